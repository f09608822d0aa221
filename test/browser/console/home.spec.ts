import type { Page } from 'playwright-core';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { picture } from './steps/pictures.js';

const COUNTY = '341821';
const PART_MS = 180_000;

describeInBrowser('the first page', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;

  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(3);
    county.today('2024-03-31');
  });
  afterAll(() => world?.close());

  const figures = (page: Page) => page.getByRole('region', { name: '郎溪县 2024 年' });
  const menuLink = (page: Page) =>
    page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: /^待办/ });
  /** Only what is asked by itself: the clock of the page goes on, nobody touches it. */
  const minutesLater = async ({ page }: Clerk, minutes: number): Promise<void> =>
    page.clock.runFor(minutes * 60_000 + 1_000);

  it(
    'tells how the year stands, each figure leading to what it is made of, and what waits in the menu',
    async () => {
      const officer = await world.clerk('officer', COUNTY);
      const { page } = officer;
      await page.clock.install();
      await officer.go('/');
      await figures(page).getByText('没有在办的批次。').waitFor();
      await figures(page).getByText('登记 3 人，其中持证 3 人。').waitFor();
      await figures(page).getByRole('link', { name: '100.0%' }).waitFor();
      expect(await menuLink(page).innerText()).toBe('待办');

      // Somebody else makes a payout and sends it on; this page finds out by itself.
      const { id } = await county.draft();
      await minutesLater(officer, 5);
      await figures(page).getByText('在办的 1 个批次中').waitFor();
      await figures(page).getByRole('link', { name: '1,350.00' }).waitFor();
      await county.officer.post(`/payouts/${id}/submit`, {}).expect(200);
      await county.reviewer.post(`/payouts/${id}/return`, { comment: '请补材料' }).expect(200);
      await minutesLater(officer, 1);
      await page.getByRole('heading', { level: 2, name: /退回/ }).waitFor();
      await menuLink(page)
        .and(page.getByRole('link', { name: '待办 1 件', exact: true }))
        .waitFor();
      expect(await officer.findings()).toEqual([]);
      await picture(page, 'home-figures');

      // Under a dialog nothing changes.
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await minutesLater(officer, 1);
      expect(asked.filter((path) => /inbox|standing/.test(path))).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      await figures(page).getByRole('link', { name: '1,350.00' }).click();
      await page.getByRole('heading', { level: 1, name: '发放批次' }).waitFor();
      await page.getByRole('row').filter({ hasText: '合计' }).getByText('1,350.00').first().waitFor();
      await page.goBack();
      await figures(page).getByRole('link', { name: '100.0%' }).click();
      await page.getByRole('heading', { level: 1, name: /持证/ }).waitFor();
      expect(officer.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'asks for nothing by itself that would keep a session alive which nobody uses',
    async () => {
      const finance = await world.clerk('finance', COUNTY);
      const { page } = finance;
      await page.clock.install();
      await finance.go('/');
      await figures(page).waitFor();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      // The token of the page is old by then: the next request would renew it.
      await page.clock.fastForward('14:00');
      await page.clock.runFor(120_000);
      expect(asked.filter((path) => path.includes('/api/'))).toEqual([]);
      expect(finance.faults).toEqual([]);
    },
    PART_MS,
  );
});
