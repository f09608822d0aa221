import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { createWorker, identityNumberOf } from '../../support/register/people.js';
import { describeInBrowser } from '../browser.js';
import { type ConsoleWorld, openConsoleWorld } from './console.js';
import { picture } from './steps/pictures.js';

const COUNTY = '341821';

describeInBrowser('identity numbers and records of one person in the console', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(2);
  });
  afterAll(() => world?.close());

  it('corrects an identity number by two people', async () => {
    const [worker] = county.workers;
    const officer = await world.clerk('officer', COUNTY);
    const { page } = officer;
    await officer.go(`/workers/${worker!.id}`);
    await page.getByRole('button', { name: '更正身份证号' }).click();
    const dialog = page.getByRole('dialog', { name: '更正身份证号' });
    const right = identityNumberOf(77);
    const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0');
    await dialog.getByLabel('正确的身份证号').fill(wrong);
    await dialog.getByRole('button', { name: '提出更正' }).click();
    await dialog.getByRole('alert').getByText('身份证号的校验码不对').waitFor();
    await dialog.getByLabel('正确的身份证号').fill(right);
    await dialog.getByText(`号码正确，出生日期 ${right.slice(6, 10)}-01-01。`).waitFor();
    await dialog.getByLabel('更正的原因').fill('登记时抄错一位，已核对身份证原件');
    expect(await officer.findings()).toEqual([]);
    await dialog.getByRole('button', { name: '提出更正' }).click();
    await dialog.waitFor({ state: 'detached' });
    const box = page.getByRole('region', { name: '等待另一人确认' });
    await box.getByText('登记时抄错一位').waitFor();
    expect(await officer.findings()).toEqual([]);
    await box.getByRole('link', { name: '查看待确认的更正与合并' }).click();
    await page.getByRole('heading', { level: 1, name: '身份更正与合并' }).waitFor();
    await page.getByText('由审核人确认', { exact: true }).waitFor();

    const reviewer = await world.clerk('reviewer', COUNTY);
    await reviewer.page.getByRole('link', { name: `${worker!.name}的身份证号更正`, exact: true }).click();
    await reviewer.page.getByRole('heading', { level: 1, name: '身份更正与合并' }).waitFor();
    const row = reviewer.page.getByRole('row').filter({ hasText: worker!.name });
    await row.getByText(`${right.slice(0, 6)}********${right.slice(14)}`).waitFor();
    expect(await reviewer.findings()).toEqual([]);
    await row.getByRole('button', { name: /^确认：/ }).click();
    const confirm = reviewer.page.getByRole('dialog', { name: '确认更正' });
    expect(await reviewer.findings()).toEqual([]);
    await confirm.getByRole('button', { name: '确认更正' }).click();
    await reviewer.page.getByText('没有待确认的身份证号更正').waitFor();
    await reviewer.page.getByLabel('状态').selectOption('已确认');
    await reviewer.page.getByRole('row').filter({ hasText: worker!.name }).getByText('reviewer 341821').waitFor();
    expect(await reviewer.findings()).toEqual([]);
    await picture(reviewer.page, 'identity-decided');

    await officer.go(`/workers/${worker!.id}`);
    const facts = page.getByRole('region', { name: '基本信息' });
    await facts.getByText(`${right.slice(0, 6)}********${right.slice(14)}`).waitFor();
    expect(await box.count()).toBe(0);
    expect([...officer.faults, ...reviewer.faults]).toEqual([]);
  });

  it('merges two records that were read beside each other, and not by the word of one person', async () => {
    const kept = county.workers[1]!;
    const double = await createWorker(county.officer, 55, { name: kept.name, regionCode: COUNTY });
    await world.service.dataSource.query(
      `INSERT INTO historical_payments (id, worker_id, subject, amount_fen, paid_on, version)
       VALUES (gen_random_uuid(), $1, 'stipend:2023-05', 180000, '2023-06-01', 1)`,
      [double.id],
    );
    const officer = await world.clerk('officer', COUNTY);
    const { page } = officer;
    const ask = async (): Promise<void> => {
      await officer.go(`/workers/${kept.id}`);
      await page.getByRole('button', { name: '合并重复的人员' }).click();
      const dialog = page.getByRole('dialog', { name: '合并重复的人员' });
      await dialog.getByLabel('另一条记录的姓名或证件末四位').fill(kept.name);
      await dialog.getByRole('button', { name: '查找' }).click();
      await dialog.getByRole('button', { name: `选择 ${double.name} ${double.identityNumber}` }).click();
      const table = dialog.getByRole('table', { name: '两条记录对照' });
      await table.getByText('涛城村，2023-01-01 至 今').waitFor();
      await dialog.getByText('请先选择保留哪一条记录。').waitFor();
      await dialog.getByLabel(`${kept.name} ${kept.identityNumber}`).check();
      await dialog.getByLabel('合并的原因').fill('同一人登记了两次，已核对身份证原件');
      expect(await officer.findings()).toEqual([]);
      await dialog.getByRole('button', { name: '提出合并' }).click();
      await page.getByRole('region', { name: '等待另一人确认' }).waitFor();
      expect(page.url()).not.toMatch(/\d{15}|\?/);
    };
    await ask();
    const reviewer = await world.clerk('reviewer', COUNTY);
    await reviewer.go('/identity-corrections?tab=merges');
    await reviewer.page.getByRole('button', { name: /^不同意：/ }).click();
    const refusal = reviewer.page.getByRole('dialog', { name: '不同意合并' });
    await refusal.getByRole('button', { name: '不同意' }).click();
    await refusal.getByText('请填写原因。').waitFor();
    await refusal.getByLabel('原因').fill('请补充核对材料');
    await refusal.getByRole('button', { name: '不同意' }).click();
    await reviewer.page.getByText('没有待确认的人员合并').waitFor();

    await ask();
    await reviewer.go('/identity-corrections?tab=merges');
    expect(await reviewer.findings()).toEqual([]);
    await reviewer.page.getByRole('button', { name: /^确认：/ }).click();
    const sure = reviewer.page.getByRole('dialog', { name: '确认合并' });
    await sure.getByText('并入的记录名下已发 1,800.00 元').waitFor();
    await sure.getByRole('button', { name: '确认合并' }).click();
    await sure.getByText('请输入金额 1,800.00').waitFor();
    await sure.getByLabel('请输入并入记录的已发合计 1,800.00 元以确认').fill('1,800.00');
    expect(await reviewer.findings()).toEqual([]);
    await picture(reviewer.page, 'merge-confirmed');
    await sure.getByRole('button', { name: '确认合并' }).click();
    await reviewer.page.getByText('没有待确认的人员合并').waitFor();
    await county.officer.get(`/workers/${double.id}`).expect(404);
    expect([...officer.faults, ...reviewer.faults]).toEqual([]);
  });

  it('says beside the button why whoever asked does not confirm', async () => {
    const [worker] = county.workers;
    const { page, go, findings, faults } = await world.clerk('admin');
    await go(`/workers/${worker!.id}`);
    await page.getByRole('button', { name: '更正身份证号' }).click();
    await page.getByLabel('正确的身份证号').fill(identityNumberOf(78));
    await page.getByLabel('更正的原因').fill('号码有误，已核对原件');
    await page.getByRole('button', { name: '提出更正' }).click();
    await page.getByRole('link', { name: '查看待确认的更正与合并' }).click();
    await page.getByText('由您提出，须由另一人确认。').waitFor();
    expect(await page.getByRole('button', { name: /^确认：/ }).isDisabled()).toBe(true);
    expect(await findings()).toEqual([]);
    await go(`/workers/${worker!.id}`);
    await page.getByRole('button', { name: '撤回更正' }).click();
    const dialog = page.getByRole('dialog', { name: '撤回更正' });
    await dialog.getByLabel('原因').fill('不再需要');
    await dialog.getByRole('button', { name: '撤回更正' }).click();
    await page.getByRole('region', { name: '等待另一人确认' }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});
