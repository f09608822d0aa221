import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { createStation, scheme, type StationBody } from '../../support/places/stations.js';
import { createWorker } from '../../support/register/people.js';
import type { Session } from '../../support/service/test-service.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, confirm, dialog } from './steps/page-parts.js';

const PHONE = { viewport: { width: 390, height: 844 } };
const SCHEME = scheme('341802');

const shanghaiDay = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const monthAt = (ago: number): string => {
  const [year, month] = shanghaiDay().split('-').map(Number);
  const count = year! * 12 + month! - 1 - ago;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};
const inWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

describeInBrowser('stations', () => {
  let world: ConsoleWorld;
  let officer: Session;
  let station: StationBody;
  beforeAll(async () => {
    world = await openConsoleWorld();
    // Last month is one and the same for the page and for the service.
    world.service.clock.day = shanghaiDay();
    world.service.clock.now = () => new Date();
    officer = await world.service.as('officer', '341802');
    station = await createStation(officer, { name: '西林街道社会工作服务站', foundedOn: '2022-01-01' });
    await createWorker(officer, 7, { name: '周晓燕', regionCode: '341802' });
    await officer.post('/stations/evaluation-schemes', SCHEME).expect(201);
    await world.service.as('station_manager', '341802');
    await world.service.dataSource.query(`UPDATE users SET station_id = $1 WHERE username = 'station_manager-341802'`, [
      station.id,
    ]);
  });
  afterAll(() => world?.close());

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const tab = (page: Page, name: string) =>
    page.getByRole('navigation', { name: '站点的各项内容' }).getByRole('link', { name });
  const quiet = async (clerk: Clerk): Promise<void> => {
    expect(await clerk.findings()).toEqual([]);
    expect(clerk.faults).toEqual([]);
  };

  it('are found by what they lack, kept, staffed and evaluated by an officer', async () => {
    const clerk = await world.clerk('officer', '341802');
    const { page } = clerk;
    await clerk.go('/stations');
    await page.getByText('还没有社工站的乡镇（街道）25 个').waitFor();
    const tile = page.getByRole('link', { name: /^西林街道社会工作服务站/ });
    await tile.getByText('没有驻站人员').waitFor();
    await quiet(clerk);
    await button(page, '登记站点').click();
    await dialog(page).getByLabel('站点名称').fill('双桥街道社会工作服务站');
    await dialog(page).getByLabel('乡镇、街道').selectOption({ label: '双桥街道' });
    await dialog(page)
      .getByLabel('成立日期')
      .fill(`${monthAt(2)}-15`);
    await confirm(page, '登记站点');
    await heading(page, '双桥街道社会工作服务站').waitFor();
    await clerk.go('/stations');
    await page.getByText('还没有社工站的乡镇（街道）24 个').waitFor();

    await page.getByRole('link', { name: /^西林街道社会工作服务站/ }).click();
    await heading(page, '西林街道社会工作服务站').waitFor();
    await button(page, '登记驻站人员').click();
    await dialog(page).getByLabel('姓名或证件末四位').fill('周晓燕');
    await button(page, '查找').click();
    await button(page, '选择 周晓燕').click();
    await confirm(page, '登记驻站');
    await page.getByRole('row', { name: /周晓燕/ }).waitFor();
    await quiet(clerk);

    await tab(page, '评估').click();
    await button(page, '登记评估').click();
    await dialog(page).getByLabel('服务成效').fill('55');
    await dialog(page).getByText('各项都打分后显示等次').waitFor();
    await dialog(page).getByLabel('制度建设').fill('41');
    await confirm(page, '登记评估');
    await dialog(page).getByText('制度建设请填写 0 至 40 分').first().waitFor();
    await dialog(page).getByLabel('制度建设').fill('38');
    await dialog(page).getByText('等次为优秀').waitFor();
    await confirm(page, '登记评估');
    await page.getByRole('row', { name: /93\.0.*优秀/ }).waitFor();
    await quiet(clerk);
  }, 120_000);

  it('are staffed by their own manager, by name and last four', async () => {
    const person = await createWorker(officer, 8, { name: '孙小梅', regionCode: '341802001' });
    const clerk = await world.clerk('station_manager', '341802', PHONE);
    const { page } = clerk;
    await clerk.go(`/stations/${station.id}`);
    await button(page, '登记驻站人员').click();
    await dialog(page).getByLabel('姓名').fill('孙小梅');
    await dialog(page).getByLabel('身份证号后四位').fill('999');
    await confirm(page, '登记驻站');
    await dialog(page).getByText('请填写身份证号后四位').first().waitFor();
    await dialog(page).getByLabel('身份证号后四位').fill('9999');
    await confirm(page, '登记驻站');
    await dialog(page).getByText('没有姓名和后四位都相符的人员，请核对').first().waitFor();
    await dialog(page).getByLabel('身份证号后四位').fill(person.identityNumber.slice(-4));
    await quiet(clerk);
    await confirm(page, '登记驻站');
    const row = page.getByRole('row', { name: /孙小梅/ });
    await row.waitFor();
    await button(page, '结束驻站：孙小梅').click();
    await dialog(page).getByLabel('驻站止').fill(shanghaiDay());
    await confirm(page, '结束驻站');
    await row.getByText(shanghaiDay()).last().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await quiet(clerk);
  }, 120_000);

  it('have their month reported from a telephone, last month beside it, and put right with a reason', async () => {
    const [month, before] = [monthAt(1), monthAt(2)];
    const figures = { caseCount: 3, groupCount: 1, communityCount: 2, visitCount: 14, peopleServed: 120 };
    await officer.post(`/stations/${station.id}/reports`, { month: before, ...figures }).expect(201);
    const clerk = await world.clerk('station_manager', '341802', PHONE);
    const { page } = clerk;
    await page.getByText(`${inWords(month)}的月报没有上报`).waitFor();
    await page.getByRole('link', { name: /上报/ }).first().click();
    await heading(page, '填报月报').waitFor();
    await page.getByText(`${inWords(before)}：14 次`).waitFor();
    await quiet(clerk);
    for (const [label, text] of [
      ['个案', '4'],
      ['小组', '０'],
      ['社区活动', '3'],
      ['走访', '20'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(text);
    }
    // The telephone lost its page: the figures stay.
    await page.reload();
    await page.getByLabel('走访', { exact: true }).waitFor();
    expect(await page.getByLabel('走访', { exact: true }).inputValue()).toBe('20');
    await button(page, `报送${inWords(month)}月报`).click();
    await page.getByText('服务人次请填写数字，没有的填 0。').first().waitFor();
    await page.getByLabel('服务人次').fill('150');
    await button(page, `报送${inWords(month)}月报`).click();
    await heading(page, '西林街道社会工作服务站').waitFor();
    await page.getByText('150').first().waitFor();
    await quiet(clerk);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);

    await page.getByRole('link', { name: `更正${inWords(month)}月报` }).click();
    await page.getByText('这个月已经报过').waitFor();
    await page.getByLabel('服务人次').fill('152');
    await button(page, '保存更正').click();
    await page.getByText('请说明更正的原因。').first().waitFor();
    await page.getByLabel('更正的原因').fill('漏计两人');
    await button(page, '保存更正').click();
    await heading(page, '西林街道社会工作服务站').waitFor();
    await page.getByText('152').first().waitFor();
    const { body } = await officer.get(`/stations/${station.id}/reports?fromMonth=${month}`).expect(200);
    expect(body).toMatchObject({
      items: [
        {
          caseCount: 4,
          groupCount: 0,
          communityCount: 3,
          visitCount: 20,
          peopleServed: 152,
          correctionReason: '漏计两人',
        },
      ],
    });
    // Whoever manages one station is led to it.
    await clerk.go('/stations');
    await heading(page, '西林街道社会工作服务站').waitFor();
  }, 120_000);

  it('go out as a ledger, are edited in a sheet and read back, with what would change told first', async () => {
    const clerk = await world.clerk('officer', '341802');
    const { page } = clerk;
    await clerk.go('/stations');
    await button(page, '下载社工站台账').click();
    await dialog(page).getByLabel('用途').fill('更新承接机构');
    const [taken] = await Promise.all([page.waitForEvent('download'), confirm(page, '下载台账')]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await taken.path());
    const sheet = workbook.worksheets[0]!;
    const place = { row: 0, column: 0 };
    sheet.eachRow((row, n) =>
      row.eachCell((cell, column) => {
        if (cell.text === '承接机构') place.column = column;
        if (cell.text === '西林街道社会工作服务站') place.row = n;
      }),
    );
    sheet.getCell(place.row, place.column).value = '宣州区春雨社会工作服务中心';
    const file = {
      name: '台账.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
    };
    await page.getByRole('link', { name: '导入台账' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('宣州区春雨社会工作服务中心').waitFor();
    await quiet(clerk);
    expect((await officer.get(`/stations/${station.id}`).expect(200)).body).toMatchObject({ operatorName: null });
    await button(page, /^导入 \d+ 行$/).click();
    await page.getByRole('heading', { name: '已导入' }).waitFor();
    expect((await officer.get(`/stations/${station.id}`).expect(200)).body).toMatchObject({
      operatorName: '宣州区春雨社会工作服务中心',
    });
    // Something else is no ledger.
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('{}') });
    await page.getByRole('alert').waitFor();
  }, 60_000);

  it('are seen month by month, with who has not reported', async () => {
    const clerk = await world.clerk('officer', '341802');
    await clerk.go('/stations/reports');
    const row = clerk.page.getByRole('row', { name: /西林街道社会工作服务站/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/[✓◔]/);
    expect(await clerk.page.getByRole('row', { name: /已报 \/ 应报/ }).innerText()).toMatch(/1\/2\s+1\/2/);
    await quiet(clerk);
  }, 60_000);
});
