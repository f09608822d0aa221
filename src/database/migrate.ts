import { MigrationExecutor, type DataSource } from 'typeorm';

/** Any number that nothing else in this database locks. */
const MIGRATION_LOCK = 3_418_000_001;

/**
 * Brings the schema up to date. Several instances may start at once: one migrates, the others wait for it. Lock and
 * migrations run on one connection, since the embedded database has no second.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'all';
    await executor.executePendingMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}
