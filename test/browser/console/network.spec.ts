import type { Page } from 'playwright-core';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';
import { button, confirm, dialog } from './steps/page-parts.js';
import { openRoad, type Road } from './steps/road.js';

const UNKNOWN = '没有收到结果，不能确定是否已经办理';

/** What goes wrong on the way, and between two people: nobody guesses what became of money. */
describeInBrowser('a network that goes away, a service that asks to wait, and somebody who was quicker', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let road: Road;
  let page: Page;
  let path: string;

  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(3);
    county.today('2024-03-31');
    const { id } = await county.draft();
    await county.officer.post(`/payouts/${id}/submit`, {}).expect(200);
    await county.reviewer.post(`/payouts/${id}/accept`, {}).expect(200);
    await county.officer.post(`/payouts/${id}/publish`, {}).expect(200);
    county.today('2024-04-30');
    path = `/payouts/${id}`;
    road = await openRoad(world.origin);
    page = (await world.open(DESK)).page;
    await signIn(page, road.origin, 'reviewer-341800');
  });
  afterAll(async () => {
    await road?.close();
    await world?.close();
  });

  const go = async (address: string): Promise<void> => {
    await page.goto(`${road.origin}/console${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const approvals = async (): Promise<number> => {
    const { body } = await county.officer.get(`${path}/events`).expect(200);
    return (body as { items: { action: string }[] }).items.filter(({ action }) => action === 'approve').length;
  };

  it('tells whoever approves other figures than there are what changed, who changed it and when', async () => {
    await go(path);
    await button(page, '批准发放 3 人 1,350.00 元').click();
    const suspension = { fromMonth: '2024-03', reason: '请假' };
    await county.officer.post(`/workers/${county.workers[0]!.id}/suspensions`, suspension).expect(201);
    await county.officer.post(`${path}/changes/take-out`, { reason: '三月请假' }).expect(200);
    await dialog(page).getByLabel('请输入实发合计').fill('1350');
    await confirm(page, '批准发放');
    const alert = dialog(page).getByRole('alert');
    await alert.getByText(/^officer 341800已在 ?\d{4}-\d\d-\d\d \d\d:\d\d修改过这条记录/).waitFor();
    const now = dialog(page).getByRole('table', { name: '您看到的与现在的' });
    await now.getByRole('row', { name: '实发（元） 1,350.00 1,200.00' }).waitFor();
    expect(await approvals()).toBe(0);
    await button(page, '关闭并读取现在的内容').click();
    await button(page, '批准发放 3 人 1,200.00 元').waitFor();
  });

  it('does not know whether an approval was done when the network goes, asks again, and it was done once', async () => {
    await button(page, '批准发放 3 人 1,200.00 元').click();
    await dialog(page).getByLabel('请输入实发合计').fill('1200');
    road.losing = /approve/;
    await confirm(page, '批准发放');
    await dialog(page).getByText(UNKNOWN).waitFor();
    // The service has done it; nobody here knows.
    expect(await approvals()).toBe(1);
    await page.context().setOffline(true);
    await button(page, '再查一次').click();
    await page.getByText('网络已断开').waitFor();
    await dialog(page).getByText(UNKNOWN).waitFor();
    await page.context().setOffline(false);
    road.losing = null;
    await button(page, '再查一次').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('下一步：财务送银行。').waitFor();
    expect(await approvals()).toBe(1);
    expect(new Set(road.keysOf(/approve/).slice(1)).size).toBe(1);
  });

  it('lets whoever saves second choose between what the first saved and what they typed', async () => {
    const { id } = county.workers[1]!;
    const suspension = { fromMonth: '2024-05', toMonth: '2024-06', reason: '长期请假' };
    const { body } = await county.officer.post(`/workers/${id}/suspensions`, suspension).expect(201);
    const own = await world.clerk('officer', '341821');
    await own.go(`/workers/${id}?tab=career`);
    await button(own.page, /^更正：.*停发/).click();
    await dialog(own.page).getByLabel('停发截止月份').fill('2024-08');
    const theirs = { toMonth: '2024-07' };
    const stated = `/workers/${id}/suspensions/${(body as { id: string }).id}`;
    await county.officer.patch(stated, (body as { version: number }).version, theirs).expect(200);
    await dialog(own.page).getByRole('button', { name: '更正停发' }).click();
    await dialog(own.page)
      .getByRole('alert')
      .getByText(/^officer 341800已在/)
      .waitFor();
    const beside = dialog(own.page).getByRole('group', { name: '停发截止月份' });
    await beside.getByLabel('用对方的：2024-07').waitFor();
    expect(await own.findings()).toEqual([]);
    await beside.getByLabel('用我填的：2024-08').check();
    await button(own.page, '按选择继续填写').click();
    await dialog(own.page).getByRole('button', { name: '更正停发' }).click();
    await dialog(own.page).waitFor({ state: 'detached' });
    const { body: after } = await county.officer.get(`/workers/${id}`).expect(200);
    expect(after).toMatchObject({ suspensions: [{ toMonth: '2024-08' }] });
    expect(own.faults).toEqual([]);
  });

  it('waits a little by itself, in front of everybody’s eyes, and goes on', async () => {
    await go('/payouts');
    road.refusing = { what: /workers\?/, times: 1, waitSeconds: 3 };
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '人员', exact: true }).click();
    await page.getByText(/^还要等待 [123] 秒，到时自动继续，不用再点。$/).waitFor();
    await page.getByText('第 1 至 3 条，共 3 条').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says before a button how many files and whole numbers are left, and counts down to when there are more', async () => {
    const admin = await world.service.admin();
    const { body } = await admin.get('/settings/security').expect(200);
    const limited = { revealsPerHour: 1, filesPerHour: 2 };
    await admin.patch('/settings/security', (body as { version: number }).version, limited).expect(200);
    const officer = await world.clerk('officer', '341821');
    const sheet = officer.page;
    await officer.go(`/workers/${county.workers[0]!.id}`);
    const reveal = async (): Promise<void> => {
      await button(sheet, '显示完整号码').click();
      await dialog(sheet).getByLabel('核对材料').check();
    };
    await reveal();
    await dialog(sheet).getByText('现在还可以查看 1 次。').waitFor();
    await button(sheet, '显示 60 秒').click();
    await button(sheet, '立即隐藏').click();
    await reveal();
    await dialog(sheet).getByText('现在还可以查看 0 次。').waitFor();
    await button(sheet, '显示 60 秒').click();
    await dialog(sheet)
      .getByText(/^还要等待 \d+ 分( \d+ 秒|钟)，到时可以再试。$/)
      .waitFor();
    expect(await officer.findings()).toEqual([]);

    await officer.go(`${path}?tab=papers`);
    await sheet.getByText('现在还可以下载 2 个含完整号码的文件。').first().waitFor();
    expect(officer.faults).toEqual([]);
  });
});
