import type { Page } from 'playwright-core';
import { accountOf } from '../../support/register/people.js';
import { someone } from '../../support/roster/roster-workbook.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser, type Watched } from '../browser.js';
import { type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';
import { chooseOwnPassword, handOver, makeAccount, signInFirst } from './steps/accounts.js';
import { button, dialog, payoutTab } from './steps/page-parts.js';
import * as payouts from './steps/payouts.js';
import { picture } from './steps/pictures.js';
import { approvePolicy, submitPolicy } from './steps/policies.js';
import { suspend } from './steps/people.js';
import { chooseRoster, communityRoster, importRows } from './steps/rosters.js';

/** Ten people of one community, 200 yuan a month each from January 2024 on. */
const PEOPLE = 10;

/** By what becomes of them. */
const [HELD, OBJECTED, SHORT, OVER, OTHER_NAME, OTHER_ACCOUNT, UNCLEAR, RETURNED, LATE, ASKING] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;

const nameOf = (n: number): string => someone(n)['姓名'] as string;

/** A part is some minutes of a person's work, beside whatever else this machine does. */
const PART_MS = 180_000;

/** What is not there after so long does not come: the other parts need not wait for it as well. */
const PATIENCE_MS = 20_000;

const ROLES = { officer: '经办人', reviewer: '审核人', finance: '财务' } as const;
type Desk = 'admin' | keyof typeof ROLES;

/** What the first check finds, and what is left after one of it was mended. */
const WRONG_NUMBER = { 3: { 身份证号: '341800198506070011' } };
const WRONG_DATE = { 4: { 入职日期: '去年三月' } };

describeInBrowser('four people at their desks, from an empty service to money that was paid, and a month on', () => {
  let world: ConsoleWorld;
  const desks = new Map<Desk, Watched>();
  let path: string;

  beforeAll(async () => {
    world = await openConsoleWorld();
    for (const desk of ['admin', 'officer', 'reviewer', 'finance'] as const) {
      const opened = await world.open(DESK);
      opened.page.setDefaultTimeout(PATIENCE_MS);
      desks.set(desk, opened);
    }
    await today('2024-04-10');
  });
  afterAll(() => world?.close());

  const at = (desk: Desk): Page => desks.get(desk)!.page;
  const open = async (desk: Desk, address: string): Promise<Page> => {
    const page = at(desk);
    await page.goto(`${world.origin}/console${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  /** From what waits at the desk, as people come to a thing. */
  const openFromInbox = async (desk: Desk, name: RegExp): Promise<Page> => {
    const page = await open(desk, '/');
    await page.getByRole('main').getByRole('link', { name }).first().click();
    return page;
  };
  /** The day of the service and of every desk. */
  const today = async (day: string): Promise<void> => {
    const { clock } = world.service;
    clock.day = day;
    clock.now = () => new Date(`${day}T02:00:00Z`);
    for (const { page } of desks.values()) await page.clock.setFixedTime(new Date(`${day}T02:00:00Z`));
  };
  /** What stands on the next button behind its name: people and yuan. */
  const figuresOf = async (page: Page, step: string): Promise<string> =>
    (await button(page, new RegExp(`^${step} `)).innerText()).slice(step.length + 1);

  it(
    'begins with accounts, which the administrator makes and their owners take over',
    async () => {
      const page = at('admin');
      await signIn(page, world.origin, 'admin', ADMIN_PASSWORD);
      await picture(page, '01-admin-home');
      await open('admin', '/users');
      for (const [desk, role] of Object.entries(ROLES) as [keyof typeof ROLES, string][]) {
        const name = { officer: '王芳', reviewer: '李静', finance: '赵敏' }[desk];
        const given = await makeAccount(page, { username: desk, name, role });
        if (desk === 'officer') await picture(page, '02-account-made');
        await handOver(page);
        const own = await open(desk, '/sign-in');
        await signInFirst(own, desk, given);
        if (desk === 'officer') await picture(own, '03-first-password');
        await chooseOwnPassword(own, given, `${ADMIN_PASSWORD}-2`);
        await picture(own, `04-empty-home-${desk}`);
      }
      await picture(page, '05-accounts');
    },
    PART_MS,
  );

  it(
    'takes a messy roster in, mended on the same page',
    async () => {
      const page = await open('officer', '/workers');
      await picture(page, '06-no-people');
      await open('officer', '/imports/new');
      await picture(page, '07-import-begin');
      await chooseRoster(page, '花名册.xlsx', communityRoster(PEOPLE, { ...WRONG_NUMBER, ...WRONG_DATE }));
      await page.getByText('10 行：新增 8 · 更新 0 · 不变 0 · 有误 2').waitFor();
      await picture(page, '08-import-findings');
      await chooseRoster(page, '花名册.xlsx', communityRoster(PEOPLE, WRONG_NUMBER));
      await page.getByText('2 处已改 1，剩 1，新 0').first().waitFor();
      await chooseRoster(page, '花名册.xlsx', communityRoster(PEOPLE));
      await page.getByText('1 处已改 1，剩 0，新 0').first().waitFor();
      await page.getByRole('link', { name: /会变的/ }).click();
      await page.getByRole('heading', { level: 3, name: /新证书 10 处/ }).waitFor();
      await picture(page, '09-import-changes');
      await importRows(page, PEOPLE);
      await picture(page, '10-imported');
      await open('officer', '/workers');
      await page.getByRole('link', { name: nameOf(ASKING) }).waitFor();
      await picture(page, '11-people');
    },
    PART_MS,
  );

  it(
    'has a policy written with what it comes to beside it, and approved by another person',
    async () => {
      const page = await open('officer', '/policies');
      await picture(page, '12-policies-empty');
      await page.getByRole('link', { name: '新建职业津贴政策' }).click();
      await page.getByLabel('地区', { exact: true }).selectOption({ label: '郎溪县' });
      await page.getByLabel('初级标准').fill('200');
      await page.getByLabel('中级标准').fill('300');
      await page.getByLabel('高级标准').fill('500');
      await page.getByLabel('生效月份').fill('202401');
      await page.getByLabel('政策名称').fill('郎溪县社区工作者职业津贴办法');
      await page.getByLabel('文号').fill('郎民〔2024〕1号');
      await page.getByText(/^按.*试算。$/).waitFor();
      await picture(page, '13-policy-written');
      await button(page, '保存并核对提交').click();
      await dialog(page).getByText(/10 人/).waitFor();
      await picture(page, '14-policy-submit');
      await submitPolicy(page);
      await picture(page, '15-policy-waits');

      const other = await openFromInbox('reviewer', /职业津贴办法/);
      await button(other, '批准').click();
      await dialog(other).getByText('批准后不可改').waitFor();
      await picture(other, '16-policy-approval');
      await approvePolicy(other, '2024年1月');
      await picture(other, '17-policy-approved');
    },
    PART_MS,
  );

  it(
    'has the payout previewed, made, one payee held, and submitted by the officer',
    async () => {
      const page = await open('officer', '/payouts');
      await picture(page, '18-payouts-empty');
      await page.getByRole('link', { name: '新建批次' }).click();
      await payouts.previewPayout(page, { county: '郎溪县', asOf: '20240331', fromMonth: '2024年1月' });
      await page.getByRole('region', { name: '预览' }).getByText('6,000.00').first().waitFor();
      await picture(page, '19-payout-preview');
      path = await payouts.makeDraft(page, '10 人 6,000.00 元');
      await payouts.holdBack(page, nameOf(HELD), '材料待补');
      await picture(page, '20-payout-draft');
      await payouts.submitPayout(page, '9 人 5,400.00 元');
      await picture(page, '21-payout-submitted');
    },
    PART_MS,
  );

  it(
    'is accepted by the reviewer, posted, objected to, and approved when the notice is over',
    async () => {
      const other = await openFromInbox('reviewer', /郎溪县/);
      await payouts.readDifferences(other);
      await picture(other, '22-differences');
      await payouts.acceptPayout(other, '已核对');
      const page = await openFromInbox('officer', /郎溪县/);
      await payouts.postNotice(page);
      await payoutTab(page, '人').click();
      await payouts.recordObjection(page, nameOf(OBJECTED), '匿名', '反映已调离');
      await payoutTab(page, '公示').click();
      await page.getByText('匿名：反映已调离').waitFor();
      await picture(page, '23-notice');
      await open('reviewer', `${path}?tab=notice`);
      await payouts.dismissObjection(other, '经核实仍在岗');
      await today('2024-04-22');
      await openFromInbox('reviewer', /郎溪县/);
      await button(other, /^批准发放/).click();
      await picture(other, '24-approval');
      await button(other, '返回，不办理').click();
      await payouts.approvePayout(other, '9 人 5,400.00 元', '5400');
      await picture(other, '25-approved');
    },
    PART_MS,
  );

  it(
    'is sent by finance, and the bank’s return has a row in every queue',
    async () => {
      const page = await openFromInbox('finance', /郎溪县/);
      await payouts.sendToBank(page, '9 人 5,400.00 元', '5,400.00');
      await page.getByText('没有银行会拒收的行').waitFor();
      await picture(page, '26-bank-file');
      const { titles, rows } = await payouts.takeBankFile(page);
      await payouts.uploadReturn(page, titles, answersOf(rows));
      await page.getByText('有 7 行等您认定').waitFor();
      await picture(page, '27-bank-return');
      for (const [queue, as, reason] of DECISIONS) await payouts.resolveRow(page, queue, as, reason);
      await page.getByText('已办结').first().waitFor();
      await picture(page, '28-settled');
    },
    PART_MS,
  );

  it(
    'learns a month later what was not owed, and nets it from the next payout',
    async () => {
      await today('2024-05-10');
      const page = await open('officer', '/workers');
      await page.getByRole('link', { name: nameOf(LATE) }).click();
      await suspend(page, '2024年1月', '漏报请假');
      await open('officer', '/workers');
      await page.getByRole('link', { name: nameOf(ASKING) }).click();
      await suspend(page, '2024年5月', '长期请假');
      await open('officer', '/recoveries');
      await picture(page, '29-late-facts');
      await payouts.openRecovery(page, `${nameOf(LATE)} 2024年1月`, '200.00');
      await picture(page, '30-recovery-open');

      await open('officer', '/payouts/new');
      await payouts.previewPayout(page, { county: '郎溪县', asOf: '20240430', fromMonth: '2024年4月' });
      await picture(page, '31-next-preview');
      path = await payouts.makeDraft(page, await figuresOf(page, '建立草稿'));
      await picture(page, '32-next-draft');
      await payouts.submitPayout(page, await figuresOf(page, '提交审核'));
      const other = await open('reviewer', path);
      await payouts.readDifferences(other);
      await picture(other, '33-next-differences');
      await payouts.acceptPayout(other, '补发和扣回已核对');
      await open('officer', path);
      await payouts.postNotice(page);
      await today('2024-05-21');
      await open('reviewer', path);
      const figures = await figuresOf(other, '批准发放');
      await payouts.approvePayout(other, figures, figures.split(' ')[2]!);
      const cash = await open('finance', path);
      await payouts.sendToBank(cash, figures, figures.split(' ')[2]!);
      const { titles, rows } = await payouts.takeBankFile(cash);
      await payouts.uploadReturn(
        cash,
        titles,
        rows.map((row) => `${row},成功`),
      );
      await cash.getByText('已办结').first().waitFor();
      await open('officer', '/recoveries?tab=open');
      await page.getByRole('link', { name: nameOf(LATE) }).click();
      await page.getByRole('heading', { level: 1, name: `追回：${nameOf(LATE)}` }).waitFor();
      await page.getByRole('cell', { name: /抵扣/ }).first().waitFor();
      await picture(page, '34-recovery-netted');
    },
    PART_MS,
  );

  it(
    'answers why there were 200 in March and nothing in May, in three clicks from the home page and on paper',
    async () => {
      await today('2024-06-10');
      const page = await open('officer', '/');
      await picture(page, '35-officer-home');
      const search = page.getByLabel('搜索人员、批次、政策、站点、培训');
      await search.fill(nameOf(ASKING));
      await search.press('Enter');
      await page.getByRole('link', { name: nameOf(ASKING) }).click();
      await button(page, /^2024年3月：.*200\.00 元/).click();
      const why = page.getByRole('region', { name: /^2024年3月为什么/ });
      await why.getByText('郎民〔2024〕1号').first().waitFor();
      await picture(page, '36-why-march');
      await button(page, /^2024年5月：不发/).click();
      await page.getByRole('region', { name: '2024年5月为什么没有发' }).getByText('长期请假').waitFor();
      await picture(page, '37-why-may');
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('region', { name: '2024年5月为什么没有发' }).isVisible()).toBe(true);
      expect(await page.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(false);
      await page.emulateMedia({ media: null });
      for (const desk of desks.values()) expect(desk.faults).toEqual([]);
    },
    PART_MS,
  );
});

/** What finance decides about each row that the bank left unclear. */
const DECISIONS = [
  ['金额不足', '认作已付', '银行确认只入账 590.00 元'],
  ['金额超出', '认作已付', '银行确认多付 10.00 元'],
  ['户名不符', '认作已付', '银行登记的是曾用名，已核对'],
  ['账号不符', '认作已付', '本人确认新卡已到账'],
  ['状态不明', '认作已付', '电话询问开户行，已入账'],
  ['查无此行', '不是我们的', '是其他单位的代发'],
  ['重复', '不是我们的', '银行同一笔写了两次'],
] as const;

/** The bank's return for what it was sent (序号, 姓名, 账号, 开户行, 金额, 用途, 业务参考号). */
function answersOf(rows: readonly string[]): string[] {
  const of = (n: number): string => rows.find((row) => row.includes(nameOf(n))) ?? '';
  const changed = (n: number, from: string | RegExp, to: string): string => of(n).replace(from, to);
  const plain = rows.filter((row) => [OBJECTED, LATE, ASKING].some((n) => row.includes(nameOf(n))));
  return [
    ...plain.map((row) => `${row},成功`),
    `${changed(SHORT, '600.00', '590.00')},成功`,
    `${changed(OVER, '600.00', '610.00')},成功`,
    `${changed(OTHER_NAME, nameOf(OTHER_NAME), '曾用名')},成功`,
    `${changed(OTHER_ACCOUNT, accountOf(OTHER_ACCOUNT), '6228480070099990001')},成功`,
    `${of(UNCLEAR)},处理中`,
    `${of(RETURNED)},失败`,
    `${of(LATE)},成功`,
    `${changed(ASKING, nameOf(ASKING), '外单位人')
      .replace(accountOf(ASKING), '6228480070088880001')
      .replace(/[^,]+$/, 'QT-0001-1')},成功`,
  ];
}
