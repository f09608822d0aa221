import type { Page } from 'playwright-core';
import { describeInBrowser } from '../browser.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { type ConsoleWorld, DESK, openConsoleWorld, signIn } from './console.js';
import { becomes } from './steps/page-parts.js';

const PASSWORD = `${ADMIN_PASSWORD}-2`;

describeInBrowser('the session of the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  it('opens at the address of the service, and is signed in again after a reload, at any depth', async () => {
    const { page, faults, go } = await world.clerk('officer');
    await page.goto(`${world.origin}/`);
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    await go('/workers?level=junior');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    expect(new URL(page.url()).search).toBe('?level=junior');
    expect(await page.getByLabel('级别').inputValue()).toBe('junior');
    expect(faults).toEqual([]);
  });

  it('leads who is not signed in to the sign-in, and afterwards to where they wanted to be', async () => {
    await world.service.as('auditor');
    const { page } = await world.open(DESK);
    await page.goto(`${world.origin}/console/workers?level=senior`);
    await page.getByLabel('用户名').fill('auditor-341800');
    await page.getByLabel('密码', { exact: true }).fill('wrong-password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').getByText('用户名或密码').waitFor();
    await signInHere(page, 'auditor-341800');
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    expect(new URL(page.url()).search).toBe('?level=senior');
  });

  it('keeps three tabs signed in that are opened at once over plain HTTP', async () => {
    const { page } = await world.clerk('reviewer');
    const tabs = await Promise.all([0, 1, 2].map(() => page.context().newPage()));
    await Promise.all(tabs.map((tab) => tab.goto(`${world.origin}/console/workers`)));
    for (const tab of tabs) await tab.getByRole('heading', { level: 1, name: '人员' }).waitFor();
  });

  it('signs in over the page when the session has ended, and goes on with what was asked', async () => {
    const { page } = await world.clerk('finance');
    await page.getByRole('link', { name: '人员' }).click();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    const admin = await world.service.admin();
    const { body } = await admin.get('/users?pageSize=100').expect(200);
    const account = (body as { items: { id: string; username: string }[] }).items.find(
      ({ username }) => username === 'finance-341800',
    );
    await endSessions(account?.id ?? '');
    await page.getByLabel('级别').selectOption('senior');
    const dialog = page.getByRole('dialog', { name: '请重新登录' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('用户名').inputValue()).toBe('finance-341800');
    await signInHere(dialog, null);
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('级别').inputValue()).toBe('senior');
    await page.getByText(/^共 0 条$|^第/).waitFor();
  });

  it('renews its token before that ends, once for all that is asked at that moment, and no request is refused', async () => {
    await world.service.as('officer', '341823');
    const { page } = await world.open(DESK);
    // What the page takes for passing time; the service's own does not.
    await page.clock.install();
    const answers: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/')) answers.push(`${response.status()} ${pathname}`);
    });
    const tokens = new Set<string>();
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (authorization) tokens.add(authorization);
    });
    const renewals = (): number => answers.filter((answer) => answer.endsWith('/auth/refresh')).length;
    const menu = page.getByRole('navigation', { name: '主菜单' });
    const signedIn = page.waitForResponse(/auth\/login/);
    await signIn(page, world.origin, 'officer-341823');
    const { expiresIn } = (await (await signedIn).json()) as { expiresIn: number };
    const begun = renewals();
    // Too little for the page to tell the service that it is used.
    await page.clock.fastForward(expiresIn * 300);
    await menu.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    expect([renewals() - begun, tokens.size]).toEqual([0, 1]);
    await page.clock.fastForward(expiresIn * 550);
    await menu.getByRole('link', { name: '站点', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '站点' }).waitFor();
    await menu.getByRole('link', { name: '培训', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '培训' }).waitFor();
    await becomes(async () => tokens.size, 2);
    expect(renewals() - begun).toBe(1);
    expect(answers.filter((answer) => answer.startsWith('401'))).toEqual([]);
  });

  it('signs out, and nothing of the page is left', async () => {
    const { page } = await world.clerk('officer', '341821');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { level: 1, name: /登录/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /登录/ }).waitFor();
    // Where pages were scrolled to is all that may be left.
    const kept = await page.evaluate('Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()');
    expect(kept).toMatch(/^(tsr-scroll-restoration[\w-]*)?$/);
  });

  it('ends all that an account is signed in by, of which another desk is told', async () => {
    const { page, go, findings } = await world.clerk('officer', '341824');
    const other = await world.clerk('officer', '341824');
    await go('/account');
    await page.getByRole('button', { name: '退出全部设备' }).click();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: '全部退出' }).click();
    await page.getByRole('heading', { level: 1, name: /登录/ }).waitFor();
    await other.page.getByRole('link', { name: '人员', exact: true }).click();
    await other.page.getByRole('dialog', { name: '请重新登录' }).waitFor();
  });

  it('says that nobody was signed out where no answer came, or none that says so, and what to do', async () => {
    const { page, findings } = await world.clerk('officer', '341823');
    const wanted = '别人打开浏览器就能继续使用您的账号';
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '退出' }).click();
    const dialog = page.getByRole('dialog', { name: '还没有退出' });
    await dialog.getByText(wanted).waitFor();
    await page.context().setOffline(false);
    await page.route('**/auth/logout', (route) => route.fulfill({ status: 503, body: 'no upstream' }));
    await dialog.getByRole('button', { name: '再试一次' }).click();
    await dialog.getByText('不能确定是否已经办理').waitFor();
    expect(await findings()).toEqual([]);
    await page.unroute('**/auth/logout');
    await dialog.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('heading', { level: 1, name: /登录/ }).waitFor();
  });

  it('says that a page is somebody else’s, and that an address is none', async () => {
    const { page, go } = await world.clerk('station_manager', '341821100');
    await go('/workers');
    await page.getByText('您的账号不办理这一项').waitFor();
    expect(await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '人员' }).count()).toBe(0);
    await go('/nothing/here');
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
  });

  it('is made large, and stays so for the account', async () => {
    const { page, go } = await world.clerk('officer', '341825');
    await page.getByRole('button', { name: '大字版' }).click();
    await go('/account');
    await page.waitForFunction(`getComputedStyle(document.documentElement).fontSize === '18px'`);
  });

  it('has pages that axe finds nothing on, and no request to elsewhere', async () => {
    const { page, go, findings, faults } = await world.clerk('admin');
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(world.origin))
        elsewhere.push(request.url());
    });
    for (const path of ['/', '/workers', '/account', '/search']) {
      await go(path);
      expect({ path, findings: await findings() }).toEqual({ path, findings: [] });
    }
    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
  });

  async function endSessions(userId: string): Promise<void> {
    const { token } = await world.service.admin();
    const response = await fetch(`${world.origin}/api/v1/users/${userId}/sessions`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(204);
  }

  async function signInHere(place: Pick<Page, 'getByLabel' | 'getByRole'>, username: string | null): Promise<void> {
    if (username) await place.getByLabel('用户名').fill(username);
    await place.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await place.getByRole('button', { name: '登录', exact: true }).click();
  }
});
