import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hashPassword } from '../../src/auth/sign-in/passwords/password.js';
import { newId } from '../../src/common/values/ids.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { readConfig } from '../../src/common/config/config.js';
import { buildDataSource } from '../../src/database/data-source.js';
import { EmbeddedDatabase } from '../../src/database/engine/embedded.js';
import { migrate } from '../../src/database/migrate.js';
import { MIGRATIONS } from '../../src/database/migrations/index.js';
import { prepareFirstStart } from '../../src/app/starting/first-start.js';
import type { BareConnection, BareDatabase } from '../database.js';
import { People } from './people.js';
import { POLICY_INSERT, policiesOf } from './policies.js';
import { SEED } from './random.js';
import { registerTables, type TableRows } from './tables.js';
import { treeFor } from './tree.js';

/** Keys of made-up people: the same in every run, so that a kept register can be read again. */
const KEY = Buffer.alloc(32, 1).toString('base64');
export const PASSWORD = 'Measured-on-made-up-people-1';
export const ENVIRONMENT = {
  DATA_KEY: KEY,
  LOOKUP_KEY: KEY,
  TOKEN_KEY: KEY,
  ADMIN_PASSWORD: PASSWORD,
  LOG_LEVEL: 'error',
  ACCESS_TOKEN_SECONDS: '86400',
  // One account asks without pause.
  REQUESTS_PER_SECOND: '10000',
};
/** Beside `admin`: nobody approves what they wrote or made themselves. */
const USERS = [
  { username: 'author', displayName: '经办', role: 'officer' },
  { username: 'second', displayName: '复核', role: 'reviewer' },
];

export function peopleOf(size: number): People {
  return new People(treeFor(size), size, size <= 10_000 ? 0.32 : 1);
}

/** Of everything that a register comes from: another seed, generator or schema makes another one. */
export function registerKey(sources: readonly string[]): string {
  const hash = createHash('sha256').update(String(SEED));
  for (const migration of MIGRATIONS) hash.update(migration.name);
  for (const path of sources) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 8);
}

/** Makes the register in a new database: schema, tree, users, policies, people; then statistics. */
export async function makeRegister(database: BareDatabase, people: People): Promise<void> {
  await prepare(database, people);
  const connection = await database.connect();
  const other = database.kind === 'PostgreSQL' ? await database.connect() : connection;
  try {
    const passwordHash = await hashPassword(PASSWORD);
    for (const { username, displayName, role } of USERS) {
      await connection.query(
        `INSERT INTO users (id, username, password_hash, display_name, role, region_code, must_change_password, token_generation, version)
         VALUES ($1, $2, $3, $4, $5, $6, false, 0, 1)`,
        [newId(), username, passwordHash, displayName, role, people.tree.top.code],
      );
    }
    await connection.query(POLICY_INSERT, [JSON.stringify(policiesOf(people.tree))]);
    const tables = registerTables(people, new PersonalData(readConfig(ENVIRONMENT).keys));
    const indexes = await dropIndexes(connection, tables);
    for (const each of new Set([connection, other])) await each.query(`SET session_replication_role = replica`);
    // Two at a time: while the server takes rows of the one, those of the other are made.
    await inTurn(tables, connection, other, (it, table) => it.copy(table.table, table.columns, table.rows()));
    for (const each of new Set([connection, other])) await each.query(`SET maintenance_work_mem = '256MB'`);
    await inTurn(indexes, connection, other, async (it, sql) => {
      await it.query(sql);
    });
    await connection.query('VACUUM ANALYZE');
    await connection.query('CHECKPOINT');
  } finally {
    if (other !== connection) await other.close();
    await connection.close();
  }
}

/** Schema and first start by the service's own code, with the tree laid before so that it is not the city's. */
async function prepare(database: BareDatabase, people: People): Promise<void> {
  const config = readConfig({ ...ENVIRONMENT, ...database.environment });
  const embedded = config.databaseUrl ? null : await EmbeddedDatabase.open(config.dataDir);
  const dataSource = await buildDataSource(
    embedded ? { embedded } : { url: config.databaseUrl ?? '', poolSize: 2 },
  ).initialize();
  try {
    await migrate(dataSource);
    const columns = ['code', 'name', 'level', 'parentCode', 'path'] as const;
    await dataSource.query(
      `INSERT INTO regions (code, name, level, parent_code, path)
       SELECT r.code, r.name, r.level, r."parentCode", ARRAY(SELECT jsonb_array_elements_text(r.path))
       FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, level text, "parentCode" text, path jsonb)`,
      [JSON.stringify(people.tree.regions, [...columns])],
    );
    await prepareFirstStart(dataSource, config, new PersonalData(config.keys));
  } finally {
    await dataSource.destroy();
    await embedded?.close();
  }
}

/**
 * Indexes are built once all rows are there, sorted instead of grown. Those of constraints stay: they are told by the
 * order in which rows come.
 */
async function dropIndexes(connection: BareConnection, tables: readonly TableRows[]): Promise<string[]> {
  const rows = await connection.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY($1::text[]::regclass[])
       AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    [tables.map(({ table }) => table)],
  );
  for (const { name } of rows) await connection.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function inTurn<T>(
  work: readonly T[],
  first: BareConnection,
  second: BareConnection,
  task: (connection: BareConnection, item: T) => Promise<void>,
): Promise<void> {
  const left = [...work];
  const take = async (connection: BareConnection): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await task(connection, item);
  };
  await Promise.all(first === second ? [take(first)] : [take(first), take(second)]);
}
