import pg from 'pg';
import { heard } from '../../common/heard.js';
import { log } from '../../common/log.js';
import { sqlState } from './sql-state.js';
import { isServerFull } from './server-errors.js';
import type { ServerHosts } from './server-hosts.js';

/** A server that has not said within this that it is there stands still. */
const LOOK_MS = 3_000;
const STEP_MS = 500;
const TURN_MS = 50;
/** A request waits so long for an outage to end that has just begun; of an older one it is told at once. */
export const OUTAGE_WAIT_MS = 5_000;

/** `full`: it is there, and takes no more connections; what it has taken goes on. */
export type Because = 'unreachable' | 'full' | 'read-only';

export interface Outage {
  since: Date;
  because: Because;
}

/**
 * Whether a server is there, asked on a connection of its own as soon as something fails, and every half second until it is. An outage is logged
 * twice, when it begins and when it ends, however many requests it meets. Of several hosts it finds the one that takes writes.
 */
export class ServerWatch {
  outage: Outage | null = null;
  /** Before that an address may be wrong: nobody waits for it to become right. */
  hasAnswered = false;
  /** Called when an outage begins: what was connected before is not to be trusted. */
  onOutage: () => void = () => undefined;
  /** While something is suspected: whether the server was there when it was last asked. */
  private verdict: Promise<boolean> | null = null;
  private isClosed = false;
  private began = 0;

  constructor(
    private readonly hosts: ServerHosts,
    private readonly options: {
      /** As the log calls it. */
      name: string;
      /** A server that only reads will not do. */
      mustWrite: boolean;
    },
  ) {}

  /** A server that only reads will not do. */
  get mustWrite(): boolean {
    return this.options.mustWrite;
  }

  /** Something failed as it does where the server is away: asks whether it is there, and goes on asking until it is. */
  suspect(): Promise<boolean> {
    if (this.isClosed || !this.hasAnswered) return Promise.resolve(true);
    this.verdict ??= this.look();
    return this.verdict;
  }

  /** Whether it may be asked: waits for a verdict, and for the end of an outage that is young. */
  async isBack(deadline: number): Promise<boolean> {
    while (this.verdict) {
      const now = performance.now();
      if (this.outage?.because === 'full') return true;
      if (now >= deadline || (this.outage && now > this.began + OUTAGE_WAIT_MS)) return false;
      await (this.outage ? pause(TURN_MS) : Promise.race([this.verdict, pause(deadline - now)]));
    }
    return true;
  }

  /** At a first start: whether another host than the first serves. */
  async hasOtherHost(): Promise<boolean> {
    return this.hosts.urls.length > 1 && (await this.find()) === null;
  }

  close(): void {
    this.isClosed = true;
  }

  private async look(): Promise<boolean> {
    const found = await this.find();
    if (found === null || this.isClosed) {
      this.verdict = null;
      this.end();
      return true;
    }
    this.begin(found.because, found.error);
    setTimeout(() => {
      this.verdict = this.look();
    }, STEP_MS).unref();
    return found.because === 'full';
  }

  private begin(because: Because, error: unknown): void {
    if (this.outage?.because === because) return;
    if (!this.outage) this.began = performance.now();
    this.outage = { since: this.outage?.since ?? new Date(), because };
    // Without a replica all goes on, at the primary.
    const level = this.options.mustWrite ? 'error' : 'warn';
    log[level]({ because, sqlState: sqlState(error) }, `${this.options.name} is away`);
    this.onOutage();
  }

  private end(): void {
    if (!this.outage) return;
    const { because } = this.outage;
    this.outage = null;
    log.warn({ because, seconds: Math.round((performance.now() - this.began) / 1000) }, `${this.options.name} is back`);
  }

  /** Null where one of the hosts serves, which is from now on the one; else what was wrong with the last. */
  private async find(): Promise<{ because: Because; error: unknown } | null> {
    let worst: { because: Because; error: unknown } = { because: 'unreachable', error: null };
    const { current, urls } = this.hosts;
    for (const url of [current, ...urls.filter((each) => each !== current)]) {
      try {
        const takesNone = await askReadOnly(url);
        if (!takesNone || !this.options.mustWrite) {
          this.hosts.current = url;
          return null;
        }
        worst = { because: 'read-only', error: null };
      } catch (error) {
        if (isServerFull(error)) {
          this.hosts.current = url;
          worst = { because: 'full', error };
        } else if (worst.because === 'unreachable') worst = { because: 'unreachable', error };
      }
    }
    return worst;
  }
}

/** @throws what the driver says, within {@link LOOK_MS} */
async function askReadOnly(url: string): Promise<boolean> {
  const client = heard(
    new pg.Client({ connectionString: url, connectionTimeoutMillis: LOOK_MS, query_timeout: LOOK_MS }),
  );
  try {
    await client.connect();
    return await isReadOnly(client);
  } finally {
    // Its goodbye is not waited for: a server that stands still never answers it.
    void client.end().catch(() => undefined);
  }
}

/** A standby is read-only, and a primary that was told to be. */
export async function isReadOnly(client: Pick<pg.ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ transaction_read_only: string }>('SHOW transaction_read_only');
  return rows[0]?.transaction_read_only === 'on';
}

/** Ends no process later than it would end. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)).unref());
}
