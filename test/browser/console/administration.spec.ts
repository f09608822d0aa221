import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld } from './console.js';
import { handOver, makeAccount } from './steps/accounts.js';

describeInBrowser('accounts and settings in the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await openConsoleWorld();
  });
  afterAll(() => world?.close());

  it('make an account with a password that is shown once, and end it', async () => {
    const admin = await world.clerk('admin');
    const { page } = admin;
    await admin.go('/users');
    expect(await admin.findings()).toEqual([]);
    await page.getByRole('button', { name: '新建账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '建立账号' }).click();
    await dialog.getByRole('alert').getByRole('link', { name: '请填写姓名。' }).waitFor();
    await dialog.getByLabel('用户名').fill('wang.min');
    await dialog.getByLabel('姓名').fill('王敏');
    expect(await admin.findings()).toEqual([]);
    await dialog.getByRole('button', { name: '建立账号' }).click();
    const password = await dialog.getByLabel('一次性密码：').inputValue();
    expect(password).toMatch(/^[a-zA2-9]{4}(-[a-zA2-9]{4}){3}$/);
    expect(await admin.findings()).toEqual([]);
    await handOver(page);
    await page.getByText('待改初始密码').waitFor();
    expect(await page.content()).not.toContain(password);

    await page.getByRole('button', { name: '管理账号 wang.min' }).click();
    await page.getByText('现在没有登录。').waitFor();
    await page.getByRole('button', { name: '停用账号' }).click();
    await page.getByRole('button', { name: '停用', exact: true }).click();
    await page.getByRole('button', { name: '恢复使用' }).waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page
      .getByRole('row', { name: /wang\.min/ })
      .getByText('已停用')
      .waitFor();
    expect(admin.faults).toEqual([]);
  });

  it('give somebody another post, and meet what another administrator changed meanwhile', async () => {
    const admin = await world.clerk('admin');
    const { page } = admin;
    await admin.go('/users');
    await makeAccount(page, { username: 'zhao.yu', name: '赵宇', role: '负责人' });
    await handOver(page);
    await page.getByLabel('角色').selectOption({ label: '负责人' });
    await page.getByRole('row', { name: /zhao\.yu/ }).waitFor();
    const other = await world.service.admin();
    const accountOf = async (): Promise<{ id: string; version: number; role: string; displayName: string }> =>
      ((await other.get('/users?search=zhao.yu').expect(200)).body as { items: never[] }).items[0]!;
    const { id, version } = await accountOf();
    // As the inbox leads to it.
    await admin.go(`/users?id=${id}`);
    await page.getByText('第 1 至 1 条，共 1 条').waitFor();
    await page.getByRole('button', { name: '管理账号 zhao.yu' }).click();
    await page.getByRole('button', { name: '修改', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '修改账号 zhao.yu' });
    await dialog.getByText('没有修改。').waitFor();
    await dialog.getByLabel('角色').selectOption({ label: '审核人' });
    await other.patch(`/users/${id}`, version, { displayName: '赵语' }).expect(200);
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await page.getByText('姓名：对方改为“赵语”，您没有改动。').waitFor();
    expect(await admin.findings()).toEqual([]);
    await page.getByRole('button', { name: '按选择继续填写' }).click();
    expect(await admin.findings()).toEqual([]);
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await accountOf()).toMatchObject({ role: 'reviewer', displayName: '赵语' });
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '列出全部账号' }).click();
    await page.getByRole('button', { name: '管理账号 admin', exact: true }).waitFor();
    expect(admin.faults).toEqual([]);
  });

  it('change what holds at once, and propose what money rests on for another person', async () => {
    const officer = await world.clerk('officer');
    await officer.go('/settings');
    await officer.page.getByLabel('联系电话').fill('0563-1234567');
    await officer.page.getByRole('button', { name: '保存', exact: true }).click();
    await officer.page.getByText('现在执行：0563-1234567').waitFor();
    expect(await officer.findings()).toEqual([]);
    await officer.page.getByRole('button', { name: '提出修改' }).click();
    const dialog = officer.page.getByRole('dialog');
    await dialog.getByLabel('每月最高标准').fill('800');
    await dialog.getByLabel('自何日起').fill('20250101');
    await dialog.getByLabel('理由').fill('市民政局来文。');
    expect(await officer.findings()).toEqual([]);
    await dialog.getByRole('button', { name: '提出修改' }).click();
    await dialog.waitFor({ state: 'detached' });
    await officer.page.getByText('等待另一人批准').waitFor();

    const reviewer = await world.clerk('reviewer');
    await reviewer.go('/settings');
    await reviewer.page.getByRole('button', { name: '批准' }).click();
    const decision = reviewer.page.getByRole('dialog', { name: '批准修改' });
    await decision.getByText(/每月 100\.00 元至 800\.00 元/).waitFor();
    await decision.getByRole('button', { name: '批准' }).click();
    await decision.waitFor({ state: 'detached' });
    await reviewer.page.getByText('已批准').waitFor();
    await reviewer.go('/settings?tab=banks');
    // Whoever may not change formats looks at them alone.
    await reviewer.page.getByRole('button', { name: '查看通用代发表' }).click();
    await reviewer.page.getByText('列依次是：序号、收款人姓名、收款账号').waitFor();
    expect(await reviewer.page.getByRole('button', { name: /另存一种|修改|停用/ }).count()).toBe(0);
    expect(await reviewer.findings()).toEqual([]);
    expect([...officer.faults, ...reviewer.faults]).toEqual([]);
  });

  it('hold security settings in sentences, which the city’s administrator changes', async () => {
    const admin = await world.clerk('admin');
    await admin.go('/settings?tab=security');
    await admin.page.getByLabel('自动退出分钟数').fill('4');
    await admin.page.getByRole('button', { name: '保存安全设置' }).click();
    await admin.page.getByRole('alert').getByText('自动退出分钟数请填写 5 至 1440。').waitFor();
    await admin.page.getByLabel('自动退出分钟数').fill('45');
    await admin.page.getByRole('button', { name: '保存安全设置' }).click();
    await admin.page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await admin.findings()).toEqual([]);
    const { body } = await (await world.service.admin()).get('/settings/security').expect(200);
    expect(body).toMatchObject({ idleMinutes: 45 });
    expect(admin.faults).toEqual([]);
  });
});
