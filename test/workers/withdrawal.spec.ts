import { someone, rosterWorkbook } from '../support/roster/roster-workbook.js';
import { importRoster } from '../support/roster/imports.js';
import {
  accountOf,
  createCertificate,
  createOrganization,
  createWorker,
  identityNumberOf,
  phoneOf,
  readWorker,
  type WorkerBody,
} from '../support/register/people.js';
import { createVillage, linesOf, type PayoutBody, settle, takeToSent } from '../support/payouts/payouts.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const reason = '录入有误，查无此人';
const STIPENDS = {
  kind: 'stipend',
  regionCode: '341821',
  asOf: '2024-03-31',
  fromMonth: '2024-01',
  toMonth: '2024-03',
};
const ROW = {
  工作单位: '青峰村',
  单位类别: '村',
  '所属县（市、区）': '郎溪县',
  '乡镇（街道）': null,
  入职日期: '2023-01-01',
  证书级别: '初级',
  证书管理号: 'GL-误录-1',
  批准日期: '2023-02-01',
  申报日期: '2023-02-10',
  登记日期: '2023-03-01',
  登记有效期至: '2026-02-28',
};

interface Problem {
  code: string;
  detail: string;
  inTheWay: string[];
}

/** A person who was entered by mistake, taken back whole (domain.md §13). */
describe('a person withdrawn', () => {
  let service: TestService;
  let officer: Session;
  let village: string;
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    officer = await service.as('officer');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01' }));
    village = await createVillage(officer);
  });
  afterAll(() => service.close());

  const withdraw = async (id: string, status = 200, session = officer): Promise<Problem> =>
    (await session.post(`/workers/${id}/withdrawal`, { reason }).expect(status)).body as Problem;
  const found = async (query: string): Promise<{ total: number; items: { id: string }[] }> =>
    (await officer.get(`/workers?${query}`).expect(200)).body as { total: number; items: { id: string }[] };
  const owed = async (id: string): Promise<number> => {
    const { body } = await officer.get('/stipends/entitlements?fromMonth=2024-01&all=true&pageSize=500').expect(200);
    return (body as { items: { workerId: string }[] }).items.filter(({ workerId }) => workerId === id).length;
  };
  const talents = async (): Promise<unknown> =>
    (await officer.get('/reports/overview?from=2024-01-01&to=2024-03-31&regionCode=341821').expect(200)).body;
  /** Entered by hand, serving in the village, with a certificate and an account. */
  const enter = async (n: number): Promise<WorkerBody> => {
    const worker = await createWorker(officer, n, { regionCode: '341821' });
    await officer.post(`/workers/${worker.id}/posts`, { organizationId: village, startOn: '2023-01-01' }).expect(201);
    await createCertificate(officer, worker.id);
    return worker;
  };
  const isWhole = async (): Promise<void> => {
    const { body } = await (await service.as('auditor')).get('/integrity').expect(200);
    expect((body as { checks: { ok: boolean }[] }).checks.filter(({ ok }) => !ok)).toEqual([]);
  };

  it('by hand is in no list, search, figure or entitlement, stays in the log, and may be entered anew', async () => {
    const before = { people: (await found('pageSize=1')).total, figures: await talents() };
    const worker = await enter(1);
    expect(await owed(worker.id)).toBeGreaterThan(0);
    await officer.post(`/workers/${worker.id}/withdrawal`, {}).expect(400);
    await officer.post(`/workers/${worker.id}/withdrawal`, { reason: '证号 341800198506070014' }).expect(422);
    await withdraw(worker.id);
    expect((await found('pageSize=1')).total).toBe(before.people);
    expect((await found(`search=${encodeURIComponent(worker.name)}`)).total).toBe(0);
    expect((await found('regionCode=341821')).total).toBe(0);
    expect(await talents()).toEqual(before.figures);
    expect(await owed(worker.id)).toBe(0);
    expect((await officer.get(`/workers/${worker.id}`).expect(404)).body).toMatchObject({ code: 'WORKER_WITHDRAWN' });
    expect(await withdraw(worker.id, 404)).toMatchObject({ code: 'WORKER_WITHDRAWN' });
    await officer.post(`/workers/${worker.id}/posts`, { organizationId: village, startOn: '2024-01-01' }).expect(404);

    const { body } = await officer.get(`/workers/${worker.id}/history?pageSize=100`).expect(200);
    const { items } = body as { items: { title: string; detail: string; reason: string | null }[] };
    expect(items[0]).toMatchObject({ title: '作废人员', reason });
    expect(items[0]!.detail).toContain(`姓名：${worker.name}`);
    expect(items.map(({ title }) => title)).toContain('登记人员');
    const auditor = await service.as('auditor');
    const { body: log } = await auditor.get(`/audit?workerId=${worker.id}&action=worker.withdraw`).expect(200);
    expect((log as { items: object[] }).items).toMatchObject([
      { details: { posts: [{ organizationName: '青峰村' }], certificates: [{ level: 'junior' }] } },
    ]);
    for (const whole of [identityNumberOf(1), phoneOf(1), accountOf(1)])
      expect(JSON.stringify(log)).not.toContain(whole);

    const again = await enter(1);
    expect(again.id).not.toBe(worker.id);
    expect(await owed(again.id)).toBeGreaterThan(0);
    await withdraw(again.id);
    await isWhole();
  });

  it('by workbook likewise, and the same workbook brings the person again', async () => {
    const cells: ReturnType<typeof someone> = { ...someone(50), ...ROW };
    const workbook = rosterWorkbook()
      .person(cells)
      .suspension({ 身份证号: cells['身份证号']!, 起始月份: '2024-02', 截止月份: '2024-02' });
    await importRoster(officer, workbook);
    const [person] = (await found('regionCode=341821')).items;
    await withdraw(person!.id);
    expect((await found('regionCode=341821')).total).toBe(0);
    await isWhole();

    expect((await importRoster(officer, workbook)).counts).toMatchObject({ created: 2 });
    const { items } = await found('regionCode=341821');
    expect(items).toHaveLength(1);
    expect(items[0]!.id).not.toBe(person!.id);
    const { suspensions, certificates } = await readWorker(officer, items[0]!.id);
    expect({ suspensions, certificates }).toMatchObject({ suspensions: [{}], certificates: [{ registrations: [{}] }] });
    await withdraw(items[0]!.id);
    await isWhole();
  });

  it('is refused while a line is on its way, and done once it was taken out; the payout goes on', async () => {
    const [mistaken, other] = [await enter(2), await enter(3)];
    const { id, number } = (await officer.post('/payouts', STIPENDS).expect(201)).body as PayoutBody;
    expect(await withdraw(mistaken.id, 409)).toMatchObject({
      code: 'WORKER_IN_USE',
      detail: `此人不能作废：发放批次${number}中有此人，请先移出批次。`,
      inTheWay: ['live'],
    });
    await officer.post(`/payouts/${id}/payees/${mistaken.id}/remove`, { reason }).expect(200);
    await withdraw(mistaken.id);
    expect((await found('regionCode=341821')).items.map((it) => it.id)).toEqual([other.id]);
    await officer.post(`/payouts/${id}/recompute`, {}).expect(200);
    await takeToSent(service, id);
    expect(await withdraw(other.id, 409)).toMatchObject({
      detail: `此人不能作废：发放批次${number}已把此人送银行，请等银行回单后再办理。`,
    });
    await settle(service, id);
    const refused = await withdraw(other.id, 409);
    expect(refused.inTheWay).toEqual(['paid']);
    expect(refused.detail).toContain(`发放批次${number}已向此人发放`);
    const lines = (await linesOf(officer, id)).filter(({ state }) => state === 'paid');
    expect(new Set(lines.map(({ workerId }) => workerId))).toEqual(new Set([other.id]));
    // What the lines that were taken out rested on is told for good; the person may come again all the same.
    await officer.get(`/payouts/${id}/lines?ended=true`).expect(200);
    const again = await createWorker(officer, 2, { regionCode: '341821' });
    await withdraw(again.id);
    await isWhole();
  });

  it('is refused with all that rests on them, each with its remedy, until it is taken back', async () => {
    const { id } = await enter(4);
    const waiver = { kind: 'award', waivedOn: '2024-03-01', paper: '放弃声明' };
    const { body: waived } = await officer.post(`/workers/${id}/waivers`, waiver).expect(201);
    const past = { subject: 'stipend:2021-03', amountFen: 100, paidOn: '2021-04-01', reason: '补录' };
    const { body: payment } = await officer.post(`/workers/${id}/historical-payments`, past).expect(201);
    const credit = { source: 'other', hours: 4, earnedOn: '2024-03-01', note: '讲座' };
    const { body: earned } = await officer.post(`/workers/${id}/credits`, credit).expect(201);
    const founding = { kind: 'station', regionCode: '341821102', name: '涛城镇社工站', foundedOn: '2021-06-01' };
    const { body: station } = await officer.post('/stations', founding).expect(201);
    const staff = `/stations/${(station as { id: string }).id}/staff`;
    const { body: stay } = await officer.post(staff, { workerId: id, startOn: '2023-07-01' }).expect(201);
    const refused = await withdraw(id, 409);
    expect(refused.inTheWay).toEqual(['history', 'waiver', 'staff', 'credit']);
    expect(refused.detail).toBe(
      '此人不能作废：有 1 笔历史发放，请先逐笔作废；有 1 份未撤回的放弃声明，请先撤回；有 1 条驻站登记，请先在社工站作废；有 1 条继续教育学时，请先作废。',
    );
    const idOf = (body: unknown): string => (body as { id: string }).id;
    for (const path of [
      `/workers/${id}/waivers/${idOf(waived)}`,
      `/workers/${id}/historical-payments/${idOf(payment)}`,
      `/workers/${id}/credits/${idOf(earned)}`,
      `${staff}/${idOf(stay)}`,
    ]) {
      await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    }
    await withdraw(id);
    await isWhole();
  });

  it('does not exist beside the region, nor where posts of another region are in the way', async () => {
    const { id } = await enter(5);
    const beside = await service.as('officer', '341802');
    const own = await service.as('officer', '341821');
    await withdraw(id, 404, beside);
    const elsewhere = await createOrganization(officer, {
      name: '宣州社区',
      kind: 'urban_community',
      regionCode: '341802',
    });
    const post = { organizationId: elsewhere.id, startOn: '2021-01-01', endOn: '2021-12-31' };
    await officer.post(`/workers/${id}/posts`, post).expect(201);
    expect(await withdraw(id, 409, own)).toMatchObject({ inTheWay: ['elsewhere'] });
    await withdraw(id);
    // Where it never was it is still nobody, where it was it says that it was withdrawn.
    expect((await beside.get(`/workers/${id}`).expect(404)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await own.get(`/workers/${id}`).expect(404)).body).toMatchObject({ code: 'WORKER_WITHDRAWN' });
    await beside.get(`/workers/${id}/history`).expect(404);
  });

  it('stays withdrawn and takes nothing, whoever asks the database', async () => {
    const { id } = await enter(6);
    const change = (sql: string, ...parameters: unknown[]) => service.dataSource.query(sql, parameters);
    await expect(change('UPDATE workers SET withdrawn_at = now() WHERE id = $1', id)).rejects.toThrow('rests on');
    await withdraw(id);
    await expect(change('UPDATE workers SET withdrawn_at = NULL WHERE id = $1', id)).rejects.toThrow('stays so');
    const post = `INSERT INTO posts (id, worker_id, organization_id, start_on, version)
      VALUES (gen_random_uuid(), $1, $2, '2024-01-01', 1)`;
    await expect(change(post, id, village)).rejects.toThrow('merged or withdrawn');
  });
});
