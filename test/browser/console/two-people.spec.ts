import type { Locator } from 'playwright-core';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { createOrganization } from '../../support/register/people.js';
import type { Session } from '../../support/service/test-service.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, dialog } from './steps/page-parts.js';
import { picture } from './steps/pictures.js';

interface Versioned {
  id: string;
  version: number;
}

interface PersonBody extends Versioned {
  posts: Versioned[];
  certificates: Versioned[];
  organization: { name: string };
}

/** Two people on one object: one at the console, the other faster by a moment. */
describeInBrowser('somebody saves while somebody else fills in the same form', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let mine: Clerk;
  let theirs: Session;

  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(2);
    theirs = county.officer;
    mine = await world.clerk('officer', '341821');
  });
  afterAll(() => world?.close());

  const personOf = async (n: number): Promise<PersonBody> =>
    (await theirs.get(`/workers/${county.workers[n]!.id}`).expect(200)).body as PersonBody;
  const group = (name: string): Locator => dialog(mine.page).getByRole('group', { name, exact: true });
  const goOn = (): Promise<void> => button(mine.page, '按选择继续填写').click();
  const isGone = (): Promise<void> => dialog(mine.page).waitFor({ state: 'detached' });

  it('and chooses field by field of a certificate; what only the other changed is told and taken over', async () => {
    const person = await personOf(0);
    const [certificate] = person.certificates;
    await mine.go(`/workers/${person.id}?tab=career`);
    await button(mine.page, /^更正：.*证书/).click();
    await dialog(mine.page).getByLabel('证书管理号').fill('A-MINE-1');
    await dialog(mine.page).getByLabel('批准日期').fill('2019-06-11');
    await dialog(mine.page).getByLabel('原因').fill('对照原件');
    const changed = { certificateNo: 'B-THEIRS-1', declaredOn: '2024-01-05', reason: '抄错' };
    await theirs.patch(`/certificates/${certificate!.id}`, certificate!.version, changed).expect(200);
    await dialog(mine.page).getByRole('button', { name: '更正证书' }).click();
    await dialog(mine.page)
      .getByRole('alert')
      .getByText(/^officer 341800已在/)
      .waitFor();
    await dialog(mine.page).getByText('申报日期：对方改为“2024-01-05”，您没有改动。').waitFor();
    expect(await group('批准日期').count()).toBe(0);
    expect(await button(mine.page, '按选择继续填写').isDisabled()).toBe(true);
    expect(await mine.findings()).toEqual([]);
    await picture(mine.page, 'two-people-certificate');
    await group('证书管理号').getByLabel('用我填的：A-MINE-1').check();
    await goOn();
    expect(await dialog(mine.page).getByLabel('申报日期').inputValue()).toBe('2024-01-05');
    expect(await dialog(mine.page).getByLabel('批准日期').inputValue()).toBe('2019-06-11');
    await dialog(mine.page).getByRole('button', { name: '更正证书' }).click();
    await isGone();
    expect((await personOf(0)).certificates).toMatchObject([
      { certificateNo: 'A-MINE-1', approvedOn: '2019-06-11', declaredOn: '2024-01-05' },
    ]);
  });

  it('and takes over the other’s employer by its name, keeping the own day', async () => {
    const person = await personOf(1);
    const [post] = person.posts;
    const other = { name: '钟桥村', kind: 'village', regionCode: '341821102' };
    const { id: organizationId } = await createOrganization(theirs, other);
    await mine.go(`/workers/${person.id}?tab=career`);
    await button(mine.page, /^更正：.*涛城村/).click();
    await dialog(mine.page).getByLabel('入职日期').fill('2023-02-01');
    await dialog(mine.page).getByLabel('原因').fill('对照合同');
    const changed = { organizationId, startOn: '2023-03-01', reason: '单位填错' };
    await theirs.patch(`/workers/${person.id}/posts/${post!.id}`, post!.version, changed).expect(200);
    await dialog(mine.page).getByRole('button', { name: '更正任职' }).click();
    await dialog(mine.page).getByText('工作单位：对方改为“钟桥村”，您没有改动。').waitFor();
    await group('入职日期').getByLabel('用我填的：2023-02-01').check();
    expect(await mine.findings()).toEqual([]);
    await goOn();
    await dialog(mine.page).getByText('钟桥村').waitFor();
    await dialog(mine.page).getByRole('button', { name: '更正任职' }).click();
    await isGone();
    expect((await personOf(1)).posts).toMatchObject([{ startOn: '2023-02-01', organization: { name: '钟桥村' } }]);
  });

  it('and sees of a bank account the end alone, whichever is taken', async () => {
    const person = await personOf(0);
    await mine.go(`/workers/${person.id}?tab=papers`);
    await button(mine.page, '更换账户').click();
    await dialog(mine.page).getByLabel('银行账号', { exact: true }).fill('6228480070000001111');
    await dialog(mine.page).getByLabel(/再/).fill('6228480070000001111');
    await dialog(mine.page).getByLabel('原因').fill('本人换卡');
    const { version } = await personOf(0);
    const bankAccount = { account: '6228480070000002222', bankName: '农商银行' };
    await theirs.patch(`/workers/${person.id}`, version, { bankAccount, reason: '代办换卡' }).expect(200);
    await dialog(mine.page).getByRole('button', { name: '更换账户' }).click();
    await group('银行账号').getByLabel('用我填的：尾号 1111').waitFor();
    await group('银行账号').getByLabel('用对方的：尾号 2222').check();
    expect(await mine.page.content()).not.toContain('6228480070000002222');
    expect(await mine.findings()).toEqual([]);
    await goOn();
    expect(await dialog(mine.page).getByLabel('银行账号', { exact: true }).inputValue()).toBe('');
    await dialog(mine.page).getByRole('button', { name: '返回，不办理' }).click();
    await isGone();
  });

  it('and goes on with a waiver where the other changed something else', async () => {
    const { id } = county.workers[0]!;
    const stated = { kind: 'award', waivedOn: '2024-01-10', paper: '书面声明一份' };
    const made = (await theirs.post(`/workers/${id}/waivers`, stated).expect(201)).body as Versioned;
    await mine.go(`/workers/${id}?tab=papers`);
    await button(mine.page, /^更正放弃：/).click();
    await dialog(mine.page).getByLabel('书面日期').fill('2024-01-12');
    await dialog(mine.page).getByLabel('更正的原因').fill('看错日期');
    const changed = { paper: '书面声明一份，存局档案室', reason: '补写存放处' };
    await theirs.patch(`/workers/${id}/waivers/${made.id}`, made.version, changed).expect(200);
    await dialog(mine.page).getByRole('button', { name: '更正放弃' }).click();
    await dialog(mine.page).getByText('书面材料：对方改为“书面声明一份，存局档案室”，您没有改动。').waitFor();
    await goOn();
    await dialog(mine.page).getByRole('button', { name: '更正放弃' }).click();
    await isGone();
    const { body } = await theirs.get(`/workers/${id}/waivers`).expect(200);
    expect((body as { items?: unknown[] }).items ?? body).toMatchObject([
      { waivedOn: '2024-01-12', paper: '书面声明一份，存局档案室' },
    ]);
  });

  it('and chooses of a region’s settings, on the page itself', async () => {
    await mine.go('/settings');
    await mine.page.getByLabel('联系电话').fill('0563-1111111');
    await mine.page.getByLabel('部门名称').fill('郎溪县社会工作科');
    const path = '/settings/regions/341821';
    const { version } = (await theirs.get(path).expect(200)).body as Versioned;
    await theirs.patch(path, version, { contactPhone: '0563-2222222', fundingSource: '县财政' }).expect(200);
    await button(mine.page, '保存').click();
    await group('联系电话').getByLabel('用对方的：0563-2222222').check();
    await dialog(mine.page).getByText('资金来源：对方改为“县财政”，您没有改动。').waitFor();
    expect(await mine.findings()).toEqual([]);
    await picture(mine.page, 'two-people-settings');
    await goOn();
    await isGone();
    expect(await mine.page.getByLabel('资金来源').inputValue()).toBe('县财政');
    await button(mine.page, '保存').click();
    await mine.page.getByText('✓ 已保存。').waitFor();
    expect((await theirs.get(path).expect(200)).body).toMatchObject({
      own: { contactPhone: '0563-2222222', fundingSource: '县财政', departmentName: '郎溪县社会工作科' },
    });
  });

  it('and chooses of the security settings, roles with a second factor among them', async () => {
    const admin = await world.clerk('admin');
    const other = await world.service.admin();
    await admin.go('/settings?tab=security');
    await admin.page.getByLabel('自动退出分钟数').fill('45');
    await admin.page.getByLabel('财务').check();
    const { version } = (await other.get('/settings/security').expect(200)).body as Versioned;
    const changed = { idleMinutes: 90, sessionHours: 24, secondFactorRoles: ['auditor'] };
    await other.patch('/settings/security', version, changed).expect(200);
    await button(admin.page, '保存安全设置').click();
    const of = (name: string): Locator => dialog(admin.page).getByRole('group', { name });
    await of('自动退出分钟数').getByLabel('用我填的：45').check();
    await of('须有动态验证码的角色')
      .getByLabel(/^用对方的：审计/)
      .check();
    await dialog(admin.page).getByText('登录最长小时数：对方改为“24”，您没有改动。').waitFor();
    expect(await admin.findings()).toEqual([]);
    await button(admin.page, '按选择继续填写').click();
    await button(admin.page, '保存安全设置').click();
    await dialog(admin.page).waitFor({ state: 'detached' });
    const saved = (await other.get('/settings/security').expect(200)).body as { idleMinutes: number };
    expect(saved).toMatchObject({ idleMinutes: 45, sessionHours: 24, secondFactorRoles: ['auditor'] });
    expect(mine.faults.filter((fault) => !/\b412\b/.test(fault))).toEqual([]);
    expect(admin.faults.filter((fault) => !/\b412\b/.test(fault))).toEqual([]);
  });
});
