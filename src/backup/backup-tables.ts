import type { EntityManager } from 'typeorm';
import type { BackupTable, SequenceState } from './backup-format.js';

/** TypeORM's own table: the migrations that a restore runs fill it. */
const MIGRATIONS_TABLE = 'migrations';

/**
 * Tables whose rows are about the running service and not about its work. Every other table is in the backup, also one
 * that a later migration adds.
 */
export const LEFT_OUT: readonly string[] = [
  // A session that was ended since must not come alive again: after a restore everybody signs in anew.
  'refresh_tokens',
  // Wrong passwords and wrong check-in codes of the last minutes.
  'login_failures',
  'training_check_in_failures',
  // Instances that run just now.
  'key_holders',
  'idempotency_holders',
  // Work in hand of the last hours: on a restored register, somebody decides anew whether it is still to be done.
  'jobs',
  'job_runs',
  // Backups of this installation, in a folder that a restored one may not have.
  'backup_runs',
  // Addresses that are good for a minute.
  'download_tickets',
];

/** Tables whose rows are hardly anything but encrypted bytes. */
export const CIPHERTEXT_TABLES: readonly string[] = ['attachment_chunks'];

/** Bytes that the widest rows of one FETCH may take in the database's files, and rows that it may bring at the most. */
const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_ROWS = 2_000;

export interface CatalogTable extends BackupTable {
  /** Of the columns, in their order. */
  types: string[];
  /** Columns of variable length, by which rows may become wide. */
  wide: string[];
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The tables of this database that hold rows, without {@link MIGRATIONS_TABLE}; generated columns are no part of them. */
export async function catalogTables(tx: EntityManager): Promise<CatalogTable[]> {
  return tx.query<CatalogTable[]>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
       array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS types,
       coalesce(array_agg(a.attname::text) FILTER (WHERE a.attlen = -1), '{}') AS wide
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [MIGRATIONS_TABLE],
  );
}

/** The names of the migrations that ran, in their order. */
export async function migrationsOf(tx: EntityManager): Promise<string[]> {
  const rows: { name: string }[] = await tx.query(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY timestamp, name`);
  return rows.map(({ name }) => name);
}

/** Text that depends on no setting of the session: written and read back under the same ones. */
export async function settleText(tx: EntityManager): Promise<void> {
  await tx.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
    SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0`);
}

/** The rows of a table as lines of a backup, a batch at a time, each batch bounded by the widest row there is. */
export async function* tableLines(tx: EntityManager, table: CatalogTable): AsyncGenerator<string[]> {
  const from = quoted(table.name);
  const size = await batchSize(tx, table);
  const row = `ROW(${table.columns.map(quoted).join(', ')})`;
  await tx.query(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_json(${row}::text)::text AS line FROM ${from}`);
  for (;;) {
    const rows: { line: string }[] = await tx.query(`FETCH ${size} FROM backup_rows`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < size) break;
  }
  await tx.query('CLOSE backup_rows');
}

async function batchSize(tx: EntityManager, { name, wide }: CatalogTable): Promise<number> {
  if (wide.length === 0) return BATCH_ROWS;
  const width = wide.map((column) => `coalesce(pg_column_size(${quoted(column)}), 0)`).join(' + ');
  const [{ widest }]: [{ widest: number }] = await tx.query(
    `SELECT coalesce(max(${width}), 0) AS widest FROM ${quoted(name)}`,
  );
  return Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_BYTES / Math.max(widest, 1))));
}

/** Sequences that no column of {@link MIGRATIONS_TABLE} owns. To be read after the tables: never behind them. */
export async function sequenceStates(tx: EntityManager): Promise<SequenceState[]> {
  const names: { name: string }[] = await tx.query(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' AND NOT EXISTS (
       SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i') AND d.refobjid = $1::regclass)
     ORDER BY c.relname`,
    [MIGRATIONS_TABLE],
  );
  const states: SequenceState[] = [];
  for (const { name } of names) {
    const [state]: [Omit<SequenceState, 'name'>] = await tx.query(
      `SELECT last_value::text AS last, is_called AS called FROM ${quoted(name)}`,
    );
    states.push({ name, ...state });
  }
  return states;
}
