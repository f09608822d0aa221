import type { Page } from 'playwright-core';
import { paragraphOf, wordFile } from '../../support/papers/word-files.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser, type Watched } from '../browser.js';
import { type Clerk, type ConsoleWorld, DESK, openConsoleWorld } from './console.js';
import { chooseOwnPassword, handOver, makeAccount, signInFirst } from './steps/accounts.js';
import { picture } from './steps/pictures.js';
import { approvePolicy, submitPolicy } from './steps/policies.js';

const COUNTY = '341823';
const NAME = '泾县';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PART_MS = 180_000;

describeInBrowser('an administrator sets up a county that has nothing yet', () => {
  let world: ConsoleWorld;
  let admin: Clerk;
  const desks = new Map<string, Watched>();
  const began = Date.now();
  beforeAll(async () => {
    world = await openConsoleWorld();
    admin = await world.clerk('admin');
  });
  afterAll(async () => {
    console.log(`a county was set up in ${((Date.now() - began) / 1000).toFixed(0)} s`);
    await world?.close();
  });

  const faults = (): string[] => [...admin.faults, ...[...desks.values()].flatMap((desk) => desk.faults)];
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${world.origin}/console${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  it('says what its sheets are headed with and whom to call', async () => {
    const { page, go } = admin;
    await go('/settings');
    await page.getByLabel('地区').selectOption({ label: NAME });
    await page.getByLabel('部门名称').fill('泾县民政局');
    await page.getByLabel('联系电话').fill('0563-5100000');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('现在执行：泾县民政局').waitFor();
    await page.getByText('✓ 已保存。').waitFor();
    expect(await admin.findings()).toEqual([]);
    await picture(page, 'county-1-settings');
  });

  it(
    'gives its people accounts, which they take over',
    async () => {
      await admin.go('/users');
      for (const [username, role] of [
        ['jingxian.officer', '经办人'],
        ['jingxian.reviewer', '审核人'],
        ['jingxian.finance', '财务'],
      ] as const) {
        const given = await makeAccount(admin.page, { username, name: `${NAME}${role}`, role, region: NAME });
        await handOver(admin.page);
        const desk = await world.open(DESK);
        desks.set(role, desk);
        await open(desk.page, '/sign-in');
        await signInFirst(desk.page, username, given);
        await chooseOwnPassword(desk.page, given, `${ADMIN_PASSWORD}-2`);
      }
      await admin.page.getByRole('row', { name: /jingxian\.finance.*泾县/ }).waitFor();
    },
    PART_MS,
  );

  it(
    'makes the format of its bank after the bank’s template, tries it, and only then saves it',
    async () => {
      const { page, go } = admin;
      await go(`/settings?tab=banks&regionCode=${COUNTY}`);
      await page.getByRole('button', { name: '查看通用代发文本' }).click();
      await page.getByRole('button', { name: '照它另存一种' }).click();
      const form = page.getByRole('form', { name: '银行文件格式' });
      const save = form.getByRole('button', { name: '保存为泾县的格式' });
      expect(await save.isDisabled()).toBe(true);
      await form.getByRole('button', { name: '试一试' }).click();
      await form
        .getByRole('alert')
        .getByRole('link', { name: /请填写名称/ })
        .waitFor();
      await form.getByLabel('名称', { exact: true }).fill('泾县农商行代发');
      await form.getByLabel('第 2 列的列名').fill('客户姓名');
      await form.getByLabel('第 3 列的列名').fill('客户账号');
      await form.getByRole('button', { name: '第 3 列前移' }).click();
      await form.getByRole('button', { name: '删去第 1 列' }).click();
      await form.getByRole('button', { name: '加一列' }).click();
      const last = await form.getByRole('row').count();
      await form.getByLabel(`第 ${last - 1} 列的列名`).fill('币种');
      await form.getByLabel(`第 ${last - 1} 列的固定内容`).fill('6228480000000000000');
      await form.getByLabel('列名上面的行').fill('批次|{批次号}|笔数|{笔数}|合计|{合计}');
      await form.getByRole('button', { name: '试一试' }).click();
      await form
        .getByRole('alert')
        .getByRole('link', { name: /固定内容不能是账号或卡号/ })
        .waitFor();
      expect(await admin.findings()).toEqual([]);
      await form.getByLabel(`第 ${last - 1} 列的固定内容`).fill('人民币');
      await form.getByRole('button', { name: '试一试' }).click();
      const tried = form.getByRole('region', { name: '试出的文件' });
      await tried.getByText('本地区还没有批次，下面是示例人员').waitFor();
      const rows = await tried.getByRole('row').allInnerTexts();
      expect(rows[0]!.split('\t').slice(0, 6)).toEqual(['批次', 'JT-340000-2024-0001', '笔数', '3', '合计', '2700.00']);
      expect(rows[1]!.split('\t').slice(0, 2)).toEqual(['客户账号', '客户姓名']);
      expect(rows[2]).not.toContain('6228480000000000011');
      expect(await admin.findings()).toEqual([]);
      await picture(page, 'county-2-bank');
      // What is changed after it was tried was seen by nobody.
      await form.getByLabel('第 1 列的列名').fill('账号');
      expect(await save.isDisabled()).toBe(true);
      await form.getByLabel('第 1 列的列名').fill('客户账号');
      expect(await save.isDisabled()).toBe(false);
      await save.click();
      await page.getByText('✓ 已保存“泾县农商行代发”，送银行时可以选用。').waitFor();
      await page.getByRole('row', { name: /泾县农商行代发.*泾县/ }).waitFor();
      expect(await admin.findings()).toEqual([]);
    },
    PART_MS,
  );

  it('puts its own announcement in force', async () => {
    const { page, go } = admin;
    await go(`/settings?tab=templates&regionCode=${COUNTY}`);
    await page.getByRole('button', { name: '占位符和更换：公示公告' }).click();
    const buffer = await wordFile({ body: paragraphOf('泾县民政局关于{批次名称}的公示') });
    await page.locator('input[type=file]').setInputFiles({ name: '公告.docx', mimeType: DOCX, buffer });
    await page.getByText('“公告.docx”检查通过').waitFor();
    await page.getByRole('button', { name: '启用这个模板' }).click();
    await page.getByText('✓ 已启用。').waitFor();
  });

  it(
    'and its officer writes the policy that its reviewer approves',
    async () => {
      const { page } = desks.get('经办人')!;
      await open(page, '/policies/new?kind=stipend');
      await page.getByText(`地区：${NAME}。`).waitFor();
      await page.getByLabel('政策名称').fill('泾县社会工作人才职业津贴办法');
      await page.getByLabel('文号').fill('泾民〔2024〕3号');
      await page.getByLabel('生效月份').fill('2024-01');
      for (const [level, rate] of [
        ['初级', '150'],
        ['中级', '300'],
        ['高级', '500'],
      ] as const) {
        await page.getByLabel(`${level}标准`).fill(rate);
      }
      await page.getByText(/^按.*试算。$/).waitFor();
      await page.getByRole('button', { name: '保存并核对提交' }).click();
      await submitPolicy(page);
      const address = new URL(page.url()).pathname.replace('/console', '');
      const reviewer = desks.get('审核人')!.page;
      await open(reviewer, address);
      await reviewer.getByRole('button', { name: '批准', exact: true }).click();
      await approvePolicy(reviewer, '2024年1月');
      await open(reviewer, '/policies');
      await reviewer.getByRole('link', { name: /泾县社会工作人才职业津贴办法，已批准/ }).waitFor();
      await picture(reviewer, 'county-3-policy');
      expect(faults()).toEqual([]);
    },
    PART_MS,
  );
});
