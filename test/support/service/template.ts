import { cpSync, mkdtempSync, openAsBlob, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openService } from '../../../src/app/service.js';
import { EmbeddedDatabase } from '../../../src/database/engine/embedded.js';
import { madeOnce, SHARED } from '../run/made-once.js';
import { databaseUrl, TEST_DATABASE_URL, testConfig } from './test-config.js';

const TEMPLATE = process.env.TEST_TEMPLATE ?? '';
const DUMP = join(SHARED, 'template.tar');

/** The migrated, freshly started database that each suite works on a copy of: a dump for the embedded engine. */
export async function templateDump(): Promise<Blob> {
  await madeOnce('template-dump', async () => {
    const database = await EmbeddedDatabase.inMemory();
    const service = await openService(testConfig(null), { database });
    const dump = await database.engine.dumpDataDir('none');
    writeFileSync(DUMP, Buffer.from(await dump.arrayBuffer()), { mode: 0o600 });
    await service.close();
  });
  return openAsBlob(DUMP);
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

/** The same as a data folder of the embedded database with the keys of the tests: a copy of one's own, to be removed by who asked. */
export async function templateFolder(copy = mkdtempSync(join(tmpdir(), 'social-workers-test-'))): Promise<string> {
  const template = join(SHARED, 'template-folder');
  await madeOnce('template-folder', async () => {
    const service = await openService({ ...testConfig(null), dataDir: template });
    await service.close();
  });
  cpSync(template, copy, { recursive: true });
  return copy;
}
