import type { Page } from 'playwright-core';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { focusedText, rowsOf, settled } from './steps/lists.js';
import { becomes, button, dialog } from './steps/page-parts.js';

const COUNTY = '341821';

/** What people do all day with lists: keys, rows to the clipboard, columns, views of their own. */
describeInBrowser('habits at a list', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let officer: Clerk;
  let page: Page;
  let names: string[];
  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(3);
    county.today('2024-03-31');
    await county.draft();
    officer = await world.clerk('officer', COUNTY);
    ({ page } = officer);
  });
  afterAll(() => world?.close());

  const openPeople = async (address = '/workers?sort=name:asc'): Promise<void> => {
    await officer.go(address);
    await settled(page);
    names = await page.locator('main [data-rows] a').allInnerTexts();
  };
  const title = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

  it('goes by keys: to pages, to the search, from row to row, into a person and back to the row', async () => {
    await officer.go('/');
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await title('人员');
    await settled(page);
    for (const [letter, heading] of [
      ['p', '发放批次'],
      ['b', '银行回单待认定'],
      ['h', '待办'],
      ['i', '导入记录'],
      ['r', '少发多发与追回'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(letter);
      await title(heading);
    }
    await page.keyboard.press('/');
    await becomes(() => page.evaluate('document.activeElement.id'), 'search');
    // Inside of an input a letter is a letter.
    await page.keyboard.type('gwj?');
    expect(await page.getByLabel('搜索人员、批次、政策、站点、培训').inputValue()).toBe('gwj?');
    await title('少发多发与追回');

    await openPeople();
    await page.keyboard.press('j');
    expect(await focusedText(page)).toBe(names[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focusedText(page)).toBe(names[1]);
    await page.keyboard.press('Enter');
    await title(names[1]!);
    for (const [key, tab] of [
      ['2', 'career'],
      ['3', 'papers'],
      ['4', 'history'],
      ['1', null],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.searchParams.get('tab') === tab);
    }
    await page.getByRole('button', { name: /^2024年2月/ }).focus();
    await page.keyboard.press('o');
    await page.getByRole('region', { name: /^2024年2月为什么/ }).waitFor();
    await page.evaluate('history.go(-6)');
    await title('人员');
    await becomes(() => focusedText(page), names[1]!);
  });

  it('shows its keys, those of pages of this account only, and does without them where somebody switched them off', async () => {
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: '键盘快捷键' });
    await list.getByText('银行回单待认定').waitFor();
    expect(await list.getByText('操作日志').count()).toBe(0);
    expect(await officer.findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await officer.go('/account');
    const keys = page.getByLabel('使用单键快捷键（按问号键查看）');
    const areKeysOn = (): Promise<boolean> => keys.isChecked();
    await keys.click();
    await becomes(areKeysOn, false);
    await openPeople();
    for (const key of ['?', 'j', 'g', 'p']) await page.keyboard.press(key);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focusedText(page)).not.toBe(names[0]);
    await title('人员');
    await officer.go('/account');
    await keys.click();
    await becomes(areKeysOn, true);
  });

  it('chooses rows by x and by a box, says how many of this page, and copies them as text and as a table', async () => {
    await openPeople();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    // Chosen or not, its cells stand under their heads.
    const looks = `getComputedStyle(document.querySelector('tr.chosen')).display`;
    await becomes(() => page.evaluate<string>(looks), 'table-row');
    await page.getByText('已选本页 1 人（符合条件的共 3 人）').waitFor();
    await page.getByRole('checkbox', { name: `选择 ${names[2]}` }).check();
    await page.getByText('已选本页 2 人（符合条件的共 3 人）').waitFor();
    expect(await officer.findings()).toEqual([]);
    await page.keyboard.press('Control+c');
    await page.getByText('已复制 2 行').waitFor();
    const copied = await pasted(page);
    const lines = copied.text.split('\r\n').map((line) => line.split('\t'));
    expect(lines.map(([first]) => first)).toEqual(['姓名', names[0], names[2]]);
    expect(lines[1]!.at(-1)).toBe('0.00');
    expect(copied.html).toMatch(/mso-number-format:\s*(&quot;|"|\\?")?\\?@/);

    await openPeople();
    await page.getByLabel('选择本页全部').check();
    await page.getByText('已选本页 3 人', { exact: true }).waitFor();
    await button(page, '复制所选行').click();
    await page.getByText('已复制 3 行').waitFor();
    expect((await pasted(page)).text.split('\r\n').length).toBe(4);
    // What was chosen does not outlive what it was chosen from.
    await page.getByLabel('级别', { exact: true }).selectOption('junior');
    await page.getByText('已选本页').waitFor({ state: 'detached' });
  });

  it('keeps columns, close rows and views with the account', async () => {
    await openPeople('/workers?level=junior&sort=name:asc&pageSize=20');
    await button(page, '密排').click();
    await page.locator('table.dense').waitFor();
    await button(page, '选择列').click();
    await dialog(page).getByRole('checkbox', { name: '身份证号', exact: true }).uncheck();
    await dialog(page).getByRole('button', { name: '上移：登记有效期至' }).click();
    expect(await officer.findings()).toEqual([]);
    await button(page, '按所选显示').click();
    await dialog(page).waitFor({ state: 'detached' });
    const heads = async (): Promise<string[]> => (await page.getByRole('columnheader').allInnerTexts()).filter(Boolean);
    expect((await heads()).slice(0, 3)).toEqual(['姓名', '登记有效期至', '级别']);
    await button(page, '保存视图').click();
    await dialog(page).getByRole('button', { name: '保存视图' }).click();
    await dialog(page).getByText('请填写视图的名称').waitFor();
    await dialog(page).getByLabel('视图的名称').fill('初级的人');
    expect(await officer.findings()).toEqual([]);
    await dialog(page).getByRole('button', { name: '保存视图' }).click();
    await dialog(page).waitFor({ state: 'detached' });

    // At another desk, by the same account.
    const other = await world.clerk('officer', COUNTY);
    await other.go('/workers');
    await settled(other.page);
    const titles = await other.page.getByRole('columnheader').allInnerTexts();
    expect(titles).toEqual(expect.arrayContaining(['登记有效期至']) as string[]);
    expect(titles).not.toContain('身份证号');
    expect(await other.page.locator('table.dense').count()).toBe(1);
    await other.page.getByRole('navigation', { name: '保存的视图' }).getByRole('link', { name: '初级的人' }).click();
    await other.page.waitForURL(/level=junior/);
    expect(new URL(other.page.url()).searchParams.get('pageSize')).toBe('20');
    expect(await other.findings()).toEqual([]);
    await other.page.getByRole('button', { name: '保存视图' }).click();
    await other.page.getByRole('button', { name: '删除视图：初级的人' }).click();
    await other.page.getByRole('navigation', { name: '保存的视图' }).waitFor({ state: 'detached' });

    // Sums stand under their columns, whichever those are.
    await officer.go('/payouts');
    await settled(page);
    await button(page, '选择列').click();
    await dialog(page).getByRole('checkbox', { name: '县', exact: true }).uncheck();
    await dialog(page).getByRole('checkbox', { name: '扣回', exact: true }).uncheck();
    await button(page, '按所选显示').click();
    await dialog(page).waitFor({ state: 'detached' });
    const foot = page.locator('tfoot td.number');
    expect(await foot.allInnerTexts()).toEqual(['9', '1,350.00', '1,350.00']);
    const [head, sum] = [page.getByRole('columnheader', { name: '实发' }), foot.last()];
    expect((await sum.boundingBox())!.x).toBeCloseTo((await head.boundingBox())!.x, 0);
    expect((await rowsOf(page)).length).toBe(1);
    expect([...officer.faults, ...other.faults]).toEqual([]);
  });
});

/** What lies on the clipboard, as a sheet would be given it. */
async function pasted(page: Page): Promise<{ text: string; html: string }> {
  await page.evaluate(`{
    window.pasted = null;
    document.addEventListener('paste', (event) => {
      window.pasted = { text: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') };
      event.preventDefault();
    }, { once: true });
  }`);
  await page.getByLabel('搜索人员、批次、政策、站点、培训').focus();
  await page.keyboard.press('Control+v');
  await becomes(() => page.evaluate('window.pasted !== null'), true);
  return page.evaluate('window.pasted');
}
