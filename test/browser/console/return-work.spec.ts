import type { Page } from 'playwright-core';
import { returnFile, type SentLine } from '../../support/payouts/return-file.js';
import { type PayoutBody, SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button } from './steps/page-parts.js';
import { type HeldWork, holdWork } from './steps/held-work.js';
import { picture } from './steps/pictures.js';

const PEOPLE = 4;
const PART_MS = 180_000;

describeInBrowser('a bank’s return that takes longer than a moment', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let clerk: Clerk;
  let page: Page;
  let payout: PayoutBody;
  let month = 0;

  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(PEOPLE);
    clerk = await world.clerk('finance');
    page = clerk.page;
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    month++;
    county.today(`2024-0${month + 1}-20`);
    payout = await county.draft({ toMonth: `2024-0${month}` });
    await county.send(payout.id, `2024-0${month + 2}-05`);
    await clerk.go(`/payouts/${payout.id}?tab=bank&profile=generic-csv`);
  });
  afterEach(() => release());

  let release = (): void => {};
  const hold = (): HeldWork => {
    const work = holdWork(world.service);
    release = work.release;
    return work;
  };
  const tray = () => page.getByRole('region', { name: '后台办理' });
  const choose = async (isReturned: (n: number) => boolean = () => false, spoilt = false): Promise<void> => {
    const { body } = await county.officer.get(`/payouts/${payout.id}/lines?pageSize=500`).expect(200);
    const { text } = returnFile(payout.number, (body as { items: SentLine[] }).items, isReturned);
    const buffer = Buffer.from(spoilt ? text.replaceAll('成功', '正在处理') : text);
    await page.getByLabel('选择银行回单文件').setInputFiles({ name: '回单.csv', mimeType: 'text/csv', buffer });
  };
  const returns = async (): Promise<number> =>
    ((await county.finance.get(`/payouts/${payout.id}/bank-returns`).expect(200)).body as unknown[]).length;

  it(
    'is seen in the place of the file, found again after a reload, and booked once',
    async () => {
      const work = hold();
      await choose();
      await page.getByText('可以离开本页，读取会继续').waitFor();
      expect(await page.getByLabel('选择银行回单文件').count()).toBe(0);
      expect(await clerk.findings()).toEqual([]);
      await picture(page, 'return-work');
      await page.reload();
      await page.getByText('可以离开本页，读取会继续').waitFor();
      work.begin();
      await page.getByText(`读取 ${PEOPLE} 行`).waitFor({ timeout: 60_000 });
      await page.getByText('没有需要认定的行').waitFor();
      await page.getByLabel('选择银行回单文件').waitFor({ state: 'attached' });
      expect(await returns()).toBe(1);
      expect((await county.payout(payout.id)).state).toBe('settled');
      expect(await clerk.findings()).toEqual([]);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is told in the tray to whoever left, with the rows that wait for somebody',
    async () => {
      const work = hold();
      await choose(() => false, true);
      await page.getByText('可以离开本页，读取会继续').waitFor();
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '人员', exact: true }).click();
      await tray().getByText('读取银行回单').waitFor();
      work.begin();
      const link = tray().getByRole('link', { name: `有 ${PEOPLE} 行等您认定` });
      await link.waitFor({ timeout: 60_000 });
      expect(await clerk.findings()).toEqual([]);
      await picture(page, 'return-work-tray');
      await link.click();
      await page
        .getByRole('group', { name: /回单第 \d+ 行/ })
        .first()
        .waitFor();
      expect(await tray().count()).toBe(0);
      expect(await returns()).toBe(1);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is cancelled in the tray while nothing is written, says why it was not read, and the next file is another one',
    async () => {
      const work = hold();
      await choose();
      await button(page, '取消读取银行回单').click();
      await page.getByRole('alert').getByText('这项办理已取消，没有写入任何数据').waitFor();
      work.begin();
      expect(await returns()).toBe(0);
      const buffer = Buffer.from('这不是回单');
      await page.getByLabel('选择银行回单文件').setInputFiles({ name: '别的.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('alert').getByText('没有找到列名行').waitFor();
      await choose((n) => n === 1);
      await page.getByText(`读取 ${PEOPLE} 行：已到账 ${PEOPLE - 1}，已退回 1`).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await returns()).toBe(1);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );
});
