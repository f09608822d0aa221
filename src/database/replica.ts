import type { DataSource } from 'typeorm';

/**
 * How long a read waits for the replica to have what was committed before the read began. A replica that keeps up is
 * milliseconds behind; where it takes longer the primary answers sooner than the replica would.
 */
const WAIT_MS = 2_000;
const STEP_MS = 20;
/** Nobody asks a replica again so soon after it was away: its wait is paid by one read and not by each. */
const REST_MS = 5_000;

/** Why a read does not go to the replica. */
export interface Absence {
  because: 'unreachable' | 'behind' | 'promoted' | 'other-database';
  error?: unknown;
}

/**
 * Which database this is: the cluster's own number, which its physical copies share and nobody else has, and the database
 * in it. As text, since the number is beyond a safe integer.
 */
const IDENTITY = `(SELECT system_identifier FROM pg_control_system())::text || ' ' ||
  (SELECT oid FROM pg_database WHERE datname = current_database())::text AS identity`;

/** What is written, not only inserted: a commit is answered once its record is on the disk. */
const POSITION = `SELECT pg_current_wal_lsn()::text AS lsn, ${IDENTITY}`;

const STATE = `SELECT ${IDENTITY}, pg_is_in_recovery() AS standby,
  coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) AS "caughtUp"`;

interface Position {
  lsn: string;
  identity: string;
}

interface State {
  identity: string;
  standby: boolean;
  caughtUp: boolean;
}

/** A streaming replica of the primary, which may be away, late, promoted, or by mistake the replica of another database. */
export class Replica {
  private opening: Promise<DataSource> | null = null;
  private rest: { until: number; absence: Absence } | null = null;

  /** @param source not opened yet: a replica that is away at the start may come later */
  constructor(
    private readonly primary: DataSource,
    private readonly source: DataSource,
  ) {}

  /** The replica, once it has all that was committed before this call; otherwise why not. */
  async caughtUp(): Promise<DataSource | Absence> {
    if (this.rest && performance.now() < this.rest.until) return this.rest.absence;
    const [position] = await this.primary.query<[Position]>(POSITION);
    const absence = await this.waitFor(position);
    this.rest = absence && { until: performance.now() + REST_MS, absence };
    return absence ?? this.source;
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) return this.source.destroy();
    // Not waited for: an address where nobody answers takes minutes to say so.
    this.opening?.then((source) => source.destroy()).catch(() => undefined);
  }

  /** Never takes longer than {@link WAIT_MS}, whatever the network does. */
  private async waitFor(position: Position): Promise<Absence | null> {
    const waiting = { over: false, answered: false };
    let timer: NodeJS.Timeout | undefined;
    const end = new Promise<Absence>((resolve) => {
      timer = setTimeout(() => {
        waiting.over = true;
        resolve({ because: waiting.answered ? 'behind' : 'unreachable' });
      }, WAIT_MS);
    });
    const look = this.look(position, waiting).catch((error: unknown): Absence => ({ because: 'unreachable', error }));
    try {
      return await Promise.race([look, end]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async look(position: Position, waiting: { over: boolean; answered: boolean }): Promise<Absence | null> {
    const source = await this.open();
    while (!waiting.over) {
      const [state] = await source.query<[State]>(STATE, [position.lsn]);
      waiting.answered = true;
      // Asked each time: what answers at an address may be another server tomorrow.
      if (state.identity !== position.identity) return { because: 'other-database' };
      if (!state.standby) return { because: 'promoted' };
      if (state.caughtUp) return null;
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
    return { because: 'behind' };
  }

  private open(): Promise<DataSource> {
    if (this.source.isInitialized) return Promise.resolve(this.source);
    this.opening ??= this.source.initialize().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }
}
