import { newId } from '../../src/common/values/ids.js';
import { Conditions } from '../../src/database/statements/conditions.js';
import { workerRowWithin } from '../../src/workers/people/worker-scope.js';
import {
  accountOf,
  createCertificate,
  createOrganization,
  createWorker,
  identityNumberOf,
  type OrganizationBody,
  phoneOf,
  readWorker,
  type WorkerBody,
} from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface List {
  items: { id: string; name: string; organizationName: string | null; level: string | null }[];
  total: number;
}

async function list(session: Session, query: string): Promise<List> {
  const { body }: { body: List } = await session.get(`/workers${query}`).expect(200);
  return body;
}

async function names(session: Session, query: string): Promise<string[]> {
  const { items, total } = await list(session, query);
  expect(total).toBe(items.length);
  return items.map(({ name }) => name);
}

async function employersOf(session: Session, search: string): Promise<(string | null)[]> {
  return (await list(session, `?search=${search}`)).items.map(({ organizationName }) => organizationName);
}

/** The statuses of two requests sent at once, the lower first. */
async function statuses(send: (n: number) => ReturnType<Session['post']>): Promise<number[]> {
  const [one, two] = await Promise.all([send(1), send(2)]);
  return [one.status, two.status].sort((a, b) => a - b);
}

/** Two counties, and one person who went from the first to the second. */
describe('the register of a county', () => {
  let service: TestService;
  let city: Session;
  let here: Session;
  let there: Session;
  let ours: WorkerBody;
  let theirs: WorkerBody;
  let gone: WorkerBody;
  let ourEmployer: OrganizationBody;
  let theirEmployer: OrganizationBody;

  beforeAll(async () => {
    service = await openTestService();
    city = await service.as('officer');
    here = await service.as('officer', '341802');
    there = await service.as('officer', '341821');
    ourEmployer = await createOrganization(here, { name: '我县社区', regionCode: '341802001' });
    theirEmployer = await createOrganization(there, { name: '他县社区', regionCode: '341821' });
    const post = { organizationId: ourEmployer.id, startOn: '2022-01-01' };
    ours = await createWorker(here, 1, { name: '赵一', post });
    const theirPost = { organizationId: theirEmployer.id, startOn: '2022-01-01' };
    theirs = await createWorker(there, 2, { name: '赵二', regionCode: '341821', post: theirPost });
    gone = await createWorker(here, 3, { name: '赵三', post: { ...post, endOn: '2022-12-31' } });
    await city
      .post(`/workers/${gone.id}/posts`, { organizationId: theirEmployer.id, startOn: '2023-01-01' })
      .expect(201);
    await createCertificate(there, theirs.id, { certificateNo: 'THEIRS1', level: 'senior' });
    await createCertificate(here, ours.id, { certificateNo: 'OURS1' });
  });
  afterAll(() => service.close());

  it('lists and counts whoever is registered there or served there', async () => {
    expect(await names(here, '')).toEqual(['赵一', '赵三']);
    expect(await names(there, '')).toEqual(['赵二', '赵三']);
    expect(await names(city, '')).toEqual(['赵一', '赵二', '赵三']);
    expect(await names(city, '?regionCode=341802001')).toEqual(['赵一', '赵三']);
    expect(await names(here, '?regionCode=341821')).toEqual([]);
    expect(await names(here, '?regionCode=341800')).toEqual(['赵一', '赵三']);
  });

  it('finds nobody else by name, identity number, phone, certificate number or level', async () => {
    const searches = ['赵二', identityNumberOf(2), phoneOf(2), 'THEIRS1', '二'];
    for (const search of searches) {
      const query = `?search=${encodeURIComponent(search)}`;
      expect(await names(here, query)).toEqual([]);
      expect(await names(there, query)).toEqual(['赵二']);
      expect(await names(city, query)).toEqual(['赵二']);
    }
    expect(await names(here, '?level=senior')).toEqual([]);
    expect(await names(here, '?certified=true')).toEqual(['赵一']);
    expect(await names(here, '?certified=false')).toEqual(['赵三']);
    expect(await names(city, '?certified=true&sort=name:desc')).toEqual(['赵二', '赵一']);
  });

  it('names a current employer only where it lies in the region', async () => {
    expect(await employersOf(here, phoneOf(3))).toEqual([null]);
    expect(await employersOf(there, phoneOf(3))).toEqual(['他县社区']);
    expect(await employersOf(city, phoneOf(3))).toEqual(['他县社区']);
  });

  it('shows of a person only the posts within it', async () => {
    const employers = async (session: Session): Promise<string[]> =>
      (await readWorker(session, gone.id)).posts.map(({ organization }) => organization.name);
    expect(await employers(here)).toEqual(['我县社区']);
    expect(await employers(there)).toEqual(['他县社区']);
    expect(await employers(city)).toEqual(['他县社区', '我县社区']);
    expect((await readWorker(here, gone.id)).organizations.map(({ name }) => name)).toEqual(['我县社区']);
  });

  it('answers for anybody else as if there were nobody', async () => {
    const unknown = '019a0000-0000-7000-8000-000000000000';
    const certificateId = (await readWorker(there, theirs.id)).certificates[0]!.id;
    const post = { organizationId: ourEmployer.id, startOn: '2024-01-01' };
    const certificate = { level: 'junior', certificateNo: 'X', approvedOn: '2024-01-01' };
    const revocation = { revokedOn: '2024-01-01', void: true, reason: '注销' };
    const attempts: ((id: string, certificateId: string) => ReturnType<Session['get']>)[] = [
      (id) => here.get(`/workers/${id}`),
      (id) => here.patch(`/workers/${id}`, 1, { name: '钱' }),
      (id) => here.post(`/workers/${id}/identity`, { reason: '核对发放账户' }),
      (id) => here.post(`/workers/${id}/posts`, post),
      (id) => here.patch(`/workers/${id}/posts/${theirs.posts[0]!.id}`, 1, { endOn: null }),
      (id) => here.post(`/workers/${id}/suspensions`, { fromMonth: '2024-01', reason: '处分' }),
      (id) => here.patch(`/workers/${id}/suspensions/${unknown}`, 1, { toMonth: null }),
      (workerId) => here.post('/certificates', { ...certificate, workerId }),
      (_, id) => here.patch(`/certificates/${id}`, 1, { certificateNo: 'X', reason: '登记时抄错' }),
      (_, id) => here.post(`/certificates/${id}/registrations`, { startOn: '2024-01-01' }),
      (_, id) => here.post(`/certificates/${id}/revocation`, revocation),
    ];
    for (const attempt of attempts) {
      const outside: { body: Record<string, unknown> } = await attempt(theirs.id, certificateId).expect(404);
      const nobody: { body: Record<string, unknown> } = await attempt(unknown, unknown).expect(404);
      expect({ ...outside.body, requestId: '' }).toEqual({ ...nobody.body, requestId: '' });
    }
    expect(await readWorker(there, theirs.id)).toMatchObject({ version: theirs.version, name: '赵二' });
  });

  it('neither posts to, nor changes, nor lists an employer of another county', async () => {
    const post = { organizationId: theirEmployer.id, startOn: '2024-01-01' };
    await here.post(`/workers/${ours.id}/posts`, post).expect(404);
    const founded = { organization: { name: '新社区', kind: 'village', regionCode: '341821' }, startOn: '2024-01-01' };
    await here.post(`/workers/${ours.id}/posts`, founded).expect(404);
    await here.post('/organizations', { name: '新社区', kind: 'village', regionCode: '341821' }).expect(404);
    await here.patch(`/organizations/${theirEmployer.id}`, 1, { name: '改名', reason: '登记时抄错' }).expect(404);
    await here.patch(`/organizations/${ourEmployer.id}`, 1, { regionCode: '341821', reason: '登记时抄错' }).expect(404);
    const { body } = await here.get('/organizations').expect(200);
    expect(body).toMatchObject({ total: 1, items: [{ name: '我县社区' }] });
    const { id: postId } = (await readWorker(there, gone.id)).posts[0]!;
    await here.patch(`/workers/${gone.id}/posts/${postId}`, 1, { endOn: '2024-01-01' }).expect(404);
  });

  it('no longer changes the phone or account of a person who has left it', async () => {
    const { version } = await readWorker(here, gone.id);
    const answer = await here.patch(`/workers/${gone.id}`, version, { phone: phoneOf(9) }).expect(422);
    expect(answer.body).toMatchObject({ code: 'WORKER_ELSEWHERE' });
    await there.patch(`/workers/${gone.id}`, version, { remark: '已调入' }).expect(200);
  });

  it('shows what was paid before the system, and lines of its own payouts only', async () => {
    await payEverywhere(service, gone.id, (await readWorker(there, theirs.id)).certificates[0]!.id);
    const paid = async (session: Session): Promise<string[]> =>
      (await readWorker(session, gone.id)).payments.map(
        ({ source, subject, amountFen, payoutNumber }) => `${source} ${subject} ${amountFen} ${payoutNumber}`,
      );
    expect(await paid(here)).toEqual(['history award:junior 100000 null', 'payout stipend:2022-05 20000 P-341802']);
    expect(await paid(there)).toEqual(['history award:junior 100000 null', 'payout stipend:2023-05 20000 P-341821']);
    expect(await paid(city)).toHaveLength(3);
  });

  it('is read, not written, by those whose role only reads', async () => {
    const auditor = await service.as('auditor', '341802');
    await auditor.get('/workers').expect(200);
    await auditor.get(`/workers/${ours.id}`).expect(200);
    await auditor.post('/workers', {}).expect(403);
    await auditor.patch(`/workers/${ours.id}`, 1, {}).expect(403);
    await auditor.post(`/workers/${ours.id}/identity`, { reason: '例行审计' }).expect(403);
    await auditor.post('/organizations', {}).expect(403);
    await auditor.post('/certificates', {}).expect(403);
    const manager = await service.as('station_manager', '341802001');
    await manager.get('/workers').expect(403);
  });

  it('takes one of two entries that exclude each other, however close they come', async () => {
    const worker = await createWorker(here, 20, { name: '孙同' });
    const certificate = { workerId: worker.id, level: 'junior', approvedOn: '2024-01-01' };
    expect(await statuses((n) => here.post('/certificates', { ...certificate, certificateNo: `R${n}` }))).toEqual([
      201, 422,
    ]);
    const suspensions = `/workers/${worker.id}/suspensions`;
    expect(await statuses((n) => here.post(suspensions, { fromMonth: `2024-0${n}`, reason: '处分' }))).toEqual([
      201, 422,
    ]);
    const { version } = await readWorker(here, worker.id);
    const change = (n: number) =>
      here.patch(`/workers/${worker.id}`, version, { bankAccount: { account: accountOf(n) } });
    expect(await statuses(change)).toEqual([200, 412]);
  });
});

/** A payment of history, and one payout line in each county, as the ledger would hold them. */
async function payEverywhere(service: TestService, workerId: string, certificateId: string): Promise<void> {
  const sql = (text: string, values: unknown[]): Promise<unknown> => service.dataSource.query(text, values);
  const { userId } = await service.admin();
  await sql(
    `INSERT INTO historical_payments (id, worker_id, subject, amount_fen, paid_on, version)
     VALUES (gen_random_uuid(), $1, 'award:junior', 100000, '2022-06-01', 1)`,
    [workerId],
  );
  for (const [region, month] of [
    ['341802', '2022-05'],
    ['341821', '2023-05'],
  ]) {
    await sql(
      `WITH policy AS (
         INSERT INTO policies (id, kind, region_code, title, effective_from, rates_fen, eligible_employers,
           requires_registration, notice_working_days, state, created_by, version)
         VALUES (gen_random_uuid(), 'stipend', $1, '津贴', '2022-01-01', '{}', '[]', false, 5, 'draft', $2, 1)
         RETURNING id)
       INSERT INTO payouts (id, number, kind, region_code, title, state, as_of, line_count, payee_count, total_fen,
         created_by, version)
       SELECT id, 'P-' || $1, 'stipend', $1, '津贴', 'draft', '2023-12-31', 1, 1, 20000, $2, 1 FROM policy`,
      [region, userId],
    );
    await sql(
      `INSERT INTO payout_lines (id, payout_id, line_no, worker_id, subject, owed_fen, paid_fen, in_flight_fen,
         amount_fen, policy_id, certificate_id, level, rate_fen, reasons, worker_name, identity_cipher,
         organization_name, county_name, certificate_no, approved_on)
       SELECT gen_random_uuid(), p.id, 1, $1, $2, 20000, 0, 0, 20000, p.id, $3, 'junior', 20000, '[]', '赵三', '\\x00',
         '某社区', '某县', 'N', '2022-01-01'
       FROM payouts p WHERE p.number = $4`,
      [workerId, `stipend:${month}`, certificateId, `P-${region}`],
    );
  }
}

/** As many blocks as a few looks by key take; the people of a county by the set take hundreds. */
const FEW_BLOCKS = 60;

/** Without statistics, as a database is that nobody analyses (the embedded one): then the planner guesses that a set is small. */
describe('the time that a refusal takes', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
    const { dataSource } = service;
    for (const sql of [
      `INSERT INTO organizations (id, name, kind, region_code, county_code, version)
       SELECT gen_random_uuid(), r.name || n, 'village', r.code, coalesce(r.parent_code, r.code), 1
       FROM regions r CROSS JOIN generate_series(1, 12) n WHERE r.level = 'township'`,
      `INSERT INTO workers (id, name, identity_cipher, identity_hash, region_code, version)
       SELECT gen_random_uuid(), '社工' || n, '\\x00', sha256((o.id::text || n)::bytea), o.region_code, 1
       FROM organizations o CROSS JOIN generate_series(1, 4) n`,
      `INSERT INTO posts (id, worker_id, organization_id, start_on, version)
       SELECT gen_random_uuid(), w.id, (SELECT o.id FROM organizations o WHERE o.region_code = w.region_code
         ORDER BY md5(o.id::text || w.id::text) LIMIT 1), '2022-01-01', 1 FROM workers w`,
    ]) {
      await dataSource.query(sql);
    }
  }, 120_000);
  afterAll(() => service.close());

  /** Blocks of the database that the look for one person touches. */
  async function blocksFor(id: string): Promise<number> {
    const look = new Conditions().add('w.id = ?', id).add(workerRowWithin('w'), '341821', '341821');
    const explained = await service.dataSource.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }[]>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT 1 FROM workers w ${look.where()}`,
      look.parameters,
    );
    const { Plan: plan } = explained[0]!['QUERY PLAN'][0];
    return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
  }

  it('says nothing of whether a person is in another county: the set of one’s own is not worked out for that', async () => {
    const [elsewhere] = await service.dataSource.query<{ id: string }[]>(
      `SELECT id FROM workers WHERE region_code LIKE '341881%' LIMIT 1`,
    );
    expect(await blocksFor(elsewhere!.id)).toBeLessThan((await blocksFor(newId())) + FEW_BLOCKS);
  });
});
