import type { DataSource } from 'typeorm';

export interface CatalogColumn {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

export interface CatalogConstraint {
  table: string;
  /** p primary key, u unique, f foreign key, c check, x exclusion. */
  kind: 'p' | 'u' | 'f' | 'c' | 'x';
  columns: string[];
  definition: string;
  /** Of a foreign key. */
  target: string | null;
  targetColumns: string[] | null;
}

/** Rows that are refused or changed only in a certain way, by a trigger before the deed. */
export interface CatalogGuard {
  table: string;
  /** The function that the trigger calls. */
  guard: string;
  onInsert: boolean;
  onUpdate: boolean;
  onDelete: boolean;
}

export interface Catalog {
  columns: CatalogColumn[];
  constraints: CatalogConstraint[];
  /** Unique indexes that are no constraint, with the condition under which they hold. */
  uniques: { table: string; columns: string[]; condition: string | null }[];
  guards: CatalogGuard[];
  views: string[];
}

const IN_PUBLIC = `n.nspname = 'public'`;

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${IN_PUBLIC} AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY c.relname, a.attnum`;

const NAMES_OF = (numbers: string, relation: string): string => `
  (SELECT array_agg(a.attname::text ORDER BY o.place) FROM unnest(${numbers}) WITH ORDINALITY AS o (number, place)
    JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = o.number)`;

const CONSTRAINTS = `
  SELECT c.relname AS "table", k.contype AS kind, coalesce(${NAMES_OF('k.conkey', 'k.conrelid')}, '{}') AS columns,
    pg_get_constraintdef(k.oid) AS definition, t.relname AS target, ${NAMES_OF('k.confkey', 'k.confrelid')} AS "targetColumns"
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_class t ON t.oid = k.confrelid
  WHERE ${IN_PUBLIC} AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND NOT c.relispartition
  ORDER BY c.relname, k.conname`;

const UNIQUES = `
  SELECT c.relname AS "table", ${NAMES_OF('i.indkey::int2[]', 'i.indrelid')} AS columns,
    pg_get_expr(i.indpred, i.indrelid) AS condition
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${IN_PUBLIC} AND i.indisunique AND NOT c.relispartition
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
  ORDER BY c.relname, x.relname`;

/** The bits of pg_trigger: 1 each row, 2 before, 4 insert, 8 delete, 16 update. */
const GUARDS = `
  SELECT c.relname AS "table", p.proname AS guard, g.tgtype & 4 <> 0 AS "onInsert", g.tgtype & 16 <> 0 AS "onUpdate",
    g.tgtype & 8 <> 0 AS "onDelete"
  FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_proc p ON p.oid = g.tgfoid
    JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${IN_PUBLIC} AND NOT g.tgisinternal AND g.tgtype & 3 = 3 AND NOT c.relispartition
  ORDER BY c.relname, g.tgname`;

const VIEWS = `
  SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${IN_PUBLIC} AND c.relkind IN ('v', 'm') ORDER BY c.relname`;

/** What a migrated database says of itself. */
export async function readCatalog(dataSource: DataSource): Promise<Catalog> {
  return {
    columns: await dataSource.query<CatalogColumn[]>(COLUMNS),
    constraints: await dataSource.query<CatalogConstraint[]>(CONSTRAINTS),
    uniques: await dataSource.query<Catalog['uniques']>(UNIQUES),
    guards: await dataSource.query<CatalogGuard[]>(GUARDS),
    views: (await dataSource.query<{ name: string }[]>(VIEWS)).map(({ name }) => name),
  };
}
