import ExcelJS from 'exceljs';
import { ClaimsGround } from '../../support/claims/claims-ground.js';
import { identityNumberOf } from '../../support/register/people.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, confirm, dialog } from './steps/page-parts.js';
import { picture } from './steps/pictures.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const CHECKS = [
  { code: 'check-1', label: '年度考核合格' },
  { code: 'check-2', label: '户籍' },
];

/** From the notice to the acceptance, by two people, as they would do it. */
describeInBrowser('claims', () => {
  let world: ConsoleWorld;
  let ground: ClaimsGround;
  let officer: Clerk;
  let reviewer: Clerk;

  beforeAll(async () => {
    world = await openConsoleWorld();
    ground = await new ClaimsGround(world.service, 3).lay({ claimBy: 'application', checks: CHECKS });
    ground.today('2024-04-10');
    officer = await world.clerk('officer');
    reviewer = await world.clerk('reviewer');
  }, 180_000);
  afterAll(() => world?.close());

  it('a notice is written by one and approved by another', async () => {
    const { page } = officer;
    await officer.go('/claims/notices');
    await button(page, '拟写申报通知').click();
    await dialog(page).getByLabel('政策').selectOption(ground.awardPolicyId);
    await confirm(page, '保存草稿');
    await dialog(page).getByText('请填写文号。').first().waitFor();
    await dialog(page).getByLabel('文号').fill('郎民函〔2024〕3号');
    await dialog(page).getByLabel('名称').fill('2023年度奖励申报通知');
    await dialog(page).getByLabel('申报开始日').fill('20240401');
    await dialog(page).getByLabel('申报截止日').fill('20240430');
    await dialog(page).getByLabel('证书批准起始日').fill('20230101');
    await dialog(page).getByLabel('证书批准截止日').fill('20231231');
    await dialog(page).getByLabel('所需材料').fill('申请表、证书复印件');
    expect(await officer.findings()).toEqual([]);
    await confirm(page, '保存草稿');
    await page.getByRole('link', { name: '2023年度奖励申报通知' }).click();
    await page.getByText('由您拟写，须由另一人批准。').waitFor();
    expect(await officer.findings()).toEqual([]);
    await reviewer.go('/');
    await reviewer.page
      .getByRole('link', { name: /2023年度奖励申报通知/ })
      .first()
      .click();
    await button(reviewer.page, '批准').click();
    await confirm(reviewer.page, '批准');
    await reviewer.page.getByText('已批准').first().waitFor();
  });

  it('a claim is entered for a person, handed in, confirmed and accepted', async () => {
    const { page } = officer;
    await officer.go(`/workers/${ground.workers[0]!.id}?tab=papers`);
    await button(page, '登记申报').click();
    const notice = dialog(page).getByLabel('申报通知');
    await notice.getByRole('option', { name: /郎民函〔2024〕3号/ }).waitFor({ state: 'attached' });
    await notice.selectOption({ index: 1 });
    await confirm(page, '登记申报');
    await page.getByRole('heading', { level: 1, name: /初级一次性奖励申报/ }).waitFor();
    await button(page, '填写单位意见').click();
    await dialog(page).getByLabel('单位意见').fill('情况属实，同意申报');
    // The browser's day is that of the machine.
    await dialog(page).getByLabel('意见日期').fill('2024-04-10');
    // Somebody else writes one while this one is typed: neither is lost, and it is chosen which stands.
    const opinion = `/claims/${new URL(page.url()).pathname.split('/').pop()}/opinion`;
    const theirs = { opinion: '经核对，同意', opinionOn: '2024-04-09' };
    await ground.officer.post(opinion, theirs).expect(200);
    await confirm(page, '保存意见');
    await dialog(page)
      .getByRole('group', { name: '单位意见' })
      .getByLabel(/^用我填的：情况属实，同意申报/)
      .check();
    await dialog(page)
      .getByRole('group', { name: '意见日期' })
      .getByLabel(/^用.*2024-04-09/)
      .check();
    expect(await officer.findings()).toEqual([]);
    await button(page, '按选择继续填写').click();
    expect(await dialog(page).getByLabel('单位意见').inputValue()).toBe('情况属实，同意申报');
    expect(await dialog(page).getByLabel('意见日期').inputValue()).toBe('2024-04-09');
    await confirm(page, '保存意见');
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('情况属实，同意申报（').first().waitFor();
    await button(page, '提交').click();
    await confirm(page, '提交');
    await page.getByText('待受理').first().waitFor();
    await button(page, '登记核实结果').click();
    await page.getByText('还没有核实：年度考核合格、户籍。').waitFor();
    await dialog(page).getByLabel('条件').selectOption('年度考核合格');
    await dialog(page).getByLabel('符合', { exact: true }).check();
    await dialog(page).getByLabel('依据').fill('考核表');
    expect(await officer.findings()).toEqual([]);
    await confirm(page, '登记结果');
    await page.getByRole('cell', { name: '年度考核合格' }).waitFor();
    await button(page, '受理').first().click();
    await confirm(page, '受理');
    await page.getByText('已受理').first().waitFor();
    expect(await officer.findings()).toEqual([]);
    await page.getByText(/受理申报/).waitFor();
  });

  it('a sheet of claims is checked, then imported, and stands in the list', async () => {
    const { page } = officer;
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('申报登记');
    sheet.addRow(['姓名', '身份证号', '项目', '级别或期间', '申报日期', '户籍']);
    sheet.addRow([ground.workers[1]!.name, identityNumberOf(2), '一次性奖励', '初级', '2024-04-08', '符合']);
    sheet.addRow(['某人', identityNumberOf(700), '一次性奖励', '初级', '2024-04-08', '']);
    const buffer = Buffer.from(await workbook.xlsx.writeBuffer());
    await officer.go('/claims/import');
    await page.getByLabel(/申报登记表拖到这里/).setInputFiles({ name: '申报登记.xlsx', mimeType: SHEET, buffer });
    await page.getByRole('heading', { name: '检查结果' }).waitFor();
    await page.getByText(/没有身份证号为/).waitFor();
    expect(await officer.findings()).toEqual([]);
    await button(page, '只导入无误的 1 件').click();
    await page.getByRole('heading', { name: '已导入' }).waitFor();
    await page.getByRole('link', { name: '查看申报' }).click();
    await page.getByRole('heading', { level: 1, name: '申报' }).waitFor();
    await page.getByRole('link', { name: ground.workers[1]!.name }).waitFor();
    await page.getByLabel('状态').selectOption('accepted');
    await page.getByRole('link', { name: ground.workers[1]!.name }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: ground.workers[0]!.name }).waitFor();
    expect(await officer.findings()).toEqual([]);
  });

  it('those whose conditions are confirmed are accepted together, and of the others it is said why not', async () => {
    const { page } = officer;
    const { id } = await ground.submitted(2);
    for (const code of ['check-1', 'check-2']) {
      await ground.officer.post(`/claims/${id}/checks`, { code, met: true, evidence: '看过原件' }).expect(201);
    }
    await officer.go('/claims?state=submitted');
    await button(page, '受理全部待受理的 2 件').click();
    expect(await officer.findings()).toEqual([]);
    await confirm(page, '受理 2 件');
    await dialog(page).getByText('已受理 1 件，没有受理 1 件：').waitFor();
    await dialog(page)
      .getByText(`${ground.workers[1]!.name}：还没有核实“年度考核合格”，请打开核对材料后登记结果。`)
      .waitFor();
    expect(await officer.findings()).toEqual([]);
    await picture(page, 'claims-accepted-together');
    await button(page, '知道了').click();
    await page.getByRole('link', { name: ground.workers[2]!.name }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox').nth(1).check();
    await button(page, '受理所选').click();
    await confirm(page, '受理 1 件');
    await dialog(page).getByText('已受理 0 件，没有受理 1 件：').waitFor();
    await button(page, '知道了').click();
    expect(officer.faults).toEqual([]);
  });
});
