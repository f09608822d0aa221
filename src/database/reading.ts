import type { OnApplicationShutdown } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { DataSource, EntityManager } from 'typeorm';
import { log } from '../common/log.js';
import { ConfigError, type Config } from '../common/config/config.js';
import { buildDataSource } from './data-source.js';
import { refusedBy } from './open-database.js';
import { type Absence, Replica } from './replica.js';
import { sqlState } from './server/sql-state.js';
import { DatabaseBusy, isServerAway } from './server/server-errors.js';
import { inTransaction } from './transaction.js';

/** Where reads went since the start, and why to the primary; counted only where there is a replica to choose. */
const reads = new Counter({
  name: 'social_workers_long_reads_total',
  help: 'Reports, lists and downloads by where they were read; because: why not from the replica',
  labelNames: ['from', 'because'] as const,
});

type Because = Absence['because'] | 'broken-off';

/** One line a minute says that the replica is not read from, however many reads that is about. */
const LOG_MS = 60_000;

/**
 * Where long work that only reads is done: on the replica where there is one and it has all that was committed when the
 * read began, else on the primary. Whoever reads sees what they wrote, whichever it is.
 *
 * What locks or writes, and who asks and what they may, is never asked here.
 */
export class Reading implements OnApplicationShutdown {
  private last: { from: 'replica' | 'primary'; because?: Because } = { from: 'replica' };
  private loggedAt = -Infinity;

  private constructor(
    private readonly primary: DataSource,
    private readonly replica: Replica | null,
  ) {}

  /**
   * A replica that is away is no reason not to start: it is looked for again.
   *
   * @throws {ConfigError} when what answers is no copy of the primary's database, or does not let this user in
   */
  static async open(primary: DataSource, config: Config): Promise<Reading> {
    const { databaseReplicaUrl: url, databasePoolSize: poolSize, slowStatementMs: slowMs } = config;
    if (url === null) return new Reading(primary, null);
    const reading = new Reading(
      primary,
      new Replica(primary, buildDataSource({ url, poolSize, slowMs, readOnly: true })),
    );
    try {
      await reading.tryReplica();
      return reading;
    } catch (error) {
      await reading.onApplicationShutdown();
      throw error;
    }
  }

  /** `work` on one snapshot; it may run more than once, so it must have no effect outside `tx`. */
  onSnapshot<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.read((source, attempts) => inTransaction(source, work, 'REPEATABLE READ', attempts));
  }

  /**
   * `work` statement by statement, each on its own snapshot: for downloads, which hold no transaction while they are sent. The
   * manager may be kept for what is read on the way; once `work` has ended, a replica that fails breaks the download off.
   */
  byStatement<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.read((source) => work(source.manager));
  }

  /** Where the last read went; null where there is no replica to read from. */
  status(): { from: 'replica' | 'primary'; because?: string } | null {
    return this.replica && this.last;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.replica?.close();
  }

  /** @param from runs on either, given the attempts that make sense there: on the replica one, as the primary comes after it */
  private async read<T>(from: (source: DataSource, attempts?: number) => Promise<T>): Promise<T> {
    const replica = await this.replica?.caughtUp();
    if (!replica) return from(this.primary);
    if ('because' in replica) {
      this.missed(replica.because, replica.error);
      return from(this.primary);
    }
    try {
      const answer = await from(replica, 1);
      this.took();
      return answer;
    } catch (error) {
      if (!isOfServer(error)) throw error;
      this.missed('broken-off', error);
      return from(this.primary);
    }
  }

  private async tryReplica(): Promise<void> {
    const found = await this.replica?.caughtUp();
    if (!found || !('because' in found)) return;
    const { because, error } = found;
    if (because === 'other-database') {
      throw new ConfigError(
        'DATABASE_REPLICA_URL',
        '与 DATABASE_URL 不是同一个数据库。请改为那个数据库的流复制副本，或去掉这一项。',
      );
    }
    const refused = refusedBy('DATABASE_REPLICA_URL', error);
    if (refused) throw refused;
    this.missed(because, error);
  }

  private took(): void {
    reads.inc({ from: 'replica', because: '' });
    if (this.last.from === 'primary') log.info('long reads go to the replica again');
    this.last = { from: 'replica' };
  }

  private missed(because: Because, error: unknown): void {
    reads.inc({ from: 'primary', because });
    this.last = { from: 'primary', because };
    if (performance.now() - this.loggedAt < LOG_MS) return;
    this.loggedAt = performance.now();
    log.warn({ because, sqlState: sqlState(error) }, 'long reads go to the primary instead of the replica');
  }
}

/** Recovery conflict or deadlock, resources, operator, system: SQLSTATEs that the same statement need not meet elsewhere. */
const OF_SERVER = /^(08|40|53|57|58|XX)[0-9A-Z]{3}$/;

/** Whether the server failed, not the statement: what a statement is to blame for would fail at the primary as well. */
function isOfServer(error: unknown): boolean {
  // A read that writes is our own fault, and would be one at the primary.
  if (sqlState(error) === '25006') return false;
  return isServerAway(error) || error instanceof DatabaseBusy || OF_SERVER.test(sqlState(error) ?? '');
}
