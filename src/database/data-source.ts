import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { log } from '../common/log.js';
import type { EmbeddedDatabase } from './engine/embedded.js';
import { HeardClient } from './server/heard-client.js';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';
import { ServerClient } from './server/server-client.js';
import { ServerHosts } from './server/server-hosts.js';
import { ServerPool } from './server/server-pool.js';
import { ServerWatch } from './server/server-watch.js';
import { SturdyDataSource } from './server/sturdy-data-source.js';
import { SnakeNaming } from './snake-naming.js';
import { sqlState } from './server/sql-state.js';

// Totals are bigint columns and fit a JavaScript integer by far; a value that did not would be wrong money, so it throws.
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`bigint ${value} is beyond a safe integer`);
  return number;
});
// A day has no time zone; the driver's own Date would move it by the machine's.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** Statements that take longer than `slowMs` are logged; null, or nothing, logs none. */
export type DatabaseTarget = (
  { url: string; poolSize: number; readOnly?: boolean } | { embedded: EmbeddedDatabase }
) & { slowMs?: number | null };

/** A replica that is promoted takes writes; from these sessions it takes none. */
const READ_ONLY = { options: '-c default_transaction_read_only=on' };

/** The data source for either database: same entities, same migrations, same SQL. */
export function buildDataSource(target: DatabaseTarget): SturdyDataSource {
  const common = {
    type: 'postgres',
    entities: ENTITIES,
    migrations: MIGRATIONS,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: 'social-workers',
    // Of a connection that nobody was using; the pool makes another when it is needed.
    poolErrorHandler: (error: unknown) => {
      log.debug({ sqlState: sqlState(error) }, 'an idle connection to the database ended');
    },
  } satisfies Partial<DataSourceOptions>;
  if ('url' in target) return serverSource(common, target);
  // PGlite is one connection; it must neither be closed for idleness nor opened twice.
  const one = { Client: HeardClient, max: 1, idleTimeoutMillis: 0 };
  return new SturdyDataSource(
    { ...common, extra: Object.assign(createPgConfig(target.embedded.engine), one) },
    null,
    target.slowMs,
  );
}

function serverSource(
  common: Pick<PostgresDataSourceOptions, 'type'>,
  { url, poolSize, readOnly = false, slowMs }: Extract<DatabaseTarget, { url: string }>,
): SturdyDataSource {
  const hosts = ServerHosts.of(url);
  const mustWrite = !readOnly;
  const watch = new ServerWatch(hosts, { name: readOnly ? 'the replica' : 'the database', mustWrite });
  const extra = { Client: ServerClient, hosts, watch, ...(readOnly && READ_ONLY) };
  const driver = { ...pg, Pool: ServerPool };
  return new SturdyDataSource({ ...common, driver, url: hosts.current, poolSize, extra }, watch, slowMs);
}
