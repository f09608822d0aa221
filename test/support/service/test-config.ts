import { tmpdir } from 'node:os';
import { type Config, readConfig } from '../../../src/common/config/config.js';

/** The settings of `global-setup.js`, with which the template database is made. */
const ENVIRONMENT = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;

export const ADMIN_PASSWORD = ENVIRONMENT.ADMIN_PASSWORD ?? '';

export function testConfig(url: string | null, further: Record<string, string> = {}): Config {
  return readConfig({ ...ENVIRONMENT, DATA_DIR: tmpdir(), ...(url && { DATABASE_URL: url }), ...further });
}

/** The PostgreSQL that tests run on, from `TEST_DATABASE_URL`; null for the embedded database. */
export const TEST_DATABASE_URL = process.env.TEST_DATABASE_URL || null;

/** The same server, another database. */
export function databaseUrl(name: string): string {
  const url = new URL(TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  return url.toString();
}
