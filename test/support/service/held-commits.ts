import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/** Long enough for an answer that nothing keeps back. */
const QUIET_MS = 1_500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether it is answered by itself, without anything else happening. */
export function isAnswered(answer: Promise<unknown>): Promise<boolean> {
  return Promise.race([answer.then(() => true), pause(QUIET_MS).then(() => false)]);
}

/** Keeps a table in an open transaction of `beside`, so that whoever writes a row of it waits there until `COMMIT`. */
export async function holdTable(beside: pg.Client, table: string): Promise<void> {
  await beside.query('BEGIN');
  await beside.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
}

/** In this database only: copies of one template share their tables' numbers. */
export async function untilSomebodyWaitsFor(beside: pg.Client, table: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { rowCount } = await beside.query(
      `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '${table}'::regclass
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (rowCount) return;
    await pause(50);
  }
  throw new Error(`nobody waits for ${table}`);
}

const HELD = `hashtextextended('held commits', 0)`;

/** Keeps transactions from being committed, so that of two that meet the moment is no chance. For databases of tests alone. */
export class HeldCommits {
  private constructor(private readonly beside: pg.Client) {}

  /** @param tables whoever writes a row of these waits, at the very end and with all that was written, while commits are held */
  static async of(url: string, tables: readonly string[]): Promise<HeldCommits> {
    const beside = new pg.Client({ connectionString: url });
    await beside.connect();
    await beside.query(
      `CREATE FUNCTION wait_to_commit() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_advisory_xact_lock_shared(${HELD}); RETURN NULL; END $$`,
    );
    for (const table of tables) {
      await beside.query(
        `CREATE CONSTRAINT TRIGGER wait_to_commit AFTER INSERT OR UPDATE ON ${table} DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION wait_to_commit()`,
      );
    }
    return new HeldCommits(beside);
  }

  async close(): Promise<void> {
    await this.beside.end();
  }

  /** `first` has done all its work and `second` is on its way, or waits for it, when both are let go. */
  async meet<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<[T, T]> {
    await this.beside.query(`SELECT pg_advisory_lock(${HELD})`);
    const one = first();
    await this.untilWaiting(1);
    const other = second();
    await this.untilWaiting(2);
    await this.beside.query(`SELECT pg_advisory_unlock(${HELD})`);
    return Promise.all([one, other]);
  }

  async query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return (await this.beside.query(sql, parameters)).rows as T[];
  }

  private async untilWaiting(sessions: number): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const waiting = await this.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (waiting.length >= sessions) return;
      await pause(50);
    }
    throw new Error(`fewer than ${sessions} wait`);
  }
}

/**
 * Rows of `table` are read without being locked. It works on the objects of this process, beneath the service: no setting and no
 * request can do it.
 */
export function ignoreRowLocks(dataSource: DataSource, table: string): void {
  const locking = new RegExp(`(FROM "${table}" .*) FOR (NO KEY )?UPDATE$`, 's');
  const make = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (...options): QueryRunner => {
    const runner = make(...options);
    const query = runner.query.bind(runner) as (...query: unknown[]) => Promise<unknown>;
    const reading = (sql: string, ...rest: unknown[]): Promise<unknown> => query(sql.replace(locking, '$1'), ...rest);
    return Object.assign(runner, { query: reading });
  };
}

/** Locks by name are not taken. It works on the objects of this process, beneath the service: no setting and no request can do it. */
export function ignoreNamedLocks(dataSource: DataSource): void {
  const make = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (...options): QueryRunner => {
    const runner = make(...options);
    const query = runner.query.bind(runner) as (...query: unknown[]) => Promise<unknown>;
    const skipping = (sql: string, ...rest: unknown[]): Promise<unknown> =>
      /pg_advisory_(un)?lock/.test(sql) ? Promise.resolve([]) : query(sql, ...rest);
    return Object.assign(runner, { query: skipping });
  };
}
