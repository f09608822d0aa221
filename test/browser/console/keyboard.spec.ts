import type { Page } from 'playwright-core';
import { someone } from '../../support/roster/roster-workbook.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser, type Watched } from '../browser.js';
import { type ConsoleWorld, DESK, openConsoleWorld } from './console.js';
import { Keys } from './steps/keys.js';
import { button, dialog } from './steps/page-parts.js';
import { communityRoster, SHEET } from './steps/rosters.js';

const PART_MS = 120_000;
const PEOPLE = 3;
const nameOf = (n: number): string => someone(n)['姓名'] as string;

/** WCAG 2.2, 2.1.1 and 2.4.7: no pointer is touched from here to the end. */
describeInBrowser('an officer who uses keys alone', () => {
  let world: ConsoleWorld;
  let desk: Watched;
  let page: Page;
  let keys: Keys;

  beforeAll(async () => {
    world = await openConsoleWorld();
    await world.service.as('officer');
    desk = await world.open(DESK);
    page = desk.page;
    page.setDefaultTimeout(20_000);
    await today('2024-04-10');
    keys = new Keys(page);
  });
  afterAll(() => world?.close());

  const today = async (day: string): Promise<void> => {
    const { clock } = world.service;
    clock.day = day;
    clock.now = () => new Date(`${day}T02:00:00Z`);
    await page.clock.setFixedTime(new Date(`${day}T02:00:00Z`));
  };
  const arrived = (title: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name: title }).waitFor();

  it(
    'signs in and takes a roster in, mended on the same page',
    async () => {
      await page.goto(`${world.origin}/console/sign-in`);
      await keys.type(page.getByLabel('用户名'), 'officer-341800');
      await keys.type(page.getByLabel('密码', { exact: true }), `${ADMIN_PASSWORD}-2`);
      await page.keyboard.press('Enter');
      await arrived('待办');
      await page.keyboard.press('g');
      await page.keyboard.press('i');
      await arrived(/导入/);
      await keys.press(page.getByRole('main').getByRole('link', { name: '导入花名册' }));
      for (const isWrong of [true, false]) {
        const choosing = page.waitForEvent('filechooser');
        await keys.press(page.getByLabel(/花名册.*拖到这里/), 'Space');
        const roster = communityRoster(PEOPLE, isWrong ? { 2: { 入职日期: '去年三月' } } : {});
        await (await choosing).setFiles({ name: '花名册.xlsx', mimeType: SHEET, buffer: await roster.bytes() });
        await page
          .getByText(isWrong ? /有误 1/ : '1 处已改 1，剩 0，新 0')
          .first()
          .waitFor();
      }
      await keys.press(page.getByRole('link', { name: /会变的/ }));
      await page.getByRole('heading', { level: 3, name: /新证书 3 处/ }).waitFor();
      await keys.press(page.getByRole('region', { name: '3 导入' }).getByRole('button', { name: '导入 3 行' }));
      await keys.press(dialog(page).getByRole('button', { name: '导入 3 行' }));
      await page.getByRole('region', { name: '3 导入' }).getByText('已导入“').waitFor();
    },
    PART_MS,
  );

  it(
    'writes a policy and hands it to whoever approves',
    async () => {
      await keys.press(page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '政策' }));
      await arrived(/政策/);
      await keys.press(page.getByRole('link', { name: '新建职业津贴政策' }));
      await keys.choose(page.getByLabel('地区', { exact: true }), '郎溪县');
      await keys.type(page.getByLabel('初级标准'), '200');
      await keys.type(page.getByLabel('中级标准'), '300');
      await keys.type(page.getByLabel('高级标准'), '500');
      await keys.type(page.getByLabel('生效月份'), '202401');
      await keys.type(page.getByLabel('政策名称'), '郎溪县社区工作者职业津贴办法');
      await keys.type(page.getByLabel('文号'), '郎民〔2024〕1号');
      await page.getByText(/^按.*试算。$/).waitFor();
      await keys.press(button(page, '保存并核对提交'));
      await dialog(page).getByText(/3 人/).waitFor();
      await keys.press(
        page.getByRole('dialog', { name: '提交批准' }).getByRole('button', { name: '提交', exact: true }),
      );
      await page.getByText(/待批准$/).waitFor();
      // Not the officer's part.
      const id = new URL(page.url()).pathname.split('/').pop()!;
      await (await world.service.as('reviewer')).post(`/policies/${id}/approve`).expect(200);
    },
    PART_MS,
  );

  it(
    'makes a payout, holds one payee, submits it, and posts it when it was accepted',
    async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await arrived('发放批次');
      await keys.press(page.getByRole('link', { name: '新建批次' }));
      await keys.choose(page.getByLabel('县（市、区）'), '郎溪县');
      await keys.type(page.getByLabel('核算截止日'), '20240331');
      await keys.type(page.getByLabel('起始月份'), '2024年1月');
      await keys.press(button(page, '预览'));
      await keys.press(button(page, '建立草稿 3 人 1,800.00 元'));
      await keys.press(dialog(page).getByRole('button', { name: /^建立草稿/ }));
      await arrived(/郎溪县/);
      await keys.press(button(page, nameOf(1)));
      await keys.press(button(page, '暂缓发放'));
      await keys.type(dialog(page).getByLabel('原因'), '材料待补');
      await page.keyboard.press('Control+Enter');
      await page.getByText('暂缓：材料待补').first().waitFor();
      await keys.press(button(page, '提交审核 2 人 1,200.00 元'));
      await keys.press(dialog(page).getByRole('button', { name: /^提交审核/ }));
      await page.getByText('下一步：审核人初审。').waitFor();
      const id = new URL(page.url()).pathname.split('/').pop()!;
      await (await world.service.as('reviewer')).get(`/payouts/${id}/variance`).expect(200);
      await (await world.service.as('reviewer')).post(`/payouts/${id}/accept`).expect(200);
      await page.reload();
      await keys.press(button(page, /^开始公示/));
      await keys.press(dialog(page).getByRole('button', { name: /^开始公示/ }));
      await page.getByText('公示中').first().waitFor();
    },
    PART_MS,
  );

  it('sees at every stop where it is, and never walks far', () => {
    expect(keys.unseen).toEqual([]);
    expect(desk.faults).toEqual([]);
    expect(keys.stops).toBeLessThan(600);
  });
});
