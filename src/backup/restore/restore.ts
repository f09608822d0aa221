import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { runMigrations, runPendingMigrations, withMigrationLock } from '../../database/migrate.js';
import { BackupRefused, damaged } from '../backup-errors.js';
import { type Header, RowSum, type SequenceState, type TableEnd } from '../backup-format.js';
import { readBackup } from './backup-reader.js';
import { type CatalogTable, catalogTables, quoted, settleText, tableLines } from '../backup-tables.js';

/**
 * Beyond every generation that was given out since the backup: an access token of then, or of later, is good for nothing
 * (`User.tokenGeneration`).
 */
const GENERATIONS_AHEAD = 1_000_000;

export interface RestoreSource {
  path: string;
  lookupKey: Buffer;
  /** For the audit log: the file's SHA-256, and who restores it. */
  sha256: string;
  by: string;
}

export interface Restored {
  header: Header;
  rows: number;
}

/**
 * Fills an empty database from a backup, in one transaction: the migrations that the backup knows, its rows, the comparison
 * of every table with what the backup says of it, then the migrations that came since. Whoever kills it leaves an
 * empty database.
 *
 * @throws {BackupRefused} when the database is not empty, or what stands in it then is not what the backup says
 */
export function restoreInto(dataSource: DataSource, source: RestoreSource): Promise<Restored> {
  return withMigrationLock(dataSource, (runner) =>
    runner.manager.transaction((tx) => new Restore(dataSource, runner, tx).run(source)),
  );
}

class Restore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: QueryRunner,
    private readonly tx: EntityManager,
  ) {}

  async run({ path, lookupKey, sha256, by }: RestoreSource): Promise<Restored> {
    await requireEmpty(this.tx);
    let restored: Restored | null = null;
    let tables = new Map<string, CatalogTable>();
    let current: { table: CatalogTable; sum: RowSum } | null = null;
    const foreignKeys: ForeignKey[] = [];
    const ends: TableEnd[] = [];
    for await (const part of readBackup(path, lookupKey)) {
      if ('header' in part) {
        restored = { header: part.header, rows: 0 };
        tables = await this.layTables(part.header);
        foreignKeys.push(...(await this.openTables(tables)));
      } else if ('table' in part) {
        current = { table: tableOf(tables, part.table), sum: new RowSum() };
        await this.tx.query(rowType(current.table));
      } else if ('lines' in part) {
        if (!current) throw damaged('数据行不属于任何表');
        for (const line of part.lines) current.sum.add(line);
        await this.insert(current.table, part.lines);
      } else if ('end' in part) {
        if (current?.table.name !== part.end || !isSame(current.sum, part)) throw damaged(`表 ${part.end} 的行不符`);
        await this.tx.query('DROP TYPE pg_temp.restored_row');
        ends.push(part);
        current = null;
      } else if ('sequences' in part) await this.setSequences(part.sequences);
      else if (restored) restored.rows = part.closing.rows;
    }
    if (!restored || ends.length !== restored.header.tables.length) throw damaged('缺少数据表');
    await this.closeTables(tables, foreignKeys);
    await this.compare(tables, ends);
    await runPendingMigrations(this.dataSource, this.runner);
    await this.tx.query(`UPDATE users SET token_generation = token_generation + ${GENERATIONS_AHEAD}`);
    const { id, createdAt } = restored.header;
    await new AuditService().record(this.tx, null, {
      action: 'backup.restore',
      objectType: 'backup',
      objectId: id,
      details: { by, createdAt, rows: restored.rows, sha256 },
    });
    return restored;
  }

  /** The tables as they were when the backup was taken, empty: a migration may have laid rows of its own into them. */
  private async layTables(header: Header): Promise<Map<string, CatalogTable>> {
    await runMigrations(this.dataSource, this.runner, new Set(header.migrations));
    await settleText(this.tx);
    const found = new Map((await catalogTables(this.tx)).map((table) => [table.name, table]));
    const unknown = [...found.keys()].filter(
      (name) => !header.leftOut.includes(name) && !header.tables.some((table) => table.name === name),
    );
    if (unknown.length > 0) throw damaged(`缺少数据表 ${unknown.join('、')}`);
    return new Map(header.tables.map((table) => [table.name, inOrderOf(table.columns, tableOf(found, table.name))]));
  }

  /**
   * Rows come in whatever order, and not by the steps that the triggers allow; keys are put back in `closeTables`, which
   * checks every row.
   */
  private async openTables(tables: Map<string, CatalogTable>): Promise<ForeignKey[]> {
    const foreignKeys: ForeignKey[] = await this.tx.query(
      `SELECT r.relname AS table, c.conname AS name, pg_get_constraintdef(c.oid) AS definition
       FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
       WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND c.conparentid = 0 ORDER BY 1, 2`,
    );
    for (const { table, name } of foreignKeys) {
      await this.tx.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
    }
    for (const name of tables.keys()) await this.tx.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
    if (tables.size > 0) await this.tx.query(`TRUNCATE ${[...tables.keys()].map(quoted).join(', ')}`);
    return foreignKeys;
  }

  private async closeTables(tables: Map<string, CatalogTable>, foreignKeys: readonly ForeignKey[]): Promise<void> {
    for (const { table, name, definition } of foreignKeys) {
      await this.tx.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    }
    for (const name of tables.keys()) await this.tx.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
    if (tables.size > 0) await this.tx.query(`ANALYZE ${[...tables.keys()].map(quoted).join(', ')}`);
  }

  private async insert({ name, columns }: CatalogTable, lines: readonly string[]): Promise<void> {
    const names = columns.map(quoted);
    // OFFSET keeps the planner from reading the row's text once per column.
    await this.tx.query(
      `INSERT INTO ${quoted(name)} (${names.join(', ')}) OVERRIDING SYSTEM VALUE
       SELECT ${names.map((column) => `(s.r).${column}`).join(', ')}
       FROM (SELECT e.line::pg_temp.restored_row AS r FROM json_array_elements_text($1::json) AS e(line) OFFSET 0) s`,
      [`[${lines.join(',')}]`],
    );
  }

  private async setSequences(states: readonly SequenceState[]): Promise<void> {
    for (const { name, last, called } of states) {
      await this.tx.query('SELECT setval($1::regclass, $2::bigint, $3)', [quoted(name), last, called]);
    }
  }

  /** Every row read back, as the database has it now. */
  private async compare(tables: Map<string, CatalogTable>, ends: readonly TableEnd[]): Promise<void> {
    for (const end of ends) {
      const sum = new RowSum();
      for await (const lines of tableLines(this.tx, tableOf(tables, end.end))) {
        for (const line of lines) sum.add(line);
      }
      if (!isSame(sum, end)) {
        throw new BackupRefused(`恢复后的表 ${end.end} 与备份清单不一致，已全部撤回，没有恢复任何数据。`);
      }
    }
  }
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Nothing may stand in it but what a new database has. */
async function requireEmpty(tx: EntityManager): Promise<void> {
  const [{ found }]: [{ found: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace)
         OR EXISTS (SELECT 1 FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
                    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')) AS found`,
  );
  if (found) throw new BackupRefused('目标数据库不是空的。只能恢复到空的数据库或空的数据目录，请另建一个。');
}

function tableOf(tables: ReadonlyMap<string, CatalogTable>, name: string): CatalogTable {
  const table = tables.get(name);
  if (!table) throw damaged(`表 ${name} 不属于备份所述的版本`);
  return table;
}

/** The table with its columns as the backup's rows name them. */
function inOrderOf(columns: readonly string[], table: CatalogTable): CatalogTable {
  const types = new Map(table.columns.map((column, index) => [column, table.types[index]]));
  if (columns.length !== types.size || columns.some((column) => !types.has(column))) {
    throw damaged(`表 ${table.name} 的列不属于备份所述的版本`);
  }
  return { ...table, columns: [...columns], types: columns.map((column) => types.get(column)!) };
}

function rowType({ columns, types }: CatalogTable): string {
  const fields = columns.map((column, index) => `${quoted(column)} ${types[index]}`);
  return `CREATE TYPE pg_temp.restored_row AS (${fields.join(', ')})`;
}

function isSame(sum: RowSum, end: TableEnd): boolean {
  return sum.rows === end.rows && sum.sum === end.sum;
}
