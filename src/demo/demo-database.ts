import { rmSync } from 'node:fs';
import type pg from 'pg';
import { hostUrls } from '../common/config/host-urls.js';
import { HeardClient } from '../database/server/heard-client.js';
import { refuseIfInUse } from '../database/engine/embedded.js';

const DEMO_MARK = 'made by the demo';

/** The database of `DATABASE_URL` holds something that the demo did not make. */
export class DemoDatabaseInUseError extends Error {
  constructor() {
    super('这个数据库里已有数据，不是演示建立的。请另给演示一个空的数据库。');
    this.name = 'DemoDatabaseInUseError';
  }
}

/** The demo is made anew each time: on PostgreSQL only in an empty database, or in one that an earlier demo made. */
export async function clearDemoDatabase(databaseUrl: string | null, dataDir: string): Promise<void> {
  refuseIfInUse(dataDir);
  if (!databaseUrl) {
    rmSync(dataDir, { recursive: true, force: true });
    return;
  }
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ tables: number; mark: string | null }>(
      `SELECT (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables,
              obj_description('public'::regnamespace, 'pg_namespace') AS mark`,
    );
    if (rows[0]?.tables && rows[0].mark !== DEMO_MARK) throw new DemoDatabaseInUseError();
    await client.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMENT ON SCHEMA public IS '${DEMO_MARK}'`);
  });
  rmSync(dataDir, { recursive: true, force: true });
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const [first] = hostUrls(connectionString) ?? [connectionString];
  const client = new HeardClient({ connectionString: first });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
