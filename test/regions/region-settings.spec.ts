import type { Test } from 'supertest';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Settings {
  version: number;
  own: Record<string, unknown>;
  inForce: Record<string, unknown>;
  changes: { id: string; state: string; name: string }[];
}

const STIPEND = {
  kind: 'stipend',
  regionCode: '341881',
  title: '宁国市社区工作者职业津贴',
  effectiveTo: null,
  ratesFen: { junior: 10_000, intermediate: 20_000, senior: 65_000 },
  eligibleEmployers: [{ kind: 'village', registrarCode: null }],
  requiresRegistration: false,
  noticeWorkingDays: 5,
  start: 'same-month',
  stop: 'through-leaving-month',
  minServiceMonths: 0,
  maxMonths: null,
};

describe('the settings of a region', () => {
  let service: TestService;
  let admin: Session;
  let officer: Session;
  let reviewer: Session;
  beforeAll(async () => {
    service = await openTestService('2025-06-30');
    admin = await service.admin();
    officer = await service.as('officer');
    reviewer = await service.as('reviewer');
  });
  afterAll(() => service.close());

  const read = async (code: string, session = officer): Promise<Settings> =>
    (await session.get(`/settings/regions/${code}`).expect(200)).body as Settings;
  const change = async (code: string, body: object, session = officer): Promise<Test> =>
    session.patch(`/settings/regions/${code}`, (await read(code)).version, body);
  const proposal = async (code: string, body: object): Promise<string> => {
    const answer = await change(code, { effectiveFrom: '2025-07-01', reason: '市局 2025 年通知', ...body });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return (answer.body as Settings).changes[0]!.id;
  };
  const approve = (code: string, id: string, session = reviewer): Test =>
    session.post(`/settings/regions/${code}/changes/${id}/approve`, { comment: '同意' });

  it('are those that shipped, until the region sets its own; null takes the own one away', async () => {
    const first = await read('341821');
    expect(first).toMatchObject({
      version: 1,
      own: { departmentName: '郎溪县民政局', contactPhone: null },
      inForce: {
        departmentName: '郎溪县民政局',
        stationReportDueDay: 10,
        stipendBandFen: { minFen: 10_000, maxFen: 60_000 },
      },
      changes: [],
    });
    const signatories = { preparer: '甲', reviewer: '乙', head: null };
    const own = { contactPhone: '0563-7020000', objectionPhone: '0563-7021111', stationReportDueDay: 8, signatories };
    const money = { fundingSource: '县级财政资金', documentNo: '郎民〔2025〕3号', budgetSubject: '2080299' };
    const set = (await change('341821', { ...own, ...money })).body as Settings;
    expect(set).toMatchObject({ version: 2, own: { ...own, ...money }, inForce: { ...own, ...money } });
    expect(await read('341821100')).toMatchObject({ own: { contactPhone: null }, inForce: { ...own, ...money } });
    const without = (await change('341821', { stationReportDueDay: null, departmentName: null })).body as Settings;
    expect(without.inForce).toMatchObject({ stationReportDueDay: 10, departmentName: '宣城市民政局' });
    await change('341821', { departmentName: '郎溪县民政局' });
  });

  it('are changed by whoever read them last, inside the own part of the tree, and say so in the log', async () => {
    const { version } = await read('341824');
    await officer.patch('/settings/regions/341824', version, { contactPhone: '1' }).expect(200);
    await officer.patch('/settings/regions/341824', version, { contactPhone: '2' }).expect(412);
    const county = await service.as('officer', '341821');
    await county.get('/settings/regions/341824').expect(404);
    await county.get('/settings/regions/341800').expect(404);
    await county.patch('/settings/regions/341800', 1, { contactPhone: '3' }).expect(404);
    await reviewer.patch('/settings/regions/341824', version + 1, { contactPhone: '4' }).expect(403);
    await county.get('/settings/regions/999999').expect(404);
    const { body } = await admin.get('/audit?action=settings.region&objectId=341824').expect(200);
    expect(body).toMatchObject({
      total: 1,
      items: [{ details: { before: { contactPhone: null }, after: { contactPhone: '1' }, proposed: [] } }],
    });
  });

  it('of two who change them at once let one through', async () => {
    const { version } = await read('341825');
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((fundingSource) => officer.patch('/settings/regions/341825', version, { fundingSource })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(2);
  });

  it('that money rests on hold when another person approved them, from their day on', async () => {
    const id = await proposal('341800', { stipendBandFen: { minFen: 10_000, maxFen: 70_000 } });
    expect((await read('341800')).inForce).toMatchObject({ stipendBandFen: { maxFen: 60_000 } });
    await officer.post('/policies', { ...STIPEND, effectiveFrom: '2025-08' }).expect(422);
    await approve('341800', id, officer).expect(403);
    const approved = (await approve('341800', id).expect(200)).body as Settings;
    expect(approved.changes[0]).toMatchObject({ state: 'approved', decidedByName: expect.any(String) as string });
    // Not today yet.
    expect(approved.inForce).toMatchObject({ stipendBandFen: { maxFen: 60_000 } });
    const early = await officer.post('/policies', { ...STIPEND, effectiveFrom: '2025-06' }).expect(422);
    expect(early.body).toMatchObject({ code: 'STIPEND_OUTSIDE_BAND' });
    await officer.post('/policies', { ...STIPEND, effectiveFrom: '2025-07' }).expect(201);
    expect((await approve('341800', id).expect(409)).body).toMatchObject({ code: 'SETTING_DECIDED' });
    // A mistake is put right by the same way, also for the same day.
    const lower = await proposal('341800', { stipendBandFen: { minFen: 10_000, maxFen: 60_000 } });
    await approve('341800', lower).expect(200);
    await officer.post('/policies', { ...STIPEND, effectiveFrom: '2025-09' }).expect(422);
  });

  it('that money rests on are never approved by whoever proposed them, whatever the role', async () => {
    const { version } = await read('341823');
    const body = { recoveryMonthlyFloorFen: 5_000, effectiveFrom: '2025-01-01', reason: '县局研究' };
    const { changes } = (await admin.patch('/settings/regions/341823', version, body).expect(200)).body as Settings;
    const id = changes[0]!.id;
    expect((await approve('341823', id, admin).expect(422)).body).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    await approve('341823', id).expect(200);
    expect((await read('341823')).inForce).toMatchObject({ recoveryMonthlyFloorFen: 5_000 });
    expect((await read('341824')).inForce).toMatchObject({ recoveryMonthlyFloorFen: null });
    await expect(
      service.dataSource.query('UPDATE region_setting_changes SET value = $2 WHERE id = $1', [id, '1']),
    ).rejects.toThrow('stays');
    await expect(service.dataSource.query('DELETE FROM region_setting_changes WHERE id = $1', [id])).rejects.toThrow(
      'stays',
    );
  });

  it('that money rests on need a day and a reason, and a county stays within the band of the city', async () => {
    const floor = { recoveryMonthlyFloorFen: 5_000 };
    for (const body of [floor, { ...floor, reason: '研究' }, { ...floor, effectiveFrom: '2025-07-01' }]) {
      expect((await change('341882', body)).body).toMatchObject({ status: 422, code: 'SETTING_NEEDS_REASON' });
    }
    const wide = { effectiveFrom: '2025-07-01', reason: '县局研究', stipendBandFen: { minFen: 0, maxFen: 90_000 } };
    expect((await change('341882', wide)).body).toMatchObject({ status: 422, code: 'SETTING_OUTSIDE_BAND' });
    await officer.patch('/settings/regions/341882', 1, { stipendBandFen: { minFen: 1 } }).expect(400);
    const id = await proposal('341882', { stipendBandFen: { minFen: 20_000, maxFen: 30_000 } });
    const withdrawn = await officer.post(`/settings/regions/341882/changes/${id}/withdraw`, {}).expect(200);
    expect((withdrawn.body as Settings).changes[0]).toMatchObject({ state: 'withdrawn' });
    await approve('341882', id).expect(409);
    // Of another region by way of this one.
    await approve('341881', id).expect(404);
  });

  it('may give a level a band of its own, open at an end, which its rates are held to from that day on', async () => {
    const senior = { minFen: 30_000, maxFen: null };
    const id = await proposal('341800', { stipendBandFen: { minFen: 10_000, maxFen: 60_000, levels: { senior } } });
    const approved = (await approve('341800', id).expect(200)).body as Settings;
    expect(approved.changes[0]).toMatchObject({
      stipendBandFen: { minFen: 10_000, maxFen: 60_000, levels: { senior } },
    });
    const rates = (high: number) => ({
      ...STIPEND,
      effectiveFrom: '2025-10',
      ratesFen: { junior: 10_000, intermediate: 60_000, senior: high },
    });
    await officer.post('/policies', rates(900_000)).expect(201);
    const { body } = await officer.post('/policies', rates(29_900)).expect(422);
    expect(body).toMatchObject({
      code: 'STIPEND_OUTSIDE_BAND',
      errors: [{ field: 'ratesFen.senior', message: '高级标准299.00元超出市定范围（每月不低于300.00元）' }],
    });
    const odd = { minFen: 1, maxFen: 2, levels: { senior: { minFen: 3 } } };
    await officer
      .patch('/settings/regions/341800', (await read('341800')).version, { stipendBandFen: odd })
      .expect(400);
  });
});
