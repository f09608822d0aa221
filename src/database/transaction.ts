import type { DataSource, EntityManager } from 'typeorm';
import { Refusal } from '../common/errors.js';
import { journaled } from './journal.js';

/**
 * SQLSTATE of a serialization failure, of a deadlock, and of a row referred to that was withdrawn meanwhile: the transaction did nothing
 * and may be run again. Whoever looked the row up then finds that it is gone.
 */
const RETRYABLE = new Set(['40001', '40P01', '23503']);
const ATTEMPTS = 4;

/**
 * The one place where a transaction is opened. `work` may run more than once, so it must have no effect outside `tx`; or not at all,
 * when its request is a repeat and this was committed before, so all that is needed of it must be in what it returns.
 *
 * @param isolation REPEATABLE READ is for reading alone, all of one moment
 * @throws what `work` throws; a serialization failure or deadlock only after so many attempts
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (tx: EntityManager) => Promise<T>,
  isolation: 'READ COMMITTED' | 'REPEATABLE READ' = 'READ COMMITTED',
  attempts = ATTEMPTS,
): Promise<T> {
  if (isolation === 'REPEATABLE READ') {
    return again(() => dataSource.transaction(isolation, readingOnly(work)), attempts);
  }
  return journaled(dataSource, work, (noted) => again(() => dataSource.transaction(isolation, noted), attempts));
}

/** What only reads is not written down for a repeat, so it must not write. */
function readingOnly<T>(work: (tx: EntityManager) => Promise<T>): (tx: EntityManager) => Promise<T> {
  return async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    return work(tx);
  };
}

async function again<T>(work: () => Promise<T>, attempts: number): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      await pause(attempt);
    }
  }
}

function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(sqlState(error) ?? '');
}

/** Longer each time, and never alike for two that met. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, attempt * 20 + Math.random() * 30));
}

const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_WAIT_SECONDS = 30;

function busy(detail: string): Refusal {
  return new Refusal('conflict', 'BUSY', detail);
}

/** A lock by name, held for a whole transaction and taken before its snapshot. */
export interface NamedLock {
  /** Hashed by the database into the lock's number. */
  name: string;
  shared?: boolean;
}

/**
 * A transaction on one snapshot that begins only once the locks are held: with the lock taken inside, whoever waited
 * for it would go on with a snapshot from before the other's work. Locks are the connection's (not the transaction's),
 * so a pooler between service and server must give whole sessions.
 */
export async function inLockedSnapshot<T>(
  dataSource: DataSource,
  locks: readonly NamedLock[],
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  return journaled(dataSource, work, (noted) => lockedSnapshot(dataSource, locks, noted));
}

async function lockedSnapshot<T>(
  dataSource: DataSource,
  locks: readonly NamedLock[],
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const held: NamedLock[] = [];
  try {
    // Each waiter holds a connection: without an end to the waiting, a few slow ones would leave none for anybody else.
    await runner.query(`SET lock_timeout = '${LOCK_WAIT_SECONDS}s'`);
    for (const lock of locks) {
      await runner.query(`SELECT pg_advisory_lock${lock.shared ? '_shared' : ''}(hashtextextended($1, 0))`, [
        lock.name,
      ]);
      held.push(lock);
    }
    return await again(() => runner.manager.transaction('REPEATABLE READ', work), ATTEMPTS);
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) throw busy('同一地区正在办理另一笔同类业务，请稍后重试。');
    if (isRetryable(error)) throw busy('办理期间有人修改了所涉及的资料，本次未办理，请稍后重试。');
    throw error;
  } finally {
    try {
      await runner.query('RESET lock_timeout');
      for (const lock of held.toReversed()) {
        const unlock = `SELECT pg_advisory_unlock${lock.shared ? '_shared' : ''}(hashtextextended($1, 0))`;
        await runner.query(unlock, [lock.name]);
      }
    } finally {
      await runner.release();
    }
  }
}

/** The SQLSTATE of a database error, wherever TypeORM put it. */
export function sqlState(error: unknown): string | undefined {
  const candidate = error as { code?: unknown; driverError?: { code?: unknown } } | null;
  const code = candidate?.driverError?.code ?? candidate?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The name of the constraint or index that a database error speaks of. */
export function constraintName(error: unknown): string | undefined {
  const candidate = error as { constraint?: unknown; driverError?: { constraint?: unknown } } | null;
  const name = candidate?.driverError?.constraint ?? candidate?.constraint;
  return typeof name === 'string' ? name : undefined;
}
