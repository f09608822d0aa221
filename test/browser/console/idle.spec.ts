import type { Page } from 'playwright-core';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { becomes } from './steps/page-parts.js';
import { picture } from './steps/pictures.js';

const NAME = '填了一半的人';
const PART_MS = 120_000;

/** The page's clock is moved, the service's is not: what the service says of an idle session is made so where it matters. */
describeInBrowser('a session that nobody uses', () => {
  let world: ConsoleWorld;
  let clerk: Clerk;
  let page: Page;
  let renewals: number;

  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    clerk = await world.clerk('officer');
    page = clerk.page;
    await page.clock.install();
    await clerk.go('/workers/new');
    await nameOf(page).fill(NAME);
    renewals = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/auth/refresh')) renewals++;
    });
  });
  afterEach(() => page.context().close());

  const nameOf = (on: Page) => on.getByLabel('姓名', { exact: true });
  const warning = (on: Page) => on.getByRole('dialog', { name: '即将自动退出' });
  const later = async (minutes: number): Promise<void> => {
    await page.clock.fastForward(minutes * 60_000);
    await page.clock.runFor(1_500);
  };

  it(
    'is warned of, and goes on by one press with what was typed',
    async () => {
      await later(54);
      expect(await warning(page).count()).toBe(0);
      await later(2);
      await warning(page)
        .getByText(/[34] 分 \d\d 秒后将自动退出/)
        .waitFor();
      expect(renewals).toBe(0);
      expect(await clerk.findings()).toEqual([]);
      await picture(page, 'idle-warning');
      await page.keyboard.press('Enter');
      await warning(page).waitFor({ state: 'detached' });
      await becomes(() => Promise.resolve(renewals), 1);
      expect(await nameOf(page).inputValue()).toBe(NAME);
      await later(54);
      expect(await warning(page).count()).toBe(0);
      await later(2);
      await warning(page).waitFor();
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'counts from the last key that was typed, though nothing was sent',
    async () => {
      await later(30);
      await nameOf(page).pressSequentially('甲');
      await becomes(() => Promise.resolve(renewals), 1);
      await nameOf(page).pressSequentially('乙丙丁');
      await later(54);
      expect(await warning(page).count()).toBe(0);
      await later(2);
      await warning(page).waitFor();
      expect(renewals).toBe(1);
    },
    PART_MS,
  );

  it(
    'is the same in two tabs: what one is told counts for the other',
    async () => {
      const other = await page.context().newPage();
      await other.goto(`${world.origin}/console/policies`);
      await other.getByRole('heading', { level: 1, name: '政策' }).waitFor();
      await page.clock.fastForward(56 * 60_000);
      for (const tab of [page, other]) await warning(tab).waitFor();
      await other.getByRole('button', { name: '继续使用' }).click();
      for (const tab of [page, other]) await warning(tab).waitFor({ state: 'detached' });
      expect(await nameOf(page).inputValue()).toBe(NAME);
      expect(renewals).toBe(0);
    },
    PART_MS,
  );

  it(
    'ends when nobody answers, says why, and loses nothing of what was typed',
    async () => {
      await world.service.dataSource.query(
        `UPDATE refresh_tokens SET created_at = created_at - interval '2 hours', expires_at = expires_at - interval '2 hours'
         WHERE user_id = (SELECT id FROM users WHERE username = 'officer-341800')`,
      );
      await later(59);
      await warning(page).waitFor();
      await later(2);
      const again = page.getByRole('dialog', { name: '请重新登录' });
      await again.getByText('您较长时间没有操作，已自动退出').waitFor();
      await warning(page).waitFor({ state: 'detached' });
      await again.getByLabel('密码', { exact: true }).fill(`${ADMIN_PASSWORD}-2`);
      await again.getByRole('button', { name: '登录', exact: true }).click();
      await again.waitFor({ state: 'detached' });
      expect(await nameOf(page).inputValue()).toBe(NAME);
      expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );
});
