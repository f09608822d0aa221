import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { type ArrayItem, arrayText } from './array-text.js';

/** Rows in one statement: few enough that its parameters stay a few megabytes. */
const CHUNK = 5_000;

interface BulkColumn {
  property: string;
  name: string;
  type: string;
  /** unnest() would take an array of arrays apart, so such a value travels in its text form. */
  isArray: boolean;
}

/** A statement with its parameters, as it is sent. */
export interface Statement {
  sql: string;
  parameters: unknown[];
}

/**
 * Inserts rows by {@link insertStatements}.
 *
 * @param told is called after each statement with how many are in by then
 */
export async function bulkInsert<T extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly Partial<T>[],
  told?: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (const { sql, parameters } of insertStatements(tx, entity, rows)) {
    await tx.query(sql, parameters);
    told?.((done = Math.min(done + CHUNK, rows.length)));
  }
}

/**
 * One statement per {@link CHUNK} rows, with one array parameter per column, so that neither its text nor its plan grows
 * with the rows. Columns that no row names take their default.
 */
export function* insertStatements<T extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly Partial<T>[],
): Generator<Statement, void> {
  if (rows.length === 0) return;
  const metadata = tx.connection.getMetadata(entity);
  const columns = bulkColumns(tx, entity).filter(
    (column) => column.property === 'version' || rows.some((row) => row[column.property] !== undefined),
  );
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const arrays = columns.map((column, index) => `$${index + 1}::${column.isArray ? 'text' : column.type}[]`).join(', ');
  const values = columns.map((c) => (c.isArray ? `u."${c.name}"::${c.type}[]` : `u."${c.name}"`)).join(', ');
  const sql = `INSERT INTO "${metadata.tableName}" (${names}) SELECT ${values} FROM unnest(${arrays}) AS u(${names})`;
  for (const chunk of chunksOf(rows)) yield { sql, parameters: columnArrays(columns, chunk) };
}

/** Updates the given columns of many rows by their id, counting their version up. */
export function* updateStatements<T extends ObjectLiteral & { id: string; version: number }>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  properties: readonly (keyof T & string)[],
  rows: readonly Partial<T>[],
): Generator<Statement, void> {
  if (rows.length === 0) return;
  const metadata = tx.connection.getMetadata(entity);
  const all = bulkColumns(tx, entity);
  const columns = all.filter((column) => column.property === 'id' || properties.includes(column.property));
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const arrays = columns.map((column, index) => `$${index + 1}::${column.type}[]`).join(', ');
  const sets = columns
    .filter((column) => column.property !== 'id')
    .map((column) => `"${column.name}" = u."${column.name}"`)
    .join(', ');
  const sql =
    `UPDATE "${metadata.tableName}" t SET ${sets}, version = t.version + 1 ` +
    `FROM unnest(${arrays}) AS u(${names}) WHERE t.id = u.id`;
  for (const chunk of chunksOf(rows)) yield { sql, parameters: columnArrays(columns, chunk) };
}

function bulkColumns<T extends ObjectLiteral>(tx: EntityManager, entity: EntityTarget<T>): BulkColumn[] {
  const driver = tx.connection.driver;
  return tx.connection.getMetadata(entity).columns.map((column) => ({
    property: column.propertyName,
    name: column.databaseName,
    type: driver.normalizeType(column),
    isArray: column.isArray,
  }));
}

function columnArrays<T extends ObjectLiteral>(columns: BulkColumn[], rows: readonly Partial<T>[]): string[] {
  return columns.map((column) =>
    arrayText(
      rows.map((row) => {
        const value: unknown = row[column.property];
        if (value === undefined || value === null) return column.property === 'version' ? 1 : null;
        if (column.isArray) return arrayText(value as string[]);
        return column.type === 'jsonb' ? JSON.stringify(value) : (value as ArrayItem);
      }),
    ),
  );
}

function* chunksOf<T>(rows: readonly T[]): Generator<readonly T[], void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    yield from === 0 && rows.length <= CHUNK ? rows : rows.slice(from, from + CHUNK);
  }
}
