import type { Page } from 'playwright-core';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, dialog } from './steps/page-parts.js';

/** Answers what a browser asks in a window of its own. @returns what was asked so far */
function answering(page: Page, answer: () => boolean): string[] {
  const asked: string[] = [];
  page.on('dialog', (window) => {
    asked.push(window.type() === 'beforeunload' ? 'reload' : window.message());
    void (answer() ? window.accept() : window.dismiss());
  });
  return asked;
}

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
});
