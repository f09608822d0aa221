import type { Page } from 'playwright-core';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld } from './console.js';
import { becomes, button, dialog } from './steps/page-parts.js';

/** Answers what a browser asks in a window of its own. @returns what was asked so far */
function answering(page: Page, answer: () => boolean): string[] {
  const asked: string[] = [];
  page.on('dialog', (window) => {
    asked.push(window.type() === 'beforeunload' ? 'reload' : window.message());
    void (answer() ? window.accept() : window.dismiss());
  });
  return asked;
}

const GIVEN_UP = expect.stringContaining('已填写的内容还没有办理') as string;

/** Dialogs that are no form of the usual kind. */
const MADE_BY_HAND = [
  { path: '评估办法', opened: '新立评估办法', field: '名称' },
  { path: '账号', opened: '新建账号', field: '姓名' },
  { path: '人员', opened: '保存视图', field: '视图的名称' },
  { path: '设置', opened: '提出修改', field: '理由' },
];

/** What was typed is work: it goes by nobody's slip. */
describeInBrowser('what was typed and not saved', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  it('is asked about before the menu, Back, a reload or signing out take it away', async () => {
    const { page, go, faults } = await world.clerk('officer', '341821');
    let mayGo = false;
    const asked = answering(page, () => mayGo);
    const menu = page.getByRole('navigation', { name: '主菜单' });
    await go('/workers');
    await page.goto(`${world.origin}/console/workers/new`);
    await page.getByLabel('姓名').fill('张三');
    await menu.getByRole('link', { name: '人员', exact: true }).click();
    await button(page, '退出').click();
    await page.reload({ timeout: 3_000 }).catch(() => undefined);
    expect(asked).toEqual([
      expect.stringContaining('有未保存的修改'),
      expect.stringContaining('有未保存的修改'),
      'reload',
    ]);
    expect(await page.getByLabel('姓名').inputValue()).toBe('张三');
    mayGo = true;
    await menu.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    // Nothing is left to ask about.
    asked.length = 0;
    await go('/settings');
    mayGo = false;
    await page.getByLabel('部门名称').fill('郎溪县社会工作科');
    await page.getByRole('link', { name: '安全设置' }).click();
    expect(asked.length).toBe(1);
    expect(await page.getByLabel('部门名称').inputValue()).toBe('郎溪县社会工作科');
    mayGo = true;
    await button(page, '退出').click();
    await page.getByRole('heading', { level: 1, name: /登录/ }).waitFor();
    expect(faults).toEqual([]);
  });

  it('stays where a save that ran meanwhile is answered', async () => {
    const { page, go } = await world.clerk('officer', '341821');
    answering(page, () => true);
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route('**/settings/regions/341821', async (route) => {
      if (route.request().method() === 'PATCH') await held;
      await route.continue();
    });
    await go('/settings');
    await page.getByLabel('联系电话').fill('0563-1111111');
    await button(page, '保存').click();
    await page.getByLabel('部门名称').fill('郎溪县社会工作科');
    letGo();
    await page.getByText('现在执行：0563-1111111').waitFor();
    expect(await page.getByLabel('部门名称').inputValue()).toBe('郎溪县社会工作科');
    await button(page, '保存').click();
    await page.getByText('✓ 已保存。').waitFor();
  });

  it('is not given up by a slip of Esc in a dialog, even twice', async () => {
    const { page, go, faults } = await world.clerk('officer', '341821');
    let mayGo = false;
    const asked = answering(page, () => mayGo);
    await go('/organizations');
    await button(page, '登记单位').click();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(asked).toEqual([]);
    await button(page, '登记单位').click();
    await dialog(page).getByLabel('名称').first().fill('某社区');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await dialog(page).getByLabel('名称').first().inputValue()).toBe('某社区');
    expect(asked.length).toBe(2);
    mayGo = true;
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('is asked about in dialogs of other makes, before Esc and before Back, and not after it was done', async () => {
    const { page, go, faults } = await world.clerk('admin');
    let mayGo = false;
    const asked = answering(page, () => mayGo);
    await go('/workers');
    for (const { path, opened, field } of MADE_BY_HAND) {
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: path, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await button(page, opened).first().click();
      // Nothing was typed yet, and nothing is asked.
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      expect([path, asked]).toEqual([path, []]);
      await button(page, opened).first().click();
      const typed = dialog(page).getByLabel(field, { exact: true });
      await typed.fill('写了一半');
      await page.keyboard.press('Escape');
      await becomes(() => Promise.resolve(asked.length), 1);
      await page.evaluate('history.back()');
      await becomes(() => Promise.resolve(asked.length), 2);
      expect([path, await typed.inputValue()]).toEqual([path, '写了一半']);
      expect(asked).toEqual([GIVEN_UP, GIVEN_UP]);
      mayGo = true;
      await page.keyboard.press('Escape');
      await becomes(() => Promise.resolve(asked.length), 3);
      await dialog(page).waitFor({ state: 'detached' });
      mayGo = false;
      asked.length = 0;
    }
    // Once it is done nobody is asked; what is shown once goes by no slip.
    await go('/users');
    await button(page, '新建账号').click();
    await dialog(page).getByLabel('用户名').fill('li.si');
    await dialog(page).getByLabel('姓名', { exact: true }).fill('李四');
    await dialog(page).getByRole('button', { name: '建立账号' }).click();
    await page.getByRole('dialog', { name: '账号已建立' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog(page).getByRole('button', { name: '已交给本人，关闭' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(asked).toEqual([]);
    expect(faults).toEqual([]);
  });
});
