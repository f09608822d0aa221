import { type DataSource, type EntityManager, MigrationExecutor, type QueryRunner } from 'typeorm';
import { LOCK_WAIT } from './server/lock-wait.js';
import { MIGRATIONS } from './migrations/index.js';
import { grantRights, mayMigrate } from './roles/rights.js';

/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 3_418_000_001;

/** The database has seen migrations that this program does not know. */
export class NewerDataError extends Error {
  constructor(names: readonly string[]) {
    super(
      `数据库由更新版本的系统写成（本版本不认识其中的结构变更：${names.join('、')}），没有启动，也没有改动任何数据。` +
        '请安装更新的版本；确要退回本版本的，请把升级前的备份恢复到另一个空的数据目录或数据库。',
    );
    this.name = 'NewerDataError';
  }
}

/** The database has not been upgraded to this program yet, which its start does. */
export class OlderDataError extends Error {
  constructor() {
    super(
      '这些数据由较早的版本写成，还没有升级，不能用本版本核对。请先做好备份，用本版本启动一次服务（启动时自动升级），再来核对；' +
        '要在升级前核对，请用原来的版本。',
    );
    this.name = 'OlderDataError';
  }
}

/** The database has to be upgraded first, by a role that may: the one that is connected only serves. */
export class MigrationNeededError extends Error {
  constructor(count: number) {
    super(
      `数据库还没有升级到本版本（有 ${count} 项结构变更没有执行），DATABASE_URL 所用的账号无权升级。没有启动，也没有改动任何数据。` +
        '请先备份，再用数据库属主的账号执行一次 migrate 命令，完成后重新启动。',
    );
    this.name = 'MigrationNeededError';
  }
}

/** Whoever typed `migrate` is connected as a role that may not change the schema. */
export class NotOwnerError extends Error {
  constructor() {
    super(
      'DATABASE_URL 所用的账号不是数据库的属主，不能升级数据库。没有改动任何数据。请换用属主的账号再执行 migrate 命令。',
    );
    this.name = 'NotOwnerError';
  }
}

/**
 * For what only reads, and so must not upgrade what it looks at: today's questions are about today's tables.
 *
 * @throws {OlderDataError}
 */
export async function refuseOlderData(manager: EntityManager): Promise<void> {
  if ((await pendingMigrations(manager)).length > 0) throw new OlderDataError();
}

/**
 * To be asked before anything is written: a program that does not know what a newer one laid down would write past its rules.
 *
 * @throws {NewerDataError}
 */
export async function refuseNewerData(manager: EntityManager): Promise<void> {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = (await executedMigrations(manager)).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerDataError(unknown);
}

/** The names of those that this program would run now, in their order. */
export async function pendingMigrations(manager: EntityManager): Promise<string[]> {
  const executed = new Set(await executedMigrations(manager));
  return MIGRATIONS.map(({ name }) => name).filter((name) => !executed.has(name));
}

/** None of a database without tables. */
async function executedMigrations(manager: EntityManager): Promise<string[]> {
  const [{ found }]: [{ found: boolean }] = await manager.query(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS found`,
  );
  if (!found) return [];
  const rows: { name: string }[] = await manager.query('SELECT name FROM migrations ORDER BY timestamp, name');
  return rows.map(({ name }) => name);
}

/**
 * For a start as a role that only serves: the roles of a server are told apart by what they may do, not by a setting that could be wrong.
 *
 * @throws {MigrationNeededError}
 */
export async function refuseIfNotAllowed(manager: EntityManager): Promise<void> {
  const pending = await pendingMigrations(manager);
  if (pending.length > 0 && !(await mayMigrate(manager))) throw new MigrationNeededError(pending.length);
}

/**
 * Brings the schema up to date. Several instances may start at once: one migrates, the others wait for it.
 *
 * @returns the names of the migrations that ran here
 * @throws {NewerDataError} with nothing written
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  return withMigrationLock(dataSource, async (runner) => {
    await refuseNewerData(runner.manager);
    return runner.manager.transaction(() => runPendingMigrations(dataSource, runner));
  });
}

/** Lock and migrations run on one connection, since the embedded database has no second. */
export async function withMigrationLock<T>(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    // Another's migration may take long; it is what this waits for.
    await runner.query('SET lock_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(runner);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.query(`SET lock_timeout = '${LOCK_WAIT}'`);
    await runner.release();
  }
}

/** All in one transaction, which is the runner's where it has one open; what stands then is granted to those who serve and read. */
export async function runPendingMigrations(dataSource: DataSource, runner: QueryRunner): Promise<string[]> {
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'all';
  const executed = await executor.executePendingMigrations();
  if (await mayMigrate(runner.manager)) await grantRights(runner.manager);
  return executed.map(({ name }) => name);
}

/** Those of these names that have not run yet, and no others, in the transaction that the runner has open. */
export async function runMigrations(
  dataSource: DataSource,
  runner: QueryRunner,
  names: ReadonlySet<string>,
): Promise<void> {
  const executor = new MigrationExecutor(dataSource, runner);
  for (const migration of await executor.getPendingMigrations()) {
    if (names.has(migration.name)) await executor.executeMigration(migration);
  }
}
