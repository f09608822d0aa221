import type { Locator, Page } from 'playwright-core';
import { newId } from '../../../src/common/values/ids.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, DESK, openConsoleWorld } from './console.js';
import { picture } from './steps/pictures.js';

const COUNT = 5_400;
const nameOf = (n: number): string => `第${String(n).padStart(4, '0')}村`;
/** Asked within the page. */
const isInFocus = (n: number): string => `document.activeElement?.textContent === '${nameOf(n)}'`;

describeInBrowser('a long list without pages', () => {
  let world: ConsoleWorld;
  let officer: Clerk;
  let page: Page;
  beforeAll(async () => {
    world = await openConsoleWorld();
    const rows = Array.from({ length: COUNT }, (_, n) => ({ id: newId(), name: nameOf(n + 1) }));
    await world.service.dataSource.query(
      `INSERT INTO organizations (id, name, kind, region_code, county_code, version)
       SELECT id, name, 'village', '341821', '341821', 1 FROM json_to_recordset($1::json) AS o(id uuid, name text)`,
      [JSON.stringify(rows)],
    );
    officer = await world.clerk('officer');
    page = officer.page;
    await officer.go('/organizations?sort=name:asc');
  });
  afterAll(() => world?.close());

  const list = (): Locator => page.getByRole('group', { name: /^单位列表，共 5,400 条/ });
  const rowOf = (n: number): Locator => page.getByRole('link', { name: nameOf(n), exact: true });
  const scrolledTo = (part: number): Promise<unknown> =>
    page.evaluate(`(() => {
      const frame = document.querySelector('.table-frame.flow');
      frame.scrollTop = ${part} * (frame.scrollHeight - frame.clientHeight);
    })()`);

  it('shows only the rows in sight, reads others as one comes to them, and says where one is', async () => {
    await page.getByRole('button', { name: '连续显示' }).click();
    await rowOf(1).waitFor();
    expect(new URL(page.url()).searchParams.get('flow')).toBe('1');
    expect(await page.getByRole('table', { name: '单位列表' }).getAttribute('aria-rowcount')).toBe(`${COUNT + 1}`);
    expect(await list().getByRole('row').count()).toBeLessThan(60);
    expect(await officer.findings()).toEqual([]);
    await scrolledTo(1);
    await rowOf(COUNT).waitFor();
    await page.getByText(/^第 5,3\d\d 至 5,400 条，共 5,400 条$/).waitFor();
    await scrolledTo(0.5);
    await rowOf(2700).waitFor();
    expect(await rowOf(2700).locator('xpath=ancestor::tr').getAttribute('aria-rowindex')).toBe('2701');
    await picture(page, 'flow');
  });

  it('keeps its columns where they are while rows come and go', async () => {
    const places = (): Promise<unknown> =>
      page.evaluate(`[...document.querySelectorAll('th')].map((head) => head.getBoundingClientRect().x)`);
    const before = await places();
    await scrolledTo(0.9);
    await rowOf(4870).waitFor();
    expect(await places()).toEqual(before);
  });

  it('leads back to the row that was opened, also after many others', async () => {
    await scrolledTo(0.5);
    await rowOf(2700).click();
    await page.getByRole('heading', { level: 1, name: nameOf(2700) }).waitFor();
    await page.goBack();
    await rowOf(2700).waitFor();
    await page.waitForFunction(isInFocus(2700));
    await page.keyboard.press('j');
    await page.waitForFunction(isInFocus(2701));
  });

  it('walks by keys past what is there', async () => {
    for (let n = 0; n < 40; n++) await page.keyboard.press('j');
    await page.waitForFunction(isInFocus(2741));
    expect(await rowOf(2741).isVisible()).toBe(true);
  });

  it('begins at its top in another order, stays without pages after a reload, and goes back to pages', async () => {
    const turned = page.getByRole('button', { name: /^单位/ });
    await turned.click();
    await rowOf(COUNT).waitFor();
    await page.reload();
    await rowOf(COUNT).waitFor();
    await page.getByText('需要选择和复制行时').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '改为分页显示' }).click();
    await page.getByText('第 1 至 50 条，共 5,400 条').waitFor();
  });

  it('says what went wrong where rows cannot be read, and reads them again', async () => {
    await officer.go('/organizations?sort=name:asc&flow=1');
    await rowOf(1).waitFor();
    await page.context().setOffline(true);
    await scrolledTo(0.3);
    await page.getByRole('alert').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再查一次' }).click();
    await rowOf(1620).waitFor();
  });

  it('is not offered for a short list, nor on a phone', async () => {
    await officer.go('/organizations?search=第000');
    await page.getByText('第 1 至 9 条，共 9 条').waitFor();
    expect(await page.getByRole('button', { name: '连续显示' }).count()).toBe(0);
    const phone = await world.clerk('officer', '341800', { ...DESK, viewport: { width: 390, height: 844 } });
    await phone.go('/organizations?sort=name:asc');
    await phone.page.getByRole('link', { name: nameOf(1), exact: true }).waitFor();
    expect(await phone.page.getByRole('button', { name: '连续显示' }).count()).toBe(0);
  });
});
