import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../src/demo/demo.js';
import { type DemoService, openDemoService } from '../../support/service/demo-service.js';
import { type BrowserWorld, describeInBrowser, openBrowser } from '../browser.js';
import { type Clerk, clerkAt, DESK } from './console.js';
import { picture } from './steps/pictures.js';

const PART_MS = 180_000;

const grouped = (number: number): string => number.toLocaleString('en-US');

/** What the overview of the demo shows in numbers; money is told apart below. */
const FIGURES: Readonly<Record<string, string>> = {
  社会工作人才: '4,216 人',
  持证人员: '1,346 人',
  社工站: '101 个',
  社工室: '18 个',
  省级特色站: '2 个',
  市级特色站: '15 个',
  培训期数: '14 期',
  培训人次: '680 人次',
};

describeInBrowser('whoever is asked where a number comes from', () => {
  let demo: DemoService;
  let browser: Pick<BrowserWorld, 'open' | 'close'>;
  let officer: Clerk;
  let leader: Clerk;
  beforeAll(async () => {
    demo = await openDemoService();
    browser = await openBrowser();
    officer = await clerkAt(await browser.open(DESK), demo.origin, 'officer', DEMO_PASSWORD);
    leader = await clerkAt(await browser.open(DESK), demo.origin, 'leader', DEMO_PASSWORD);
  }, PART_MS);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  /** All of the demo's years: its training and many of its payments are older than this one. */
  const ALL = '/reports?from=2020-01';

  /** How many rows the list says that it has, and how many stand on its page. */
  async function rowsOn(page: Page): Promise<{ all: number; shown: number }> {
    const told = await page
      .getByText(/^第 [\d,]+ 至 [\d,]+ 条，共 [\d,]+ 条$/)
      .first()
      .innerText();
    const all = Number(/共 ([\d,]+) 条/.exec(told)![1]!.replaceAll(',', ''));
    return { all, shown: (await page.getByRole('table').getByRole('row').count()) - 1 };
  }

  it(
    'comes from each figure to exactly as many rows',
    async () => {
      const { page, go, findings, faults } = officer;
      await go(ALL);
      const overview = page.getByRole('region', { name: '概况' });
      await overview.getByRole('link', { name: '社会工作人才 4,216 人' }).waitFor();
      await page.getByRole('heading', { name: /培训，按年/ }).waitFor();
      expect(await findings()).toEqual([]);
      await picture(page, 'figures-01-overview');
      const names = await overview
        .getByRole('link')
        .evaluateAll((links: { ariaLabel: string }[]) => links.map((link) => link.ariaLabel));
      expect(names).toHaveLength(15);
      for (const [name, words] of Object.entries(FIGURES)) expect(names).toContain(`${name} ${words}`);
      const counted: string[] = [];
      const found: string[] = [];
      for (const name of names) {
        await go(ALL);
        await overview.getByRole('link', { name, exact: true }).click();
        const [title, words] = [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)];
        await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
        await page.getByText(words, { exact: true }).first().waitFor();
        const { all, shown } = await rowsOn(page);
        expect(shown).toBe(Math.min(50, all));
        // Of money the rows add up to it, which the page says; a county’s are added up over HTTP.
        counted.push(words.endsWith('元') ? name : `${title} ${grouped(all)} ${words.split(' ')[1]!}`);
        if (['培训人次', '已发职业津贴', '省级特色站'].includes(title)) {
          found.push(...(await findings()));
          await picture(page, `figures-02-${title}`);
        }
      }
      expect(counted).toEqual(names);
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'comes from each number of the charts to its rows, of a county and of a year',
    async () => {
      const { page, go } = officer;
      await go(ALL);
      const certified = page.getByRole('table', { name: '持证级别，按县（市、区）' });
      const link = certified.getByRole('row', { name: /^郎溪县/ }).getByRole('link', { name: /初级/ });
      const number = await link.innerText();
      await link.click();
      await page.getByRole('heading', { level: 1, name: '初级持证人员' }).waitFor();
      await page.getByText(`${number} 人`, { exact: true }).waitFor();
      expect((await rowsOn(page)).all).toBe(Number(number.replaceAll(',', '')));
      await page.getByRole('table').getByRole('link').first().click();
      await page
        .getByRole('tab')
        .or(page.getByRole('heading', { level: 1 }))
        .first()
        .waitFor();
      await go(ALL);
      const paid = page.getByRole('table', { name: '已发，按年' }).getByRole('row').last().getByRole('link').first();
      const yuan = await paid.innerText();
      await paid.click();
      await page.getByRole('heading', { level: 1, name: '已发合计' }).waitFor();
      await page.getByText(`${yuan} 元`, { exact: true }).waitFor();
    },
    PART_MS,
  );

  it(
    'has the leader’s five minutes on one page, whose numbers lead to names and no further',
    async () => {
      const { page, findings, faults } = leader;
      await page.getByRole('heading', { level: 1, name: /年工作简报$/ }).waitFor();
      await page
        .getByRole('region', { name: '概述' })
        .getByText(/^截至.*持证率 31\.9%/)
        .waitFor();
      expect(await findings()).toEqual([]);
      const menu = await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allInnerTexts();
      expect(menu).toEqual(['统计', '工作简报', '预算测算', '按月对账', '使用手册']);
      expect(await page.getByRole('searchbox').count()).toBe(0);
      await picture(page, 'figures-03-leader');
      const paper = await page.pdf({ format: 'A4' });
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      const row = page.getByRole('table', { name: '各县（市、区）' }).getByRole('row', { name: /^郎溪县/ });
      const link = row.getByRole('link', { name: /^郎溪县持证人员/ });
      const number = await link.innerText();
      await link.click();
      await page.getByText(`${number} 人`, { exact: true }).waitFor();
      expect((await rowsOn(page)).all).toBe(Number(number));
      expect(await page.getByRole('table').getByRole('link').count()).toBe(0);
      await picture(page, 'figures-04-leader-rows');
      expect(faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'reckons next year with what is taken for granted, and enters it as the budget',
    async () => {
      const { page, go, findings, faults } = officer;
      await go('/reports/budget');
      await page.getByRole('table', { name: '按发放地和类别测算' }).waitFor();
      expect(await findings()).toEqual([]);
      const total = async (): Promise<string> => page.locator('.figure-total strong').innerText();
      const before = await total();
      await page.getByLabel('全年离职（%）').fill('10');
      await page.getByLabel('新增初级（人）').fill('20');
      await page.getByRole('button', { name: '测算', exact: true }).click();
      await page.getByText(/初级 20 人/).waitFor();
      expect(await total()).not.toBe(before);
      expect(new URL(page.url()).searchParams.get('leaversPercent')).toBe('10');
      await picture(page, 'figures-05-budget');
      await page.getByRole('button', { name: '登记：郎溪县职业津贴' }).click();
      const dialog = page.getByRole('dialog', { name: /年度预算$/ });
      const amount = await dialog.getByLabel('预算金额').inputValue();
      await dialog.getByLabel('依据').fill('预算批复');
      await dialog.getByRole('button', { name: '登记预算' }).click();
      await page.getByRole('button', { name: '修改：郎溪县职业津贴' }).waitFor();
      await page
        .getByRole('row', { name: /郎溪县 职业津贴 预算批复/ })
        .getByText(amount)
        .waitFor();
      expect(await findings()).toEqual([]);
      expect(faults).toEqual([]);
    },
    PART_MS,
  );
});
