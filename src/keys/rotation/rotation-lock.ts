import type { DataSource } from 'typeorm';
import { KeyRotationRefused } from '../keys-errors.js';

/** Any number that nothing else in this database locks. */
const ROTATION_LOCK = 3_418_000_043;

/** Databases of this process that are being rotated: the embedded one has no other process, and no second connection to hold a lock. */
const rotating = new WeakSet<DataSource>();

/**
 * One rotation at a time, for as long as `work` takes.
 *
 * @throws {KeyRotationRefused} while another one runs
 */
export async function withRotationLock<T>(
  dataSource: DataSource,
  embedded: boolean,
  work: () => Promise<T>,
): Promise<T> {
  if (rotating.has(dataSource)) throw underWay();
  rotating.add(dataSource);
  try {
    return embedded ? await work() : await holdingServerLock(dataSource, work);
  } finally {
    rotating.delete(dataSource);
  }
}

/** The connection's lock: the server frees it when this process dies. */
async function holdingServerLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const [{ locked }]: [{ locked: boolean }] = await runner.query('SELECT pg_try_advisory_lock($1) AS locked', [
      ROTATION_LOCK,
    ]);
    if (!locked) throw underWay();
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [ROTATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

function underWay(): KeyRotationRefused {
  return new KeyRotationRefused('已有一次密钥轮换正在进行，请等它结束。');
}
