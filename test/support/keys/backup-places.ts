import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { newId } from '../../../src/common/values/ids.js';
import type { Config } from '../../../src/common/config/config.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { databaseUrl, TEST_DATABASE_URL, testConfig } from '../service/test-config.js';

/** Where a backup may be restored to: a data folder, or a database of its own on the server of `TEST_DATABASE_URL`. */
export type PlaceKind = 'folder' | 'server';

/** A server is there only in a run that has one. */
export const PLACES: readonly PlaceKind[] = TEST_DATABASE_URL ? ['folder', 'server'] : ['folder'];

/** An empty place, with the keys of the tests. */
export class EmptyPlace {
  private constructor(
    readonly kind: PlaceKind,
    readonly config: Config,
    private readonly name: string,
  ) {}

  static async make(kind: PlaceKind): Promise<EmptyPlace> {
    const dataDir = mkdtempSync(join(tmpdir(), 'social-workers-restore-'));
    const name = `social_workers_test_${newId().replaceAll('-', '')}`;
    if (kind === 'server') await onServer(`CREATE DATABASE ${name} TEMPLATE template0`);
    return new EmptyPlace(kind, { ...testConfig(kind === 'server' ? databaseUrl(name) : null), dataDir }, name);
  }

  /** As commands open it, with the service stopped. */
  async opened<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const database = await openDatabase(this.config);
    try {
      return await work(database.dataSource);
    } finally {
      await database.close();
    }
  }

  /** What a refused or killed restore must leave: not one table. */
  async isUntouched(): Promise<boolean> {
    if (this.kind === 'folder') return !existsSync(join(this.config.dataDir, 'db'));
    const client = new pg.Client({ connectionString: this.config.databaseUrl ?? '' });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
    );
    await client.end();
    return rows[0]?.n === 0;
  }

  async remove(): Promise<void> {
    if (this.kind === 'server') await onServer(`DROP DATABASE ${this.name} WITH (FORCE)`);
    rmSync(this.config.dataDir, { recursive: true, force: true });
  }
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Every table of the schema, and every row of it as the database writes it. */
export async function everyRow(dataSource: DataSource): Promise<Map<string, string[]>> {
  const tables: { name: string }[] = await dataSource.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const dump = new Map<string, string[]>();
  for (const { name } of tables) {
    const rows: { row: string }[] = await dataSource.query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
    dump.set(name, rows.map(({ row }) => row).toSorted());
  }
  return dump;
}
