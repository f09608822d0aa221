import type { Page } from 'playwright-core';
import type { JobResponse } from '../../../src/jobs/jobs.dto.js';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, confirm, dialog, payoutTab } from './steps/page-parts.js';
import { type HeldWork, holdWork } from './steps/held-work.js';
import * as steps from './steps/payouts.js';

const FIGURES = '3 人 1,350.00 元';
const TERMS = { county: '郎溪县', asOf: '20240331', fromMonth: '2024年1月' };

const PART_MS = 180_000;

describeInBrowser('work that goes on by itself', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let clerk: Clerk;
  let page: Page;

  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(3);
    county.today('2024-03-31');
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    clerk = await world.clerk('officer');
    page = clerk.page;
  });
  afterEach(async () => {
    release();
    // Only what is on no other payout can be taken into the next.
    for (const { id, state } of await payouts()) {
      if (state !== 'cancelled') await county.officer.post(`/payouts/${id}/cancel`, { comment: '试办' }).expect(200);
    }
    await clerk.page.context().close();
  });

  const payouts = async (): Promise<{ id: string; state: string }[]> =>
    ((await county.officer.get('/payouts?pageSize=500').expect(200)).body as { items: { id: string; state: string }[] })
      .items;
  const live = async (): Promise<number> => (await payouts()).filter(({ state }) => state !== 'cancelled').length;

  const hold = (): HeldWork => {
    const work = holdWork(world.service);
    release = work.release;
    return work;
  };
  let release = (): void => {};
  const tray = () => page.getByRole('region', { name: '后台办理' });
  const panel = (name: string) => page.getByRole('region', { name });
  const onPayout = (): Promise<void> => page.waitForURL(/\/payouts\/[0-9a-f-]{36}$/, { timeout: 60_000 });

  async function ask(): Promise<void> {
    await clerk.go('/payouts/new');
    await steps.previewPayout(page, TERMS);
    await button(page, `建立草稿 ${FIGURES}`).click();
  }

  it(
    'leads straight on to the payout where it takes a moment, and makes one where somebody clicks twice',
    async () => {
      await ask();
      await dialog(page)
        .getByRole('button', { name: /^建立草稿/ })
        .dblclick();
      await onPayout();
      await button(page, `提交审核 ${FIGURES}`).waitFor();
      expect(await live()).toBe(1);
      expect(await tray().count()).toBe(0);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is found again after a reload and a network that went away, and is done once',
    async () => {
      await ask();
      const work = hold();
      await confirm(page, '建立草稿');
      await panel('正在建立草稿').getByText('可以离开本页').waitFor();
      expect(await dialog(page).count()).toBe(0);
      await page.reload();
      await panel('正在建立草稿').waitFor();
      await page.context().setOffline(true);
      await page.getByText('网络已断开').waitFor();
      await page.context().setOffline(false);
      work.begin();
      await onPayout();
      await button(page, `提交审核 ${FIGURES}`).waitFor();
      expect(await live()).toBe(1);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is left to the tray by whoever goes to another page, which leads to what was made',
    async () => {
      await ask();
      const work = hold();
      await confirm(page, '建立草稿');
      await panel('正在建立草稿').waitFor();
      expect(await clerk.findings()).toEqual([]);
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '人员', exact: true }).click();
      await tray().getByText('建立发放批次').waitFor();
      work.begin();
      await tray().getByRole('link', { name: '打开批次' }).waitFor({ timeout: 60_000 });
      expect(new URL(page.url()).pathname).toBe('/console/workers');
      expect(await clerk.findings()).toEqual([]);
      await tray().getByRole('link', { name: '打开批次' }).click();
      await onPayout();
      expect(await live()).toBe(1);
      // Whoever makes another one begins anew.
      await clerk.go('/payouts/new');
      await button(page, '预览').waitFor();
      expect(await panel('正在建立草稿').count()).toBe(0);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is cancelled in the tray while nothing is written, and the page says so',
    async () => {
      await ask();
      const work = hold();
      await confirm(page, '建立草稿');
      await panel('正在建立草稿').waitFor();
      await button(page, '取消建立发放批次').click();
      await page.getByRole('alert').getByText('这项办理已取消，没有写入任何数据').waitFor();
      work.begin();
      expect(await live()).toBe(0);
    },
    PART_MS,
  );

  it(
    'says what to do where it came to nothing',
    async () => {
      await ask();
      await county.draft();
      await confirm(page, '建立草稿');
      await dialog(page).getByRole('alert').waitFor();
      expect(await dialog(page).getByRole('alert').innerText()).toMatch(/批次.*。/s);
      expect(await dialog(page).getByRole('button', { name: '再查一次' }).count()).toBe(0);
      expect(await live()).toBe(1);
    },
    PART_MS,
  );

  it(
    'recomputes a draft, at once or while the page may be left',
    async () => {
      const { id } = await county.draft();
      await clerk.go(`/payouts/${id}`);
      await button(page, '按最新资料重新计算').click();
      await confirm(page, '重新计算');
      await dialog(page).waitFor({ state: 'detached' });
      await payoutTab(page, '记录').click();
      await page.getByText('重新计算').first().waitFor();

      await button(page, '按最新资料重新计算').click();
      const work = hold();
      await confirm(page, '重新计算');
      await panel('正在重新计算').waitFor();
      await page.reload();
      await panel('正在重新计算').waitFor();
      work.begin();
      await button(page, `提交审核 ${FIGURES}`).waitFor({ timeout: 60_000 });
      const { body } = await county.officer.get(`/payouts/${id}/events`).expect(200);
      const actions = (body as { items: { action: string }[] }).items.map(({ action }) => action);
      expect(actions.filter((each) => each === 'recompute')).toHaveLength(2);
    },
    PART_MS,
  );

  it(
    'gives every file by an address that is good once, without a token and without holding it in the page',
    async () => {
      const { id } = await county.draft();
      await clerk.go(`/payouts/${id}?tab=papers`);
      const auditor = await world.clerk('auditor');
      await auditor.go(`/payouts/${id}?tab=papers`);
      for (const [desk, name, file] of [
        [page, '下载审核表', /审核.*\.xlsx$/],
        [page, '下载公示表', /公示表.*\.xlsx$/],
        [page, '下载发放表', /发放表.*\.xlsx$/],
        [page, '下载明细与依据', /明细与依据.*\.xlsx$/],
        [auditor.page, '下载审计材料包', /\.zip$/],
      ] as const) {
        const [taken] = await Promise.all([desk.waitForEvent('download'), button(desk, name).click()]);
        expect(taken.suggestedFilename()).toMatch(file);
        expect(new URL(taken.url()).pathname).toMatch(/^\/api\/v1\/downloads\/[\w-]{43}$/);
        expect(new URL(taken.url()).search).toBe('');
        expect(await taken.failure()).toBeNull();
        await button(desk, name).waitFor();
      }
      expect(await tray().count()).toBe(0);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'keeps a file for whoever left while it was made',
    async () => {
      const { id } = await county.draft();
      await clerk.go(`/payouts/${id}?tab=papers`);
      const work = hold();
      await button(page, '下载明细与依据').click();
      await tray().getByText('导出明细与依据').waitFor();
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '人员', exact: true }).click();
      work.begin();
      const take = tray().getByRole('button', { name: '取文件：导出明细与依据' });
      await take.waitFor({ timeout: 60_000 });
      expect(await clerk.findings()).toEqual([]);
      const [taken] = await Promise.all([page.waitForEvent('download'), take.click()]);
      expect(taken.suggestedFilename()).toMatch(/明细与依据.*\.xlsx$/);
    },
    PART_MS,
  );

  it('says in the page why a file is not given', async () => {
    const { id } = await county.draft();
    await clerk.go(`/payouts/${id}?tab=papers`);
    await county.officer.post(`/payouts/${id}/cancel`, { comment: '试办' }).expect(200);
    await world.service.dataSource.query('UPDATE security_settings SET files_per_hour = 1');
    try {
      await button(page, '下载发放表').click();
      await page.getByRole('alert').waitFor();
      const jobs = (await county.officer.get('/jobs').expect(200)).body as { items: JobResponse[] };
      expect(jobs.items[0]?.kind).not.toBe('payout-sheet');
    } finally {
      await world.service.dataSource.query('UPDATE security_settings SET files_per_hour = 60');
    }
  });
});
