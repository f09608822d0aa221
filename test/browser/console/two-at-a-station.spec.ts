import { createStation, scheme, type StationBody } from '../../support/places/stations.js';
import { setClock, TrainingGround } from '../../support/places/training.js';
import type { Session } from '../../support/service/test-service.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, dialog } from './steps/page-parts.js';

const COUNTY = '341802';
const MONTH = '2024-04';
/** Whoever saves second keeps what they typed, at stations and trainings too. */
describeInBrowser('somebody saves a station’s or a training’s figures meanwhile', () => {
  let world: ConsoleWorld;
  let ground: TrainingGround;
  let theirs: Session;
  let station: StationBody;
  let mine: Clerk;

  beforeAll(async () => {
    world = await openConsoleWorld();
    setClock(world.service, '2024-06-03T09:00:00+08:00');
    ground = new TrainingGround(world.service);
    theirs = await world.service.as('officer', COUNTY);
    station = await createStation(theirs, { foundedOn: '2022-01-01' });
    await theirs.post('/stations/evaluation-schemes', scheme(COUNTY)).expect(201);
    mine = await world.clerk('officer', COUNTY);
  });
  afterAll(() => world?.close());

  const goOn = (): Promise<void> => button(mine.page, '按选择继续填写').click();

  it('and a month’s report is saved field by field', async () => {
    const { page } = mine;
    const figures = { caseCount: 3, groupCount: 1, communityCount: 2, visitCount: 14, peopleServed: 120 };
    const path = `/stations/${station.id}/reports`;
    const made = await theirs.post(path, { month: MONTH, ...figures }).expect(201);
    await mine.go(`/stations/${station.id}/report?month=${MONTH}`);
    await page.getByLabel('走访').fill('15');
    await page.getByLabel('更正的原因').fill('漏记一次');
    const { version } = made.body as { version: number };
    await theirs.patch(`${path}/${MONTH}`, version, { caseCount: 4, reason: '漏记一件' }).expect(200);
    await button(page, '保存更正').click();
    await dialog(page).getByText('个案：对方改为“4”，您没有改动。').waitFor();
    expect(await mine.findings()).toEqual([]);
    await goOn();
    expect(await page.getByLabel('走访').inputValue()).toBe('15');
    await button(page, '保存更正').click();
    await page.getByRole('heading', { level: 1, name: station.name }).waitFor();
    const { body } = await theirs.get(`${path}?fromMonth=${MONTH}`).expect(200);
    expect(body).toMatchObject({ items: [{ caseCount: 4, visitCount: 15 }] });
  });

  it('and an evaluation keeps its scores while its year is typed, and when it is put right', async () => {
    const { page } = mine;
    await mine.go(`/stations/${station.id}?tab=evaluations`);
    await button(page, '登记评估').click();
    await dialog(page).getByLabel('服务成效').fill('55');
    await dialog(page).getByLabel('制度建设').fill('38');
    await dialog(page).getByLabel('评估的年度').fill('202');
    await dialog(page).getByText('请填写评估的年度，例如 2024。').waitFor();
    expect(await dialog(page).getByLabel('服务成效').inputValue()).toBe('55');
    await dialog(page).getByLabel('评估的年度').fill('2023');
    await dialog(page).getByLabel('评估日期').fill('2024-01-20');
    await dialog(page).getByRole('button', { name: '登记评估' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await button(page, '更正 2023 年的评估').click();
    await dialog(page).getByLabel('制度建设').fill('36');
    await dialog(page).getByLabel('更正的原因').fill('加错');
    const path = `/stations/${station.id}/evaluations`;
    const { body } = await theirs.get(path).expect(200);
    const [made] = (body as { items: { id: string; version: number; scores: object[] }[] }).items;
    const { scores, version } = made!;
    const changed = { scores, evaluatedOn: '2024-01-21', remark: '现场评估', reason: '补记' };
    await theirs.patch(`${path}/${made!.id}`, version, changed).expect(200);
    await dialog(page).getByRole('button', { name: '更正评估' }).click();
    await dialog(page).getByText('备注：对方改为“现场评估”，您没有改动。').waitFor();
    await goOn();
    expect(await dialog(page).getByLabel('制度建设').inputValue()).toBe('36');
    await dialog(page).getByRole('button', { name: '更正评估' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    const { body: after } = await theirs.get(path).expect(200);
    expect(after).toMatchObject({ items: [{ total: 91, evaluatedOn: '2024-01-21', remark: '现场评估' }] });
  });

  it('and a half-day is put right by whoever chooses', async () => {
    const { page } = mine;
    setClock(world.service, '2024-06-03T09:00:00+08:00');
    const [person] = await ground.people(1, '341802001');
    const morning = { heldOn: '2024-06-10', part: 'morning', hours: 4, from: '08:30', to: '12:00' };
    const none = { startsAt: undefined, endsAt: undefined, hours: undefined };
    const session = await ground.session(theirs, { ...none, halfDays: [morning] }, COUNTY);
    const [enrolmentId] = await ground.enrol(theirs, session.id, [person!]);
    setClock(world.service, '2024-06-10T10:00:00+08:00');
    await page.clock.setFixedTime(new Date('2024-06-10T10:00:00+08:00'));
    const path = `/training/sessions/${session.id}`;
    const { body } = await theirs.get(path).expect(200);
    const [halfDay] = (body as { halfDays: { id: string }[] }).halfDays;
    const told = { items: [{ enrolmentId, mark: 'attended' }] };
    await theirs.post(`${path}/half-days/${halfDay!.id}/attendance`, told).expect(200);
    const mark = async (): Promise<{ id: string; version: number; mark: string }> => {
      const { body: grid } = await theirs.get(`${path}/attendance-grid`).expect(200);
      return (grid as { items: { marks: never[] }[] }).items[0]!.marks[0]!;
    };
    await mine.go(`/training/${session.id}?tab=attendance`);
    await button(page, `更正${person!.name}的6月10日上午`).click();
    await dialog(page).getByLabel('出勤').selectOption({ label: '缺勤' });
    await dialog(page).getByLabel('更正的原因').fill('没有到场');
    const { id, version } = await mark();
    await theirs.patch(`${path}/half-day-marks/${id}`, version, { mark: 'excused', reason: '请假' }).expect(200);
    await dialog(page).getByRole('button', { name: '保存更正' }).click();
    await dialog(page)
      .getByRole('group', { name: '出勤' })
      .getByLabel(/^用我填的：缺勤/)
      .check();
    expect(await mine.findings()).toEqual([]);
    await goOn();
    expect(await dialog(page).getByLabel('更正的原因').inputValue()).toBe('没有到场');
    await dialog(page).getByRole('button', { name: '保存更正' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect((await mark()).mark).toBe('absent');
  });

  it('and an attendance is put right by whoever chooses', async () => {
    const { page } = mine;
    setClock(world.service, '2024-06-03T09:00:00+08:00');
    const [person] = await ground.people(1, '341802001');
    const { id } = await ground.session(theirs, {}, COUNTY);
    const [enrolmentId] = await ground.enrol(theirs, id, [person!]);
    setClock(world.service, '2024-06-10T10:00:00+08:00');
    await page.clock.setFixedTime(new Date('2024-06-10T10:00:00+08:00'));
    const path = `/training/sessions/${id}/attendance`;
    await theirs.post(path, { items: [{ enrolmentId, status: 'present' }] }).expect(200);
    const row = async (): Promise<{ attendanceId: string; version: number; status: string }> =>
      ((await theirs.get(path).expect(200)).body as { items: never[] }).items[0]!;
    await mine.go(`/training/${id}?tab=attendance`);
    await button(page, `更正：${person!.name}`).click();
    await dialog(page).getByLabel('出勤').selectOption({ label: '缺勤' });
    await dialog(page).getByLabel('更正的原因').fill('没有到场');
    const { attendanceId, version } = await row();
    await theirs.patch(`${path}/${attendanceId}`, version, { status: 'excused', reason: '请假' }).expect(200);
    await dialog(page).getByRole('button', { name: '保存更正' }).click();
    await dialog(page)
      .getByRole('group', { name: '出勤' })
      .getByLabel(/^用我填的：缺勤/)
      .check();
    await goOn();
    expect(await dialog(page).getByLabel('更正的原因').inputValue()).toBe('没有到场');
    await dialog(page).getByRole('button', { name: '保存更正' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect((await row()).status).toBe('absent');
    expect(mine.faults.filter((fault) => !/\b412\b/.test(fault))).toEqual([]);
  });
});
