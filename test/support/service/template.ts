import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openService } from '../../../src/app/service.js';
import { EmbeddedDatabase } from '../../../src/database/engine/embedded.js';
import { madeOnce, SHARED } from '../run/made-once.js';
import { SharedFiles } from './shared-files.js';
import { databaseUrl, TEST_DATABASE_URL, testConfig } from './test-config.js';

const TEMPLATE = process.env.TEST_TEMPLATE ?? '';

/**
 * The migrated, freshly started database that each suite works on a copy of: a data folder of the embedded engine, with the keys of the tests.
 */
async function template(): Promise<string> {
  const folder = join(SHARED, 'template-folder');
  await madeOnce('template-folder', async () => {
    const service = await openService({ ...testConfig(null), dataDir: folder });
    await service.close();
  });
  return folder;
}

/** A copy of its folder, to be removed by who asked. */
export async function templateFolder(copy = mkdtempSync(join(tmpdir(), 'social-workers-test-'))): Promise<string> {
  cpSync(await template(), copy, { recursive: true });
  return copy;
}

/** A copy in memory, gone when it is closed. */
export async function templateInMemory(): Promise<EmbeddedDatabase> {
  return EmbeddedDatabase.unkept(new SharedFiles(join(await template(), 'db')));
}

/** A data folder of one's own for a service: the template's, or an empty one where its database is on the server. */
export async function serviceFolder(): Promise<string> {
  return TEST_DATABASE_URL ? mkdtempSync(join(tmpdir(), 'social-workers-test-')) : templateFolder();
}

/** The same on the server of `TEST_DATABASE_URL`: `CREATE DATABASE … TEMPLATE` it. */
export async function templateDatabase(): Promise<string> {
  await madeOnce('template-database', async () => {
    const server = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
    await server.connect();
    await server.query(`CREATE DATABASE ${TEMPLATE}`);
    await server.end();
    const service = await openService(testConfig(databaseUrl(TEMPLATE)));
    await service.close();
  });
  return TEMPLATE;
}
