import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../browser.js';
import { rosterWorkbook, type RosterWorkbook, someone } from '../../support/roster/roster-workbook.js';
import { type Clerk, type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';
import { openRoad } from './steps/road.js';

const WRONG_NUMBER = '341800198506070011';

/** Rows that take the service some seconds. */
/** So many rows that also a quick machine is at work on them while somebody looks and leaves. */
const LARGE = 25_000;

describeInBrowser('an officer who imports a roster', () => {
  let world: ConsoleWorld;
  let folder: string;
  let clerk: Clerk;
  let page: Page;
  beforeAll(async () => {
    world = await openConsoleWorld();
    folder = mkdtempSync(join(tmpdir(), 'rosters-'));
  });
  afterAll(async () => {
    await world?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    clerk = await world.clerk('officer');
    page = clerk.page;
    await clerk.go('/imports/new');
  });

  async function choose(name: string, workbook: RosterWorkbook): Promise<string> {
    const path = join(folder, name);
    writeFileSync(path, await workbook.bytes());
    await page.getByLabel(/花名册.*拖到这里/).setInputFiles(path);
    return path;
  }
  const result = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
  const written = async (): Promise<number> => {
    const officer = await world.service.as('officer');
    const { body } = await officer.get('/imports?applied=true').expect(200);
    return (body as { total: number }).total;
  };

  it('sees what is wrong, drops a mended one, imports it after a look at what changes, and takes it back', async () => {
    const before = await written();
    const messy = rosterWorkbook()
      .certified({ 身份证号: WRONG_NUMBER })
      .person({ ...someone(2), 入职日期: '去年三月' })
      .person(someone(3));
    await choose('花名册.xlsx', messy);
    await result('3 行：新增 1 · 更新 0 · 不变 0 · 有误 2');
    await page.getByRole('heading', { level: 3, name: /日期无法识别/ }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'C2' }).first();
    expect(await row.innerText()).not.toContain(WRONG_NUMBER);
    const apply = page.getByRole('region', { name: '3 导入' });
    expect(await apply.getByRole('button', { name: '导入' }).isDisabled()).toBe(true);
    await apply.getByText('有 2 行有误。').waitFor();
    await page.getByRole('button', { name: /复制单元格清单：日期无法识别/ }).click();
    await page.getByText('已复制 1 处').waitFor();
    expect(await clerk.findings()).toEqual([]);

    const better = rosterWorkbook().certified({ 身份证号: WRONG_NUMBER }).person(someone(2)).person(someone(3));
    await choose('花名册.xlsx', better);
    await result('2 处已改 1，剩 1，新 0');
    await choose('花名册.xlsx', rosterWorkbook().certified().person(someone(2)).person(someone(3)));
    await result('1 处已改 1，剩 0，新 0');
    await page.getByRole('link', { name: /会变的/ }).click();
    await page.getByRole('heading', { level: 3, name: /新证书 1 处/ }).waitFor();
    expect(await page.getByRole('heading', { level: 3 }).first().innerText()).toContain('新证书');
    expect(await clerk.findings()).toEqual([]);

    await apply.getByRole('button', { name: '导入 3 行' }).click();
    const dialog = page.getByRole('dialog', { name: '核对后导入' });
    expect(await dialog.innerText()).toContain('新证书 1 处');
    await dialog.getByRole('button', { name: '导入 3 行' }).click();
    await apply.getByText('已导入“花名册.xlsx”').waitFor();
    expect(await written()).toBe(before + 1);
    expect(await clerk.findings()).toEqual([]);

    await apply.getByRole('button', { name: '撤销导入：花名册.xlsx' }).click();
    const undo = page.getByRole('dialog', { name: '撤销这次导入' });
    await undo.getByRole('button', { name: '撤销 3 行的导入' }).click();
    await undo.getByText('请填写撤销原因。').waitFor();
    await undo.getByLabel('撤销原因').fill('导错了文件');
    await undo.getByRole('button', { name: '撤销 3 行的导入' }).click();
    await undo.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '导入记录' }).first().click();
    await page.getByRole('heading', { level: 1, name: '导入记录' }).waitFor();
    await page.getByRole('cell', { name: '已撤销' }).waitFor();
    expect(await clerk.findings()).toEqual([]);
    await page.getByRole('cell').getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: '花名册' }).waitFor();
    expect(await clerk.findings()).toEqual([]);
    expect(clerk.faults).toEqual([]);
  });

  it('imports the good rows alone only where that is asked for, with the count that stays out', async () => {
    await choose(
      '部分.xlsx',
      rosterWorkbook()
        .person(someone(11))
        .person({ ...someone(12), 入职日期: '不详' }),
    );
    await page.getByLabel('只导入没有错误的行（有误的 1 行不导入，改好后再导）').check();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toContain('有误的 1 行不导入');
    await dialog.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('有误的 1 行没有导入。').waitFor();
    expect(clerk.faults).toEqual([]);
  });

  it('is told at once of a file that is none, and keeps what was chosen', async () => {
    const sent: string[] = [];
    page.on('request', (each) => {
      if (each.url().includes('/imports/roster?')) sent.push(each.url());
    });
    const path = join(folder, '旧花名册.xls');
    writeFileSync(path, 'x');
    await page.getByLabel(/花名册.*拖到这里/).setInputFiles(path);
    await page.getByRole('alert').getByText('“旧花名册.xls”不能直接导入').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('另存为');
    expect(sent).toEqual([]);
    expect(await clerk.findings()).toEqual([]);
  });

  it('takes a file that is dropped anywhere on the page', async () => {
    const bytes = (await rosterWorkbook().person(someone(21)).bytes()).toString('base64');
    // As a text, since the tests know no document.
    await page.evaluate(`{
      const content = Uint8Array.from(atob('${bytes}'), (each) => each.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], '拖来的.xlsx'));
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('h1').dispatchEvent(drop);
    }`);
    await result('1 行：新增 1 · 更新 0 · 不变 0 · 有误 0');
    await page.getByText('拖来的.xlsx').first().waitFor();
  });

  it('is told of a file that was saved again after it was chosen, and its result is struck out', async () => {
    const path = await choose('在改.xlsx', rosterWorkbook().person(someone(31)));
    await page.getByRole('button', { name: '导入 1 行' }).waitFor();
    await new Promise((later) => setTimeout(later, 1_100));
    appendFileSync(path, 'x');
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('“在改.xlsx”在选择之后又被修改或移动').waitFor();
    await page.getByText('以下是之前那个文件的结果，已经作废。').waitFor();
    const apply = page.getByRole('region', { name: '3 导入' });
    expect(await apply.getByRole('button', { name: '导入' }).isDisabled()).toBe(true);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await clerk.findings()).toEqual([]);
  });

  it('loses the network in the middle, repeats the same intention, and it is done once', async () => {
    const before = await written();
    const road = await openRoad(world.origin);
    ({ page } = await world.open(DESK));
    await signIn(page, road.origin, 'officer-341800');
    await page.goto(`${road.origin}/console/imports/new`);
    await choose('断网.xlsx', rosterWorkbook().person(someone(41)).person(someone(42)));
    await page.getByRole('button', { name: '导入 2 行' }).click();
    const dialog = page.getByRole('dialog');
    road.losing = /mode=all/;
    await dialog.getByRole('button', { name: '导入 2 行' }).click();
    await dialog.getByText('没有收到结果').waitFor();
    // The service does it; nobody here knows.
    for (let left = 100; left > 0 && (await written()) === before; left--) await page.waitForTimeout(100);
    expect(await written()).toBe(before + 1);
    await page.context().setOffline(true);
    await page.getByText('网络已断开').waitFor();
    await dialog.getByRole('button', { name: '导入 2 行' }).click();
    await dialog.getByText('没有收到结果').waitFor();
    await page.context().setOffline(false);
    road.losing = null;
    await dialog.getByRole('button', { name: '再查一次' }).click();
    await page.getByText('已导入“断网.xlsx”').waitFor();
    expect(new Set(road.keysOf(/mode=all/)).size).toBe(1);
    await road.close();
    expect(await written()).toBe(before + 1);
    expect(clerk.faults).toEqual([]);
  });

  it('is asked before leaving while a file is on its way', async () => {
    const road = await openRoad(world.origin);
    ({ page } = await world.open(DESK));
    await signIn(page, road.origin, 'officer-341800');
    await page.goto(`${road.origin}/console/imports/new`);
    road.slowing = /mode=check/;
    await choose('慢.xlsx', rosterWorkbook().person(someone(51)));
    await page.getByText('正在检查……').waitFor();
    await page.getByRole('link', { name: '人员', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '正在检查，要离开吗？' });
    await dialog.getByRole('button', { name: '留在本页' }).click();
    await result('1 行：新增 1');
    await road.close();
  });

  it('sees how far a large file is, leaves the page, comes back to the result, and imports it on another page', async () => {
    const large = rosterWorkbook();
    for (let n = 1_000; n < 1_000 + LARGE; n++) large.person(someone(n));
    const tray = page.getByRole('region', { name: '后台办理' });
    await choose('大表.xlsx', large);
    await tray.getByText('检查花名册').waitFor();
    await page.getByRole('progressbar', { name: '正在检查' }).waitFor();
    await page
      .getByText(/读取文件|核对登记册/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await tray.getByText('已办完').waitFor({ timeout: 60_000 });
    expect(await clerk.findings()).toEqual([]);
    await tray.getByRole('link', { name: '查看结果' }).click();
    await result(`25,000 行：新增 25,000 · 更新 0 · 不变 0 · 有误 0`);
    await page.getByText('这是“大表.xlsx”的检查结果。').waitFor();
    // What is seen on the page is not told above it any more.
    await tray.waitFor({ state: 'detached' });

    await page.getByLabel(/花名册.*拖到这里/).setInputFiles(join(folder, '大表.xlsx'));
    await page.getByRole('button', { name: '导入 25,000 行' }).click({ timeout: 60_000 });
    await page.getByRole('dialog').getByRole('button', { name: '导入 25,000 行' }).click();
    await page.getByRole('progressbar', { name: '正在导入' }).waitFor();
    await page.getByRole('link', { name: '政策', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '政策' }).waitFor();
    // Loaded anew, the window knows of it still.
    await page.reload();
    await page.getByRole('region', { name: '后台办理' }).getByText('导入花名册').waitFor();
    await tray.getByText('已办完').waitFor({ timeout: 60_000 });
    await tray.getByRole('link', { name: '查看结果' }).click();
    await page.getByText('已导入“大表.xlsx”').waitFor();
    expect(await clerk.findings()).toEqual([]);
    expect(clerk.faults).toEqual([]);
  }, 180_000);

  it('cancels a check from the tray, and nothing is kept of it', async () => {
    const large = rosterWorkbook();
    for (let n = 1_000; n < 1_000 + LARGE; n++) large.person(someone(n));
    await choose('不要了.xlsx', large);
    const tray = page.getByRole('region', { name: '后台办理' });
    await tray.getByRole('button', { name: '取消检查花名册' }).click();
    await page.getByText('这项办理已取消，没有写入任何数据。').waitFor();
    await tray.waitFor({ state: 'detached' });
    expect(clerk.faults).toEqual([]);
  }, 60_000);

  it('is not offered it on a phone', async () => {
    const phone = await world.clerk('officer', '341800', {
      ...DESK,
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    await phone.go('/imports/new');
    await phone.page.getByText('手机上不办理导入').waitFor();
    expect(await phone.findings()).toEqual([]);
    expect(phone.faults).toEqual([]);
  });
});

describeInBrowser('whoever looks at the log, the checks and the figures', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  it('finds an event by what was done, and sees what it changed', async () => {
    const officer = await world.service.as('officer');
    const workbook = await rosterWorkbook().person(someone(61)).bytes();
    await officer.post('/imports/roster?mode=all').attach('file', workbook, '花名册.xlsx').expect(200);
    const { page, go, findings, faults } = await world.clerk('auditor');
    await go('/audit');
    await page.getByRole('button', { name: '由工作簿导入' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.getByLabel('操作', { exact: true }).selectOption({ label: '由工作簿导入' });
    await page.getByText('第 1 至 1 条，共 1 条').waitFor();
    await page.getByRole('button', { name: '由工作簿导入' }).click();
    const dialog = page.getByRole('dialog', { name: '由工作簿导入' });
    expect(await dialog.innerText()).toMatch(/行数\s*1/);
    expect(await findings()).toEqual([]);
    await dialog.getByRole('button', { name: '只看这个对象' }).click();
    await page.getByText('只看一个对象：导入').waitFor();
    await page.getByLabel('从（日期）').fill('20990101');
    await page.getByText('没有符合条件的记录。').waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('2099-01-01');
    expect(faults).toEqual([]);
  });

  it('runs the checks when asked, and notes the end of the chain', async () => {
    const { page, go, findings, faults } = await world.clerk('auditor');
    await go('/integrity');
    await page.getByText('还没有核对。').waitFor();
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.getByText(/项核对全部通过/).waitFor();
    await page.getByRole('heading', { name: /操作日志的链条/ }).waitFor();
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('reads the figures of a region and a period, which the address keeps', async () => {
    const { page, go, findings, faults } = await world.clerk('finance');
    await go('/reports?from=2024-01&to=2024-12');
    await page.getByRole('heading', { name: /已发，按县/ }).waitFor();
    await page.getByRole('heading', { name: /持证级别，按年/ }).waitFor();
    await page.getByLabel('县（市、区）', { exact: true }).selectOption({ label: '宣州区' });
    await page
      .getByRole('table', { name: /已发，按县/ })
      .getByRole('row')
      .nth(1)
      .waitFor();
    expect(new URL(page.url()).searchParams.get('regionCode')).toBe('341802');
    expect(await findings()).toEqual([]);
    await page.getByRole('link', { name: /^社会工作人才 / }).click();
    await page.getByRole('heading', { level: 1, name: '社会工作人才' }).waitFor();
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
