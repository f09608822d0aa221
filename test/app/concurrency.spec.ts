import type request from 'supertest';
import { readSeed, seedPath } from '../../src/common/seed-files.js';
import { openService, type Service } from '../../src/app/service.js';
import { createWorker, identityNumberOf, readWorker, workerRequest } from '../support/register/people.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, sessionAt, type TestService } from '../support/service/test-service.js';
import { TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';

const ROUNDS = 20;

/** Two instances of the service on one database, as two machines behind one address. It takes a real server. */
const onServer = TEST_DATABASE_URL ? describe : describe.skip; // eslint-disable-line jest/no-disabled-tests

onServer('two instances of the service on one database', () => {
  let first: TestService;
  let second: Service;
  let officers: [Session, Session];
  beforeAll(async () => {
    first = await openTestService('2026-11-22');
    const { url } = first.dataSource.options as { url: string };
    second = await openService(testConfig(url), { clock: first.clock });
    const here = await first.as('officer');
    officers = [here, sessionAt(second, here)];
    const reviewer = await first.as('reviewer');
    const policies = JSON.parse(readSeed('sample-policies.json')) as { regionCode: string }[];
    for (const policy of policies.filter(({ regionCode }) => regionCode !== '341800')) {
      const { body } = await here.post('/policies', policy).expect(201);
      await reviewer.post(`/policies/${(body as { id: string }).id}/approve`, {}).expect(200);
    }
  });
  afterAll(async () => {
    await second.app.close();
    await first.close();
  });

  const both = async <T>(work: (officer: Session, n: number) => PromiseLike<T>): Promise<[T, T]> =>
    Promise.all([work(officers[0], 0), work(officers[1], 1)]);
  const one = async (sql: string): Promise<number> => (await first.dataSource.query<[{ n: number }]>(sql))[0].n;

  it('takes one file once: the other import finds every row unchanged', async () => {
    const answers = await both((officer) =>
      officer.post('/imports/roster').attach('file', seedPath('sample-roster.xlsx')),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const counts = answers.map(({ body }) => (body as { counts: Record<string, number> }).counts);
    counts.sort((a, b) => b.created! - a.created!);
    expect(counts[0]).toMatchObject({ updated: 0, rejected: 0 });
    expect(counts[1]).toMatchObject({ created: 0, updated: 0, rejected: 0, unchanged: counts[0]!.rows });
    expect(await one('SELECT count(*)::int AS n FROM workers')).toBe(4216);
  });

  it('pays each subject in exactly one payout, and finds nothing due the second time', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const toMonth = `${2022 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;
      const answers = await both((officer, n) =>
        officer.post('/payouts', { kind: 'stipend', regionCode: n === 0 ? '341821' : '341800', toMonth }),
      );
      const states = answers.map(({ status }) => status).sort((a, b) => a - b);
      expect([
        [201, 201],
        [201, 422],
      ]).toContainEqual(states);
      const same = await both((officer) =>
        officer.post('/payouts', { kind: 'stipend', regionCode: '341881', toMonth }),
      );
      expect(same.map(({ status }) => status)).toEqual([422, 422]);
    }
    const lines = await one('SELECT count(*)::int AS n FROM payout_lines');
    expect(lines).toBeGreaterThan(1_000);
    expect(await one('SELECT count(DISTINCT (worker_id, subject))::int AS n FROM payout_lines')).toBe(lines);
    expect(await one('SELECT count(*)::int AS n FROM live_attempts')).toBe(lines);
    expect(await one('SELECT sum(line_count)::int AS n FROM payouts')).toBe(lines);
  });

  it('makes one payout where two officers of a county press the button at once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const toMonth = `${2024 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;
      const answers = await both((officer) =>
        officer.post('/payouts', { kind: 'stipend', regionCode: '341802', toMonth }),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422]);
    }
  });

  it('takes one of two changes that rest on the same version of a person', async () => {
    const { id } = await createWorker(officers[0], 1);
    for (let round = 0; round < ROUNDS; round++) {
      const { version } = await readWorker(officers[0], id);
      const answers = await both((officer, n) => officer.patch(`/workers/${id}`, version, { remark: `${round} ${n}` }));
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    }
  });

  it('imports a person who is entered by hand at the same moment', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const n = 100 + round;
      const name = '同时人';
      const cells = { 姓名: name, 身份证号: identityNumberOf(n), 手机号: null };
      const content = await rosterWorkbook().person(cells).bytes();
      const [entered, imported] = await Promise.all([
        officers[0].post('/workers', workerRequest(n, { name })),
        officers[1].post('/imports/roster').attach('file', content, 'roster.xlsx'),
      ]);
      expect([201, 409]).toContain(entered.status);
      expect(imported.status).toBe(200);
    }
  });

  it('loses no change made by hand while a file is imported', async () => {
    const worker = await createWorker(officers[0], 50, { name: '并改' });
    for (let round = 0; round < ROUNDS; round++) {
      const { version, remark } = await readWorker(officers[0], worker.id);
      const phone = `137${String(56_300_000 + round)}`;
      const cells = { 姓名: '并改', 身份证号: identityNumberOf(50), 手机号: phone };
      const content = await rosterWorkbook().person(cells).bytes();
      const [changed, imported] = await Promise.all([
        officers[0].patch(`/workers/${worker.id}`, version, { remark: `第${round}次` }),
        officers[1].post('/imports/roster').attach('file', content, 'roster.xlsx'),
      ]);
      expect(imported.status).toBe(200);
      expect([200, 412]).toContain(changed.status);
      const after = await readWorker(officers[0], worker.id);
      expect(after.phone?.slice(-4)).toBe(phone.slice(-4));
      expect(after.remark).toBe(changed.status === 200 ? `第${round}次` : remark);
    }
  });

  it('does a POST that was sent 20 times with one key, to both, once, and gives 20 equal answers', async () => {
    const body = { name: '两处同办中心', kind: 'village', regionCode: '341821' };
    const send = (n: number): request.Test =>
      officers[n % 2]!.post('/organizations', body).set('idempotency-key', 'x2');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => send(n)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(await one(`SELECT count(*)::int AS n FROM organizations WHERE name = '${body.name}'`)).toBe(1);
  });
});
