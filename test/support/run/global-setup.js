import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';

/**
 * Makes one migrated, freshly started database for this run; each suite works on a copy of its own. Jest loads this
 * file as it is, without its transform, so the service is built into a folder of this run and taken from there; so are
 * threads, until the teardown.
 */
export default async function globalSetup() {
  const template = `social_workers_test_template_${process.pid}`;
  process.env.TEST_TEMPLATE = template;
  const build = resolve(`.test-build-${process.pid}`);
  process.env.TEST_BUILD = build;
  const swc = resolve('node_modules/@swc/cli/bin/swc.js');
  execFileSync(process.execPath, [swc, 'src', '-d', build, '--strip-leading-paths', '--quiet'], { stdio: 'inherit' });
  try {
    await import('reflect-metadata');
    const { openService } = await import(`${build}/app/service.js`);
    const { readConfig } = await import(`${build}/common/config/config.js`);
    const config = readConfig({ ...TEST_ENVIRONMENT, DATA_DIR: tmpdir() });
    if (process.env.TEST_DATABASE_URL) await onPostgres(template, openService, config);
    else {
      const { EmbeddedDatabase } = await import(`${build}/database/engine/embedded.js`);
      await onEmbedded(template, openService, config, EmbeddedDatabase);
    }
  } catch (error) {
    // Then there is no teardown.
    rmSync(build, { recursive: true, force: true });
    throw error;
  }
}

/** Fixed keys, so that a database made once serves every suite. They guard nothing: all data of tests is made up. */
const TEST_ENVIRONMENT = {
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
  TOKEN_KEY: Buffer.alloc(32, 3).toString('base64'),
  ADMIN_PASSWORD: 'Administrator-of-tests',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
};
process.env.TEST_ENVIRONMENT = JSON.stringify(TEST_ENVIRONMENT);

async function onPostgres(template, openService, config) {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${template}`;
  const service = await openService({ ...config, databaseUrl: url.toString() });
  await service.close();
}

async function onEmbedded(template, openService, config, EmbeddedDatabase) {
  const database = await EmbeddedDatabase.inMemory();
  const service = await openService(config, { database });
  const dump = await database.engine.dumpDataDir('none');
  writeFileSync(join(tmpdir(), `${template}.tar`), Buffer.from(await dump.arrayBuffer()), { mode: 0o600 });
  await service.close();
}
