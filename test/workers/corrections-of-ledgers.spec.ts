import { importLedger, ledgerOf, type LedgerRow } from '../support/places/ledgers.js';
import { setClock } from '../support/places/training.js';
import {
  createVillage,
  createVillager,
  linesOf,
  type PayoutBody,
  settle,
  takeToSent,
} from '../support/payouts/payouts.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { identityNumberOf, readWorker, type WorkerBody } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const reason = '台账录入有误';
const MONTH = 15_000;
const PROGRAMME = { 所属地区: '郎溪县', 培训项目: '继续教育班', 培训类别: '实务培训', 主办单位: '郎溪县民政局' };
const NAMED = { 所属地区: '郎溪县', 培训项目: '继续教育班' };
const PLACE = { 培训方式: '线下', 培训地点: '县党校', 容量: 50 };
const DAYS = { 开始时间: '2023-05-10 09:00', 结束时间: '2023-05-20 17:00', 学时: 72 };
const STATION = { '所属县（市、区）': '郎溪县', '乡镇（街道）': '涛城镇', 站点名称: '涛城镇社工站' };

interface Villager {
  id: string;
  certificateId: string;
}

interface Seat {
  workerId: string;
  enrolmentId: string;
  attendanceId: string | null;
  status: string | null;
  hours: number | null;
  version: number;
}

/**
 * What the two ledgers (培训台账, 社工站台账) stated wrongly, put right by hand and by a further workbook, and taken back. Whose attendance it
 * is was renewed by its hours alone, and paid for April 2024 on that: 150 yuan each.
 */
describe('what a ledger stated wrongly, put right and taken back', () => {
  let service: TestService;
  let officer: Session;
  let people: Villager[];
  const sessions = new Map<string, string>();
  beforeAll(async () => {
    service = await openTestService('2023-04-01');
    setClock(service, '2023-04-01T10:00:00+08:00');
    officer = await service.as('officer');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-04', requiresRegistration: true }));
    const village = await createVillage(officer);
    people = [];
    for (let n = 1; n <= 8; n++) {
      const villager = await createVillager(officer, n, village, { startOn: '2021-01-01', approvedOn: '2021-02-01' });
      const period = { startOn: '2021-04-01', endOn: '2024-03-31' };
      await officer.post(`/certificates/${villager.certificateId}/registrations`, period).expect(201);
      people.push(villager);
    }
    const titles = ['第一期', '第二期', '第三期'];
    const rows = titles.map((title) => ({ ...PROGRAMME, 期次名称: title, ...PLACE, ...DAYS }));
    await importLedger(officer, 'training', await ledgerOf({ 培训台账: rows }));
    const { body } = await officer.get('/training/sessions?pageSize=20').expect(200);
    for (const { id, title } of (body as { items: { id: string; title: string }[] }).items) sessions.set(title, id);
    const attended = { 第一期: [0, 1, 2, 5], 第二期: [3, 6], 第三期: [4] };
    for (const [title, who] of Object.entries(attended)) {
      for (const n of who) {
        await officer
          .post(`/training/sessions/${sessions.get(title)}/enrolments`, { workerId: people[n]!.id })
          .expect(201);
      }
    }
    setClock(service, '2023-06-01T10:00:00+08:00');
    const [, , byHand] = await seats('第一期');
    const told = { items: [{ enrolmentId: byHand!.enrolmentId, status: 'present' }] };
    await officer.post(`/training/sessions/${sessions.get('第一期')}/attendance`, told).expect(200);
    const first = await Promise.all([0, 1, 5].map((n) => attendance('第一期', n, '到课')));
    const others = [await attendance('第二期', 3, '到课'), await attendance('第三期', 4, '到课')];
    const partly = { ...(await attendance('第二期', 6, '部分到课')), 部分到课学时: 30 };
    await importLedger(officer, 'training', await ledgerOf({ 培训出勤: [...first, ...others, partly] }));
    setClock(service, '2024-03-20T10:00:00+08:00');
    for (const n of [0, 1, 2, 3, 4, 5]) {
      await officer.post(`/certificates/${people[n]!.certificateId}/renewals`).expect(201);
    }
    setClock(service, '2024-05-06T10:00:00+08:00');
    await pay('2024-04', [0, 1, 2, 3, 4, 5]);
    setClock(service, '2024-06-03T10:00:00+08:00');
  });
  afterAll(() => service.close());

  const pathOf = (title: string): string => `/training/sessions/${sessions.get(title)}`;
  const detail = (n: number): Promise<WorkerBody> => readWorker(officer, people[n]!.id);
  async function seats(title: string): Promise<Seat[]> {
    const { body } = await officer.get(`${pathOf(title)}/attendance`).expect(200);
    return (body as { items: Seat[] }).items;
  }
  const seatOf = async (title: string, n: number): Promise<Seat> =>
    (await seats(title)).find(({ workerId }) => workerId === people[n]!.id)!;
  async function attendance(title: string, n: number, status: string): Promise<LedgerRow> {
    const { name } = await detail(n);
    return {
      ...NAMED,
      期次名称: title,
      姓名: name,
      身份证号: identityNumberOf(n + 1),
      出勤: status,
      部分到课学时: null,
    };
  }
  const correct = async (title: string, n: number, told: object): Promise<void> => {
    const { attendanceId, version } = await seatOf(title, n);
    await officer.patch(`${pathOf(title)}/attendance/${attendanceId}`, version, { ...told, reason }).expect(200);
  };
  /** The people of whom April is to be recovered, by their place in the list. */
  async function late(): Promise<number[]> {
    const { body } = await officer.get('/payouts/late-facts?pageSize=500').expect(200);
    const { items } = body as { items: { workerId: string; subject: string; dueFen: number }[] };
    return items
      .map(({ workerId, subject, dueFen }) => {
        expect([subject, dueFen]).toEqual(['stipend:2024-04', -MONTH]);
        return people.findIndex(({ id }) => id === workerId);
      })
      .toSorted((a, b) => a - b);
  }
  async function pay(month: string, expected: number[]): Promise<void> {
    const request = { kind: 'stipend', regionCode: '341821', asOf: `${month}-28`, fromMonth: month, toMonth: month };
    const { id } = (await officer.post('/payouts', request).expect(201)).body as PayoutBody;
    const lines = await linesOf(officer, id);
    expect(lines.map(({ subject, amountFen }) => `${subject} ${amountFen}`)).toEqual(
      expected.map(() => `stipend:${month} ${MONTH}`),
    );
    expect(new Set(lines.map(({ workerId }) => workerId))).toEqual(new Set(expected.map((n) => people[n]!.id)));
    await takeToSent(service, id);
    await settle(service, id);
  }

  it('an attendance of a workbook, by hand: fewer hours, then none; what was renewed by them and paid on it is a late fact', async () => {
    expect(await late()).toEqual([]);
    await correct('第一期', 0, { status: 'partial', hours: 70 });
    expect(await late()).toEqual([0]);
    expect((await detail(0)).certificates[0]!.registrations).toHaveLength(1);
    await correct('第一期', 0, { status: 'absent' });
    expect((await officer.get(`/workers/${people[0]!.id}/credits`).expect(200)).body).toMatchObject({ items: [] });
    expect(await late()).toEqual([0]);
  });

  it('an attendance of a workbook and one of a list, by a further workbook: for its reason, and as the check had said', async () => {
    const file = await ledgerOf({
      培训出勤: [await attendance('第一期', 1, '缺勤'), await attendance('第一期', 2, '缺勤')],
    });
    const check = await importLedger(officer, 'training', file, { mode: 'check' });
    expect(check.changes.map(({ field, before, after }) => `${field} ${before} → ${after}`)).toEqual([
      '出勤 到课 → 缺勤',
      '出勤 到课 → 缺勤',
    ]);
    const refused = await importLedger(officer, 'training', file, { status: 422 });
    expect(refused.issues.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'F3 training-refused',
      'F4 training-refused',
    ]);
    expect(await late()).toEqual([0]);
    expect(await importLedger(officer, 'training', file, { reason })).toMatchObject({ changes: check.changes });
    expect(await late()).toEqual([0, 1, 2]);
  });

  it('the hours of a session, by a further workbook: whoever was there for all of it has the right ones, and a part stays', async () => {
    const wrong = await ledgerOf({ 培训台账: [{ ...PROGRAMME, 期次名称: '第二期', 学时: 7 }] });
    const refused = await importLedger(officer, 'training', wrong, { reason, status: 422 });
    expect(refused.issues.map(({ cell, message }) => `${cell} ${message}`)).toEqual([
      'F3 有人部分到课 30 学时，全程学时应大于此数；其实是全程到课的，请先更正其出勤。',
    ]);
    const right = await ledgerOf({ 培训台账: [{ ...PROGRAMME, 期次名称: '第二期', 学时: 40 }] });
    await importLedger(officer, 'training', right, { status: 422 });
    const { changes } = await importLedger(officer, 'training', right, { reason });
    expect(changes).toMatchObject([{ field: '学时', before: '72', after: '40' }]);
    expect((await seats('第二期')).map(({ status, hours }) => [status, hours])).toEqual([
      ['present', 40],
      ['partial', 30],
    ]);
    expect(await late()).toEqual([0, 1, 2, 3]);
  });

  it('the days of a session, by hand: hours count for the registration in which they were earned', async () => {
    const path = pathOf('第三期');
    const days = { startsAt: '2024-05-10T09:00:00+08:00', endsAt: '2024-05-20T17:00:00+08:00' };
    const { version } = (await officer.get(path).expect(200)).body as { version: number };
    expect((await officer.patch(path, version, days).expect(409)).body).toMatchObject({ code: 'ATTENDANCE_RECORDED' });
    await officer.patch(path, version, { ...days, reason: '证号 341800198506070014' }).expect(422);
    const ahead = { startsAt: '2024-07-10T09:00:00+08:00', endsAt: '2024-07-20T17:00:00+08:00', reason };
    expect((await officer.patch(path, version, ahead).expect(409)).body).toMatchObject({ code: 'SESSION_NOT_STARTED' });
    const { body } = await officer.patch(path, version, { ...days, reason }).expect(200);
    const { id, certificateId } = people[4]!;
    expect(body).toMatchObject({
      startsAt: '2024-05-10T01:00:00.000Z',
      version: version + 1,
      withdrawnRegistrations: [{ workerId: id, certificateId, startOn: '2024-04-01' }],
    });
    expect((await officer.get(`/workers/${id}/credits`).expect(200)).body).toMatchObject({
      items: [{ hours: 72, earnedOn: '2024-05-20' }],
    });
    expect(await late()).toEqual([0, 1, 2, 3, 4]);
    const auditor = await service.as('auditor');
    const { body: log } = await auditor.get('/audit?action=training_session.update&pageSize=1').expect(200);
    expect((log as { items: object[] }).items).toMatchObject([
      { reason, details: { after: { endsAt: expect.any(String) } } },
    ]);
  });

  it('a session that never was: cancelled once nobody is said to have been there', async () => {
    const cancel = (status: number) => officer.post(`${pathOf('第三期')}/cancel`, { reason }).expect(status);
    expect((await cancel(409)).body).toMatchObject({ code: 'ATTENDANCE_RECORDED' });
    await correct('第三期', 4, { status: 'absent' });
    await cancel(200);
    expect((await officer.get(`/workers/${people[4]!.id}/credits`).expect(200)).body).toMatchObject({ items: [] });
    expect(await late()).toEqual([0, 1, 2, 3, 4]);
  });

  it('what was corrected wrongly is put right again by a workbook, and the registration by hand: nothing is late', async () => {
    const file = await ledgerOf({ 培训出勤: [await attendance('第一期', 1, '到课')] });
    await importLedger(officer, 'training', file, { reason });
    expect(await seatOf('第一期', 1)).toMatchObject({ status: 'present', hours: 72 });
    const { certificateId } = people[1]!;
    await officer.post(`/certificates/${certificateId}/registrations`, { startOn: '2024-04-01' }).expect(201);
    expect(await late()).toEqual([0, 2, 3, 4]);
  });

  it('the next month is paid to those alone who are registered, and the money is whole', async () => {
    await pay('2024-05', [1, 5]);
    expect(await late()).toEqual([0, 2, 3, 4]);
    const { body } = await (await service.as('auditor')).get('/integrity').expect(200);
    expect((body as { checks: { ok: boolean }[] }).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('a stay at a station of a workbook: its start by hand, its end by a further workbook, then the whole of it', async () => {
    const { id: workerId, name } = await detail(7);
    const stay = { ...STATION, 姓名: name, 身份证号: identityNumberOf(8), 驻站日期: '2023-08-01' };
    const founding = { ...STATION, 类别: '社工站', 成立日期: '2021-06-01' };
    const entered = await ledgerOf({ 社工站台账: [founding], 驻站社工: [stay] });
    expect((await importLedger(officer, 'stations', entered, { mode: 'check' })).changes).toEqual([
      { sheet: '社工站台账', row: 3, field: '站点名称', before: null, after: '涛城镇社工站' },
      { sheet: '驻站社工', row: 3, field: '驻站日期', before: null, after: '2023-08-01' },
    ]);
    await importLedger(officer, 'stations', entered);
    const { body: found } = await officer.get(`/stations?search=${encodeURIComponent('涛城')}`).expect(200);
    const staff = `/stations/${(found as { items: { id: string }[] }).items[0]!.id}/staff`;
    const list = async (): Promise<{ id: string; version: number; startOn: string; endOn: string | null }[]> =>
      ((await officer.get(staff).expect(200)).body as { items: never[] }).items;
    const [stated] = await list();
    const path = `${staff}/${stated!.id}`;
    await officer.patch(path, stated!.version, { startOn: '2023-07-01' }).expect(422);
    await officer.patch(path, stated!.version, { startOn: '2023-07-01', reason }).expect(200);
    // The workbook of before makes no second stay of it, and names the register's day.
    const again = await importLedger(officer, 'stations', entered, { status: 422 });
    expect(again.issues).toMatchObject([
      { cell: 'F3', code: 'staff-refused', message: expect.stringContaining('2023-07-01') },
    ]);
    const ended = await ledgerOf({ 驻站社工: [{ ...stay, 驻站日期: '2023-07-01', 离站日期: '2024-05-31' }] });
    const { changes } = await importLedger(officer, 'stations', ended);
    expect(changes).toMatchObject([{ field: '离站日期', before: null, after: '2024-05-31' }]);
    expect(await list()).toMatchObject([{ startOn: '2023-07-01', endOn: '2024-05-31' }]);
    await officer.post(`${path}/withdrawal`, { reason }).expect(200);
    expect(await list()).toEqual([]);
    // No money rests on it.
    expect(await late()).toEqual([0, 2, 3, 4]);
    const ahead = { ...stay, 驻站日期: '2033-07-01' };
    const refused = await importLedger(officer, 'stations', await ledgerOf({ 驻站社工: [ahead] }), { status: 422 });
    expect(refused.issues).toMatchObject([{ cell: 'F3', code: 'staff-refused' }]);
    const byHand = await officer.post(staff, { workerId, startOn: '2033-07-01' }).expect(422);
    expect(byHand.body).toMatchObject({ errors: [{ code: 'entry-far-ahead' }] });
  });

  it('kind and founding day of a station, by a further workbook for its reason; what it gets in time without one', async () => {
    const row = { ...STATION, 类别: '社工室', 成立日期: '2021-07-01', 标牌: '新标牌' };
    const file = await ledgerOf({ 社工站台账: [row] });
    const refused = await importLedger(officer, 'stations', file, { status: 422 });
    expect(refused.issues.map(({ cell, message }) => `${cell} ${message}`)).toEqual([
      'D3 更正已登记的内容须说明原因，请写明原因后上传。',
      'E3 更正已登记的内容须说明原因，请写明原因后上传。',
    ]);
    await importLedger(officer, 'stations', file, { reason: '证号 341800198506070014', status: 422 });
    const { changes } = await importLedger(officer, 'stations', file, { mode: 'check' });
    expect(changes.map(({ field, before, after }) => `${field} ${before} → ${after}`).toSorted()).toEqual([
      '成立日期 2021-06-01 → 2021-07-01',
      '标牌 null → 新标牌',
      '类别 社工站 → 社工室',
    ]);
    expect(await importLedger(officer, 'stations', file, { reason })).toMatchObject({ applied: true, changes });
    const { 类别: _kind, 成立日期: _founded, ...sign } = row;
    const further = await ledgerOf({ 社工站台账: [{ ...sign, 类别: '社工室', 标牌: '又一标牌' }] });
    expect(await importLedger(officer, 'stations', further)).toMatchObject({ counts: { updated: 1 } });
    const { body } = await officer.get(`/stations?search=${encodeURIComponent('涛城')}`).expect(200);
    const { id } = (body as { items: { id: string }[] }).items[0]!;
    await officer.post(`/stations/${id}/withdrawal`, { reason }).expect(200);
  });
});
