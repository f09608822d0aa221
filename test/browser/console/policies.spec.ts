import type { Page } from 'playwright-core';
import { createCertificate, createOrganization, createWorker } from '../../support/register/people.js';
import { putInForce, stipendPolicy } from '../../support/register/policies.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { approvePolicy, submitPolicy } from './steps/policies.js';
import { picture } from './steps/pictures.js';

const COUNTY = '341821';
const COMMENT = '公示不应少于七个工作日，请修改。';

describeInBrowser('a policy on its way in the console', () => {
  let world: ConsoleWorld;
  let officer: Clerk;
  let reviewer: Clerk;
  let address: string;
  beforeAll(async () => {
    world = await openConsoleWorld();
    await putInForce(world.service, stipendPolicy({ requiresRegistration: false }));
    const city = await world.service.as('officer');
    const village = await createOrganization(city, { name: '东夏镇某村', kind: 'village', regionCode: `${COUNTY}100` });
    for (const n of [1, 2, 3]) {
      const post = { organizationId: village.id, startOn: '2022-05-01' };
      const { id } = await createWorker(city, n, { regionCode: COUNTY });
      await city.post(`/workers/${id}/posts`, post).expect(201);
      await createCertificate(city, id, { certificateNo: `GL${n}`, approvedOn: '2022-09-01' });
    }
    officer = await world.clerk('officer', COUNTY);
    reviewer = await world.clerk('reviewer', COUNTY);
  });
  afterAll(() => world?.close());

  const figure = (page: Page): Promise<string> => page.locator('[data-figure="simulated"]').innerText();

  it('is written from the version before, with what it would pay beside it, and submitted', async () => {
    const { page, go } = officer;
    await go('/policies');
    await page.getByRole('heading', { name: '职业津贴', exact: true }).waitFor();
    expect(await officer.findings()).toEqual([]);
    await page.getByRole('link', { name: '从这一版续写：职业津贴办法' }).click();
    await page.getByRole('heading', { level: 1, name: '续写政策' }).waitFor();
    expect(await page.getByLabel('初级标准').inputValue()).toBe('150.00');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /生效时间请填写/ })
      .click();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('生效月份');

    await page.getByLabel('生效月份').fill('202501');
    await page.getByLabel('文号').fill('郎民〔2024〕9号');
    await page.getByText(/^按.*试算。$/).waitFor();
    expect(await figure(page)).toBe('5,400.00');
    // Whoever types on does not wait for what they typed before.
    const network = await page.context().newCDPSession(page);
    const answeredAfter = (latency: number): Promise<unknown> =>
      network.send('Network.emulateNetworkConditions', {
        offline: false,
        latency,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    await answeredAfter(5_000);
    const onItsWay = page.waitForRequest('**/api/v1/policies/simulate');
    await page.getByLabel('初级标准').fill('160');
    await onItsWay;
    const givenUp = page.waitForEvent('requestfailed');
    await page.getByLabel('初级标准').fill('200');
    expect((await givenUp).failure()?.errorText).toBe('net::ERR_ABORTED');
    await answeredAfter(0);
    await page.locator('[data-figure="simulated"]', { hasText: '7,200.00' }).waitFor();
    expect(await page.locator('[data-figure="difference"]').innerText()).toBe('+1,800.00');
    const changes = page.getByRole('region', { name: '与上一版' });
    expect(await changes.innerText()).toMatch(/每月 150\.00 元 → 每月 200\.00 元/);

    await page.getByLabel('初级标准').fill('99');
    await page.locator('[data-field="ratesFen.junior"]', { hasText: '超出市定范围' }).waitFor();
    await page.getByLabel('初级标准').fill('200');
    await page.locator('.simulation .stale').waitFor({ state: 'detached' });
    expect(await officer.findings()).toEqual([]);
    await page.getByRole('button', { name: '保存并核对提交' }).click();
    const dialog = page.getByRole('dialog', { name: '提交批准' });
    await dialog.getByText(/3 人，7,200\.00 元，比现行多 1,800\.00 元/).waitFor();
    expect(await officer.findings()).toEqual([]);
    await submitPolicy(page);
    address = new URL(page.url()).pathname.replace('/console', '');
  });

  it('comes back with a comment, is mended and submitted again', async () => {
    await reviewer.go(address);
    await reviewer.page.getByRole('button', { name: '退回' }).click();
    const dialog = reviewer.page.getByRole('dialog', { name: '退回草稿' });
    await dialog.getByRole('button', { name: '退回', exact: true }).click();
    await dialog.getByText('请填写退回意见。').waitFor();
    await dialog.getByLabel('退回意见').fill(COMMENT);
    await dialog.getByRole('button', { name: '退回', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await reviewer.page.getByText(/已退回$/).waitFor();

    const { page, go } = officer;
    await go(address);
    await page.getByText(`退回意见：${COMMENT}`).waitFor();
    expect(await officer.findings()).toEqual([]);
    await page.getByRole('link', { name: '修改', exact: true }).click();
    await page.getByLabel('公示工作日数').fill('7');
    await page.getByRole('button', { name: '保存并核对提交' }).click();
    await submitPolicy(page);
  });

  it('is approved by another person, who sees its figures again', async () => {
    const { page, go } = reviewer;
    await go(address);
    await page.getByText('发放前公示 7 个工作日。').first().waitFor();
    await page.getByRole('button', { name: '批准', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '批准政策' });
    await dialog.getByText(/3 人，7,200\.00 元/).waitFor();
    await approvePolicy(page, '2025年1月');
    await page.getByText('第 2 版').first().waitFor();
    expect(await reviewer.findings()).toEqual([]);
    await go('/policies');
    await page.getByRole('link', { name: /职业津贴办法，已批准，自 2023年1月起至 2024年12月/ }).waitFor();
  });

  it('lays two people’s changes beside each other', async () => {
    const { page, go } = officer;
    await go('/policies');
    await page.getByRole('link', { name: '从这一版续写：职业津贴办法' }).first().click();
    await page.getByLabel('生效月份').fill('2026-01');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('✓ 已保存。').waitFor();
    await page.waitForURL(/\/edit$/, { waitUntil: 'commit' });
    const id = new URL(page.url()).pathname.split('/').at(-2);
    const admin = await world.service.admin();
    await admin.patch(`/policies/${id}`, 1, { title: '职业津贴办法（修订）' }).expect(200);
    await page.getByLabel('说明').fill('自明年起执行。');
    await page.getByRole('button', { name: '保存草稿' }).click();
    const dialog = page.getByRole('dialog', { name: '这份草稿已被修改' });
    await dialog.getByLabel('对方的：职业津贴办法（修订）').check();
    expect(await officer.findings()).toEqual([]);
    await dialog.getByRole('button', { name: '按选择继续编辑' }).click();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('✓ 已保存。').waitFor();
    const { body } = await admin.get(`/policies/${id}`).expect(200);
    expect(body).toMatchObject({ title: '职业津贴办法（修订）', note: '自明年起执行。' });
    expect([...officer.faults, ...reviewer.faults]).toEqual([]);
  });

  it('takes what else a document may say, each with its help, and tells it back in sentences', async () => {
    const { page, go } = officer;
    await go('/policies/new?kind=award');
    await page.getByLabel('政策名称').fill('一次性奖励办法');
    await page.getByLabel('生效日期').fill('2025-01-01');
    await page.getByLabel('初级标准').fill('800');
    await page.getByRole('button', { name: '为部分单位另定标准' }).click();
    await page.getByRole('group', { name: '第 1 组标准适用的单位' }).getByLabel('城市社区').check();
    await page.getByLabel('第 1 组初级标准').fill('500');
    await page.getByRole('group', { name: '须在岗的日子' }).getByLabel('申报日').uncheck();
    await page.getByLabel('服务月数').fill('12');
    await page.getByRole('group', { name: '不发放的用工性质' }).getByLabel('公务员').check();
    await page.getByLabel('用工性质未登记时').selectOption({ label: '不发放' });
    await page.getByLabel('对登记的要求').selectOption({ label: '登记过即可' });
    await page.getByLabel('首次登记不早于').fill('2024-01-01');
    await page.getByLabel('怎样申报').selectOption({ label: '须经申报并受理' });
    await page.getByRole('button', { name: '增加核对项目' }).click();
    await page.getByLabel('第 1 个核对项目', { exact: true }).fill('户籍');
    await page.getByLabel('第 1 个核对项目是否任选').selectOption({ label: '甲组中有一项符合' });
    await page.getByRole('button', { name: '任职也作为任选的一项' }).click();
    await page.getByText('试算按人人都按期申报并受理、各项核对都符合计算', { exact: false }).waitFor();
    await page.getByText(/^按截至.*试算。$/).waitFor();
    expect(await officer.findings()).toEqual([]);
    await page.getByRole('button', { name: '保存并核对提交' }).click();
    await page.getByRole('dialog', { name: '提交批准' }).waitFor();
    for (const sentence of [
      '用工性质为公务员的不发；没有登记用工性质的，补登前不发。',
      '须持有证书，且登记过，不看登记是否到期。首次登记不早于 2024年1月1日。',
      '证书批准日须在岗，至证书批准日连续服务满 12 个月。',
      '须在申报通知的申报期内申报并经受理，逾期未申报的视作放弃。',
      '受理的申报须逐项核对符合：户籍、在发放对象单位任职中有一项符合。',
      /^城市社区的在岗人员一次性发放：初级 500\.00 元。/,
      /^其余单位的在岗人员一次性发放：初级 800\.00 元。/,
    ]) {
      await page.getByText(sentence).first().waitFor();
    }
  });

  it('settles a stipend by the year, asks for what is wrong, and tells it in sentences', async () => {
    const { page, go } = officer;
    await go('/policies/new?kind=stipend');
    await page.getByLabel('政策名称').fill('职业津贴年度办法');
    await page.getByLabel('生效月份').fill('2025-01');
    await page.getByLabel('初级标准').fill('1200');
    await page.getByRole('combobox', { name: '怎样核发' }).selectOption({ label: '自然年度，每满一年整笔发放' });
    await page.getByText('每满一年发给').first().waitFor();
    await page.getByLabel('年内连续在岗月数').fill('6');
    await page.getByLabel('累计最多月数').fill('30');
    await page
      .getByRole('combobox', { name: '上限怎样计算' })
      .selectOption({ label: '自首个应发月起按时间，中断也计' });
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /上限请填 12 的倍数/ })
      .waitFor();
    await page.getByLabel('累计最多月数').fill('36');
    await page.getByText(/^按.*试算。$/).waitFor();
    expect(await officer.findings()).toEqual([]);
    await picture(page, 'policy-by-year');
    await page.getByRole('button', { name: '保存并核对提交' }).click();
    await page.getByRole('dialog', { name: '提交批准' }).waitFor();
    for (const sentence of [
      '每满一年发放：初级 1,200.00 元',
      '每个自然年度满后整笔发放一次。年内须连续在岗满 6 个月。',
      '自首个应发的月份起 36 个月内发放，中断的月份也算在内。',
    ]) {
      await page.getByText(sentence, { exact: false }).first().waitFor();
    }
    expect(officer.faults).toEqual([]);
  });
});
