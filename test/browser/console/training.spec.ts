import type { Page } from 'playwright-core';
import { addDays } from '../../../src/common/values/months.js';
import { newId } from '../../../src/common/values/ids.js';
import { bulkInsert } from '../../../src/database/statements/bulk.js';
import { Organization } from '../../../src/workers/organizations/organization.entity.js';
import { Post } from '../../../src/workers/posts/post.entity.js';
import { type Person, TOWN, TrainingGround } from '../../support/places/training.js';
import { putInForce, stipendPolicy } from '../../support/register/policies.js';
import type { Session } from '../../support/service/test-service.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { becomes, button, confirm, dialog } from './steps/page-parts.js';

const PHONE = { viewport: { width: 390, height: 844 } };
const COUNTY = '341821';
/** Where pictures are laid down, for whoever looks at them. */
const PICTURES = process.env.PICTURES ?? null;
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describeInBrowser('training', () => {
  let world: ConsoleWorld;
  let ground: TrainingGround;
  let officer: Session;
  let station: string;
  let own: Person[];
  beforeAll(async () => {
    world = await openConsoleWorld();
    world.service.clock.day = today();
    world.service.clock.now = () => new Date();
    officer = await world.service.as('officer', COUNTY);
    ground = new TrainingGround(world.service);
    station = await ground.station();
    own = await ground.people(3, undefined, station);
    await ground.manager(station, COUNTY);
    const lapses = addDays(today(), 30);
    await ground.certificate(own[0]!.id, 'junior', [[addDays(lapses, -1_094), lapses]]);
  });
  afterAll(() => world?.close());

  const quiet = async (clerk: Clerk): Promise<void> => {
    expect(await clerk.findings()).toEqual([]);
    expect(clerk.faults).toEqual([]);
  };

  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  }

  it('is arranged, filled and moved up from the waiting list by an officer', async () => {
    const people = await ground.people(3);
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    await clerk.go('/training');
    await quiet(clerk);
    await button(page, '登记项目').click();
    await dialog(page).getByLabel('项目名称').fill('实务能力提升班');
    await dialog(page).getByLabel('类别').selectOption({ label: '实务能力提升' });
    await dialog(page).getByLabel('主办单位').fill('郎溪县民政局');
    await confirm(page, '登记项目');
    await dialog(page).waitFor({ state: 'detached' });
    await button(page, '安排期次').click();
    await confirm(page, '安排期次');
    await dialog(page).getByText('请填写期次名称').first().waitFor();
    await dialog(page).getByLabel('培训项目').selectOption({ label: '实务能力提升班（实务能力提升）' });
    for (const [label, text] of [
      ['期次名称', '第一期'],
      ['开始时间', `${addDays(today(), 7)} 0900`],
      ['结束时间', `${addDays(today(), 7)} 1700`],
      ['学时', '8'],
      ['地点', '县委党校'],
      ['名额', '2'],
    ] as const) {
      await dialog(page).getByLabel(label).first().fill(text);
    }
    await confirm(page, '安排期次');
    await page.getByRole('heading', { level: 1, name: '实务能力提升班 第一期' }).waitFor();
    for (const { name } of people) {
      await button(page, '替人报名').click();
      await dialog(page).getByLabel('姓名或证件末四位').fill(name);
      await button(page, '查找').click();
      await dialog(page)
        .getByRole('button', { name: `选择 ${name}`, exact: true })
        .click();
      await dialog(page).waitFor({ state: 'detached' });
      await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    }
    await page.getByText('候补第 1 位').waitFor();
    await quiet(clerk);
    await button(page, `取消报名：${people[0]!.name}`).click();
    await confirm(page, '取消报名');
    await page.getByText(/递补/).waitFor();
    expect(await page.getByText('候补第 1 位').count()).toBe(0);
  }, 120_000);

  it('stands in the days of a month, whose address can be sent, and is reached by keys', async () => {
    const at = (from: string, to: string, title: string): Promise<{ id: string }> =>
      ground.session(officer, { startsAt: `${from}:00+08:00`, endsAt: `${to}:00+08:00`, title, capacity: 40 }, COUNTY);
    await at('2031-06-09T09:00', '2031-06-11T17:00', '第二期');
    await at('2031-06-10T08:30', '2031-06-10T11:30', '第三期');
    await at('2031-06-10T14:00', '2031-06-10T17:00', '第四期');
    await at('2031-03-01T09:00', '2031-08-31T17:00', '网上学习');
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    await clerk.go('/training?line=practice');
    await page.getByRole('link', { name: '日历', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: `${Number(today().slice(0, 4))}年` }).waitFor();
    expect(new URL(page.url()).search).toBe('?line=practice&view=calendar');
    await page.getByRole('link', { name: '下个月' }).click();
    await page.getByRole('link', { name: '本月', exact: true }).click();
    await clerk.go('/training?line=practice&view=calendar&month=2031-06');
    const cell = (day: string) => page.getByRole('cell', { name: day });
    await cell('6月10日，星期二').getByText('第 2 天').waitFor();
    const times = await cell('6月10日，星期二').locator('.when').allTextContents();
    expect(times).toEqual(['08:30', '第 2 天', '14:00']);
    expect(await page.getByRole('table').getByText('网上学习').count()).toBe(0);
    await page.getByText('2031-03-01 09:00 至 2031-08-31 17:00').waitFor();
    await quiet(clerk);
    await picture(page, 'calendar-1366');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '实务能力提升班 第三期' }).waitFor();
    await page.goBack();
    const opened = cell('6月10日，星期二').getByRole('link', { name: '实务能力提升班 第三期' });
    await becomes(() => opened.and(page.locator(':focus')).count(), 1);

    await page.getByLabel('类别').selectOption({ label: '资格考试培训' });
    await page.getByText('这个月没有符合条件的培训期次。').waitFor();
    expect(new URL(page.url()).searchParams.get('month')).toBe('2031-06');
    await button(page, '清除筛选').click();
    await opened.waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1000 });
    await picture(page, 'calendar-print');
    await page.emulateMedia({ media: null });
    await page.setViewportSize(PHONE.viewport);
    await page.getByText('6月9日，星期一').waitFor();
    expect(await page.getByText('6月12日，星期四').isVisible()).toBe(false);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await quiet(clerk);
    await picture(page, 'calendar-390');
  }, 120_000);

  it('has its seats divided, results written down, and people selected by an officer', async () => {
    const { id } = await ground.session(
      officer,
      {
        startsAt: `${addDays(today(), 9)}T09:00:00+08:00`,
        endsAt: `${addDays(today(), 9)}T17:00:00+08:00`,
        capacity: 5,
      },
      COUNTY,
    );
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    await clerk.go(`/training/${id}?tab=quotas`);
    await button(page, '分配名额').click();
    await dialog(page).getByLabel('县（市、区）').last().selectOption({ label: '郎溪县' });
    await dialog(page).getByLabel('名额').last().fill('3');
    await confirm(page, '分配名额');
    await page.getByRole('row', { name: /郎溪县.*3/ }).waitFor();
    await quiet(clerk);
    await button(page, '取消郎溪县的名额').click();
    await confirm(page, '取消名额分配');
    await page.getByText('没有分配名额，先报先得。').waitFor();

    await officer
      .post('/training/programmes', {
        line: 'exam_prep',
        title: '考前辅导班',
        regionCode: COUNTY,
        organiser: '郎溪县民政局',
      })
      .expect(201);
    await clerk.go('/training/outcomes');
    await button(page, '登记考试成绩').click();
    await dialog(page).getByLabel('考试培训的项目').selectOption({ label: '考前辅导班' });
    await dialog(page).getByLabel('级别').selectOption({ label: '初级' });
    await dialog(page).getByLabel('报名人数').fill('40');
    await dialog(page).getByLabel('参考人数').fill('41');
    await dialog(page).getByLabel('通过人数').fill('9');
    await confirm(page, '登记考试成绩');
    await dialog(page).getByText('参考人数不能多于报名人数').first().waitFor();
    await dialog(page).getByLabel('参考人数').fill('36');
    await confirm(page, '登记考试成绩');
    await page.getByRole('row', { name: /25\.0%/ }).waitFor();
    await quiet(clerk);

    await clerk.go('/training/outcomes?tab=selections');
    await button(page, '登记遴选').click();
    await dialog(page).getByLabel('名称').fill('骨干人才');
    await dialog(page).getByLabel('可以入选的人数').fill('1');
    await confirm(page, '登记遴选');
    await page.getByRole('heading', { level: 1, name: '骨干人才' }).waitFor();
    await button(page, '推荐人选').click();
    await dialog(page).getByLabel('姓名或证件末四位').fill(own[1]!.name);
    await button(page, '查找').click();
    await dialog(page)
      .getByRole('button', { name: `选择 ${own[1]!.name}`, exact: true })
      .click();
    await page.getByRole('button', { name: `入选：${own[1]!.name}`, exact: true }).click();
    await button(page, `撤回决定：${own[1]!.name}`).waitFor();
    await quiet(clerk);
  }, 120_000);

  it('takes a manager’s own staff with one touch each, on a telephone', async () => {
    const { id } = await ground.session(
      officer,
      {
        startsAt: `${addDays(today(), 3)}T09:00:00+08:00`,
        endsAt: `${addDays(today(), 3)}T17:00:00+08:00`,
        capacity: 5,
      },
      COUNTY,
    );
    const clerk = await world.clerk('station_manager', COUNTY, PHONE);
    const { page } = clerk;
    await clerk.go(`/training/${id}`);
    await button(page, `给${own[1]!.name}报名`).click();
    await button(page, `给${own[1]!.name}报名`).waitFor({ state: 'detached' });
    await page.locator('.badge').getByText('已报名').waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await quiet(clerk);
    const { body: selection } = await officer
      .post('/training/selections', { title: '赋能计划', regionCode: COUNTY, year: 2026, quota: 1 })
      .expect(201);
    await clerk.go('/training/outcomes?tab=selections');
    await page.getByRole('link', { name: '赋能计划' }).click();
    await button(page, `推荐${own[0]!.name}`).click();
    await button(page, `推荐${own[0]!.name}`).waitFor({ state: 'detached' });
    await page.locator('.badge').getByText('已推荐').waitFor();
    await quiet(clerk);
    const { body: nominated } = await officer
      .get(`/training/selections/${(selection as { id: string }).id}/candidates`)
      .expect(200);
    expect(nominated).toMatchObject({ total: 1, items: [{ workerId: own[0]!.id, state: 'nominated' }] });
    await clerk.go('/training/renewals');
    await page.getByText(own[0]!.name).first().waitFor();
    await page.getByText('30 天后到期').first().waitFor();
    await page.getByText('实务能力提升班 第一期').first().waitFor();
    await quiet(clerk);
  }, 120_000);

  it('is what a lapsing registration leads to: what is at stake, a seat from the row, phones to ring up', async () => {
    const [needy, also] = await ground.people(2);
    const lapses = addDays(today(), 40);
    for (const { id } of [needy!, also!]) {
      await ground.certificate(id, 'junior', [[addDays(lapses, -1_094), lapses]]);
    }
    await putInForce(world.service, stipendPolicy({ requiresRegistration: true }));
    const organizationId = newId();
    const tx = world.service.dataSource.manager;
    await bulkInsert(tx, Organization, [
      { id: organizationId, name: '东夏村', kind: 'village', regionCode: TOWN, countyCode: COUNTY },
    ]);
    await bulkInsert(tx, Post, [{ id: newId(), workerId: needy!.id, organizationId, startOn: '2021-01-01' }]);
    const phone = '13805630001';
    const { body: detail } = await officer.get(`/workers/${needy!.id}`).expect(200);
    await officer.patch(`/workers/${needy!.id}`, (detail as { version: number }).version, { phone }).expect(200);
    const day = addDays(today(), 12);
    const times = { startsAt: `${day}T09:00:00+08:00`, endsAt: `${day}T17:00:00+08:00` };
    await ground.session(officer, { ...times, title: '补学时', capacity: 1 }, COUNTY);
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    await clerk.go('/training/renewals');
    const sums = page.getByRole('region', { name: '可能失去的津贴' });
    await sums.getByText(/^按所选条件下全部 3 条/).waitFor();
    await sums.getByText('150.00', { exact: true }).waitFor();
    await page.getByLabel('到期', { exact: true }).selectOption({ label: '30 天内到期' });
    await sums.getByText(/^按所选条件下全部 1 条/).waitFor();
    await page.goBack();
    await sums.getByText(/^按所选条件下全部 3 条/).waitFor();
    await button(page, `报名：${needy!.name}，实务能力提升班 补学时`).click();
    await page.getByText(`${needy!.name}已报“实务能力提升班 补学时”，编号 1。`).waitFor();
    await button(page, `候补：${also!.name}，实务能力提升班 补学时`).click();
    await page.getByText(`${also!.name}已报“实务能力提升班 补学时”，名额已满，候补第 1 位。`).waitFor();
    await page.getByRole('row', { name: also!.name }).getByText('已在候补').waitFor();

    for (const { name } of [needy!, also!]) {
      await page.getByRole('row', { name }).getByRole('checkbox').check();
    }
    await picture(page, 'renewals-1366');
    await button(page, '显示并复制手机号').click();
    await confirm(page, '显示 2 人的手机号');
    await dialog(page).getByText('请选择查看完整号码的用途').first().waitFor();
    await dialog(page).getByLabel('通知培训').check();
    await picture(page, 'phones-dialog-1366');
    await confirm(page, '显示 2 人的手机号');
    const shown = page.getByRole('region', { name: '所选人员的手机号' });
    await shown.getByText(phone).waitFor();
    await shown.getByText('没有登记手机号').waitFor();
    await shown.getByRole('button', { name: '复制 1 个手机号' }).click();
    await shown.getByText('已复制，可以粘贴到表格。').waitFor();
    await page.getByLabel('搜索人员、批次、政策、站点、培训').focus();
    await page.keyboard.press('Control+v');
    expect(await page.getByLabel('搜索人员、批次、政策、站点、培训').inputValue()).toContain(phone);
    await page.getByLabel('搜索人员、批次、政策、站点、培训').fill('');
    await picture(page, 'phones-1366');
    await quiet(clerk);
    const told: { object_id: string; reason: string }[] = await world.service.dataSource.query(
      `SELECT object_id, reason FROM audit_events WHERE action = 'worker.reveal-phone'`,
    );
    expect(told.map(({ object_id: id }) => id).toSorted()).toEqual([needy!.id, also!.id].toSorted());
    await page.emulateMedia({ media: 'print' });
    expect(await shown.isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await button(page, '立即隐藏').click();
    expect(await page.getByText(phone).count()).toBe(0);
    await page.setViewportSize(PHONE.viewport);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await picture(page, 'renewals-390');
  }, 120_000);

  it('has attendance told once it has begun, and put right with a reason', async () => {
    const { id } = await ground.session(
      officer,
      {
        startsAt: `${addDays(today(), 3)}T09:00:00+08:00`,
        endsAt: `${addDays(today(), 3)}T17:00:00+08:00`,
        capacity: 5,
      },
      COUNTY,
    );
    await ground.enrol(officer, id, own);
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    await clerk.go(`/training/${id}?tab=attendance`);
    await page.getByText('开始之后才能登记出勤。').waitFor();
    await world.service.dataSource.query(
      `UPDATE training_sessions SET enrolment_closes_at = now() - interval '2 hours', waiting_moves_until = now() - interval '2 hours',
         starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
    await page.reload();
    await button(page, `登记${own[2]!.name}的出勤`).focus();
    await page.keyboard.press('a');
    await button(page, `更正：${own[2]!.name}`).waitFor();
    await button(page, '本页没有登记的 2 人都记为到课').click();
    await button(page, `更正：${own[0]!.name}`).waitFor();
    await quiet(clerk);
    await button(page, `更正：${own[2]!.name}`).click();
    await dialog(page).getByLabel('出勤').selectOption({ label: '部分到课' });
    await dialog(page).getByLabel('学时').fill('9');
    await confirm(page, '保存更正');
    await dialog(page).getByText('学时请填写 0 至 8').first().waitFor();
    await dialog(page).getByLabel('学时').fill('4');
    await dialog(page).getByLabel('更正的原因').fill('下午到场');
    await confirm(page, '保存更正');
    await page.getByText('部分到课').last().waitFor();
    const { body } = await officer.get(`/training/sessions/${id}/attendance`).expect(200);
    const hours = (body as { items: { hours: number | null }[] }).items.map((row) => row.hours);
    expect(hours).toEqual([8, 8, 4]);
  }, 120_000);
});
