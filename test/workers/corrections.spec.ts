import { accountOf, identityNumberOf, phoneOf, readWorker, type WorkerBody } from '../support/register/people.js';
import { createVillage, createVillager, settle, takeToSent } from '../support/payouts/payouts.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface LateFact {
  subject: string;
  dueFen: number;
}

interface Villager {
  id: string;
  certificateId: string;
  postId: string;
}

const reason = '录入有误';
const MONTH = 15_000;

/** January to March 2024 were paid, 150 yuan a month. What rests on a fact that is put right shows as a late fact by itself. */
describe('what was recorded, put right and taken back', () => {
  let service: TestService;
  let officer: Session;
  let village: string;
  let villagers: Villager[];
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    officer = await service.as('officer');
    await putInForce(
      service,
      stipendPolicy({ effectiveFrom: '2024-01', requiresRegistration: true, excludedStaffing: ['civil_servant'] }),
    );
    village = await createVillage(officer);
    villagers = [];
    for (let n = 1; n <= 9; n++) {
      const villager = await createVillager(officer, n, village);
      await officer
        .post(`/certificates/${villager.certificateId}/registrations`, { startOn: '2023-10-01' })
        .expect(201);
      villagers.push(villager);
    }
    const request = {
      kind: 'stipend',
      regionCode: '341821',
      asOf: '2024-03-31',
      fromMonth: '2024-01',
      toMonth: '2024-03',
    };
    const { body } = await officer.post('/payouts', request).expect(201);
    await takeToSent(service, (body as { id: string }).id);
    await settle(service, (body as { id: string }).id);
  });
  afterAll(() => service.close());

  const detail = (of: Villager): Promise<WorkerBody> => readWorker(officer, of.id);
  /** `01 -15000`: the month and what is due of it. */
  const late = async (of: Villager): Promise<string[]> => {
    const { body } = await officer.get('/payouts/late-facts?pageSize=500').expect(200);
    return (body as { items: (LateFact & { workerId: string })[] }).items
      .filter(({ workerId }) => workerId === of.id)
      .map(({ subject, dueFen }) => `${subject.slice(-2)} ${dueFen}`);
  };
  const lost = (...months: string[]): string[] => months.map((month) => `${month} ${-MONTH}`);
  const event = async (action: string): Promise<{ reason: string | null; details: Record<string, unknown> }> => {
    const auditor = await service.as('auditor');
    const { body } = await auditor.get(`/audit?action=${action}&pageSize=1`).expect(200);
    return (body as { items: { reason: string | null; details: Record<string, unknown> }[] }).items[0]!;
  };

  it('a post: its 用工性质, told without a reason at first, then put right with one, and in money', async () => {
    const of = villagers[8]!;
    const path = `/workers/${of.id}/posts/${of.postId}`;
    expect((await detail(of)).posts[0]).toMatchObject({ staffing: null });
    await officer.patch(path, 1, { staffing: 'teacher' }).expect(400);
    const told = await officer.patch(path, 1, { staffing: 'committee_member' }).expect(200);
    expect(told.body).toMatchObject({ staffing: 'committee_member', version: 2 });
    expect(await late(of)).toEqual([]);
    await officer.patch(path, 2, { staffing: 'civil_servant' }).expect(422);
    await officer.patch(path, 2, { staffing: 'civil_servant', reason }).expect(200);
    expect((await event('post.update')).details).toMatchObject({
      before: { staffing: 'committee_member' },
      after: { staffing: 'civil_servant' },
    });
    expect(await late(of)).toEqual(lost('01', '02', '03'));
    await officer.patch(path, 3, { staffing: null, reason }).expect(200);
    expect(await late(of)).toEqual([]);
  });

  it('a post: its start with a reason, on the version that was read, then the whole of it', async () => {
    const of = villagers[0]!;
    const path = `/workers/${of.id}/posts/${of.postId}`;
    expect((await officer.patch(path, 1, { startOn: '2024-02-01' }).expect(422)).body).toMatchObject({
      code: 'POST_REFUSED',
    });
    await officer.patch(path, 7, { startOn: '2024-02-01', reason }).expect(412);
    await officer.patch(path, 1, { startOn: '2024-02-01', reason }).expect(200);
    expect(await late(of)).toEqual(lost('01'));
    const { body: employer } = await officer
      .patch(path, 2, { organization: { name: '城里社区', kind: 'urban_community', regionCode: '341821100' }, reason })
      .expect(200);
    expect(employer).toMatchObject({ organization: { name: '城里社区' }, startOn: '2024-02-01', version: 3 });
    expect((await detail(of)).regionCode).toBe('341821100');
    expect(await late(of)).toEqual(lost('01', '02', '03'));
    await officer.patch(path, 3, { organizationId: village, startOn: '2023-01-01', reason }).expect(200);
    expect(await late(of)).toEqual([]);
    await officer.post(`${path}/withdrawal`, {}).expect(400);
    await officer.post(`${path}/withdrawal`, { reason: '证号 341800198506070014' }).expect(422);
    await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    await officer.post(`${path}/withdrawal`, { reason }).expect(404);
    expect((await detail(of)).posts).toEqual([]);
    expect(await late(of)).toEqual(lost('01', '02', '03'));
    expect(await event('post.withdraw')).toMatchObject({ reason, details: { before: { endOn: null } } });
  });

  it('a post is refused over another at the same employer, under sixteen and years ahead', async () => {
    const of = villagers[1]!;
    const add = async (body: object): Promise<unknown> =>
      (await officer.post(`/workers/${of.id}/posts`, { organizationId: village, ...body }).expect(422)).body;
    expect(await add({ startOn: '2024-01-01' })).toMatchObject({
      errors: [{ code: 'post-overlaps', message: expect.stringContaining(' 至今') }],
    });
    expect(await add({ startOn: '1970-01-01', endOn: '1970-12-31' })).toMatchObject({
      errors: [{ code: 'entry-before-sixteen' }],
    });
    expect(await add({ startOn: '2030-01-01' })).toMatchObject({
      errors: [{ code: 'entry-far-ahead' }, { code: 'post-overlaps' }],
    });
  });

  it('a suspension: its months and its cause, then the whole of it', async () => {
    const of = villagers[1]!;
    const { body } = await officer
      .post(`/workers/${of.id}/suspensions`, { fromMonth: '2024-02', toMonth: '2024-03', reason: '病假' })
      .expect(201);
    const path = `/workers/${of.id}/suspensions/${(body as { id: string }).id}`;
    expect(await late(of)).toEqual(lost('02', '03'));
    await officer.patch(path, 1, { fromMonth: '2024-03' }).expect(422);
    const corrected = await officer.patch(path, 1, { fromMonth: '2024-03', cause: '长期病假', reason }).expect(200);
    expect(corrected.body).toMatchObject({ fromMonth: '2024-03', toMonth: '2024-03', reason: '长期病假' });
    expect(await late(of)).toEqual(lost('03'));
    await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    expect(await late(of)).toEqual([]);
  });

  it('a registration: its days, then the whole of it', async () => {
    const of = villagers[2]!;
    const [certificate] = (await detail(of)).certificates;
    const [registration] = certificate!.registrations as unknown as { id: string }[];
    const path = `/certificates/${of.certificateId}/registrations/${registration!.id}`;
    await officer.patch(path, 1, { startOn: '2024-02-01' }).expect(400);
    await officer.patch(path, 1, { startOn: '2024-02-01', reason }).expect(200);
    expect(await late(of)).toEqual(lost('01'));
    const again = { startOn: '2024-01-01', endOn: '2024-02-01' };
    expect(
      (await officer.post(`/certificates/${of.certificateId}/registrations`, again).expect(422)).body,
    ).toMatchObject({
      errors: [{ code: 'registration-overlaps' }],
    });
    await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    expect(await late(of)).toEqual(lost('01', '02', '03'));
    expect(await event('registration.withdraw')).toMatchObject({ details: { workerId: of.id } });
  });

  it('a revocation: its day, then the whole of it', async () => {
    const of = villagers[3]!;
    const path = `/certificates/${of.certificateId}/revocation`;
    await officer.post(`${path}/withdrawal`, { reason }).expect(409);
    await officer.post(path, { revokedOn: '2024-02-01', void: false, reason: '弄虚作假' }).expect(200);
    expect(await late(of)).toEqual(lost('02', '03'));
    await officer.patch(path, 2, { revokedOn: '2024-03-01', reason }).expect(200);
    expect(await late(of)).toEqual(lost('03'));
    const { body } = await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    expect(body).toMatchObject({ revokedOn: null, void: false, revocationReason: null });
    expect(await late(of)).toEqual([]);
  });

  it('a certificate: its number and level, then the whole of it, kept as void where a payout names it', async () => {
    const of = villagers[4]!;
    const path = `/certificates/${of.certificateId}`;
    await officer.patch(path, 1, { certificateNo: 'GL-corrected' }).expect(422);
    await officer.patch(path, 1, { certificateNo: 'GL-corrected', reason }).expect(200);
    expect((await detail(of)).certificates).toMatchObject([{ certificateNo: 'GL-CORRECTED' }]);
    expect(await late(of)).toEqual([]);
    await officer.patch(path, 2, { level: 'intermediate' }).expect(422);
    await officer.patch(path, 2, { level: 'intermediate', reason }).expect(200);
    expect(await late(of)).toEqual(['01 15000', '02 15000', '03 15000']);
    await officer.patch(path, 3, { level: 'junior', reason }).expect(200);
    await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    expect((await detail(of)).certificates).toMatchObject([{ void: true }]);
    expect(await late(of)).toEqual(lost('01', '02', '03'));
    const unpaid = { workerId: of.id, level: 'senior', certificateNo: 'GL-unpaid', approvedOn: '2023-05-01' };
    const { body } = await officer.post('/certificates', unpaid).expect(201);
    const other = `/certificates/${(body as { id: string }).id}`;
    await officer.post(`${other}/registrations`, { startOn: '2023-06-01' }).expect(201);
    await officer.post(`${other}/withdrawal`, { reason }).expect(200);
    await officer.patch(other, 1, { declaredOn: '2023-06-01' }).expect(404);
    // The number is free for whom it belongs to.
    await officer.post('/certificates', { ...unpaid, workerId: villagers[5]!.id }).expect(201);
  });

  it('a name and an account: the name with its reason, the account so that nothing goes to it', async () => {
    const of = villagers[6]!;
    const { version, bankAccount } = await detail(of);
    expect(bankAccount).not.toBeNull();
    await officer.patch(`/workers/${of.id}`, version, { name: '更名', reason: '户籍更名' }).expect(200);
    expect(await event('worker.update')).toMatchObject({ reason: '户籍更名' });
    const { body } = await officer.post(`/workers/${of.id}/bank-account/withdrawal`, { reason }).expect(200);
    expect(body).toMatchObject({ bankAccount: null, version: version + 2 });
    await officer.post(`/workers/${of.id}/bank-account/withdrawal`, { reason }).expect(404);
    expect(await late(of)).toEqual([]);
  });

  it('a stay at a station: its start with a reason, then the whole of it', async () => {
    const founding = { kind: 'station', regionCode: '341821102', name: '涛城镇社工站', foundedOn: '2021-06-01' };
    const { body: station } = await officer.post('/stations', founding).expect(201);
    const staff = `/stations/${(station as { id: string }).id}/staff`;
    const { body: stay } = await officer.post(staff, { workerId: villagers[7]!.id, startOn: '2023-07-01' }).expect(201);
    const path = `${staff}/${(stay as { id: string }).id}`;
    await officer.patch(path, 1, { startOn: '2023-06-01' }).expect(422);
    const { body } = await officer.patch(path, 1, { startOn: '2023-06-01', reason }).expect(200);
    expect(body).toMatchObject({ startOn: '2023-06-01', endOn: null });
    await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    expect((await officer.get(staff).expect(200)).body).toMatchObject({ total: 0 });
    expect(await event('station.staff-withdraw')).toMatchObject({ reason, details: { workerId: villagers[7]!.id } });
  });

  it('is told by the history in words, masked, to officers and reviewers, with who and why', async () => {
    const of = villagers[0]!;
    const reviewer = await service.as('reviewer');
    const { body } = await reviewer.get(`/workers/${of.id}/history?pageSize=100`).expect(200);
    const { items } = body as { items: { title: string; detail: string; reason: string | null; actorName: string }[] };
    const told = items.map((it) => `${it.title} ${it.detail} ${it.reason}`);
    expect(told).toContain('作废任职 入职日期：2023-01-01；工作单位：青峰村 录入有误');
    expect(told).toContain('更正任职 入职日期：2023-01-01 → 2024-02-01 录入有误');
    expect(told).toContain('更正任职 工作单位：青峰村 → 城里社区 录入有误');
    expect(told.some((it) => /^登记人员 .*姓名：/.test(it))).toBe(true);
    for (const whole of [identityNumberOf(1), phoneOf(1), accountOf(1)])
      expect(JSON.stringify(body)).not.toContain(whole);
    expect(items.every(({ actorName }) => actorName !== '')).toBe(true);
    await (await service.as('finance')).get(`/workers/${of.id}/history`).expect(403);
    await (await service.as('officer', '341802')).get(`/workers/${of.id}/history`).expect(404);
  });

  it('does not exist beside the region', async () => {
    const beside = await service.as('officer', '341802');
    const of = villagers[7]!;
    for (const path of [
      `/workers/${of.id}/posts/${of.postId}/withdrawal`,
      `/workers/${of.id}/bank-account/withdrawal`,
      `/certificates/${of.certificateId}/withdrawal`,
      `/certificates/${of.certificateId}/revocation/withdrawal`,
    ]) {
      await beside.post(path, { reason }).expect(404);
    }
    expect(await late(of)).toEqual([]);
  });
});
