import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for what suites of this run share; each part is made by the first suite that needs it (`made-once.ts`). */
export default function globalSetup() {
  process.env.TEST_SHARED = mkdtempSync(join(tmpdir(), 'social-workers-tests-'));
  process.env.TEST_TEMPLATE = `social_workers_test_template_${process.pid}`;
  process.env.TEST_ENVIRONMENT = JSON.stringify(TEST_ENVIRONMENT);
}

/** Fixed keys, so that a database made once serves every suite. They guard nothing: all data of tests is made up. */
const TEST_ENVIRONMENT = {
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
  TOKEN_KEY: Buffer.alloc(32, 3).toString('base64'),
  ADMIN_PASSWORD: 'Administrator-of-tests',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
};
