import type { Page } from 'playwright-core';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';
import { focusedText } from './steps/lists.js';
import { button } from './steps/page-parts.js';
import { openRoad, type Road } from './steps/road.js';

/** Where the bureau's proxy has put it. */
const PREFIX = '/xc';

/** How the console comes to a browser (console-detail.md §2, traps 10 and 15 to 18). */
describeInBrowser('the console below a proxy’s prefix', () => {
  let world: ConsoleWorld;
  let road: Road;
  let page: Page;
  let root: string;
  let faults: string[];
  beforeAll(async () => {
    world = await openConsoleWorld({ publicPath: `${PREFIX}/` });
    road = await openRoad(world.origin, PREFIX);
    root = `${road.origin}${PREFIX}`;
    await world.service.admin();
    ({ page, faults } = await world.open(DESK));
    await signIn(page, root, 'admin', ADMIN_PASSWORD);
  });
  afterAll(async () => {
    await road?.close();
    await world?.close();
  });

  it('opens at any depth, stays signed in, and leads on inside of it', async () => {
    for (const path of ['/payouts/new', '/reports/reconciliation', '/workers?level=junior']) {
      await page.goto(`${root}/console${path}`);
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '待办' }).waitFor();
    }
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    await page.getByRole('link', { name: '导入记录' }).click();
    await page.waitForURL(`${root}/console/imports`);
    expect(faults).toEqual([]);
  });

  it('leads past the menu by a link that is none of its pages', async () => {
    await page.goto(`${root}/console/imports`);
    await page.getByRole('heading', { level: 1, name: '导入记录' }).waitFor();
    await page.getByRole('link', { name: '跳到正文' }).focus();
    await page.keyboard.press('Enter');
    expect(await focusedText(page)).toBe('导入记录');
    expect(page.url()).toBe(`${root}/console/imports`);
  });

  it('hands out files under their Chinese names', async () => {
    await page.goto(`${root}/console/imports/new`);
    const taking = page.waitForEvent('download');
    await button(page, '下载空白模板').click();
    expect((await taking).suggestedFilename()).toMatch(/^[\p{Script=Han}\w-]+\.xlsx$/u);
    expect((await taking).suggestedFilename()).toMatch(/花名册/);
  });

  it('is compressed, kept for ever by the names of its parts, and asked for anew as a page', async () => {
    const plain = await fetch(`${root}/console/payouts`);
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    const part = /assets\/[^"]+\.js/.exec(await plain.text())?.[0];
    for (const [accepted, encoding] of [
      ['gzip, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const { headers } = await fetch(`${root}/console/${part}`, { headers: { 'accept-encoding': accepted } });
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    expect((await fetch(`${root}/console/assets/gone.js`)).status).toBe(404);
    expect((await fetch(`${root}/api/v1/nothing`)).headers.get('content-type')).toMatch(/problem\+json/);
  });
});
