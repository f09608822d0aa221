import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { buildDataSource } from './data-source.js';
import { EmbeddedDatabase } from './embedded.js';

/** A command was pointed at a place that holds no database of this service. */
export class NoDatabaseError extends Error {
  constructor(place: string) {
    super(`${place}: there is no database of this service; check DATA_DIR or DATABASE_URL`);
    this.name = 'NoDatabaseError';
  }
}

export interface OpenDatabase {
  dataSource: DataSource;
  embedded: EmbeddedDatabase | null;
  close(): Promise<void>;
}

/**
 * For commands that look at a database as it is: nothing is migrated and nothing is started.
 *
 * @throws {NoDatabaseError} where the service never ran
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'db'))) throw new NoDatabaseError('DATA_DIR');
  const embedded = config.databaseUrl ? null : await EmbeddedDatabase.open(config.dataDir);
  const target = embedded ? { embedded } : { url: config.databaseUrl ?? '', poolSize: 2 };
  const dataSource = buildDataSource(target);
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await embedded?.close();
  };
  try {
    await dataSource.initialize();
    const [{ found }] = await dataSource.query<[{ found: boolean }]>(
      `SELECT to_regclass('public.installation') IS NOT NULL AS found`,
    );
    if (!found) throw new NoDatabaseError('DATABASE_URL');
    return { dataSource, embedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}
