import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 3_418_000_001;

/**
 * Brings the schema up to date. Several instances may start at once: one migrates, the others wait for it.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  await withMigrationLock(dataSource, (runner) => runPendingMigrations(dataSource, runner));
}

/** Lock and migrations run on one connection, since the embedded database has no second. */
export async function withMigrationLock<T>(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(runner);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}

/** All in one transaction, which is the runner's where it has one open. */
export async function runPendingMigrations(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'all';
  await executor.executePendingMigrations();
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
