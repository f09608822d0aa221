import { TrainingGround } from '../../support/places/training.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld } from './console.js';
import { button } from './steps/page-parts.js';

const COUNTY = '341821';

describeInBrowser('what stands further behind', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  it('is shown by its last page where an address leads past the end, and the way back leads before it', async () => {
    await new TrainingGround(world.service).people(23);
    const { page, go, faults } = await world.clerk('officer', COUNTY);
    await go('/organizations');
    await go('/workers?pageSize=20&page=9');
    await page.getByText('第 21 至 23 条，共 23 条').waitFor();
    expect(new URL(page.url()).search).toBe('?pageSize=20&page=2');
    await go('/workers?page=4');
    await page.getByText('第 1 至 23 条，共 23 条').waitFor();
    await page.goBack();
    await page.getByText('第 21 至 23 条，共 23 条').waitFor();
    expect(faults).toEqual([]);
  });

  it('waits in the inbox behind the first twenty, and is reached', async () => {
    const admin = await world.clerk('admin');
    const { page } = admin;
    const session = await world.service.admin();
    for (let n = 1; n <= 23; n++) {
      const account = { username: `waiting.${n}`, displayName: `新同事${n}`, role: 'auditor', regionCode: '341800' };
      await session.post('/users', { ...account, password: `first-password-${n}-9x` }).expect(201);
    }
    await world.service.dataSource.query(`UPDATE users SET created_at = '2020-01-01' WHERE username LIKE 'waiting.%'`);
    await admin.go('/');
    await page.getByText('这里列出最早的 20 件。').waitFor();
    await page.getByRole('link', { name: '建立后没有用过的账号：全部 23 件' }).click();
    await page.getByRole('link', { name: '返回全部待办' }).waitFor();
    await page.getByRole('link', { name: '新同事23', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /^新同事\d+$/ }).count()).toBe(23);
    expect(await admin.findings()).toEqual([]);
    await page.getByRole('link', { name: '新同事7', exact: true }).click();
    await page.getByText('第 1 至 1 条，共 1 条').waitFor();
    await button(page, '管理账号 waiting.7').waitFor();
    expect(admin.faults).toEqual([]);
  });

  it('says where a way of showing lists or letters was not kept', async () => {
    const { page, go } = await world.clerk('officer', COUNTY);
    await go('/workers');
    await page.route('**/auth/me', (route) =>
      route.request().method() === 'PATCH' ? route.fulfill({ status: 503, body: 'no upstream' }) : route.continue(),
    );
    await button(page, '密排').click();
    await page.getByRole('alert').getByText('没有收到系统的结果').waitFor();
    await button(page, '大字版').click();
    await page.getByRole('dialog', { name: '字号没有改成' }).getByText('没有收到系统的结果').waitFor();
    await button(page, '关闭').click();
    expect(await button(page, '大字版').getAttribute('aria-pressed')).toBe('false');
  });
});
