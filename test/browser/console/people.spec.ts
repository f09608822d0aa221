import type { Page } from 'playwright-core';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { identityNumberOf } from '../../support/register/people.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';

const COUNTY = '341821';

describeInBrowser('the people of the console', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let name: string;
  let path: string;
  beforeAll(async () => {
    world = await openConsoleWorld();
    county = new SmallCounty(world.service);
    county.today('2024-03-20');
    await county.open(2);
    const [first] = county.workers;
    name = first!.name;
    path = `/workers/${first!.id}`;
    const payout = await county.draft({ toMonth: '2024-02' });
    await county.send(payout.id, '2024-03-29');
    const suspension = { fromMonth: '2024-05', toMonth: '2024-05', reason: '长期请假' };
    await county.officer.post(`/workers/${first!.id}/suspensions`, suspension).expect(201);
    county.today('2024-06-10');
  });
  afterAll(() => world?.close());

  const clerk = async (role: 'officer' | 'reviewer'): Promise<Clerk> => {
    const opened = await world.clerk(role, COUNTY);
    // The page's own day, which it counts lapses by.
    await opened.page.clock.setFixedTime(new Date('2024-06-10T02:00:00Z'));
    return opened;
  };

  it('answers why a month was not paid in three clicks from the home page', async () => {
    const { page, faults, findings } = await clerk('officer');
    const search = page.getByLabel('搜索人员、批次、政策、站点、培训');
    await search.fill(name);
    await search.press('Enter');
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: '2024年2月：在途 150.00 元' }).waitFor();
    await page.getByRole('button', { name: '2024年5月：不发，停发' }).click();
    const why = page.getByRole('region', { name: '2024年5月为什么没有发' });
    await why.getByText('长期请假').waitFor();
    expect(await why.getByText('不符合：').count()).toBe(1);
    await page.getByRole('button', { name: '2024年4月：应发未发 150.00 元' }).click();
    await page
      .getByRole('region', { name: '2024年4月为什么应发而还没有发' })
      .getByText('民〔2023〕2号')
      .first()
      .waitFor();
    expect(new URL(page.url()).search).toBe('?month=2024-04');
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('lists whom something of was changed since a day', async () => {
    const { page, go, findings } = await clerk('officer');
    await go('/workers');
    const since = page.getByLabel('变动起始日');
    await since.fill('20990101');
    await page.waitForURL(/changedSince=2099-01-01/);
    await page.getByText('没有符合条件的记录').waitFor();
    await since.fill('2024-3-1');
    await page.waitForURL(/changedSince=2024-03-01/);
    await page.getByRole('link', { name }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('corrects the end of a post with its reason, and the amounts change at once', async () => {
    const { page, faults, findings, go } = await clerk('officer');
    await go(`${path}?tab=career`);
    await page.getByRole('button', { name: /^登记离职：涛城村任职/ }).click();
    const dialog = page.getByRole('dialog', { name: '登记离职' });
    await dialog.getByLabel('离职日期（在岗的最后一天）').fill('20240131');
    await dialog.getByText('2 个月的津贴已发或在途').waitFor();
    expect(await findings()).toEqual([]);
    await dialog.getByRole('button', { name: '登记离职' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('2023-01-01 至 2024-01-31').waitFor();

    await page.getByRole('button', { name: /^更正：涛城村任职/ }).click();
    const correction = page.getByRole('dialog', { name: '更正任职' });
    await correction.getByLabel('离职日期').fill('2023-12-31');
    await correction.getByRole('button', { name: '更正任职' }).click();
    await correction.getByRole('alert').getByText('请说明更正的原因。').waitFor();
    await correction.getByLabel('原因').fill('离职时间登记有误');
    await correction.getByRole('button', { name: '更正任职' }).click();
    await correction.waitFor({ state: 'detached' });
    await page.getByRole('list', { name: '需要注意' }).getByText('在途批次中有 2 笔的事实已经变化').waitFor();
    await page.getByRole('link', { name: '津贴与奖励' }).click();
    await page.getByRole('button', { name: '2024年1月：在途有变化 150.00 元' }).waitFor();
    await page.getByRole('button', { name: '2024年4月：不发，当月不在岗' }).waitFor();

    await page.getByRole('link', { name: '更正记录' }).click();
    await page.getByText('离职日期：2024-01-31 → 2023-12-31').waitFor();
    await page.getByText('离职时间登记有误').waitFor();
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('shows whole numbers with a reason, hides them after a minute, and keeps them out of the address', async () => {
    const { page, faults, go } = await clerk('officer');
    await go(path);
    await page.getByRole('button', { name: '显示完整号码' }).click();
    await page.getByRole('button', { name: '显示 60 秒' }).click();
    await page.getByRole('alert').getByText('请选择查看完整号码的用途。').waitFor();
    await page.getByLabel('核对材料').check();
    await page.getByRole('button', { name: '显示 60 秒' }).click();
    await page.getByText('秒后恢复掩码').waitFor();
    const shown = await page.getByRole('region', { name: '基本信息' }).innerText();
    expect(shown.replace(/\s/g, '')).toContain(identityNumberOf(1));
    await page.getByRole('button', { name: '立即隐藏' }).click();
    expect(await page.content()).not.toContain(identityNumberOf(1).slice(6, 14));
    expect(faults).toEqual([]);
  });

  it('takes a new person, who is read again before they are recorded', async () => {
    const { page, faults, findings, go } = await clerk('officer');
    await go('/workers');
    await page.getByRole('link', { name: '新增人员' }).click();
    await page.getByLabel('身份证号').fill(identityNumberOf(1));
    await page.getByText(`已在登记中：${name}`).waitFor();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('alert').getByText('请填写姓名。').waitFor();
    expect(await findings()).toEqual([]);
    await page.getByLabel('身份证号').fill(identityNumberOf(77));
    await page.getByText('号码正确').waitFor();
    await page.getByLabel('姓名').fill('新来人');
    await page.getByLabel('工作单位', { exact: true }).fill('涛城');
    await page.getByRole('button', { name: '涛城村' }).click();
    await page.getByLabel('入职日期').fill('20240601');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('heading', { level: 1, name: '核对新增人员' }).waitFor();
    await page.getByText('以后再登记').waitFor();
    await page.getByRole('button', { name: '保存，登记此人' }).click();
    await page.getByRole('heading', { level: 1, name: '新来人' }).waitFor();
    const warnings = page.getByRole('list', { name: '需要注意' });
    await warnings.getByText('今天没有有效的证书').waitFor();
    await warnings.getByText('没有银行账户').waitFor();
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('puts a waiver right with its reason', async () => {
    const { page, faults, findings, go } = await clerk('officer');
    const second = county.workers[1]!;
    const waiver = { kind: 'stipend', subject: 'stipend:2024-05', waivedOn: '2024-04-10', paper: '放弃声明' };
    await county.officer.post(`/workers/${second.id}/waivers`, waiver).expect(201);
    await go(`/workers/${second.id}?tab=papers`);
    await page.getByRole('button', { name: '更正放弃：2024年5月职业津贴' }).click();
    const dialog = page.getByRole('dialog', { name: '更正放弃' });
    await dialog.getByLabel('月份').fill('2024-04');
    await dialog.getByRole('button', { name: '更正放弃' }).click();
    await dialog.getByRole('alert').getByText('请说明更正的原因。').waitFor();
    expect(await findings()).toEqual([]);
    await dialog.getByLabel('更正的原因').fill('月份录错');
    await dialog.getByRole('button', { name: '更正放弃' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '2024年4月职业津贴', exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it('takes back a person who was entered by mistake, and says what stands in the way', async () => {
    const { page, faults, findings, go } = await clerk('officer');
    const [first] = county.workers;
    await go(`/workers/${first!.id}`);
    const open = (): Promise<void> => page.getByRole('button', { name: '作废误录的人员' }).click();
    const dialog = page.getByRole('dialog', { name: '作废误录的人员' });
    await open();
    await dialog.getByLabel('作废的原因').fill('重复录入');
    expect(await findings()).toEqual([]);
    await dialog.getByRole('button', { name: `作废 ${name}` }).click();
    await dialog.getByText('已把此人送银行，请等银行回单后再办理').waitFor();
    // The browser itself notes that an answer was a refusal.
    faults.length = 0;

    const { body } = await county.officer
      .post('/workers', { name: '误录人', identityNumber: identityNumberOf(78), regionCode: COUNTY })
      .expect(201);
    await go(`/workers/${(body as { id: string }).id}`);
    await open();
    await dialog.getByLabel('作废的原因').fill('查无此人');
    await dialog.getByRole('button', { name: '作废 误录人' }).click();
    await page.getByRole('heading', { level: 1, name: '人员' }).waitFor();
    await page.getByRole('link', { name }).waitFor();
    expect(await page.getByRole('link', { name: '误录人' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('lets whoever saves second choose field by field', async () => {
    const { page, faults, findings, go } = await clerk('officer');
    const second = county.workers[1]!;
    await go(`/workers/${second.id}`);
    await page.getByRole('button', { name: '更正个人信息' }).click();
    await page.getByLabel('备注').fill('我填的备注');
    const { body } = await county.officer.get(`/workers/${second.id}`).expect(200);
    const { version } = body as { version: number };
    await county.officer.patch(`/workers/${second.id}`, version, { remark: '同事的备注' }).expect(200);
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByLabel('用我填的：我填的备注').waitFor();
    expect(await findings()).toEqual([]);
    await page.getByLabel('用我填的：我填的备注').check();
    await page.getByRole('button', { name: '按选择继续填写' }).click();
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByRole('region', { name: '基本信息' }).getByText('我填的备注').waitFor();
    expect(faults).toEqual([]);
  });

  it('offers a reviewer nothing to change', async () => {
    const { page, faults, findings, go } = await clerk('reviewer');
    await go('/workers?level=junior');
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    for (const tab of ['经历', '账户、申报与附件', '津贴与奖励']) {
      await page.getByRole('link', { name: tab }).click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await deedsOn(page)).toEqual([]);
    }
    expect(await findings()).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** Buttons that change something, by name. */
async function deedsOn(page: Page): Promise<string[]> {
  const names = await page.getByRole('main').getByRole('button').allInnerTexts();
  return names.filter((name) => /登记|更正|作废|撤|更换|新增|显示完整号码/.test(name));
}
