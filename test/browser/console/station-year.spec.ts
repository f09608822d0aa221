import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { addDays } from '../../../src/common/values/months.js';
import { pictureWith } from '../../support/papers/paper-files.js';
import { createStation, type StationBody } from '../../support/places/stations.js';
import { type Person, TOWN, TrainingGround } from '../../support/places/training.js';
import type { Session } from '../../support/service/test-service.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, confirm, dialog } from './steps/page-parts.js';
import { picture } from './steps/pictures.js';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const COUNTY = '341821';
const FIGURES = { caseCount: 3, groupCount: 1, communityCount: 2, visitCount: 14, peopleServed: 120 };

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const monthAt = (ago: number): string => {
  const [year, month] = today().split('-').map(Number);
  const count = year! * 12 + month! - 1 - ago;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};
const inWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** Taken as the telephone shows it; see `picture` for desks. */
async function phonePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(join(folder, 'phone'), { recursive: true });
  await page.screenshot({ path: join(folder, 'phone', `${name}.png`), fullPage: true });
}

describeInBrowser('a year of stations', () => {
  let world: ConsoleWorld;
  let ground: TrainingGround;
  let officer: Session;
  let diligent: StationBody;
  let silent: StationBody;
  let own: Person;
  const folder = mkdtempSync(join(tmpdir(), 'social-workers-year-'));
  beforeAll(async () => {
    world = await openConsoleWorld();
    world.service.clock.day = today();
    world.service.clock.now = () => new Date();
    officer = await world.service.as('officer', COUNTY);
    ground = new TrainingGround(world.service);
    const founded = { regionCode: TOWN, foundedOn: '2022-01-01' };
    diligent = await createStation(officer, { ...founded, name: '涛城镇社会工作服务站', contactPhone: '0563-7010001' });
    silent = await createStation(officer, {
      ...founded,
      kind: 'room',
      name: '涛城社区社会工作室',
      contactPhone: '0563-7010002',
    });
    for (const ago of [1, 2, 3]) {
      await officer.post(`/stations/${diligent.id}/reports`, { month: monthAt(ago), ...FIGURES }).expect(201);
      if (ago > 1)
        await officer.post(`/stations/${silent.id}/reports`, { month: monthAt(ago), ...FIGURES }).expect(201);
    }
    [own] = (await ground.people(1)) as [Person];
    const lapses = addDays(today(), 30);
    await ground.certificate(own.id, 'junior', [[addDays(lapses, -1_094), lapses]]);
    await ground.manager(silent.id, COUNTY);
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true });
  });

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const quiet = async (clerk: Clerk): Promise<void> => {
    expect(await clerk.findings()).toEqual([]);
    expect(clerk.faults).toEqual([]);
  };
  const fits = async ({ page }: Clerk): Promise<void> =>
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);

  it('the officer sees a quarter of reports and reminds whoever has not reported, once a day', async () => {
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    const last = monthAt(1);
    await clerk.go(`/stations/reports?from=${monthAt(3)}&to=${last}`);
    const row = page.getByRole('row', { name: /涛城社区社会工作室/ });
    await row.getByText('0563-7010002').waitFor();
    await page.getByRole('row', { name: /已报 \/ 应报.*2\/2.*2\/2.*1\/2/ }).waitFor();
    await quiet(clerk);
    await button(page, new RegExp(`催报：涛城社区社会工作室${inWords(last)}`)).click();
    await quiet(clerk);
    await confirm(page, '催报');
    await dialog(page).getByText('已催报 1 个站点').waitFor();
    await button(page, '关闭').click();
    await button(page, new RegExp(`催报：涛城社区社会工作室.*已由.*催报`)).waitFor();
    await picture(page, 'station-grid');
    await button(page, new RegExp(`催报：涛城社区社会工作室`)).click();
    await dialog(page).getByText('同一个月的月报一天只催一次').waitFor();
    await button(page, '关闭').click();
    await button(page, '催报未报的站点').click();
    await dialog(page)
      .getByText(/应报 2 个站点，未报 1 个/)
      .waitFor();
    await picture(page, 'station-remind-all');
    await confirm(page, '催报 1 个站点');
    await dialog(page).getByText('今天已经催过、不再催的 1 个').waitFor();
    await quiet(clerk);
  }, 120_000);

  it('the officer writes how stations are evaluated, evaluates one and has it featured', async () => {
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    await clerk.go('/stations/schemes');
    await button(page, '新立评估办法').click();
    const form = dialog(page);
    await form.getByLabel('名称', { exact: true }).fill('郎溪县社工站年度评估办法');
    await form.getByLabel('施行日期').fill(`${Number(today().slice(0, 4)) - 1}-01-01`);
    await form.getByLabel('评分项 1', { exact: true }).fill('服务成效');
    await form.getByLabel('评分项 1 的满分').fill('60');
    await form.getByRole('button', { name: '增加评分项' }).click();
    await form.getByLabel('评分项 2', { exact: true }).fill('制度建设');
    await form.getByLabel('评分项 2 的满分').fill('20');
    await confirm(page, '新立评估办法');
    await form.getByText('最高等次的最低分超过了满分 80 分。').first().waitFor();
    await form.getByLabel('评分项 2 的满分').fill('40');
    await form.getByText('满分合计 100.0 分').waitFor();
    await picture(page, 'station-scheme');
    await quiet(clerk);
    await confirm(page, '新立评估办法');
    await page.getByText('还没有用过，可以修改').waitFor();
    await button(page, '修改：郎溪县社工站年度评估办法').click();
    await dialog(page).getByLabel('文号').fill('郎民〔2024〕9号');
    await confirm(page, '保存修改');
    await page.getByText('郎民〔2024〕9号').waitFor();
    await quiet(clerk);

    await clerk.go(`/stations/${diligent.id}?tab=evaluations`);
    await button(page, '登记评估').click();
    await dialog(page).getByLabel('服务成效').fill('55');
    await dialog(page).getByLabel('制度建设').fill('38');
    await dialog(page).getByText('等次为优秀').waitFor();
    await confirm(page, '登记评估');
    await page.getByRole('row', { name: /93\.0.*优秀/ }).waitFor();
    await clerk.go('/stations/schemes');
    await page.getByText('已评估 1 次，不再修改').waitFor();
    expect(await button(page, '修改：郎溪县社工站年度评估办法').count()).toBe(0);
    await button(page, '照此新立：郎溪县社工站年度评估办法').waitFor();

    await clerk.go(`/stations/${diligent.id}`);
    await button(page, '更正站点').click();
    await dialog(page).getByLabel('等级').selectOption({ label: '市级特色' });
    await dialog(page).getByLabel('评定日期').fill(today());
    await dialog(page).getByLabel('服务人口').fill('32,500');
    await confirm(page, '保存更正');
    await page.getByText(`市级特色（${today()} 评定）`).waitFor();
    await page.getByText('32,500 人').waitFor();
    await picture(page, 'station-page');
    await quiet(clerk);
  }, 120_000);

  it('the officer takes the ledger out, edits where a station is, and reads it back', async () => {
    const clerk = await world.clerk('officer', COUNTY);
    const { page } = clerk;
    await clerk.go('/stations');
    await button(page, '下载社工站台账').click();
    await dialog(page).getByLabel('用途').fill('核对联系方式');
    const [taken] = await Promise.all([page.waitForEvent('download'), confirm(page, '下载台账')]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await taken.path());
    const sheet = workbook.getWorksheet('站点联系方式')!;
    sheet.eachRow((row) => {
      if (row.getCell(4).text === '涛城镇社会工作服务站') row.getCell(5).value = '涛城镇涛城路8号便民服务中心';
    });
    await page.getByRole('link', { name: '导入台账' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: '台账.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
    });
    await page.getByText('涛城镇涛城路8号便民服务中心').waitFor();
    await quiet(clerk);
    await button(page, /^导入 \d+ 行$/).click();
    await page.getByRole('heading', { name: '已导入' }).waitFor();
    await clerk.go(`/stations/${diligent.id}`);
    await page.getByText('涛城镇涛城路8号便民服务中心').waitFor();
  }, 120_000);

  it('the manager’s month on a telephone: new staff, the report with photographs, a seat that cures a lapse', async () => {
    const desk = await world.clerk('officer', COUNTY);
    await desk.go(`/stations/${silent.id}`);
    await button(desk.page, '登记驻站人员').click();
    await dialog(desk.page).getByLabel('姓名或证件末四位').fill(own.name);
    await button(desk.page, '查找').click();
    await dialog(desk.page)
      .getByRole('button', { name: `选择 ${own.name}`, exact: true })
      .click();
    await confirm(desk.page, '登记驻站');
    await desk.page.getByRole('row', { name: new RegExp(own.name) }).waitFor();
    const day = addDays(today(), 3);
    const session = { startsAt: `${day}T09:00:00+08:00`, endsAt: `${day}T17:00:00+08:00`, capacity: 5, hours: 72 };
    const { id } = await ground.session(officer, session, COUNTY);

    const clerk = await world.clerk('station_manager', COUNTY, PHONE);
    const { page } = clerk;
    const month = monthAt(1);
    await page.getByRole('heading', { name: /催报的月报/ }).waitFor();
    await page.getByText(/于\d{4}-\d{2}-\d{2}催报/).waitFor();
    await phonePicture(page, 'manager-home');
    await quiet(clerk);
    await page.getByRole('link', { name: `上报：涛城社区社会工作室${inWords(month)}的月报` }).click();
    await heading(page, '填报月报').waitFor();
    for (const [label, text] of [
      ['个案', '4'],
      ['小组', '0'],
      ['社区活动', '3'],
      ['走访', '20'],
      ['服务人次', '150'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(text);
    }
    await button(page, `报送${inWords(month)}月报`).click();
    await button(page, `照片：${inWords(month)}月报`).click();
    writeFileSync(join(folder, '活动现场.png'), pictureWith('某处'));
    await dialog(page).getByLabel('拍照上传').setInputFiles(join(folder, '活动现场.png'));
    await button(page, '查看：活动现场.png').waitFor();
    await phonePicture(page, 'manager-photographs');
    await quiet(clerk);
    await fits(clerk);
    await button(page, '关闭').click();
    await page.getByText('照片（1）').waitFor();
    await phonePicture(page, 'manager-reports');
    await page.getByRole('navigation', { name: '站点的各项内容' }).getByRole('link', { name: '驻站人员' }).click();
    await page.getByText(own.name).first().waitFor();
    await fits(clerk);
    await quiet(clerk);

    await clerk.go('/training/renewals');
    await page.getByText(own.name).first().waitFor();
    await phonePicture(page, 'manager-renewals');
    await fits(clerk);
    await clerk.go(`/training/${id}`);
    await button(page, `给${own.name}报名`).click();
    await page.locator('.badge').getByText('已报名').waitFor();
    await phonePicture(page, 'manager-enrolled');
    await quiet(clerk);
    await begin(id);
    await clerk.go(`/training/${id}?tab=attendance`);
    await button(page, `到课：${own.name}`).click();
    await button(page, `到课：${own.name}`).waitFor({ state: 'detached' });
    await phonePicture(page, 'manager-attendance');
    await clerk.go('/training/renewals');
    await page.getByText('学时已够，可以办理再登记').first().waitFor();
    await quiet(clerk);
    await clerk.go('/');
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    expect(await page.getByRole('heading', { name: /催报的月报/ }).count()).toBe(0);

    // The county sees what the station put there.
    await desk.go(`/stations/${silent.id}?tab=reports`);
    await button(desk.page, `照片：${inWords(month)}月报`).click();
    await button(desk.page, '查看：活动现场.png').waitFor();
    await picture(desk.page, 'station-photographs');
    await quiet(desk);
  }, 180_000);

  /** Three days later: the training has begun. */
  async function begin(sessionId: string): Promise<void> {
    await world.service.dataSource.query(
      `UPDATE training_sessions SET enrolment_closes_at = now() - interval '2 hours', waiting_moves_until = now() - interval '2 hours',
         starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour' WHERE id = $1`,
      [sessionId],
    );
  }
});
