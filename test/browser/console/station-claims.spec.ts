import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ClaimsGround } from '../../support/claims/claims-ground.js';
import { createStation } from '../../support/places/stations.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, confirm, dialog } from './steps/page-parts.js';

const TOWN = '341821102';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const FOLDER = process.env.PICTURES || null;

const CHECKS = [{ code: 'check-1', label: '年度考核合格' }];

/** On the phone at the station, and at the desk of the bureau, by what stands on the pages. */
describeInBrowser('a claim that a station enters', () => {
  let world: ConsoleWorld;
  let ground: ClaimsGround;
  let manager: Clerk;
  let officer: Clerk;
  let name: string;
  let photograph: Buffer;

  beforeAll(async () => {
    world = await openConsoleWorld();
    ground = await new ClaimsGround(world.service, 4).lay({ checks: CHECKS });
    ground.today('2024-04-10');
    await ground.approved();
    const station = await createStation(ground.officer, { regionCode: TOWN, name: '涛城镇社会工作服务站' });
    for (const { id: workerId } of ground.workers.slice(0, 2)) {
      await ground.officer.post(`/stations/${station.id}/staff`, { workerId, startOn: '2024-01-01' }).expect(201);
    }
    name = ground.workers[0]!.name;
    const { userId } = await world.service.as('station_manager', TOWN);
    await world.service.dataSource.query('UPDATE users SET station_id = $1 WHERE id = $2', [station.id, userId]);
    officer = await world.clerk('officer');
    photograph = await photographed(officer.page);
    manager = await world.clerk('station_manager', TOWN, PHONE);
    for (const { page } of [officer, manager]) await page.clock.setFixedTime(new Date('2024-04-10T02:00:00Z'));
  }, 180_000);
  afterAll(() => world?.close());

  /** A sheet of paper, as a camera would give it. */
  async function photographed(page: Page): Promise<Buffer> {
    const desk = await page.context().newPage();
    await desk.setContent(
      '<body style="background:#8a7a66"><div style="margin:60px auto;width:700px;height:900px;background:#fdfcf7;padding:60px;transform:rotate(2deg);font:28px serif"><h1>申请表</h1><p>申报项目：一次性奖励</p><p>本人签名：</p></div></body>',
    );
    const taken = await desk.screenshot({ type: 'jpeg', quality: 80 });
    await desk.close();
    return taken;
  }

  /** Nothing goes sideways, nothing that axe finds, every deed large enough for a thumb. */
  async function stands(page: Page, findings: () => Promise<string[]>): Promise<void> {
    expect(await findings()).toEqual([]);
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(over).toBe(0);
  }

  async function look(page: Page, picture: string): Promise<void> {
    if (!FOLDER) return;
    mkdirSync(FOLDER, { recursive: true });
    await page.screenshot({ path: join(FOLDER, `${picture}.png`), fullPage: true });
  }

  it('begins with what waits at the station, and is filed with a photograph', async () => {
    const { page, findings } = manager;
    await manager.go('/');
    await page.getByRole('heading', { name: /本站可以申报的人员/ }).waitFor();
    await page.getByText('本站还有 2 人没有申报').waitFor();
    await look(page, '01-home');
    await stands(page, findings);
    await page.getByRole('link', { name: /登记申报：2023年度一次性奖励申报通知/ }).click();
    await page.getByRole('heading', { level: 1, name: '登记申报' }).waitFor();
    await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await page.getByText('还有 20 天').first().waitFor();
    await stands(page, findings);
    await look(page, '02-candidates');
    await button(page, `登记申报：${name}初级一次性奖励`).click();
    await page.getByRole('heading', { level: 1, name: `${name}：初级一次性奖励申报` }).waitFor();
    await page.getByText('还没有提交。请先拍照上传所需材料（申请表、证书复印件），再点击“提交”。').waitFor();
    const camera = page.getByLabel('拍照上传');
    expect(await camera.getAttribute('capture')).toBe('environment');
    await camera.setInputFiles({ name: '申请表.jpg', mimeType: 'image/jpeg', buffer: photograph });
    await button(page, '查看：申请表.jpg').waitFor();
    await stands(page, findings);
    await look(page, '03-draft-with-paper');
    await button(page, '查看：申请表.jpg').click();
    await dialog(page).getByRole('img', { name: '申请表.jpg' }).waitFor();
    await look(page, '04-paper');
    await dialog(page).getByRole('button', { name: '关闭' }).click();
    await button(page, '提交').click();
    await confirm(page, '提交');
    await page.getByText('已于 2024-04-10 提交，等经办人核对材料').waitFor();
    await stands(page, findings);
    await look(page, '05-submitted');
  }, 120_000);

  it('comes back from the officer, is cured with a second photograph, and is accepted', async () => {
    const desk = officer.page;
    await officer.go('/');
    await desk.getByRole('link', { name: new RegExp(`核对材料后受理：${name}`) }).click();
    await button(desk, '查看：申请表.jpg').waitFor();
    await button(desk, '退回补正').click();
    await dialog(desk).getByLabel('原因').fill('缺证书复印件');
    await confirm(desk, '退回补正');
    await desk.getByText('已退回补正').first().waitFor();

    const { page, findings } = manager;
    await manager.go('/');
    await page.getByText('退回：缺证书复印件').waitFor();
    await look(page, '06-home-returned');
    await page.getByRole('link', { name: new RegExp(`补正后重新提交：${name}`) }).click();
    await page.getByText(/退回补正：缺证书复印件。请按要求补齐，再点击“提交”；申报日期仍为 2024-04-10。/).waitFor();
    await page.getByLabel('拍照上传').setInputFiles({ name: '证书.jpg', mimeType: 'image/jpeg', buffer: photograph });
    // The same picture again is the same paper.
    await button(page, '查看：申请表.jpg').waitFor();
    const second = await page.screenshot({ type: 'jpeg' });
    await page.getByLabel('拍照上传').setInputFiles({ name: '证书.jpg', mimeType: 'image/jpeg', buffer: second });
    await button(page, '查看：证书.jpg').waitFor();
    await stands(page, findings);
    await look(page, '07-returned');
    await button(page, '提交').click();
    await confirm(page, '提交');
    await page.getByText('等经办人核对材料').waitFor();

    await desk.reload();
    await desk.getByText('请对照材料核实“年度考核合格”并登记结果').waitFor();
    await button(desk, '登记核实结果').click();
    await dialog(desk).getByLabel('条件').selectOption('年度考核合格');
    await dialog(desk).getByLabel('符合', { exact: true }).check();
    await dialog(desk).getByLabel('依据').fill('年度考核登记表');
    await confirm(desk, '登记结果');
    await dialog(desk).waitFor({ state: 'detached' });
    await look(desk, '08-officer');
    await desk.getByRole('button', { name: '受理', exact: true }).click();
    await confirm(desk, '受理');
    await desk.getByText('已受理').first().waitFor();

    await page.reload();
    await page.getByText('已受理，不需要再办理').waitFor();
    expect(await page.getByLabel('拍照上传').count()).toBe(0);
    await stands(page, findings);
    await look(page, '09-accepted');
    await manager.go('/claims');
    await page.getByRole('link', { name }).waitFor();
    await stands(page, findings);
    await look(page, '10-list');
    expect(manager.faults).toEqual([]);
    expect(officer.faults).toEqual([]);
  }, 120_000);

  it('fits a telephone of 360 pixels, and is not there for another station', async () => {
    const { page, findings } = manager;
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/', '/claims', '/claims/new', '/claims/notices']) {
      await manager.go(path);
      await page.waitForLoadState('networkidle');
      await stands(page, findings);
    }
    const other = await ground.claim(3);
    await page.goto(`${world.origin}/console/claims/${other.id}`);
    await page.getByText('没有找到').first().waitFor();
  });
});
