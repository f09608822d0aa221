import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { log } from '../common/log.js';
import type { EmbeddedDatabase } from './engine/embedded.js';
import { HeardClient } from './engine/heard-client.js';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';
import { SnakeNaming } from './snake-naming.js';
import { sqlState } from './transaction.js';

// Totals are bigint columns and fit a JavaScript integer by far; a value that did not would be wrong money, so it throws.
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`bigint ${value} is beyond a safe integer`);
  return number;
});
// A day has no time zone; the driver's own Date would move it by the machine's.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export type DatabaseTarget = { url: string; poolSize: number; readOnly?: boolean } | { embedded: EmbeddedDatabase };

/** A replica that is promoted takes writes; from these sessions it takes none. */
const READ_ONLY = { options: '-c default_transaction_read_only=on' };

/** What the pool makes its connections of. */
const HEARD = { Client: HeardClient };

/** The data source for either database: same entities, same migrations, same SQL. */
export function buildDataSource(target: DatabaseTarget): DataSource {
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
      log.warn({ sqlState: sqlState(error) }, 'an idle connection to the database ended');
    },
  } satisfies Partial<DataSourceOptions>;
  if ('url' in target) {
    const { url, poolSize, readOnly } = target;
    return new DataSource({ ...common, url, poolSize, extra: { ...HEARD, ...(readOnly && READ_ONLY) } });
  }
  return new DataSource({
    ...common,
    // PGlite is one connection; it must neither be closed for idleness nor opened twice.
    extra: Object.assign(createPgConfig(target.embedded.engine), { ...HEARD, max: 1, idleTimeoutMillis: 0 }),
  });
}
