import type { EntityManager } from 'typeorm';
import { refusedBy, type TriggerBefore } from './refusals.js';

/**
 * Who may do what on a server, table by table. The names of the two roles stand in the database's own settings, where
 * `deploy/postgres/roles.sql` puts them; where there are none, one role owns and serves.
 */
interface Roles {
  serving: string | null;
  reading: string | null;
}

/** Beside every `bytea` column: hashes of passwords, and rows kept as JSON with ciphertexts in them. */
const SECRET_COLUMNS = new Set(['users.password_hash', 'import_changes.before']);

/** Says which migrations ran, and is written by them alone. */
const MIGRATIONS_TABLE = 'migrations';

interface Relation {
  name: string;
  /** As it stands in a statement. */
  quoted: string;
  isView: boolean;
  triggers: TriggerBefore[];
  columns: { name: string; quoted: string; isBytes: boolean }[];
}

/**
 * Gives the roles that the database names what they need, and takes away whatever else they had. To be run by the owner after every
 * migration, in its transaction.
 */
export async function grantRights(manager: EntityManager): Promise<void> {
  const roles = await namedRoles(manager);
  const named = [roles.serving, roles.reading].flatMap((role) => (role === null ? [] : [role]));
  if (named.length === 0) return;
  const relations = await relationsOf(manager);
  const everybody = named.join(', ');
  await manager.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${everybody}`);
  await manager.query(`GRANT USAGE ON SCHEMA public TO ${everybody}`);
  if (roles.serving !== null) await grantServing(manager, roles.serving, relations);
  if (roles.reading !== null) await grantReading(manager, roles.reading, relations);
}

/** Whether who is connected may change the schema: of an empty database too. */
export async function mayMigrate(manager: EntityManager): Promise<boolean> {
  const [{ may }]: [{ may: boolean }] = await manager.query(
    `SELECT has_schema_privilege('public', 'CREATE')
        AND NOT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                        AND NOT pg_has_role(relowner, 'USAGE')) AS may`,
  );
  return may;
}

async function namedRoles(manager: EntityManager): Promise<Roles> {
  const [named]: [Roles] = await manager.query(
    `SELECT quote_ident(nullif(current_setting('social_workers.serving_role', true), '')) AS serving,
            quote_ident(nullif(current_setting('social_workers.reading_role', true), '')) AS reading`,
  );
  return named;
}

/** Statements and no more: no schema, no trigger, no row of what only grows. Of a view too, through which its owner would write. */
async function grantServing(manager: EntityManager, role: string, relations: readonly Relation[]): Promise<void> {
  for (const relation of relations) {
    const refused = refusedBy(relation.triggers);
    const rights = ['SELECT'];
    if (relation.name !== MIGRATIONS_TABLE) {
      rights.push('INSERT');
      for (const change of ['UPDATE', 'DELETE'] as const) {
        if (!relation.isView && !refused.has(change)) rights.push(change);
      }
    }
    await manager.query(`REVOKE ALL ON ${relation.quoted} FROM ${role}`);
    await manager.query(`GRANT ${rights.join(', ')} ON ${relation.quoted} TO ${role}`);
  }
  await manager.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  // Tables to come are granted the rest by the next run of this, which then knows their triggers.
  await manager.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO ${role}`);
  await manager.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${role}`);
}

/** Column by column, without secrets. Nothing by default of tables to come: nobody knows yet what will stand in them. */
async function grantReading(manager: EntityManager, role: string, relations: readonly Relation[]): Promise<void> {
  for (const { name, quoted, columns } of relations) {
    const open = columns.filter((column) => !column.isBytes && !SECRET_COLUMNS.has(`${name}.${column.name}`));
    await manager.query(`REVOKE ALL ON ${quoted} FROM ${role}`);
    if (open.length === 0) continue;
    // The whole table where all of it is open, so that `SELECT *` works.
    const list = open.length === columns.length ? '' : ` (${open.map((column) => column.quoted).join(', ')})`;
    await manager.query(`GRANT SELECT${list} ON ${quoted} TO ${role}`);
  }
}

async function relationsOf(manager: EntityManager): Promise<Relation[]> {
  return manager.query(
    `SELECT c.relname AS name, c.oid::regclass::text AS quoted, c.relkind = 'v' AS "isView",
            (SELECT coalesce(json_agg(json_build_object('function', p.proname, 'type', t.tgtype)), '[]')
             FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
             WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgqual IS NULL AND t.tgenabled = 'O'
               AND t.tgtype::int & 2 = 2) AS triggers,
            (SELECT json_agg(json_build_object('name', a.attname, 'quoted', quote_ident(a.attname),
                                               'isBytes', a.atttypid = 'bytea'::regtype) ORDER BY a.attnum)
             FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') ORDER BY c.relname`,
  );
}
