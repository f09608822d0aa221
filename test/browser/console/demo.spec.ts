import type { Page } from 'playwright-core';
import { DemoClock } from '../../../src/demo/demo-clock.js';
import { type DemoService, openDemoService } from '../../support/service/demo-service.js';
import { type BrowserWorld, describeInBrowser, openBrowser, type Watched } from '../browser.js';
import { DESK } from './console.js';
import { button, payoutTab } from './steps/page-parts.js';
import * as payouts from './steps/payouts.js';
import { suspend } from './steps/people.js';
import { picture } from './steps/pictures.js';

const PART_MS = 180_000;
const PATIENCE_MS = 20_000;
const DAY_MS = 86_400_000;

/** The demo's clock, which goes on past today. */
class WalkClock extends DemoClock {
  daysAhead = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.daysAhead * DAY_MS);
  }
}

/** By the names of the demo's accounts. */
const PEOPLE = { officer: '周郎溪', reviewer: '李复核', finance: '赵财务', manager: '吴站长' } as const;
type Desk = keyof typeof PEOPLE;

describeInBrowser('four people who open the demo', () => {
  const clock = new WalkClock();
  const desks = new Map<Desk, Watched>();
  let browser: Pick<BrowserWorld, 'open' | 'close'>;
  let service: DemoService;
  let path: string;

  beforeAll(async () => {
    service = await openDemoService(clock);
    browser = await openBrowser();
    for (const [desk, name] of Object.entries(PEOPLE) as [Desk, string][]) {
      const opened = await browser.open(DESK);
      opened.page.setDefaultTimeout(PATIENCE_MS);
      desks.set(desk, opened);
      await enter(opened.page, name);
    }
  }, PART_MS);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  /** As a visitor does: a name is chosen from those shown. */
  async function enter(page: Page, name: string): Promise<void> {
    await page.goto(`${service.origin}/console/`);
    await button(page, new RegExp(name)).click();
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  }

  const open = async (desk: Desk, address: string): Promise<Page> => {
    const { page } = desks.get(desk)!;
    await page.goto(`${service.origin}/console${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const goOn = async (days: number): Promise<void> => {
    clock.daysAhead += days;
    for (const { page } of desks.values()) await page.clock.setFixedTime(clock.now());
  };
  const figuresOf = async (page: Page, step: string): Promise<string> =>
    (await button(page, new RegExp(`^${step} `)).innerText()).slice(step.length + 1);

  it('are told the figures of the sample, and of the county that pays on application', () => {
    for (const line of [
      '社会工作人才 4216 人，持证 1346 人',
      '一次性奖励：291 笔，413,800.00 元',
      '职业津贴：6903 笔，1,125,050.00 元',
      '社工站：101 个，社工室 18 个；特色站省级 2 个、市级 15 个',
      '培训：14 期，680 人次',
      '通知 2 份，草稿 1 件、待受理 1 件、待补正 1 件、已受理 9 件、不予受理 1 件、已撤回 1 件；材料 26 份；受理中逾期 1 件，视为放弃；按申报发放 48 笔，6,600.00 元',
    ]) {
      expect(service.summary).toContain(line);
    }
  });

  it(
    'see claims in each state, and at the station whom to claim for',
    async () => {
      const page = await open('manager', '/claims/new');
      await page.getByRole('heading', { name: /孔桂/ }).waitFor();
      await picture(page, 'demo-00-station');
      const desk = await open('reviewer', '/claims?sort=state%3Aasc');
      for (const state of ['草稿', '待受理', '待补正', '已受理', '不予受理', '已撤回'])
        await desk.getByRole('table').getByText(state).first().waitFor();
      await picture(desk, 'demo-00-claims');
      await desk.goto(`${service.origin}/console/claims?state=returned`);
      await desk.getByRole('table').getByRole('link').first().click();
      await button(desk, '查看：岗位津贴申报表.pdf').waitFor();
      await picture(desk, 'demo-00-claim');
    },
    PART_MS,
  );

  it(
    'see what is there and what waits for each',
    async () => {
      for (const desk of Object.keys(PEOPLE) as Desk[]) await picture(await open(desk, '/'), `demo-01-home-${desk}`);
      const page = await open('officer', '/workers');
      await page.getByRole('table').getByRole('link').first().waitFor();
      await picture(page, 'demo-02-people');
      await open('officer', '/payouts');
      await page.getByRole('link', { name: /2025年2月/ }).waitFor();
      await picture(page, 'demo-03-payouts');
    },
    PART_MS,
  );

  it(
    'bring what is owed for March 2025 from the preview to the notice',
    async () => {
      const page = await open('officer', '/payouts/new');
      await payouts.previewPayout(page, { county: '郎溪县', asOf: '20250331', fromMonth: '2025年3月' });
      await picture(page, 'demo-04-preview');
      path = await payouts.makeDraft(page, await figuresOf(page, '建立草稿'));
      const held = await page.locator('tbody').getByRole('button').first().innerText();
      await payouts.holdBack(page, held, '材料待补');
      await payouts.submitPayout(page, await figuresOf(page, '提交审核'));
      const other = await open('reviewer', path);
      await payouts.readDifferences(other);
      await picture(other, 'demo-05-differences');
      await payouts.acceptPayout(other, '已核对');
      await open('officer', path);
      await payouts.postNotice(page);
      await payoutTab(page, '公示').click();
      await picture(page, 'demo-06-notice');
    },
    PART_MS,
  );

  it(
    'approve it when the notice is over, send it, and settle it by the bank’s return',
    async () => {
      await goOn(14);
      const other = await open('reviewer', path);
      const figures = await figuresOf(other, '批准发放');
      const yuan = figures.split(' ')[2]!;
      await payouts.approvePayout(other, figures, yuan);
      const page = await open('finance', path);
      await payouts.sendToBank(page, figures, yuan);
      const { titles, rows } = await payouts.takeBankFile(page);
      await payouts.uploadReturn(
        page,
        titles,
        rows.map((row, index) => `${row},${index === 0 ? '失败' : '成功'}`),
      );
      await page.getByText('已办结').first().waitFor();
      await picture(page, 'demo-07-settled');
    },
    PART_MS,
  );

  it(
    'learn that somebody who was paid was away in that month, and open a recovery',
    async () => {
      await goOn(3);
      const page = await open('officer', `${path}?state=paid`);
      const name = await page.locator('tbody').getByRole('button').first().innerText();
      await page.getByLabel('搜索人员、批次、政策、站点、培训').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByRole('link', { name }).first().click();
      await suspend(page, '2025年3月', '漏报脱岗学习');
      await open('officer', '/');
      await page.getByRole('main').getByRole('link', { name: '查看变动' }).click();
      await page.getByLabel(`选择 ${name} 2025年3月`).waitFor();
      await picture(page, 'demo-08-late-facts');
      const yuan = (await page.locator('tbody tr').first().innerText()).match(/[\d,]+\.\d\d/)![0];
      await payouts.openRecovery(page, `${name} 2025年3月`, yuan);
      await picture(page, 'demo-09-recovery');
      for (const desk of desks.values()) expect(desk.faults).toEqual([]);
    },
    PART_MS,
  );
});
