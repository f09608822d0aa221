import { setTimeout as pause } from 'node:timers/promises';
import type { Request } from 'express';
import pg from 'pg';
import request from 'supertest';
import { findPrograms, OwnPostgres } from '../../bench/own-postgres.js';
import { heard } from '../../src/common/heard.js';
import { problemText } from '../../src/common/http/problem.filter.js';
import { log } from '../../src/common/log.js';
import { ReadThatWrites } from '../../src/database/server/server-errors.js';
import { sqlState } from '../../src/database/server/sql-state.js';
import { queryPrepared } from '../../src/database/statements/prepared.js';
import { inTransaction } from '../../src/database/transaction.js';
import type { Service } from '../../src/app/service.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

/** Servers of the test's own: nobody's may be stopped, frozen or filled. */
const programs = TEST_DATABASE_URL ? findPrograms() : null;

interface Told {
  status: number;
  code?: string;
  seconds: number;
  body: { detail?: string; parts?: { database: { because: string; since: string | null } } };
  retryAfter: string | undefined;
}

async function timed(test: request.Test): Promise<Told> {
  const began = performance.now();
  const { status, body, headers } = (await test) as { status: number; body: Told['body'] & { code?: string } } & {
    headers: Record<string, string>;
  };
  const seconds = (performance.now() - began) / 1000;
  return { status, code: body.code, seconds, body, retryAfter: headers['retry-after'] };
}

const ready = (service: Service): request.Test =>
  request(service.app.getHttpServer() as Parameters<typeof request>[0]).get('/health/ready');

/** Until it is answered well again, by itself; in seconds. */
async function untilWell(ask: () => request.Test): Promise<number> {
  const began = performance.now();
  while ((await ask()).status !== 200) {
    if (performance.now() - began > 30_000) throw new Error('it is not well again after half a minute');
    await pause(50);
  }
  return (performance.now() - began) / 1000;
}

async function onServer<T extends object>(server: OwnPostgres, sql: string, options = ''): Promise<T[]> {
  const client = heard(new pg.Client({ connectionString: server.url() + options }));
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every connection that a server gives. */
async function takeAll(server: OwnPostgres): Promise<pg.Client[]> {
  const taken: pg.Client[] = [];
  for (;;) {
    const client = heard(new pg.Client({ connectionString: server.url() }));
    const code = await client.connect().then(
      () => null,
      (error: unknown) => sqlState(error),
    );
    if (code === '53300') return taken;
    if (code) throw new Error(`not the end of connections but ${code}`);
    taken.push(client);
  }
}

const AWAY = { status: 503, code: 'DATABASE_UNAVAILABLE', retryAfter: '5' };
let employers = 0;
const employer = (): object => ({ name: `测试单位${employers++}`, kind: 'village', regionCode: '341802001' });

(programs ? describe : describe.skip)('a service whose server', () => {
  let server: OwnPostgres;
  let service: TestService;
  let county: Session;
  let said: string[];
  beforeAll(async () => {
    server = await OwnPostgres.primary(programs!, { max_connections: '25' });
    service = await openTestService('2024-12-31', { databaseUrl: server.url(), databasePoolSize: 5 });
    county = await service.as('officer', '341802');
    const note = (facts: unknown, message?: string): void => {
      if (process.env.SHOW) process.stderr.write(JSON.stringify(facts) + '\n');
      // What waited and was answered after all was slow; that is told of it, and not of the outage.
      if (message && !message.includes('slow statement')) said.push(message);
    };
    jest.spyOn(log, 'error').mockImplementation(note);
    jest.spyOn(log, 'warn').mockImplementation(note);
  }, 120_000);
  beforeEach(() => {
    said = [];
  });
  afterAll(async () => {
    await service?.close();
    await server?.remove();
  });

  const write = (): request.Test => county.post('/organizations', employer());
  const read = (): request.Test => county.get('/organizations');
  const written = async (): Promise<number> =>
    (await onServer<{ count: number }>(server, 'SELECT count(*)::int AS count FROM organizations'))[0]!.count;

  it('is stopped says 503 with when to ask again, and is well as soon as that is back', async () => {
    await write().expect(201);
    const before = await written();
    await server.kill();
    const first = await Promise.all([timed(read()), timed(write()), timed(county.get('/stations')), timed(read())]);
    for (const told of first) {
      expect(told).toMatchObject(AWAY);
      expect(told.body.detail).toContain('数据库暂时不可用');
    }
    // Whoever asks in an outage that is known is not kept waiting.
    expect(await timed(read())).toMatchObject(AWAY);
    const health = await timed(ready(service));
    expect(health).toMatchObject({ status: 503, code: 'NOT_READY', retryAfter: '5' });
    expect(health.body.parts?.database).toMatchObject({ because: 'unreachable', since: expect.any(String) as string });
    expect(health.body.detail).toMatch(/^数据库自 .*（北京时间）起不可用（连接不上）/);
    await server.start();
    await untilWell(read);
    await untilWell(() => ready(service));
    await write().expect(201);
    expect(await written()).toBe(before + 1);
    expect(said).toEqual(['the database is away', 'the database is back']);
  }, 60_000);

  it('is started anew is waited for by whoever asks just then', async () => {
    await server.kill();
    const asking = [timed(read()), timed(write()), timed(read())];
    await server.start();
    for (const told of await Promise.all(asking)) expect([200, 201]).toContain(told.status);
  }, 60_000);

  it('stands still answers nobody for ever', async () => {
    await Promise.all([read(), read(), read()]);
    const before = await written();
    server.freeze();
    const first = await Promise.all([timed(read()), timed(write()), timed(county.get('/stations'))]);
    for (const told of first) expect(told).toMatchObject(AWAY);
    expect(Math.max(...first.map(({ seconds }) => seconds))).toBeLessThan(20);
    const known = await timed(read());
    expect(known).toMatchObject(AWAY);
    expect((await timed(ready(service))).body.parts?.database.because).toBe('unreachable');
    server.thaw();
    await untilWell(read);
    await untilWell(() => ready(service));
    // What had been sent before is done or is not; nothing is done twice.
    expect((await written()) - before).toBeLessThanOrEqual(1);
    expect(said).toEqual(['the database is away', 'the database is back']);
  }, 90_000);

  it('freezes in the middle of a statement lets go of whoever waits for it', async () => {
    const asleep = timed(county.get('/workers'));
    const sleeping = service.dataSource.query('SELECT pg_sleep(60)').then(
      () => null,
      (error: unknown) => error as { code?: string },
    );
    await asleep;
    server.freeze();
    const began = performance.now();
    expect(await sleeping).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect((performance.now() - began) / 1000).toBeLessThan(20);
    server.thaw();
    await untilWell(read);
  }, 90_000);

  it('ends sessions is asked once more for what only reads, and for what had not begun', async () => {
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'social-workers' AND pid <> pg_backend_pid()`;
    const before = await written();
    let made = 0;
    for (let round = 0; round < 25; round++) {
      const asking = round % 2 === 0 ? write() : read();
      const sent = asking.then(({ status }) => status);
      await onServer(server, end);
      const status = await sent;
      expect([200, 201, 503]).toContain(status);
      if (status === 201) made++;
      // What rested when its session was ended: the next request knows nothing of it.
      await onServer(server, end);
      const next = await (round % 3 === 0 ? write() : read());
      expect([200, 201]).toContain(next.status);
      if (next.status === 201) made++;
    }
    const doubt = (await written()) - before - made;
    expect(doubt).toBeGreaterThanOrEqual(0);
    expect(doubt).toBeLessThanOrEqual(13);
  }, 120_000);

  it('lets a long statement be, however long', async () => {
    await service.dataSource.query('SELECT pg_sleep(7)');
    expect(said).toEqual([]);
  }, 30_000);

  it('has no connection left says so, and goes on with those it gave', async () => {
    await read().expect(200);
    const others = await takeAll(server);
    try {
      await read().expect(200);
      const answers = await Promise.all(Array.from({ length: 12 }, () => timed(read())));
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.length).toBeLessThan(answers.length);
      for (const told of refused) expect(told).toMatchObject(AWAY);
    } finally {
      for (const other of others) await other.end();
    }
    await untilWell(read);
    await Promise.all(Array.from({ length: 12 }, () => read().expect(200)));
  }, 60_000);

  it('takes no writes is away for these, and found again by itself', async () => {
    await onServer(server, 'ALTER SYSTEM SET default_transaction_read_only = on');
    await onServer(server, 'SELECT pg_reload_conf()');
    await pause(200);
    const before = await written();
    expect(await timed(write())).toMatchObject(AWAY);
    expect((await timed(ready(service))).body.parts?.database.because).toBe('read-only');
    const writing = '?options=-c%20default_transaction_read_only%3Doff';
    await onServer(server, 'ALTER SYSTEM RESET default_transaction_read_only', writing);
    await onServer(server, 'SELECT pg_reload_conf()', writing);
    await untilWell(() => ready(service));
    await write().expect(201);
    expect(await written()).toBe(before + 1);
    expect(said).toEqual(['the database is away', 'the database is back']);
  }, 60_000);

  it('is not away for a write of ours in a transaction that only reads: that is a fault, and is told as one', async () => {
    await write().expect(201);
    const { dataSource } = service;
    const wrong = inTransaction(dataSource, (tx) => tx.query('DELETE FROM organizations'), 'REPEATABLE READ');
    const error: unknown = await wrong.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ReadThatWrites);
    expect(problemText(error, {} as Request).status).toBe(500);
    const kept = inTransaction(
      dataSource,
      (tx) => queryPrepared(tx, 'UPDATE organizations SET version = version RETURNING id', []),
      'REPEATABLE READ',
    );
    await expect(kept).rejects.toBeInstanceOf(ReadThatWrites);
    expect(said).toEqual([]);
    expect((await timed(ready(service))).status).toBe(200);
    // The same connection writes afterwards.
    await write().expect(201);
  }, 60_000);
});

(programs ? describe : describe.skip)('a service with two servers, of which one takes writes', () => {
  it('finds that one, and the other once it has taken over', async () => {
    const first = await OwnPostgres.primary(programs!, {});
    let second: OwnPostgres | null = null;
    let service: TestService | null = null;
    try {
      // Migrated beforehand: the standby begins as a copy of the whole.
      await (await openTestService('2024-12-31', { databaseUrl: first.url() })).close();
      second = await OwnPostgres.replicaOf(programs!, first.url());
      const [one, other] = [new URL(first.url()), new URL(second.url())];
      const databaseUrl = `postgresql://postgres@${other.host},${one.host}/postgres?target_session_attrs=read-write`;
      service = await openTestService('2024-12-31', { databaseUrl });
      const county = await service.as('officer', '341802');
      const made = (await county.post('/organizations', employer()).expect(201)).body as { id: string };
      // The standby has it before the primary goes: which of them has what is the matter of synchronous_standby_names.
      await untilWell(() => county.get(`/organizations/${made.id}`));
      await pause(500);
      await first.kill();
      const during = timed(county.get(`/organizations/${made.id}`));
      await second.promote();
      expect([200, 503]).toContain((await during).status);
      const seconds = await untilWell(() => county.get(`/organizations/${made.id}`));
      expect(seconds).toBeLessThan(20);
      await county.post('/organizations', employer()).expect(201);
    } finally {
      await service?.close();
      await second?.remove();
      await first.remove();
    }
  }, 120_000);
});
