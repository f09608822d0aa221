import type { Page } from 'playwright-core';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';

/** What a county's office really sits at: a browser of years ago, and a service that is busy with something large. */
describeInBrowser('an old browser, a busy service', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
    await world.service.as('officer');
  });
  afterAll(() => world?.close());

  const NOTICE = '请更换浏览器或切换内核';
  const told = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: NOTICE }).waitFor();

  it('tells a kernel before Chrome 80 what to do instead of showing a white page', async () => {
    const userAgent =
      'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.88 Safari/537.36';
    const { page } = await world.open({ ...DESK, userAgent });
    // Such a kernel cannot read the console's scripts at all.
    await page.route('**/assets/index-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'const a = b?.c ??= 1 of;' }),
    );
    await page.goto(`${world.origin}/console/`);
    await told(page);
    await page.getByText('请点击地址栏右侧的图标，切换到“极速模式”。').waitFor();
  });

  it('tells any browser whose scripts it cannot read, whatever it calls itself', async () => {
    const { page } = await world.open(DESK);
    await page.route('**/assets/index-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'class { this is no script' }),
    );
    await page.goto(`${world.origin}/console/`);
    await told(page);
  });

  it('works without what came after Chrome 80', async () => {
    const { page, faults } = await world.open(DESK);
    await page.addInitScript(`
      for (const name of ['replaceAll', 'at']) delete String.prototype[name];
      for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with']) delete Array.prototype[name];
      for (const name of ['hasOwn', 'groupBy']) delete Object[name];
      delete Promise.any;
      delete Promise.withResolvers;
      delete globalThis.structuredClone;
      delete Crypto.prototype.randomUUID;
      delete AbortSignal.timeout;
      delete AbortSignal.any;
    `);
    await signIn(page, world.origin, 'officer-341800');
    for (const [link, heading] of [
      ['人员', '人员'],
      ['政策', '政策'],
      ['发放批次', '发放批次'],
      ['按月对账', '按月对账'],
    ] as const) {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
    expect(faults).toEqual([]);
  });

  it('says after two seconds that it waits, and why that may be', async () => {
    const { page } = await world.clerk('officer');
    let asked = 0;
    await page.route(/\/api\/v1\/workers\?/, async (route) => {
      asked++;
      await new Promise((done) => setTimeout(done, 3_500));
      await route.continue();
    });
    await page.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByText(/^正在等待系统（已等待 2 秒，可能另有大任务正在进行）。$/).waitFor();
    await page.getByText('还没有人员').waitFor();
    // It waited, and did not knock again.
    expect(asked).toBe(1);
  });
});
