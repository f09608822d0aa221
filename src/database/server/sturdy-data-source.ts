import { DataSource, type DataSourceOptions, type QueryRunner, type ReplicationMode } from 'typeorm';
import {
  DatabaseAway,
  inWords,
  isConnectionLost,
  isServerAway,
  isStorageFull,
  isWriteRefused,
  ReadThatWrites,
  StorageFull,
} from './server-errors.js';
import { onceMore } from './once-more.js';
import { inWordsOf, noteStatement } from './promised-reads.js';
import { SlowStatements } from './slow-statements.js';
import type { ServerWatch } from './server-watch.js';

/** What reads and does nothing else, as far as its first word tells; locks and sequences do no harm when they are asked for twice. */
const READS = /^\s*(SELECT|WITH|VALUES)\b/i;
const KEEPS = /\b(FOR\s+(NO\s+KEY\s+)?UPDATE|INSERT\s+INTO|UPDATE|DELETE\s+FROM|pg_advisory_lock|pg_notify)\b/i;

/** A full disk that nothing met for so long has room again, or nobody wrote. */
const FULL_FOR_MS = 60_000;

/**
 * As TypeORM's, with what may happen to a server: a read on its own that met a broken connection is asked once more on another one, and
 * what is away, or full, is said in words ({@link DatabaseAway}, `StorageFull`) wherever it shows.
 */
export class SturdyDataSource extends DataSource {
  /** Null where nobody asked for it. */
  readonly slow: SlowStatements | null;
  private lastFull: Date | null = null;
  private firstFull: Date | null = null;

  constructor(
    options: DataSourceOptions,
    /** Null for the embedded database. */
    readonly watch: ServerWatch | null,
    slowMs: number | null = null,
  ) {
    super(options);
    // Of the embedded database no plan is asked: its one connection is somebody's.
    this.slow = slowMs === null ? null : new SlowStatements(slowMs, watch && (() => super.createQueryRunner()));
  }

  /** Since when the disk takes nothing more; null once it was not met for a minute. */
  get fullSince(): Date | null {
    return this.lastFull && Date.now() - +this.lastFull < FULL_FOR_MS ? this.firstFull : null;
  }

  override async query<T = unknown>(query: string, parameters?: unknown[], queryRunner?: QueryRunner): Promise<T> {
    const ask = (): Promise<T> => super.query<T>(query, parameters, queryRunner);
    try {
      return await (queryRunner || !isRead(query) ? ask() : onceMore(ask));
    } catch (error) {
      throw this.told(error);
    }
  }

  override createQueryRunner(mode: ReplicationMode = 'master'): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const query = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
    // Of TypeORM's own accord `slave` is what finds rows outside of a transaction.
    const isAlone = mode === 'slave';
    runner.query = (async (...asked: unknown[]) => {
      const text = String(asked[0]);
      noteStatement(runner, text);
      try {
        return await (this.slow ? this.slow.timed(text, asked[1], () => query(...asked)) : query(...asked));
      } catch (error) {
        if (isAlone && isConnectionLost(error) && isRead(text)) return this.elsewhere(asked);
        const told = inWordsOf(runner, error);
        throw told instanceof ReadThatWrites ? told : this.told(error);
      }
    }) as typeof runner.query;
    return runner;
  }

  private async elsewhere(asked: unknown[]): Promise<unknown> {
    const other = super.createQueryRunner();
    try {
      return await (other.query as (...asked: unknown[]) => Promise<unknown>)(...asked);
    } catch (error) {
      throw this.told(error);
    } finally {
      await other.release();
    }
  }

  private told(error: unknown): unknown {
    // At a replica nothing is ever to be written.
    if (this.watch?.mustWrite === false && isWriteRefused(error)) return new ReadThatWrites(error);
    if (isServerAway(error) && !(error instanceof DatabaseAway)) void this.watch?.suspect();
    if (isStorageFull(error) && !(error instanceof StorageFull)) {
      this.firstFull = this.fullSince ?? new Date();
      this.lastFull = new Date();
    }
    return inWords(error);
  }
}

function isRead(query: string): boolean {
  return READS.test(query) && !KEEPS.test(query);
}
