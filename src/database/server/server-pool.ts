import { callbackify } from 'node:util';
import pg from 'pg';
import { LOCK_WAIT } from './lock-wait.js';
import type { ServerClient } from './server-client.js';
import { DatabaseAway, DatabaseBusy, isPoolExhausted, isServerAway, ReadOnlyServer } from './server-errors.js';
import { isReadOnly, OUTAGE_WAIT_MS, type ServerWatch } from './server-watch.js';

/** As long as one waits for a connection that others use. */
const QUEUE_MS = 30_000;
/** What rested longer is asked first, which costs a round trip: it may have ended meanwhile. */
const TRUSTED_MS = 500;
/** What is in use for longer says nothing by itself, and is reason enough to ask whether the server is there. */
const LONG_MS = 4_000;
const CHECK_MS = 5_000;
/** Each look is a connection of its own. */
const BETWEEN_LOOKS_MS = 3_000;
const BETWEEN_TRIES_MS = 100;
/** So that no wait for a lock is without an end, nor a transaction that its process left lying. */
const SESSION = `SET lock_timeout = '${LOCK_WAIT}'; SET idle_in_transaction_session_timeout = '10min'`;

export interface ServerPoolConfig extends pg.PoolConfig {
  watch: ServerWatch;
}

type Callback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/** Connections to a server that may be away: none is handed out that is known to be broken, and no wait is without an end. */
export class ServerPool extends pg.Pool {
  private readonly watch: ServerWatch;
  private readonly clients = new Set<ServerClient>();
  private readonly round: NodeJS.Timeout;
  private isRoundOn = false;
  private lookedAt = -Infinity;

  constructor(config: ServerPoolConfig) {
    const { watch } = config;
    super({
      ...config,
      connectionTimeoutMillis: QUEUE_MS,
      // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, which its types do not say
      onConnect: (client: pg.ClientBase) => this.prepare(client as ServerClient),
    });
    this.watch = watch;
    watch.onOutage = () => {
      for (const client of this.clients) client.isSuspect = true;
    };
    this.on('connect', (client) => this.clients.add(ours(client)));
    this.on('acquire', (client) => (ours(client).inUseSince = performance.now()));
    this.on('release', (_error, client) => {
      ours(client).inUseSince = null;
      ours(client).restingSince = performance.now();
    });
    this.on('remove', (client) => this.clients.delete(ours(client)));
    this.round = setInterval(() => void this.cutStuck(), 1_000).unref();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | void {
    if (!callback) return this.take();
    callbackify(() => this.take())((error: Error | null, client?: pg.PoolClient) =>
      callback(error ?? undefined, client, (release) => client?.release(release as Error | undefined)),
    );
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    clearInterval(this.round);
    this.watch.close();
    return callback ? super.end(callback) : super.end();
  }

  /**
   * @throws {DatabaseAway} where the server is away for longer than one waits
   * @throws {DatabaseBusy} where every connection is in use for so long
   */
  private async take(): Promise<pg.PoolClient> {
    const deadline = performance.now() + OUTAGE_WAIT_MS;
    let failure: unknown = null;
    while (await this.watch.isBack(deadline)) {
      const client = await super.connect().catch((error: unknown) => {
        failure = error;
        return null;
      });
      if (client && (await this.isSound(ours(client)))) {
        this.watch.hasAnswered = true;
        return client;
      }
      if (client) {
        failure = new Error('Connection terminated while it was not in use');
        client.release(true);
      } else if (isPoolExhausted(failure)) {
        throw new DatabaseBusy();
      } else if (!(this.watch.hasAnswered ? isServerAway(failure) : await this.watch.hasOtherHost())) {
        throw failure as Error;
      }
      void this.watch.suspect();
      if (performance.now() >= deadline) break;
      await pause(BETWEEN_TRIES_MS);
    }
    throw new DatabaseAway(failure, true);
  }

  private prepare(client: ServerClient): Promise<void> {
    return bounded(client, async () => {
      await client.query(SESSION);
      if (this.watch.mustWrite && (await isReadOnly(client))) throw new ReadOnlyServer();
    });
  }

  private async isSound(client: ServerClient): Promise<boolean> {
    if (!client.isSuspect && performance.now() - client.restingSince < TRUSTED_MS) return true;
    try {
      const readOnly = await bounded(client, () => isReadOnly(client));
      client.isSuspect = false;
      return !(readOnly && this.watch.mustWrite);
    } catch {
      return false;
    }
  }

  /** A server that stands still answers nothing on the connections it has; whether it does is asked on another one. */
  private async cutStuck(): Promise<void> {
    const isLong = ({ inUseSince }: ServerClient): boolean =>
      inUseSince !== null && performance.now() - inUseSince > LONG_MS;
    const isSoon = performance.now() - this.lookedAt < BETWEEN_LOOKS_MS;
    if (this.isRoundOn || isSoon || ![...this.clients].some(isLong)) return;
    this.isRoundOn = true;
    try {
      if (await this.watch.suspect()) return;
      for (const client of this.clients) if (isLong(client)) client.cut();
    } finally {
      this.lookedAt = performance.now();
      this.isRoundOn = false;
    }
  }
}

function ours(client: unknown): ServerClient {
  return client as ServerClient;
}

/** @throws what the driver says of a connection that was cut because it did not answer in time */
async function bounded<T>(client: ServerClient, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => client.cut(), CHECK_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
