import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Refusal } from '../common/errors.js';
import { journaled } from './journal.js';
import { DatabaseAway, isLetGo, isLost } from './server/server-errors.js';
import { LOCK_WAIT } from './server/lock-wait.js';
import { sqlState } from './server/sql-state.js';

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
    return again((whole) => dataSource.transaction(isolation, whole(readingOnly(work))), attempts);
  }
  return journaled(dataSource, work, (noted) =>
    again((whole) => dataSource.transaction(isolation, whole(noted)), attempts),
  );
}

/** What only reads is not written down for a repeat, so it must not write. */
function readingOnly<T>(work: (tx: EntityManager) => Promise<T>): (tx: EntityManager) => Promise<T> {
  return async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    return work(tx);
  };
}

type Work<T> = (tx: EntityManager) => Promise<T>;

/**
 * Runs a transaction again that did nothing: it lost against another one, or its connection broke before a commit was sent. Where one was, nobody
 * knows what became of it, and a repeat of the request with its key finds out.
 *
 * @param run is given what tells when all of the work is done
 */
async function again<T>(run: (whole: (work: Work<T>) => Work<T>) => Promise<T>, attempts: number): Promise<T> {
  let lost = 0;
  for (let attempt = 1; ; attempt++) {
    let isWhole = false;
    try {
      return await run((work) => async (tx) => {
        const value = await work(tx);
        isWhole = true;
        return value;
      });
    } catch (error) {
      const wasLost = isLost(error);
      if (sqlState(error) === LOCK_NOT_AVAILABLE) throw busy('所涉及的资料正在由他人办理，本次未办理，请稍后重试。');
      if (attempt >= attempts || !(isRetryable(error) || (wasLost && !isWhole && lost === 0))) {
        throw isLetGo(error) ? new DatabaseAway(error) : error;
      }
      if (wasLost) lost++;
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

/** As one piece once more where its connection broke: the locks went with it. */
function lockedSnapshot<T>(dataSource: DataSource, locks: readonly NamedLock[], work: Work<T>): Promise<T> {
  return again((whole) => lockedOnce(dataSource, locks, whole(work)), 2);
}

async function lockedOnce<T>(dataSource: DataSource, locks: readonly NamedLock[], work: Work<T>): Promise<T> {
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
    return await again((whole) => runner.manager.transaction('REPEATABLE READ', whole(work)), ATTEMPTS);
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) throw busy('同一地区正在办理另一笔同类业务，请稍后重试。');
    if (isRetryable(error)) throw busy('办理期间有人修改了所涉及的资料，本次未办理，请稍后重试。');
    throw error;
  } finally {
    await letGo(runner, held);
  }
}

async function letGo(runner: QueryRunner, held: readonly NamedLock[]): Promise<void> {
  try {
    await runner.query(`SET lock_timeout = '${LOCK_WAIT}'`);
    for (const lock of held.toReversed()) {
      const unlock = `SELECT pg_advisory_unlock${lock.shared ? '_shared' : ''}(hashtextextended($1, 0))`;
      await runner.query(unlock, [lock.name]);
    }
  } catch (error) {
    // They went with the connection, and what broke it is what the caller is told.
    if (!isLost(error)) throw error;
  } finally {
    await runner.release();
  }
}
