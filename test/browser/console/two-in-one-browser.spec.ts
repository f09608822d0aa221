import type { Page } from 'playwright-core';
import { createWorker } from '../../support/register/people.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld, signIn } from './console.js';
import { becomes, button, dialog } from './steps/page-parts.js';

const PASSWORD = `${ADMIN_PASSWORD}-2`;

/** One office machine, one browser, two people after each other: the cookie is the second one’s, a tab still the first one’s. */
describeInBrowser('somebody else signs in where a tab of the one before is still open', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  const suspensionsOf = async (id: string): Promise<unknown[]> => {
    const { body } = await (await world.service.admin()).get(`/workers/${id}`).expect(200);
    return (body as { suspensions: unknown[] }).suspensions;
  };
  const giveWay = async (page: Page): Promise<void> => {
    const second = await page.context().newPage();
    await second.goto(`${world.origin}/console/`);
    await button(second, '退出').click();
    await second.getByRole('heading', { level: 1, name: /登录/ }).waitFor();
    await signIn(second, world.origin, 'officer-341800');
    await second.close();
  };

  it('and what the first had filled in is done in nobody’s name; the tab becomes the second one’s', async () => {
    await world.service.as('officer');
    const { page, go, faults } = await world.clerk('officer', '341821');
    const { id } = await createWorker(await world.service.as('officer'), 1, { regionCode: '341821' });
    await go(`/workers/${id}?tab=career`);
    await button(page, '登记停发').click();
    await dialog(page).getByLabel('停发起始月份').fill('2024-05');
    await dialog(page).getByLabel('停发原因').fill('长期请假');
    await giveWay(page);
    await page.evaluate(`sessionStorage.setItem('kept', 'of the first')`);
    await dialog(page).getByRole('button', { name: '登记停发' }).click();
    await page.getByRole('link', { name: 'officer 341800' }).waitFor();
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    expect(await suspensionsOf(id)).toEqual([]);
    expect(await page.evaluate(`sessionStorage.getItem('kept')`)).toBe(null);
    expect(faults).toEqual([]);
  });

  it('over the page, and what waited there for the first is not done in the second one’s name', async () => {
    const { page, go } = await world.clerk('officer', '341821');
    const { id } = await createWorker(await world.service.as('officer'), 2, { regionCode: '341821' });
    await go(`/workers/${id}?tab=career`);
    await button(page, '登记停发').click();
    await dialog(page).getByLabel('停发起始月份').fill('2024-05');
    await dialog(page).getByLabel('停发原因').fill('长期请假');
    await world.endSessions('officer-341821');
    await dialog(page).getByRole('button', { name: '登记停发' }).click();
    const over = page.getByRole('dialog', { name: '请重新登录' });
    await over.getByLabel('用户名').fill('officer-341800');
    await over.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await over.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('link', { name: 'officer 341800' }).waitFor();
    expect(await suspensionsOf(id)).toEqual([]);
  });

  it('after the page was given up, and finds nothing of it', async () => {
    const { page, go } = await world.clerk('officer', '341821');
    await go('/workers');
    await page.evaluate(`globalThis.ofTheFirst = true; sessionStorage.setItem('kept', 'of the first')`);
    await world.endSessions('officer-341821');
    await page.getByLabel('级别').selectOption('senior');
    await button(page, '放弃页面上的内容，回到登录页').click();
    await page.getByRole('heading', { level: 1, name: /登录/ }).waitFor();
    await becomes(() => page.evaluate('typeof globalThis.ofTheFirst'), 'undefined');
    expect(await page.evaluate(`sessionStorage.getItem('kept')`)).toBe(null);
  });
});
