import { createWorker } from '../../support/register/people.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';
import { handOver, makeAccount } from './steps/accounts.js';
import { button, dialog } from './steps/page-parts.js';

const PASSWORD = `${ADMIN_PASSWORD}-2`;
/** As many sign-ins as an account may have at once (`maxSessions`). */
const SESSIONS = 10;

/** Traps of browsers and sessions (console-detail.md §2), each stepped into on purpose. */
describeInBrowser('traps of sessions and of plain HTTP', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  it('keeps tabs signed in that are opened at once under an intranet’s name, where a browser has no locks', async () => {
    await world.service.as('reviewer');
    const { page, faults } = await world.open(DESK);
    await signIn(page, world.intranet, 'reviewer-341800');
    const missing = await page.evaluate(
      `[isSecureContext, 'locks' in navigator, 'randomUUID' in crypto, 'clipboard' in navigator].some(Boolean)`,
    );
    expect(missing).toBe(false);
    for (const count of [2, 3]) {
      const tabs = await Promise.all(Array.from({ length: count }, () => page.context().newPage()));
      await Promise.all(tabs.map((tab) => tab.goto(`${world.intranet}/console/workers`)));
      for (const tab of tabs) await tab.getByRole('heading', { level: 1, name: '人员' }).waitFor();
      // None of them has lost the session to another.
      for (const tab of tabs) {
        await tab.reload();
        await tab.getByText('还没有人员').waitFor();
        await tab.close();
      }
    }
    await page.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByText('还没有人员').waitFor();
    expect(faults).toEqual([]);
  });

  it('copies under that name, and makes its keys', async () => {
    await world.service.admin();
    const { page, faults } = await world.open(DESK);
    await signIn(page, world.intranet, 'admin', ADMIN_PASSWORD);
    await page.goto(`${world.intranet}/console/users`);
    // A deed, which carries a key of its own.
    const password = await makeAccount(page, { username: 'zhao.min', name: '赵敏', role: '审核人' });
    await button(page, '复制密码').click();
    await page.getByText('✓ 已复制。').waitFor();
    await handOver(page);
    const search = page.getByLabel('搜索人员、批次、政策、站点、培训');
    await search.focus();
    await page.keyboard.press('Control+v');
    expect(await search.inputValue()).toBe(password);
    expect(faults).toEqual([]);
  });

  it('tells the first of eleven sign-ins why it has ended', async () => {
    const { page } = await world.clerk('finance');
    for (let n = 0; n < SESSIONS; n++) {
      const answer = await fetch(`${world.origin}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'finance-341800', password: PASSWORD }),
      });
      expect(answer.status).toBe(200);
    }
    await page.getByRole('link', { name: '人员', exact: true }).click();
    await dialog(page).getByText('同一账号同时登录的处数已达上限，最早的这一处已自动退出，请重新登录。').waitFor();
  });

  it('keeps a form that was filled in while the session ended, and sends it once with its key', async () => {
    const officer = await world.clerk('officer');
    const { page } = officer;
    const worker = await createWorker(await world.service.as('officer'), 1, { regionCode: '341821' });
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/suspensions')) sent.push(request.headers()['idempotency-key'] ?? 'none');
    });
    await officer.go(`/workers/${worker.id}?tab=career`);
    await button(page, '登记停发').click();
    await dialog(page).getByLabel('停发起始月份').fill('2024-05');
    await dialog(page).getByLabel('停发原因').fill('长期请假');
    await world.endSessions('officer-341800');
    await dialog(page).getByRole('button', { name: '登记停发' }).click();
    const over = page.getByRole('dialog', { name: '请重新登录' });
    await over.getByText('管理员已结束这次登录').waitFor();
    expect(await officer.findings()).toEqual([]);
    expect(await page.getByLabel('停发原因').inputValue()).toBe('长期请假');
    await over.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await over.getByRole('button', { name: '登录', exact: true }).click();
    await over.waitFor({ state: 'detached' });
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('长期请假').first().waitFor();
    expect(sent.length).toBe(2);
    expect(new Set(sent).size).toBe(1);
    const admin = await world.service.admin();
    const { body } = await admin.get(`/workers/${worker.id}`).expect(200);
    expect((body as { suspensions: unknown[] }).suspensions.length).toBe(1);
    expect(officer.faults).toEqual([]);
  });
});
