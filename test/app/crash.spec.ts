import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '../../src/common/values/ids.js';
import { seedPath } from '../../src/common/seed-files.js';
import { stipendPolicy } from '../support/register/policies.js';
import { describeEmbedded } from '../support/run/embedded-only.js';
import { ChildService } from '../support/service/child-service.js';
import { templateDatabase, templateFolder } from '../support/service/template.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL } from '../support/service/test-config.js';

const ROSTER = readFileSync(seedPath('sample-roster.xlsx'));
const PAYOUT = { kind: 'stipend', regionCode: '341821', toMonth: '2024-12' };
const PASSWORD = 'Administrator-of-tests-3';

/** What the service itself says is there. */
async function counted(service: ChildService): Promise<Record<'workers' | 'imports' | 'payouts', number>> {
  const total = async (path: string): Promise<number> =>
    ((await service.send('GET', path)).body as { total: number }).total;
  return { workers: await total('/workers'), imports: await total('/imports'), payouts: await total('/payouts') };
}

describeEmbedded('a service that is killed', () => {
  it('leaves nothing half written on the embedded database, and its folder is taken over', async () => {
    const dataDir = await templateFolder();
    let service = await ChildService.start(dataDir, null);
    try {
      for (const delay of [150, 400, 700, 1_000, 1_400]) {
        const upload = service.upload(ROSTER).catch(() => null);
        await new Promise((done) => setTimeout(done, delay));
        await service.kill();
        await upload;
        service = await ChildService.start(dataDir, null);
        const { workers, imports } = await counted(service);
        expect([0, 4216]).toContain(workers);
        expect(workers === 0).toBe(imports === 0);
        if (workers > 0) break;
      }
      expect((await service.upload(ROSTER)).status).toBe(200);
      expect(await counted(service)).toMatchObject({ workers: 4216 });
    } finally {
      await service.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 180_000);
});

/** Everything is stopped at one table, so that the moment of the kill is no chance. */
(TEST_DATABASE_URL ? describe : describe.skip)('a service that is killed on PostgreSQL', () => {
  const name = `social_workers_test_${newId().replaceAll('-', '')}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'social-workers-crash-'));
  let server: pg.Client;
  let holder: pg.Client;
  let service: ChildService;
  beforeAll(async () => {
    server = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
    await server.connect();
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${await templateDatabase()}`);
    holder = new pg.Client({ connectionString: databaseUrl(name) });
    await holder.connect();
    service = await ChildService.start(dataDir, databaseUrl(name));
  });
  afterAll(async () => {
    await service.stop();
    await holder.end();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Kills the service while `work` waits to write to `table`, then starts it anew. */
  const killedAt = async (table: string, work: () => Promise<unknown>): Promise<void> => {
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE ${table} IN SHARE MODE`);
    const running = work().catch(() => null);
    for (let waiting = 0; waiting === 0;) {
      const { rows } = await server.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
        [name],
      );
      waiting = rows[0]!.n;
    }
    await service.kill();
    await running;
    await holder.query('ROLLBACK');
    service = await ChildService.start(dataDir, databaseUrl(name));
  };

  it('leaves nothing of an import that was half written, and imports it then', async () => {
    for (const table of ['posts', 'certificates', 'registrations']) {
      await killedAt(table, () => service.upload(ROSTER));
      expect(await counted(service)).toEqual({ workers: 0, imports: 0, payouts: 0 });
    }
    expect((await service.upload(ROSTER)).status).toBe(200);
    expect(await counted(service)).toMatchObject({ workers: 4216, imports: 1 });
  });

  it('leaves nothing of a payout that was half written, and makes it then', async () => {
    const { body: policy } = await service.send('POST', '/policies', stipendPolicy());
    const { id } = policy as { id: string };
    const reviewer = {
      username: 'second',
      password: PASSWORD,
      displayName: '复核',
      role: 'reviewer',
      regionCode: '341800',
      mustChangePassword: false,
    };
    expect((await service.send('POST', '/users', reviewer)).status).toBe(201);
    await service.signIn(reviewer.username, PASSWORD);
    expect((await service.send('POST', `/policies/${id}/approve`, {})).status).toBe(200);
    await service.signIn('admin', ADMIN_PASSWORD);
    for (const table of ['payout_lines', 'live_attempts']) {
      await killedAt(table, () => service.send('POST', '/payouts', PAYOUT));
      expect(await counted(service)).toMatchObject({ payouts: 0 });
      const { rows } = await holder.query<{ n: number }>('SELECT count(*)::int AS n FROM payout_lines');
      expect(rows).toEqual([{ n: 0 }]);
    }
    const made = await service.send('POST', '/payouts', PAYOUT);
    expect(made).toMatchObject({ status: 201, body: { number: 'JT-341821-2026-0001', lineCount: expect.any(Number) } });
  });
});
