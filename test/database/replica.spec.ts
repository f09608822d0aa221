import { readFileSync } from 'node:fs';
import pg from 'pg';
import request from 'supertest';
import { findPrograms, OwnPostgres } from '../../bench/own-postgres.js';
import { ConfigError, readConfig } from '../../src/common/config/config.js';
import { Reading } from '../../src/database/reading.js';
import { readZip } from '../../src/reports/zip.js';
import { openService, type Service } from '../../src/app/service.js';
import { createWorker, identityNumberOf } from '../support/register/people.js';
import { stipendPolicy } from '../support/register/policies.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { createStation } from '../support/places/stations.js';
import { TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';
import { openTestService, type Session, sessionAt, type TestService } from '../support/service/test-service.js';

describe('DATABASE_REPLICA_URL', () => {
  it('is refused without the primary that it belongs to, and where it is no address', () => {
    const config = (settings: Record<string, string>) => () => readConfig({ DATA_DIR: '/nowhere', ...settings });
    const [primary, replica] = ['postgresql://a@primary/one', 'postgresql://a@replica/one'];
    expect(config({ DATABASE_REPLICA_URL: replica })).toThrow(
      new ConfigError('DATABASE_REPLICA_URL', '还须设置 DATABASE_URL，即这个只读副本所跟随的主库。'),
    );
    expect(config({ DATABASE_URL: primary, DATABASE_REPLICA_URL: 'replica' })).toThrow(
      /^DATABASE_REPLICA_URL：应当写成/,
    );
  });

  it('is nothing that a service without a replica tells of', async () => {
    const service = await openTestService();
    try {
      const reading = service.app.get(Reading);
      expect(await reading.onSnapshot((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
      expect(await reading.byStatement((manager) => Promise.resolve(manager === service.dataSource.manager))).toBe(
        true,
      );
      expect(reading.status()).toBeNull();
      expect(await readiness(service)).toEqual(['database', 'durability']);
    } finally {
      await service.close();
    }
  });
});

async function readiness(service: Service): Promise<string[]> {
  return Object.keys(((await health(service)).body as { details: object }).details);
}

function health(service: Service): request.Test {
  return request(service.app.getHttpServer() as Parameters<typeof request>[0])
    .get('/health/ready')
    .expect(200);
}

/** The chain of the log grows by its own clock, and notes with its head what the ledger ends with. */
function withoutChaining(serverLog: string): string {
  const entries = serverLog.split(/\n(?=\d{4}-\d{2}-\d{2} )/);
  return entries.filter((entry) => !/audit_chain|audit_pending/.test(entry)).join('\n');
}

/** Servers of the test's own: nobody can be asked to let theirs be copied, paused and killed. */
const programs = TEST_DATABASE_URL ? findPrograms() : null;

(programs ? describe : describe.skip)('a service with a streaming replica', () => {
  let primary: OwnPostgres;
  let replica: OwnPostgres;
  let service: TestService;
  let reading: Reading;
  let county: SmallCounty;
  let sent: PayoutBody;
  let draft: PayoutBody;
  /** Another instance, which reads from the primary alone, and the officer's sign-in at it. */
  let plain: Service;
  let officerThere: Session;
  beforeAll(async () => {
    primary = await OwnPostgres.primary(programs!, { log_statement: 'all' });
    replica = await OwnPostgres.replicaOf(programs!, primary.url(), { log_statement: 'all' });
    service = await openTestService('2024-02-01', { databaseUrl: primary.url(), databaseReplicaUrl: replica.url() });
    reading = service.app.get(Reading);
    county = await new SmallCounty(service).open(5);
    await createStation(county.officer, { regionCode: '341821102' });
    sent = await county.send((await county.draft({ toMonth: '2024-01' })).id, '2024-02-20');
    draft = await county.draft({ toMonth: '2024-02' });
    plain = await openService(testConfig(primary.url()), { clock: service.clock });
    officerThere = sessionAt(plain, county.officer);
  });
  afterAll(async () => {
    await plain?.app.close();
    await service?.close();
    await replica?.remove();
    await primary?.remove();
  });

  const onReplica = <T extends object>(sql: string): Promise<T[]> => onServer<T>(replica, sql);
  /** Sets the replica as long as `work` takes: what one test is about must not break off reads of the others. */
  const replicaSet = async (setting: string, value: string, work: () => Promise<void>): Promise<void> => {
    await onReplica(`ALTER SYSTEM SET ${setting} = '${value}'`);
    await onReplica('SELECT pg_reload_conf()');
    await work();
    await onReplica(`ALTER SYSTEM RESET ${setting}`);
    await onReplica('SELECT pg_reload_conf()');
  };
  const talents = async (session: Session): Promise<number> =>
    ((await session.get('/reports/overview').expect(200)).body as { talents: number }).talents;
  const counted = async (from: string, because = ''): Promise<number> => {
    const { text } = await request(service.app.getHttpServer() as Parameters<typeof request>[0]).get('/metrics');
    const line = text
      .split('\n')
      .find((each) => each.startsWith(`social_workers_long_reads_total{from="${from}",because="${because}"}`));
    return Number(line?.split(' ')[1] ?? 0);
  };
  /** Runs `work`; what each server was asked meanwhile for it. */
  const statements = async (work: () => Promise<unknown>): Promise<{ primary: string; replica: string }> => {
    const servers = [primary, replica];
    const before = servers.map(({ logFile }) => readFileSync(logFile).length);
    await work();
    const [first, second] = servers.map(({ logFile }, n) => readFileSync(logFile).subarray(before[n]).toString());
    return { primary: withoutChaining(first!), replica: second! };
  };
  /** A replica that was away is left alone for some seconds. */
  const untilUsed = async (): Promise<void> => {
    for (let attempt = 0; attempt < 100; attempt++) {
      await talents(county.officer);
      if (reading.status()?.from === 'replica') return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the replica is not read from again');
  };

  it.each([
    ['/reports/overview', 'historical_payments'],
    ['/reports/breakdown?by=county', 'historical_payments'],
    ['/reports/breakdown?by=year', 'historical_payments'],
    ['/stipends/entitlements?regionCode=341821', 'DECLARE people_'],
    ['/awards/entitlements', 'DECLARE people_'],
    ['/payouts/late-facts', 'DECLARE people_'],
    ['/stations/coverage', 'FROM stations'],
  ])('reads GET %s from the replica and gives the primary’s figures', async (path, asked) => {
    let body: unknown;
    const seen = await statements(async () => {
      body = (await county.officer.get(path).expect(200)).body;
    });
    expect([seen.replica, seen.primary].map((text) => text.includes(asked))).toEqual([true, false]);
    expect(body).toEqual((await officerThere.get(path).expect(200)).body);
  });

  it('reads the downloads of a payout from the replica, the same to the cell, and logs them at the primary', async () => {
    const paths = [
      `/payouts/${draft.id}/workbook.xlsx`,
      `/payouts/${draft.id}/notice.xlsx`,
      `/payouts/${sent.id}/workbook.xlsx`,
      `/stations/ledger.xlsx`,
      `/reports/yearly.xlsx`,
    ];
    for (const path of paths) {
      const [before, known] = [await counted('replica'), await exports()];
      const here = await sheetsOf(county.officer, path);
      expect(here.size).toBeGreaterThan(0);
      expect(here).toEqual(await sheetsOf(officerThere, path));
      expect(await counted('replica')).toBe(before + 1);
      // Begun and ended, here and there; figures without names are not logged.
      expect((await exports()) - known).toBe(path.includes('/reports/') ? 0 : 4);
    }
    const { primary: atPrimary, replica: atReplica } = await statements(() => bytesOf(county.officer.get(paths[0]!)));
    expect(atReplica).toContain('FROM payout_lines');
    expect(atPrimary).not.toContain('FROM payout_lines');
    expect(atPrimary).toContain('INSERT INTO "audit_events"');
  });

  it('reads what bank files would hold, variances, trials, annotated copies and audit packs from the replica', async () => {
    for (const path of ['bank-file/check', 'variance']) {
      const before = await counted('replica');
      const { body } = await county.officer.get(`/payouts/${sent.id}/${path}`).expect(200);
      expect(await counted('replica')).toBe(before + 1);
      expect(body).toEqual((await officerThere.get(`/payouts/${sent.id}/${path}`).expect(200)).body);
    }
    const before = await counted('replica');
    await county.officer
      .post('/policies/simulate', { policy: stipendPolicy({ effectiveFrom: '2024-03' }) })
      .expect(200);
    const sheet = await rosterWorkbook()
      .person({ 姓名: '批注人', 身份证号: identityNumberOf(500), 手机号: null })
      .bytes();
    const upload = county.officer.post('/imports/roster?mode=check').attach('file', sheet, 'roster.xlsx');
    const { id } = (await upload.expect(200)).body as { id: string };
    expect((await bytesOf(county.officer.get(`/imports/${id}/annotated.xlsx`))).answer.status).toBe(200);
    expect(await counted('replica')).toBe(before + 2);
    const seen = await statements(async () => {
      const { answer, content } = await bytesOf(county.finance.get(`/payouts/${sent.id}/audit-pack.zip`));
      expect([answer.status, (await readZip(content)).has('lines.jsonl')]).toEqual([200, true]);
    });
    expect(seen.replica).toContain('FROM payout_events');
    expect(seen.primary).not.toContain('FROM payout_events');
  });

  it('asks the primary who asks and whether the payout exists for them', async () => {
    const elsewhere = await service.as('finance', '341802');
    const seen = await statements(() => elsewhere.get(`/payouts/${draft.id}/workbook.xlsx`).expect(404));
    expect(seen.primary).toContain('refresh_tokens');
    expect(seen.replica).not.toContain('execute');
  });

  it('shows at one instance what was just written at both, 20 times', async () => {
    const there = await talents(county.officer);
    const before = await counted('replica');
    for (let n = 1; n <= 20; n++) {
      await Promise.all([createWorker(county.officer, 100 + n), createWorker(officerThere, 200 + n)]);
      expect(await talents(county.officer)).toBe(there + 2 * n);
    }
    expect(await counted('replica')).toBe(before + 20);
  });

  it('waits for a replica that is a little late', async () => {
    const stored = async (): Promise<number> =>
      (await onReplica<{ n: number }>('SELECT count(*)::int AS n FROM workers'))[0]!.n;
    await replicaSet('recovery_min_apply_delay', '400ms', async () => {
      const [there, before, known] = [await talents(county.officer), await counted('replica'), await stored()];
      let late = 0;
      for (let n = 1; n <= 5; n++) {
        await createWorker(officerThere, 300 + n);
        if ((await stored()) < known + n) late++;
        expect(await talents(county.officer)).toBe(there + n);
      }
      expect(late).toBeGreaterThan(0);
      expect(await counted('replica')).toBe(before + 5);
    });
  });

  it('writes nothing by a read, and does not try it at the primary instead', async () => {
    const before = await counted('primary', 'broken-off');
    const writing = reading.onSnapshot((tx) => tx.query('DELETE FROM organizations'));
    await expect(writing).rejects.toMatchObject({ driverError: { code: '25006' } });
    expect(await counted('primary', 'broken-off')).toBe(before);
  });

  it('answers from the primary while the replica stands still, and tells so', async () => {
    await onReplica('SELECT pg_wal_replay_pause()');
    try {
      const before = await talents(officerThere);
      await createWorker(county.officer, 400);
      const started = performance.now();
      expect(await talents(county.officer)).toBe(before + 1);
      expect(performance.now() - started).toBeGreaterThan(1_900);
      expect(await counted('primary', 'behind')).toBe(1);
      // Only one of them waits.
      await createWorker(county.officer, 401);
      const seen = await statements(async () => expect(await talents(county.officer)).toBe(before + 2));
      expect(seen.replica).not.toContain('pg_last_wal_replay_lsn');
      const { body } = await health(service);
      expect(body).toMatchObject({
        status: 'ok',
        details: { longReads: { status: 'up', from: 'primary', because: 'behind' } },
      });
    } finally {
      await onReplica('SELECT pg_wal_replay_resume()');
    }
    await untilUsed();
    expect((await health(service)).body).toMatchObject({ details: { longReads: { from: 'replica' } } });
  });

  it('begins anew at the primary when the replica has to take away rows that are being read', async () => {
    const { dataSource } = service;
    await dataSource.query('CREATE TABLE passing AS SELECT n FROM generate_series(1, 1000) n');
    const seen: string[] = [];
    await replicaSet('max_standby_streaming_delay', '0', async () => {
      const rows = await reading.onSnapshot(async (tx) => {
        const [{ standby }] = await tx.query<[{ standby: boolean }]>('SELECT pg_is_in_recovery() AS standby');
        seen.push(standby ? 'replica' : 'primary');
        const count = async (): Promise<number> =>
          (await tx.query<[{ n: number }]>('SELECT count(*)::int AS n FROM passing'))[0].n;
        if (!standby) return count();
        expect(await count()).toBe(1000);
        await dataSource.query('DELETE FROM passing WHERE n > 400');
        await dataSource.query('VACUUM passing');
        for (let attempt = 0; attempt < 200; attempt++) {
          await count();
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error('the replica took nothing away');
      });
      expect([rows, seen]).toEqual([400, ['replica', 'primary']]);
    });
    await dataSource.query('DROP TABLE passing');
    await untilUsed();
  });

  it('goes on from the primary when the replica is killed, before a read and within one, until it is back', async () => {
    const before = await talents(officerThere);
    const people = await reading.onSnapshot(async (tx) => {
      const [{ standby }] = await tx.query<[{ standby: boolean }]>('SELECT pg_is_in_recovery() AS standby');
      if (standby) await replica.kill();
      return tx.query<[{ n: number }]>('SELECT count(*)::int AS n FROM workers');
    });
    expect(people[0].n).toBeGreaterThan(0);
    expect(await talents(county.officer)).toBe(before);
    expect((await bytesOf(county.officer.get(`/payouts/${draft.id}/workbook.xlsx`))).answer.status).toBe(200);
    expect((await health(service)).body).toMatchObject({
      details: { longReads: { from: 'primary', because: 'unreachable' } },
    });
    await replica.start();
    await untilUsed();
  });

  it('starts while the replica is away, and reads from it once it is there', async () => {
    await replica.kill();
    const early = await openService(testConfig(primary.url(), { DATABASE_REPLICA_URL: replica.url() }), {
      clock: service.clock,
    });
    try {
      const officer = sessionAt(early, county.officer);
      expect(await talents(officer)).toBe(await talents(officerThere));
      expect((await health(early)).body).toMatchObject({
        status: 'ok',
        details: { longReads: { because: 'unreachable' } },
      });
      await replica.start();
      await new Promise((resolve) => setTimeout(resolve, 5_100));
      await talents(officer);
      expect(early.app.get(Reading).status()).toEqual({ from: 'replica' });
    } finally {
      await early.app.close();
    }
    await untilUsed();
  });

  it('leaves no session at the replica when it closes', async () => {
    const sessions = async (): Promise<number> =>
      (
        await onReplica<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'social-workers'`,
        )
      )[0]!.n;
    const known = await sessions();
    const passing = await openService(testConfig(primary.url(), { DATABASE_REPLICA_URL: replica.url() }));
    expect(await sessions()).toBeGreaterThan(known);
    await passing.app.close();
    for (let attempt = 0; attempt < 50 && (await sessions()) > known; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await sessions()).toBe(known);
  });

  it('does not start with a replica of another database, or with a sign-in that is refused', async () => {
    const start = (url: string): Promise<Service> =>
      openService(testConfig(primary.url(), { DATABASE_REPLICA_URL: url }));
    const another = /^DATABASE_REPLICA_URL：与 DATABASE_URL 不是同一个数据库/;
    await onServer(primary, 'CREATE DATABASE beside');
    await untilUsed();
    await expect(start(replica.url('beside'))).rejects.toThrow(another);
    await expect(start(TEST_DATABASE_URL!)).rejects.toThrow(another);
    await expect(start(replica.url('nothing'))).rejects.toThrow(/^DATABASE_REPLICA_URL：没有这个数据库/);
  });

  it('never reads from a server that takes writes itself: the primary named twice, or a replica after its promotion', async () => {
    const twice = await openService(testConfig(primary.url(), { DATABASE_REPLICA_URL: primary.url() }));
    expect(twice.app.get(Reading).status()).toEqual({ from: 'primary', because: 'promoted' });
    await twice.app.close();
    await onReplica('SELECT pg_promote()');
    await createWorker(county.officer, 402);
    expect(await talents(county.officer)).toBe(await talents(officerThere));
    expect(reading.status()).toEqual({ from: 'primary', because: 'promoted' });
  });

  const exports = async (): Promise<number> =>
    (
      await service.dataSource.query<[{ n: number }]>(
        `SELECT count(*)::int AS n FROM audit_events WHERE action ~ 'export(-begin)?$'`,
      )
    )[0].n;
});

/** The parts of a workbook that hold cells, by name. */
async function sheetsOf(session: Session, path: string): Promise<Map<string, string>> {
  const { answer, content } = await bytesOf(session.get(path));
  expect(answer.status).toBe(200);
  const parts = [...(await readZip(content))].filter(([name]) => /worksheets\/|sharedStrings/.test(name));
  return new Map(parts.map(([name, part]) => [name, part.toString()]));
}

async function onServer<T extends object>(server: OwnPostgres, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
