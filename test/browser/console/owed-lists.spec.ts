import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { picture } from './steps/pictures.js';

const COUNTY = '341821';

describeInBrowser('the lists of the console', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  beforeAll(async () => {
    world = await openConsoleWorld();
    county = new SmallCounty(world.service);
    county.today('2024-03-20');
    await county.open(2);
    county.today('2024-06-10');
  });
  afterAll(() => world?.close());

  const clerk = async (role: 'officer' | 'reviewer', regionCode = COUNTY): Promise<Clerk> => {
    const opened = await world.clerk(role, regionCode);
    await opened.page.clock.setFixedTime(new Date('2024-06-10T02:00:00Z'));
    return opened;
  };

  it('founds an employer, shows its people, and corrects it beside a colleague', async () => {
    const { page, faults, findings } = await clerk('officer');
    await page.getByRole('link', { name: '单位', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '单位' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: '涛城村' });
    expect(await row.innerText()).toMatch(/村\s+郎溪县新发镇\s+—\s+2/);
    await picture(page, 'organizations');
    await page.getByRole('button', { name: '登记单位' }).click();
    const dialog = page.getByRole('dialog', { name: '登记单位' });
    await dialog.getByRole('button', { name: '登记单位' }).click();
    await dialog.getByRole('alert').getByText('请选择单位类别。').waitFor();
    expect(await findings()).toEqual([]);
    await dialog.getByLabel('单位名称').fill('郎溪县某社工中心');
    await dialog.getByLabel('单位类别').selectOption('社会组织');
    await dialog.getByLabel('乡镇、街道').selectOption('县级单位（不属于乡镇、街道）');
    await dialog.getByLabel('登记机关').selectOption('宣城市');
    await dialog.getByRole('button', { name: '登记单位' }).click();
    await page.getByRole('heading', { level: 1, name: '郎溪县某社工中心' }).waitFor();
    await page.getByText('今天没有人员在这里任职').waitFor();

    await page.getByRole('button', { name: '更正单位' }).click();
    const correction = page.getByRole('dialog', { name: '更正单位' });
    await correction.getByLabel('单位名称').fill('郎溪县和风社工中心');
    await correction.getByLabel('更正的原因').fill('单位改名');
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    await county.officer
      .patch(`/organizations/${id}`, 1, { name: '郎溪县清风社工中心', reason: '单位改名' })
      .expect(200);
    await correction.getByRole('button', { name: '保存更正' }).click();
    await page.getByLabel('用我填的：郎溪县和风社工中心').check();
    await page.getByRole('button', { name: '按选择继续填写' }).click();
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByRole('heading', { level: 1, name: '郎溪县和风社工中心' }).waitFor();

    await page.getByRole('navigation', { name: '位置' }).getByRole('link', { name: '单位' }).click();
    await page.getByLabel('名称中的任意一段').fill('涛城');
    await page.getByRole('row').filter({ hasText: '和风' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '涛城村' }).click();
    await page.getByRole('link', { name: county.workers[0]!.name }).waitFor();
    await picture(page, 'organization');
    expect(await findings()).toEqual([]);
    await page.getByRole('link', { name: '曾在这里任职，现不在岗' }).click();
    await page.getByText('没有曾在这里任职而现在不在岗的人员。').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows what is owed and not paid, of whom it is and why, and takes it down', async () => {
    const { page, faults, findings } = await clerk('officer');
    await page.getByRole('link', { name: '应发未发', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '应发未发' }).waitFor();
    const sums = page.getByRole('region', { name: '合计' });
    expect(await sums.innerText()).toMatch(/应发未发合计（元）\s+1,800\.00\s+人数\s+2\s+笔数\s+12/);
    const [first] = county.workers;
    const row = page.getByRole('row').filter({ hasText: first!.name });
    expect(await row.innerText()).toMatch(/涛城村\s+村\s+郎溪县\s+初级\s+职业津贴\s+2024-01 至 2024-06\s+6\s+900\.00/);
    expect(await findings()).toEqual([]);
    await picture(page, 'entitlements');
    await page.getByRole('button', { name: '导出清单' }).click();
    const dialog = page.getByRole('dialog', { name: '导出应发未发清单' });
    await dialog.getByText('导出当前筛选的 2 行').waitFor();
    await dialog.getByLabel('用途').fill('安排资金');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '导出清单' }).click();
    expect((await download).suggestedFilename()).toBe('郎溪县应发未发清单_2024-06-10.xlsx');
    await page.getByLabel('级别').selectOption('高级');
    await page.getByText('没有符合条件的记录。').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('link', { name: first!.name }).click();
    await page.getByRole('region', { name: '2024年1月为什么应发而还没有发' }).waitFor();
    await page.getByRole('button', { name: '打印明细单' }).click();
    const statement = page.getByRole('dialog', { name: '打印明细单' });
    await statement.getByLabel('用途').fill('本人索取');
    expect(await findings()).toEqual([]);
    const paper = page.waitForEvent('download');
    await statement.getByRole('button', { name: '下载明细单' }).click();
    expect((await paper).suggestedFilename()).toBe(`${first!.name}个人发放明细单_2024-06-10.docx`);
    await statement.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('says which month is reconciled where none is asked for', async () => {
    const { page, faults, findings, go } = await clerk('officer');
    await go('/reports/reconciliation');
    const month = page.getByLabel('送银行的月份');
    await page.getByText('2024年6月没有送银行的批次').waitFor();
    expect(await month.inputValue()).toBe('2024-06');
    await month.fill('');
    expect(new URL(page.url()).search).toBe('');
    await month.fill('202403');
    await page.getByText('2024年3月没有送银行的批次').waitFor();
    expect(new URL(page.url()).search).toBe('?month=2024-03');
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('calls the author of what the product brought along the system', async () => {
    const { page, faults, go } = await world.clerk('admin', '341800');
    await go('/users');
    await page.getByRole('cell', { name: '系统（随产品内置，不能登录）', exact: true }).waitFor();
    expect(await page.getByRole('cell', { name: 'system', exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
