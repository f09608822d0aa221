import { Policy } from '../../src/policies/policy.entity.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const AWARD = {
  kind: 'award',
  regionCode: '341821',
  title: '郎溪县一次性奖励',
  documentNo: '郎民〔2022〕7号',
  effectiveFrom: '2022-07-01',
  effectiveTo: null,
  ratesFen: { junior: 80_000, intermediate: 150_000, senior: 300_000 },
  eligibleEmployers: [{ kind: 'village' }, { kind: 'social_organization', registrarCode: '341821' }],
  requiresRegistration: false,
  noticeWorkingDays: 5,
  upgrade: 'difference',
  claimWithinMonths: null,
  mustStillServe: true,
  start: null,
  stop: null,
  minServiceMonths: null,
  maxMonths: null,
};

const STIPEND = {
  kind: 'stipend',
  regionCode: '341881',
  title: '宁国市社区工作者职业津贴',
  effectiveFrom: '2022-01',
  effectiveTo: '2023-12',
  ratesFen: { junior: 10_000, intermediate: 20_000, senior: 40_000 },
  eligibleEmployers: [{ kind: 'village', registrarCode: null }],
  requiresRegistration: false,
  noticeWorkingDays: 5,
  start: 'same-month',
  stop: 'through-leaving-month',
  minServiceMonths: 0,
  maxMonths: null,
};

interface Answer {
  id: string;
  version: number;
}

describe('policies', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    reviewer = await service.as('reviewer');
  });
  afterAll(() => service.close());

  async function draft(body: object, session = officer): Promise<Answer> {
    return (await session.post('/policies', body).expect(201)).body as Answer;
  }

  async function approved(body: object): Promise<Answer> {
    const { id } = await draft(body);
    return (await reviewer.post(`/policies/${id}/approve`, {}).expect(200)).body as Answer;
  }

  it('are drafts first, changed by their version, and told in days or months', async () => {
    const made = await draft(STIPEND);
    expect(made).toMatchObject({
      state: 'draft',
      versionNo: 0,
      effectiveFrom: '2022-01',
      effectiveTo: '2023-12',
      documentNo: null,
      eligibleEmployers: [{ kind: 'village' }],
      createdBy: { id: officer.userId, displayName: 'officer 341800' },
      approvedBy: null,
    });
    await officer.patch(`/policies/${made.id}`, 9, { title: '新标题' }).expect(412);
    await officer.patch(`/policies/${made.id}`, 1, { title: null }).expect(400);
    const changed = await officer.patch(`/policies/${made.id}`, 1, { effectiveTo: null, note: '试行' }).expect(200);
    expect(changed.body).toMatchObject({ version: 2, effectiveTo: null, note: '试行' });
    const stored = await service.dataSource.manager.findOneByOrFail(Policy, { id: made.id });
    expect(stored).toMatchObject({ effectiveFrom: '2022-01-01', effectiveTo: null });
    const withdrawn = await officer.post(`/policies/${made.id}/retire`, {}).expect(200);
    expect(withdrawn.body).toMatchObject({ state: 'retired', approvedAt: null });
  });

  it('ask for the settings of their kind, and refuse those of the other', async () => {
    const answer = await officer.post('/policies', { ...STIPEND, start: undefined, upgrade: 'full' }).expect(400);
    expect((answer.body as { errors: unknown[] }).errors).toEqual([
      expect.objectContaining({ field: 'upgrade', code: 'otherKind' }),
      expect.objectContaining({ field: 'start', code: 'isDefined' }),
    ]);
    await officer.post('/policies', { ...STIPEND, effectiveFrom: '2022-01-01' }).expect(400);
    await officer.post('/policies', { ...AWARD, effectiveFrom: '2022-02-30' }).expect(400);
    await officer.post('/policies', { ...AWARD, effectiveTo: '2022-06-30' }).expect(422);
    await officer.post('/policies', { ...AWARD, ratesFen: { junior: 1.5, intermediate: 1, senior: 1 } }).expect(400);
    await officer.post('/policies', { ...AWARD, ratesFen: undefined }).expect(400);
  });

  it('say nothing of a level where it is null, and need one with a rate', async () => {
    const made = await draft({ ...STIPEND, regionCode: '341824', ratesFen: { ...STIPEND.ratesFen, senior: null } });
    expect(made).toMatchObject({ ratesFen: { senior: null } });
    // The band is not asked of null.
    await reviewer.post(`/policies/${made.id}/approve`, {}).expect(200);
    await officer.post('/policies', { ...STIPEND, ratesFen: { junior: 10_000, intermediate: 20_000 } }).expect(400);
    const silent = { junior: null, intermediate: null, senior: null };
    const answer = await officer.post('/policies', { ...AWARD, ratesFen: silent }).expect(422);
    expect(answer.body).toMatchObject({ code: 'POLICY_WITHOUT_RATES', errors: [{ field: 'ratesFen' }] });
  });

  it('have rates by kinds of employer, told with those of all others last', async () => {
    const levels = { junior: 12_000, intermediate: 22_000, senior: null };
    const rest = { junior: 10_000, intermediate: 20_000, senior: 40_000 };
    const body = {
      ...STIPEND,
      regionCode: '341823',
      eligibleEmployers: [{ kind: 'village' }, { kind: 'urban_community' }],
      ratesFen: undefined,
      rates: [{ employers: ['urban_community'], levels }, { levels: rest }],
    };
    const made = await draft(body);
    expect(made).toMatchObject({ ratesFen: rest, rates: body.rates });
    const asked = async (changes: object, version: number) =>
      (await officer.patch(`/policies/${made.id}`, version, changes).expect(200)).body as object;
    expect(await asked({ ratesFen: { ...rest, senior: null } }, 1)).toMatchObject({
      rates: [body.rates[0], { levels: { ...rest, senior: null } }],
    });
    const silent = { junior: null, intermediate: null, senior: null };
    expect(await asked({ rates: [body.rates[0]] }, 2)).toMatchObject({ ratesFen: silent, rates: [body.rates[0]] });
    expect(await asked({ rates: [{ levels: rest }] }, 3)).toMatchObject({ ratesFen: rest, rates: [{ levels: rest }] });

    const refused = async (changes: object, status: number) =>
      (await officer.post('/policies', { ...body, ...changes }).expect(status)).body as object;
    expect(await refused({ rates: body.rates.toReversed() }, 400)).toMatchObject({
      errors: [{ field: 'rates.0.employers', code: 'otherEmployersLast' }],
    });
    expect(await refused({ rates: [body.rates[0], body.rates[0]] }, 400)).toMatchObject({
      errors: [{ field: 'rates.1.employers', code: 'employersTwice' }],
    });
    expect(await refused({ ratesFen: levels }, 400)).toMatchObject({
      errors: [{ field: 'ratesFen', code: 'ratesTwice' }],
    });
    expect(await refused({ rates: [{ employers: ['station'], levels }] }, 422)).toMatchObject({
      code: 'RATES_FOR_NOBODY',
      detail: '标准分组中的社工站不在发放对象之中，请先列为发放对象，或从分组中去掉。',
    });
    expect(await refused({ rates: [{ employers: ['village'], levels: silent }] }, 422)).toMatchObject({
      code: 'POLICY_WITHOUT_RATES',
    });
    expect(
      await refused({ rates: [{ employers: ['village'], levels: { ...levels, senior: 60_001 } }] }, 422),
    ).toMatchObject({ code: 'STIPEND_OUTSIDE_BAND', errors: [{ field: 'rates.0.levels.senior' }] });
  });

  it('ask for service in more words than one flag, and hold the flag to it', async () => {
    const asked = { on: ['declared', 'approved'], minMonths: 12, countedTo: 'declared', unbroken: true };
    const body = { ...AWARD, regionCode: '341825', mustStillServe: undefined, service: asked };
    const made = await draft(body);
    const stored = { ...asked, on: ['approved', 'declared'] };
    expect(made).toMatchObject({ mustStillServe: true, service: stored });
    const patched = async (changes: object, version: number) =>
      (await officer.patch(`/policies/${made.id}`, version, changes).expect(200)).body as object;
    const ever = { on: ['ever'], minMonths: 0, countedTo: '2023-12-31', unbroken: false };
    expect(await patched({ service: ever }, 1)).toMatchObject({ mustStillServe: false, service: ever });
    expect(await patched({ service: null }, 2)).toMatchObject({ mustStillServe: false, service: null });

    const refused = async (changes: object, status: number) =>
      (await officer.post('/policies', { ...body, ...changes }).expect(status)).body as object;
    expect(await refused({ mustStillServe: false }, 400)).toMatchObject({
      errors: [{ field: 'mustStillServe', code: 'serviceTwice' }],
    });
    expect(await refused({ service: undefined }, 400)).toMatchObject({ errors: [{ field: 'mustStillServe' }] });
    expect(await refused({ service: { ...asked, on: [] } }, 400)).toMatchObject({
      errors: [{ field: 'service.on' }],
    });
    expect(await refused({ service: { ...asked, countedTo: '2023-02-30' } }, 400)).toMatchObject({
      errors: [{ field: 'service.countedTo' }],
    });
    expect(await refused({ service: { ...asked, on: ['none', 'ever'] } }, 400)).toMatchObject({
      errors: [{ field: 'service.on', code: 'noneAlone' }],
    });
    expect(await refused({ service: { ...asked, on: ['none'] } }, 422)).toMatchObject({
      code: 'SERVICE_NEEDS_CLAIMS',
      detail: '不要求在岗的政策须经申报发放，请改为经申报发放，或至少选一个须在岗的日子。',
    });
    const stipend = (await officer.post('/policies', { ...STIPEND, service: asked }).expect(400)).body as object;
    expect(stipend).toMatchObject({ errors: [{ field: 'service', code: 'otherKind' }] });
  });

  it('shut nobody out by staffing unless they say so', async () => {
    const made = await draft({ ...AWARD, regionCode: '341802' });
    expect(made).toMatchObject({ excludedStaffing: [], unknownStaffing: 'pay' });
    const asked = { excludedStaffing: ['committee_member', 'civil_servant'], unknownStaffing: 'refuse' };
    const answer = await officer.patch(`/policies/${made.id}`, 1, asked).expect(200);
    expect(answer.body).toMatchObject({ ...asked, excludedStaffing: ['civil_servant', 'committee_member'] });
    await officer.patch(`/policies/${made.id}`, 2, { excludedStaffing: ['teacher'] }).expect(400);
    const reset = await officer.patch(`/policies/${made.id}`, 2, { unknownStaffing: null }).expect(200);
    expect(reset.body).toMatchObject({ unknownStaffing: 'pay' });
  });

  it('ask for registration in more words than one flag, and hold the flag to it', async () => {
    const body = { ...AWARD, regionCode: '341882', requiresRegistration: undefined, registration: 'once' };
    const made = await draft(body);
    expect(made).toMatchObject({ requiresRegistration: true, registration: 'once', firstRegisteredBetween: null });
    const patched = async (changes: object, version: number) =>
      (await officer.patch(`/policies/${made.id}`, version, changes).expect(200)).body as object;
    expect(await patched({ requiresRegistration: false }, 1)).toMatchObject({ registration: 'none' });
    expect(await patched({ registration: 'valid', firstRegisteredBetween: { from: '2023-01-01' } }, 2)).toMatchObject({
      requiresRegistration: true,
      firstRegisteredBetween: { from: '2023-01-01', to: null },
    });
    const refused = async (changes: object) =>
      (await officer.post('/policies', { ...body, ...changes }).expect(400)).body as object;
    expect(await refused({ requiresRegistration: false })).toMatchObject({
      errors: [{ field: 'requiresRegistration', code: 'registrationTwice' }],
    });
    expect(await refused({ registration: undefined })).toMatchObject({ errors: [{ field: 'requiresRegistration' }] });
    expect(await refused({ firstRegisteredBetween: { from: '2023-02-01', to: '2023-01-31' } })).toMatchObject({
      errors: [{ field: 'firstRegisteredBetween.to', code: 'rangeTurned' }],
    });
  });

  it('keep stipends within the band of the city, and name the field and the band', async () => {
    const ratesFen = { junior: 9_999, intermediate: 20_000, senior: 60_001 };
    const answer = await officer.post('/policies', { ...STIPEND, ratesFen }).expect(422);
    expect(answer.body).toMatchObject({
      code: 'STIPEND_OUTSIDE_BAND',
      band: { minFen: 10_000, maxFen: 60_000 },
      errors: [{ field: 'ratesFen.junior' }, { field: 'ratesFen.senior' }],
    });
    expect((answer.body as { detail: string }).detail).toContain('100.00元至600.00元');
  });

  it('are approved by another person than any who wrote them', async () => {
    const admin = await service.admin();
    const own = await draft(AWARD, admin);
    const refused = await admin.post(`/policies/${own.id}/approve`, {}).expect(422);
    expect(refused.body).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    const touched = await draft(AWARD);
    await admin.patch(`/policies/${touched.id}`, 1, { note: '改' }).expect(200);
    await admin.post(`/policies/${touched.id}/approve`, {}).expect(422);
    await officer.post(`/policies/${touched.id}/approve`, {}).expect(403);
    for (const { id } of [own, touched]) await officer.post(`/policies/${id}/retire`).expect(200);
    await reviewer.post(`/policies/${own.id}/approve`, {}).expect(409);
  });

  it('follow each other: a new version closes the one before to the day before', async () => {
    const first = await approved(AWARD);
    expect(first).toMatchObject({ state: 'approved', versionNo: 1, predecessorId: null });
    const second = await approved({ ...AWARD, effectiveFrom: '2024-03-01' });
    expect(second).toMatchObject({ versionNo: 2, predecessorId: first.id, approvedBy: { id: reviewer.userId } });
    const closed = await officer.get(`/policies/${first.id}`).expect(200);
    expect(closed.body).toMatchObject({ state: 'approved', effectiveTo: '2024-02-29' });
    await officer.patch(`/policies/${first.id}`, 3, { title: '改' }).expect(409);

    const overlapping = await draft({ ...AWARD, effectiveFrom: '2024-03-01', effectiveTo: '2024-12-31' });
    const refused = await reviewer.post(`/policies/${overlapping.id}/approve`, {}).expect(409);
    expect(refused.body).toMatchObject({ code: 'POLICY_OVERLAP', otherPolicyId: second.id });
    const before = await approved({ ...AWARD, effectiveFrom: '2022-01-01', effectiveTo: '2022-06-30' });
    expect(before).toMatchObject({ versionNo: 3, predecessorId: null });

    const events: { action: string; reason: string }[] = await service.dataSource.query(
      `SELECT action FROM audit_events WHERE object_id = $1 ORDER BY id`,
      [second.id],
    );
    expect(events.map(({ action }) => action)).toEqual(['policy.create', 'policy.approve']);
  });

  it('stay as they were approved, whoever asks the database', async () => {
    const { id } = await approved({ ...AWARD, regionCode: '341825', eligibleEmployers: [{ kind: 'village' }] });
    const change = (sql: string) => service.dataSource.query(`UPDATE policies SET ${sql} WHERE id = $1`, [id]);
    await expect(change(`rates_fen = '{"junior":1,"intermediate":1,"senior":1}'`)).rejects.toThrow('was approved');
    await expect(change(`state = 'draft'`)).rejects.toThrow('was approved');
    await expect(service.dataSource.query('DELETE FROM policies WHERE id = $1', [id])).rejects.toThrow('was approved');
    await change(`effective_to = '2024-06-30'`);
    await expect(change(`effective_to = '2024-07-31'`)).rejects.toThrow('was approved');
  });

  it('end on a day, never later than they already do, and may be withdrawn whole', async () => {
    const { id } = await approved({ ...STIPEND, effectiveTo: null });
    await officer.post(`/policies/${id}/retire`, {}).expect(403);
    await reviewer.post(`/policies/${id}/retire`, { effectiveTo: '2024-06-30' }).expect(400);
    await reviewer.post(`/policies/${id}/retire`, { effectiveTo: '2021-11' }).expect(422);
    const ended = await reviewer.post(`/policies/${id}/retire`, { effectiveTo: '2024-06', reason: '到期' }).expect(200);
    expect(ended.body).toMatchObject({ state: 'retired', effectiveTo: '2024-06' });
    await reviewer.post(`/policies/${id}/retire`, {}).expect(409);

    const withdrawn = await approved({ ...STIPEND, effectiveFrom: '2025-03', effectiveTo: null });
    const answer = await reviewer.post(`/policies/${withdrawn.id}/retire`, {}).expect(200);
    expect(answer.body).toMatchObject({ effectiveFrom: '2025-03', effectiveTo: '2025-02' });
    const inItsPlace = await approved({ ...STIPEND, effectiveFrom: '2025-03', effectiveTo: null });
    expect(inItsPlace).toMatchObject({ predecessorId: null });
  });

  it('of another county do not exist for a county', async () => {
    const mine = await service.as('officer', '341821');
    const theirs = await draft(STIPEND);
    await mine.get(`/policies/${theirs.id}`).expect(404);
    await mine.patch(`/policies/${theirs.id}`, 1, { title: '改' }).expect(404);
    await mine.post(`/policies/${theirs.id}/retire`, {}).expect(404);
    await (await service.as('reviewer', '341821')).post(`/policies/${theirs.id}/approve`, {}).expect(404);
    await mine.post('/policies', STIPEND).expect(404);
    const list = (await mine.get('/policies?pageSize=100').expect(200)).body as { items: { regionCode: string }[] };
    expect(new Set(list.items.map(({ regionCode }) => regionCode))).toEqual(new Set(['341821']));
    const asked = (await mine.get('/policies?regionCode=341881').expect(200)).body as { total: number };
    expect(asked.total).toBe(0);
    const city = (await officer.get('/policies?regionCode=341881&kind=stipend&state=draft').expect(200)).body as {
      total: number;
    };
    expect(city.total).toBe(1);
    const elsewhere = [{ kind: 'social_organization', registrarCode: '341881' }];
    const refused = await mine.post('/policies', { ...AWARD, eligibleEmployers: elsewhere }).expect(422);
    expect(refused.body).toMatchObject({ errors: [{ field: 'eligibleEmployers.0.registrarCode' }] });
  });

  it('approved at the same moment are not both in force', async () => {
    const drafts = [await draft({ ...AWARD, regionCode: '341882' }), await draft({ ...AWARD, regionCode: '341882' })];
    const answers = await Promise.all(drafts.map(({ id }) => reviewer.post(`/policies/${id}/approve`, {})));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});
