import { join } from 'node:path';
import { type Config, readConfig } from '../../../src/common/config/config.js';
import { newId } from '../../../src/common/values/ids.js';
import { SHARED } from '../run/made-once.js';
// Whoever has these settings opens databases.
import './laid-once.js';

/** The settings of `global-setup.js`, with which the template database is made. */
const ENVIRONMENT = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;

export const ADMIN_PASSWORD = ENVIRONMENT.ADMIN_PASSWORD ?? '';

/** Each instance has a folder of its own, also one without a server: what one keeps of its database is not another's. */
export function testConfig(url: string | null, further: Record<string, string> = {}): Config {
  return readConfig({
    ...ENVIRONMENT,
    DATA_DIR: join(SHARED, `data-${newId()}`),
    ...(url && { DATABASE_URL: url }),
    ...further,
  });
}

/** The PostgreSQL that tests run on, from `TEST_DATABASE_URL`; null for the embedded database. */
export const TEST_DATABASE_URL = process.env.TEST_DATABASE_URL || null;

/** The same server, another database. */
export function databaseUrl(name: string): string {
  const url = new URL(TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  return url.toString();
}
