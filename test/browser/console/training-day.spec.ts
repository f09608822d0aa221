import type { Page } from 'playwright-core';
import { type Person, setClock, TrainingGround } from '../../support/places/training.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import type { Session } from '../../support/service/test-service.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { becomes, button, confirm, dialog } from './steps/page-parts.js';

const PHONE = { viewport: { width: 390, height: 844 } };
const PROJECTOR = { viewport: { width: 1280, height: 720 } };
const COUNTY = '341821';
/** Where pictures are laid down, for whoever looks at them. */
const PICTURES = process.env.PICTURES ?? null;

describeInBrowser('a training day', () => {
  let world: ConsoleWorld;
  let ground: TrainingGround;
  let officer: Session;
  let people: Person[];
  let late: Person[];
  let clerk: Clerk;
  let sessionId: string;
  beforeAll(async () => {
    world = await openConsoleWorld();
    setClock(world.service, '2024-06-03T09:00:00+08:00');
    officer = await world.service.as('officer', COUNTY);
    ground = new TrainingGround(world.service);
    const station = await ground.station();
    people = await ground.people(30, undefined, station);
    late = await ground.people(3, undefined, station);
    await ground.manager(station, COUNTY);
    const programme = { line: 'practice', title: '实务能力提升班', regionCode: COUNTY, organiser: '郎溪县民政局' };
    await officer.post('/training/programmes', programme).expect(201);
    clerk = await world.clerk('officer', COUNTY, PHONE);
  });
  afterAll(() => world?.close());

  /** The service's clock and that of a browser. */
  async function at(time: string, ...pages: Page[]): Promise<void> {
    const moment = `2024-06-10T${time}:00+08:00`;
    setClock(world.service, moment);
    for (const page of pages) await page.clock.setFixedTime(new Date(moment));
  }
  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  }
  async function quiet({ page, findings, faults }: Clerk): Promise<void> {
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  }
  const grid = async (): Promise<{ workerName: string; hours: number; marks: { mark: string }[] }[]> => {
    const { body } = await officer.get(`/training/sessions/${sessionId}/attendance-grid?pageSize=100`).expect(200);
    return (body as { items: { workerName: string; hours: number; marks: { mark: string }[] }[] }).items;
  };
  /** One trainee after the other scans what the screen shows, on a phone of their own. */
  async function scanned(phone: Page, screen: Page, who: readonly Person[], what: string): Promise<void> {
    for (const { name, lastFour } of who) {
      const address = await screen.locator('#qr-image').getAttribute('data-address');
      await phone.goto('about:blank');
      await phone.goto(address!);
      await phone.getByLabel('姓名').fill(name);
      await phone.getByLabel('身份证号后四位').fill(lastFour);
      await phone.getByRole('button', { name: what }).click();
      await phone.getByRole('heading', { name: `${what}成功` }).waitFor();
    }
  }

  it('is arranged by half-days on a phone', async () => {
    const { page } = clerk;
    await page.clock.setFixedTime(new Date('2024-06-03T09:00:00+08:00'));
    await clerk.go('/training');
    await button(page, '安排期次').click();
    await dialog(page).getByLabel('培训项目').selectOption({ label: '实务能力提升班（实务能力提升）' });
    await dialog(page).getByLabel('期次名称').fill('第一期');
    await dialog(page).getByLabel('怎样登记出勤').selectOption({ label: '按半天登记' });
    await confirm(page, '安排期次');
    await dialog(page).getByText('请至少填写一个半天').first().waitFor();
    await button(page, '加一个半天').click();
    await dialog(page).getByLabel('第 1 个半天的日期').fill('20240610');
    await button(page, '加一个半天').click();
    await dialog(page).getByText('现在共 8 学时').waitFor();
    await dialog(page).getByLabel('签退').selectOption({ label: '要求签退，签到并签退才算到课' });
    await dialog(page).getByLabel('结业所需学时').fill('8');
    await dialog(page).getByLabel('地点').fill('县委党校');
    await dialog(page).getByLabel('名额').fill('32');
    await picture(page, 'form-390');
    await quiet(clerk);
    await confirm(page, '安排期次');
    await page.getByRole('heading', { level: 1, name: '实务能力提升班 第一期' }).waitFor();
    await page.getByText('6月10日上午 08:30 至 12:00，4 学时').waitFor();
    sessionId = page.url().split('/').pop()!.split('?')[0]!;
    await ground.enrol(officer, sessionId, people);
  }, 120_000);

  it('is checked in to by code and by list, and whoever comes besides is added', async () => {
    const { page } = clerk;
    const { page: screen, faults } = await world.open(PROJECTOR);
    const phone = await world.open(PHONE);
    await at('08:20', page, screen);
    await world.service.as('admin', COUNTY);
    await screen.goto(`${world.origin}/api/v1/training/screen#${sessionId}`);
    await screen.getByLabel('用户名').fill(`admin-${COUNTY}`);
    await screen.getByLabel('密码', { exact: true }).fill(`${ADMIN_PASSWORD}-2`);
    await screen.getByRole('button', { name: '登录' }).click();
    await screen.getByText('6月10日上午签到', { exact: true }).first().waitFor();
    await screen.locator('#qr-image').waitFor();
    await scanned(phone.page, screen, people.slice(0, 10), '签到');
    await phone.page.getByText('签退以后才计学时').waitFor();
    await picture(phone.page, 'phone-390');
    await screen.getByText('10 人已签到，共报名 30 人').waitFor();
    await picture(screen, 'screen-1280');

    await clerk.go(`/training/${sessionId}?tab=attendance`);
    await page.getByText('6月10日上午：已签到 10 人，已签退 0 人，共报名 30 人').waitFor();
    for (const { name } of people.slice(10, 12)) {
      await page.getByRole('button', { name: `签到：${name}`, exact: true }).click();
      await page.getByRole('button', { name: `签退：${name}`, exact: true }).waitFor();
    }
    await page.getByRole('button', { name: `请假：${people[12]!.name}`, exact: true }).click();
    await page.getByRole('button', { name: `更正${people[12]!.name}的6月10日上午，现为请假` }).waitFor();
    for (const [n, { name, lastFour }] of late.slice(0, 2).entries()) {
      await button(page, '现场补录').click();
      await dialog(page).getByLabel('姓名').fill(name);
      await dialog(page)
        .getByLabel('身份证号后四位')
        .fill(n === 0 ? '' : lastFour);
      await confirm(page, '补录并签到');
      if (n === 0) {
        await dialog(page).getByText('请填写身份证号后四位').first().waitFor();
        await dialog(page).getByLabel('身份证号后四位').fill(lastFour);
        await confirm(page, '补录并签到');
      }
      await page.getByText(`${name}已补录，编号 ${31 + n}，6月10日上午已签到。`).waitFor();
    }
    await button(page, '现场补录').click();
    await dialog(page).getByLabel('姓名').fill(late[2]!.name);
    await dialog(page).getByLabel('身份证号后四位').fill(late[2]!.lastFour);
    await confirm(page, '补录并签到');
    await dialog(page).getByText('本期的 32 个名额已满，不能再加人。').first().waitFor();
    await picture(page, 'late-full-390');
    await button(page, '返回，不办理').click();
    await picture(page, 'grid-390');
    await quiet(clerk);

    await at('11:45', page, screen);
    await screen.getByText('6月10日上午签退', { exact: true }).first().waitFor({ timeout: 60_000 });
    await scanned(phone.page, screen, people.slice(0, 10), '签退');
    await screen.getByText('10 人已签退，共报名 32 人').waitFor();
    await picture(screen, 'screen-out-1280');
    await screen.getByRole('button', { name: '6月10日上午签到' }).click();
    await screen.getByText('签到码', { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: `签退：${people[10]!.name}`, exact: true }).click();
    await page.getByRole('button', { name: `更正${people[10]!.name}的6月10日上午，现为到课` }).waitFor();
    const rows = await grid();
    expect(rows).toHaveLength(32);
    expect(rows.filter(({ hours }) => hours === 4).map(({ workerName }) => workerName)).toEqual(
      people.slice(0, 11).map(({ name }) => name),
    );
    expect([...faults, ...phone.faults]).toEqual([]);
  }, 240_000);

  it('ends with hours, corrections and certificates', async () => {
    const { page } = clerk;
    await at('17:00', page);
    await clerk.go(`/training/${sessionId}?tab=attendance`);
    await page.getByLabel('登记哪个半天').selectOption({ label: '6月10日下午' });
    await button(page, '本页没有登记的 32 人都记为到课').click();
    await page.getByText('6月10日下午：已签到 32 人，已签退 32 人').waitFor();
    await at('17:40', page);
    await page.reload();
    const [first] = people;
    await page.getByRole('button', { name: `更正${first!.name}的6月10日下午，现为到课` }).click();
    await dialog(page).getByLabel('出勤').selectOption({ label: '缺勤' });
    await confirm(page, '保存更正');
    await dialog(page).getByText('请说明更正的原因').first().waitFor();
    await dialog(page).getByLabel('更正的原因').fill('由他人代签');
    await confirm(page, '保存更正');
    await page.getByRole('button', { name: `更正${first!.name}的6月10日下午，现为缺勤` }).waitFor();
    await button(page, '颁发结业证书').click();
    await page.getByText('新颁发 10 份').waitFor();
    await page.getByRole('button', { name: `下载结业证书：${people[1]!.name}`, exact: true }).waitFor();
    expect(await page.getByRole('button', { name: `下载结业证书：${first!.name}`, exact: true }).count()).toBe(0);
    await picture(page, 'certificates-390');
    await quiet(clerk);
    const hours = (await grid()).map((row) => row.hours);
    expect(hours.filter((each) => each === 8)).toHaveLength(10);
    expect(hours.filter((each) => each === 4)).toHaveLength(22);
    await clerk.page.setViewportSize(PROJECTOR.viewport);
    await picture(page, 'grid-1280');
    await clerk.page.setViewportSize(PHONE.viewport);
  }, 120_000);

  it('is seen by the station’s manager, of the own people', async () => {
    const manager = await world.clerk('station_manager', COUNTY, PHONE);
    await at('17:45', manager.page);
    await manager.go(`/training/${sessionId}?tab=attendance`);
    await manager.page.getByText(people[0]!.name).first().waitFor();
    expect(await button(manager.page, '颁发结业证书').count()).toBe(0);
    expect(await button(manager.page, /^更正/).count()).toBe(0);
    await picture(manager.page, 'manager-390');
    await quiet(manager);
  }, 120_000);

  it('is told by keys alone at a desk, as fast as a roll is called', async () => {
    const own = await ground.people(6, undefined, await ground.station());
    const half = (part: string, from: string, to: string) => ({ heldOn: '2024-06-10', part, hours: 4, from, to });
    const { body: programmes } = await officer.get('/training/programmes').expect(200);
    const created = await officer
      .post('/training/sessions', {
        programmeId: (programmes as { items: { id: string }[] }).items[0]!.id,
        title: '第二期',
        halfDays: [half('morning', '08:30', '12:00'), half('afternoon', '14:00', '17:30')],
        place: '县委党校',
        capacity: 10,
      })
      .expect(201);
    sessionId = (created.body as { id: string }).id;
    await at('08:00');
    await ground.enrol(officer, sessionId, own);
    const desk = await world.clerk('officer', COUNTY);
    const { page } = desk;
    await at('15:00', page);
    await desk.go(`/training/${sessionId}?tab=attendance`);
    const cell = (n: number, part: string) =>
      page.getByRole('button', { name: new RegExp(`${own[n]!.name}的6月10日${part}，`) });
    const marks = async (): Promise<string[]> =>
      (await grid()).map((row) => row.marks.map(({ mark }) => mark).join(' '));
    await cell(0, '上午').waitFor();
    await page.keyboard.press('j');
    // Nothing is waited for between two keys.
    for (const key of ['p', 'ArrowDown', 'a', 'ArrowDown', 'e', 'ArrowDown', 'p', 'ArrowRight', 'p', 'ArrowUp', 'a']) {
      await page.keyboard.press(key);
    }
    await becomes(async () => (await marks()).join('，'), 'attended，absent，excused absent，attended attended，，');
    await cell(2, '下午').getByText('缺勤').waitFor();
    expect(await cell(2, '下午').and(page.locator(':focus')).count()).toBe(1);

    // What is known is put right, with its reason.
    await page.keyboard.press('e');
    expect(await dialog(page).getByLabel('出勤').inputValue()).toBe('excused');
    await dialog(page).getByLabel('更正的原因').fill('补交了请假条');
    await page.keyboard.press('Control+Enter');
    await cell(2, '下午').getByText('请假').waitFor();
    await becomes(() => cell(2, '下午').and(page.locator(':focus')).count(), 1);
    await page.keyboard.press('e');
    expect(await dialog(page).count()).toBe(0);

    // Enter asks; what was told leaves a list of those who are not, and the focus is with the next.
    await page.getByLabel('显示').selectOption({ label: '这个半天还没有登记的' });
    await cell(0, '下午').focus();
    await page.keyboard.press('Enter');
    await picture(page, 'tell-1366');
    await dialog(page).getByRole('button', { name: '到课' }).click();
    await cell(0, '下午').waitFor({ state: 'detached' });
    await becomes(() => cell(1, '下午').and(page.locator(':focus')).count(), 1);
    await page.keyboard.press('?');
    await dialog(page).getByText('培训出勤的格子里').waitFor();
    await page.keyboard.press('Escape');
    // A dialog that closes leaves the focus where it was.
    await becomes(() => cell(1, '下午').and(page.locator(':focus')).count(), 1);
    await page.getByLabel('显示').selectOption({ label: '全部人员' });
    await cell(0, '上午').waitFor();
    await picture(page, 'keys-1366');
    await quiet(desk);
    await page.setViewportSize(PHONE.viewport);
    await picture(page, 'keys-390');
    await page.setViewportSize({ width: 1366, height: 768 });

    // A key that goes to a page tells nothing.
    const before = await marks();
    await cell(4, '上午').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { level: 1, name: '发放批次' }).waitFor();
    expect(await marks()).toEqual(before);
  }, 120_000);
});
