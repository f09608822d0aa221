import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, DESK, openConsoleWorld } from './console.js';
import { becomes, button, confirm, dialog } from './steps/page-parts.js';

const PASSWORD = `${ADMIN_PASSWORD}-2`;
const PICTURES = process.env.PICTURES ?? null;

/** Set up by its owner, signed in with, and kept by codes on paper for the day the telephone is lost. */
describeInBrowser('a second factor', () => {
  let world: ConsoleWorld;
  let officer: Clerk;
  let codes: string[];
  beforeAll(async () => {
    world = await openConsoleWorld();
    world.service.clock.now = () => new Date();
    officer = await world.clerk('officer');
  });
  afterAll(() => world?.close());

  const quiet = async ({ findings, faults }: Clerk): Promise<void> => {
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  };
  const listed = (page: Page): Promise<string[]> => page.locator('ul.figures > li').allTextContents();
  const left = (page: Page, count: number): Promise<void> => page.getByText(`还剩 ${count} 个备用恢复码。`).waitFor();
  async function signInWith(otp: string): Promise<Page> {
    const { page } = await world.open(DESK);
    await page.goto(`${world.origin}/console/sign-in`);
    await page.getByLabel('用户名').fill('officer-341800');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await button(page, '登录').click();
    await page.getByLabel('动态验证码').fill(otp);
    await button(page, '登录').click();
    return page;
  }

  it('is set up with a code of the telephone, and shows its recovery codes this once', async () => {
    const { page } = officer;
    await officer.go('/account');
    await button(page, '启用动态验证码').click();
    await page.getByLabel('先输入登录密码').fill(PASSWORD);
    await button(page, '下一步').click();
    const told = await page.getByText(/请在验证器中手工输入密钥：/).textContent();
    const secret = Secret.fromBase32(told!.split('：').at(-1)!.trim());
    await page.getByLabel('动态验证码').fill(new TOTP({ secret }).generate());
    await button(page, '启用').click();
    await page.getByText('以下备用恢复码只显示这一次。').waitFor();
    codes = await listed(page);
    expect(new Set(codes).size).toBe(10);
    await quiet(officer);
    // Nobody goes on before they say that they have them.
    expect(await button(page, '完成').isDisabled()).toBe(true);
    await page.getByLabel('我已经保存了这些恢复码').check();
    await button(page, '完成').click();
    await left(page, 10);
    expect(await page.getByText(codes[0]!).count()).toBe(0);
  });

  it('is signed in by with a recovery code, once each', async () => {
    const page = await signInWith(codes[0]!);
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    const again = await signInWith(codes[0]!);
    await again.getByRole('alert').waitFor();
    expect(await again.getByRole('heading', { level: 1, name: '待办' }).count()).toBe(0);
    await officer.go('/account');
    await left(officer.page, 9);
  });

  it('has its recovery codes made anew in a dialog that no slip of Esc closes', async () => {
    const { page } = officer;
    await world.service.dataSource.query('DELETE FROM login_failures');
    await button(page, '重新生成恢复码').click();
    await confirm(page, '重新生成');
    await dialog(page).getByText('请填写登录密码。').first().waitFor();
    await dialog(page).getByLabel('登录密码').fill('wrong-password');
    await dialog(page).getByLabel('动态验证码').fill(codes[1]!);
    await confirm(page, '重新生成');
    await dialog(page).getByRole('alert').waitFor();
    expect(await dialog(page).getByLabel('动态验证码').inputValue()).toBe(codes[1]);
    await world.service.dataSource.query('DELETE FROM login_failures');
    await dialog(page).getByLabel('登录密码').fill(PASSWORD);
    await confirm(page, '重新生成');
    const shown = page.getByRole('dialog', { name: '新的备用恢复码' });
    await shown.waitFor();
    const fresh = await listed(page);
    expect(fresh).toHaveLength(10);
    expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
    await quiet(officer);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/recovery-codes.png` });
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape');
    await becomes(() => shown.isVisible(), true);
    expect(await listed(page)).toEqual(fresh);
    expect(await button(page, '完成').isDisabled()).toBe(true);
    await page.getByLabel('我已经保存了这些恢复码').check();
    await button(page, '完成').click();
    await shown.waitFor({ state: 'detached' });
    await left(page, 10);
    const former = await signInWith(codes[2]!);
    await former.getByRole('alert').waitFor();
    await world.service.dataSource.query('DELETE FROM login_failures');
    const page2 = await signInWith(fresh[0]!);
    await page2.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  });
});
