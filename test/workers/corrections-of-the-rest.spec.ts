import {
  createVillage,
  createVillager,
  linesOf,
  type PayoutBody,
  settle,
  takeToSent,
} from '../support/payouts/payouts.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { importRoster } from '../support/roster/imports.js';
import { identityNumber, rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const reason = '录入有误';
const MONTH = 15_000;
const ROW = {
  工作单位: '青峰村',
  单位类别: '村',
  '所属县（市、区）': '郎溪县',
  '乡镇（街道）': null,
  入职日期: '2023-01-01',
  证书级别: '初级',
  批准日期: '2023-02-01',
  申报日期: '2023-02-10',
  登记日期: '2023-03-01',
  登记有效期至: '2026-02-28',
  开户行: '徽商银行',
};
const NO_CERTIFICATE = { 证书级别: null, 批准日期: null, 申报日期: null, 登记日期: null, 登记有效期至: null };

/**
 * The kinds of domain.md §13 that are not in `corrections.spec.ts` (by hand) or `corrections-of-imports.spec.ts` (by workbook). April 2024 is
 * paid, 150 yuan each.
 */
describe('the rest of what can be entered', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  let byHand: { id: string; certificateId: string };
  let renewed: { id: string; certificateId: string };
  let creditId: string;
  const people = new Map<string, string>();
  const imported = [1, 2, 3, 4].map((n) => someone(n + 60));
  beforeAll(async () => {
    service = await openTestService('2024-03-20');
    officer = await service.as('officer');
    reviewer = await service.as('reviewer');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01', requiresRegistration: true }));
    const village = await createVillage(officer);
    byHand = await createVillager(officer, 1, village);
    await officer.post(`/certificates/${byHand.certificateId}/registrations`, { startOn: '2023-10-01' }).expect(201);
    renewed = await createVillager(officer, 2, village, { approvedOn: '2021-02-01' });
    const period = { startOn: '2021-04-01', endOn: '2024-03-31' };
    await officer.post(`/certificates/${renewed.certificateId}/registrations`, period).expect(201);
    const hours = { source: 'other', hours: 72, earnedOn: '2023-05-01', note: '结业证书' };
    const { body: credit } = await officer.post(`/workers/${renewed.id}/credits`, hours).expect(201);
    creditId = (credit as { id: string }).id;
    await officer.post(`/certificates/${renewed.certificateId}/renewals`).expect(201);
    const workbook = rosterWorkbook();
    imported.forEach((person, n) => {
      const own = { 证书管理号: `GL-余-${n}`, 银行账号: `62284800700000${n + 40}` };
      workbook.person({ ...person, ...own, ...ROW });
    });
    await importRoster(officer, workbook);
    const { body } = await officer.get('/workers?pageSize=100').expect(200);
    for (const { id, name } of (body as { items: { id: string; name: string }[] }).items) people.set(name, id);
    service.clock.day = '2024-05-06';
    await settleOf(await pay('2024-04'));
  });
  afterAll(() => service.close());

  const idOf = (n: number): string => people.get(imported[n]!['姓名'] as string)!;
  const pay = async (month: string): Promise<string> => {
    const request = { kind: 'stipend', regionCode: '341821', asOf: `${month}-28`, fromMonth: month, toMonth: month };
    return ((await officer.post('/payouts', request).expect(201)).body as PayoutBody).id;
  };
  const settleOf = async (id: string): Promise<void> => {
    await takeToSent(service, id);
    await settle(service, id);
  };
  /** `2024-04 -15000` of one person. */
  const late = async (of: string): Promise<string[]> => {
    const { body } = await officer.get('/payouts/late-facts?pageSize=500').expect(200);
    return (body as { items: { workerId: string; subject: string; dueFen: number }[] }).items
      .filter(({ workerId }) => workerId === of)
      .map(({ subject, dueFen }) => `${subject.slice(-7)} ${dueFen}`);
  };
  const isWhole = async (): Promise<void> => {
    const { body } = await (await service.as('auditor')).get('/integrity').expect(200);
    expect((body as { checks: { ok: boolean }[] }).checks.filter(({ ok }) => !ok)).toEqual([]);
  };

  it('a payment of before, by hand: recorded, corrected, withdrawn', async () => {
    const path = `/workers/${byHand.id}/historical-payments`;
    const paid = { subject: 'stipend:2024-04', amountFen: 10_000, paidOn: '2024-04-20', reason: '补录' };
    const { body } = await officer.post(path, paid).expect(201);
    expect(await late(byHand.id)).toEqual(['2024-04 -10000']);
    const { id, version } = body as { id: string; version: number };
    await officer.patch(`${path}/${id}`, version, { amountFen: 4_000 }).expect(400);
    const corrected = await officer.patch(`${path}/${id}`, version, { amountFen: 4_000, reason }).expect(200);
    expect(await late(byHand.id)).toEqual(['2024-04 -4000']);
    const now = (corrected.body as { id: string }).id;
    await officer.post(`${path}/${now}/withdrawal`, { reason }).expect(200);
    await officer.post(`${path}/${now}/withdrawal`, { reason }).expect(409);
    expect(await late(byHand.id)).toEqual([]);
  });

  it('hours, by hand: what was renewed by them goes with them, and the month that was paid on it', async () => {
    expect(await late(renewed.id)).toEqual([]);
    const path = `/workers/${renewed.id}/credits/${creditId}`;
    await officer.patch(path, 1, { hours: 70 }).expect(400);
    await officer.patch(path, 1, { hours: 70, reason }).expect(200);
    expect(await late(renewed.id)).toEqual([`2024-04 ${-MONTH}`]);
    await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    expect(await late(renewed.id)).toEqual([`2024-04 ${-MONTH}`]);
  });

  it('an identity number of a workbook: taken back, then corrected by two people; the same is owed to the person', async () => {
    const path = `/workers/${idOf(0)}/identity-corrections`;
    const right = identityNumber(700, '19700101');
    const ask = async (): Promise<string> => {
      const { body } = await officer.post(path, { identityNumber: right, reason: '按原件更正' }).expect(201);
      return (body as { id: string }).id;
    };
    await officer.post(`${path}/${await ask()}/withdrawal`, { reason }).expect(200);
    expect((await officer.get(`/workers?search=${right}`).expect(200)).body).toMatchObject({ total: 0 });
    await reviewer.post(`${path}/${await ask()}/confirm`, {}).expect(200);
    expect((await officer.get(`/workers?search=${right}`).expect(200)).body).toMatchObject({
      total: 1,
      items: [{ id: idOf(0) }],
    });
    expect(await late(idOf(0))).toEqual([]);
    // The old workbook does not bring the old number in as somebody new.
    const { issues } = await importRoster(
      officer,
      rosterWorkbook().person({ ...imported[0], ...ROW, ...NO_CERTIFICATE }),
      { mode: 'check' },
    );
    expect(issues.some(({ severity }) => severity !== 'warning')).toBe(true);
  });

  it('two records of one person, by workbook: what both were paid is added up, and the next month is paid once', async () => {
    const [survivor, duplicate] = [idOf(1), idOf(2)];
    // January to March were paid with April, as arrears.
    const twice = ['2024-01', '2024-02', '2024-03', '2024-04'].map((month) => `${month} ${-MONTH}`);
    const { body } = await officer.get(`/workers/${duplicate}`).expect(200);
    const { certificates } = body as { certificates: { id: string }[] };
    await officer.post(`/certificates/${certificates[0]!.id}/withdrawal`, { reason }).expect(200);
    const { body: asked } = await officer
      .post(`/workers/${survivor}/merge`, { duplicateId: duplicate, reason })
      .expect(201);
    await reviewer.post(`/workers/${survivor}/merges/${(asked as { id: string }).id}/confirm`, {}).expect(200);
    expect(await late(survivor)).toEqual(twice);
    expect(await late(duplicate)).toEqual([]);
    service.clock.day = '2024-06-03';
    const payout = await pay('2024-05');
    const lines = await linesOf(officer, payout);
    expect(lines.filter(({ workerId }) => [survivor, duplicate].includes(workerId))).toMatchObject([
      { workerId: survivor, subject: 'stipend:2024-05', amountFen: MONTH },
    ]);
    await settleOf(payout);
    expect(await late(survivor)).toEqual(twice);
    await isWhole();
  });
});
