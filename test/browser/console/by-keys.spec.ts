import { createWorker } from '../../support/register/people.js';
import { SmallCounty } from '../../support/payouts/sent-payout.js';
import { describeInBrowser } from '../browser.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, confirm, dialog } from './steps/page-parts.js';

const SLIP = { name: '回执.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 盖章回单\n%%EOF\n') };

/** Keys send a form as its button does, and no more than that. */
describeInBrowser('a key does nothing that the button would not', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let finance: Clerk;
  let payoutId: string;

  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(3);
    county.today('2024-03-31');
    const { id } = await county.draft();
    await county.send(id, '2024-05-05');
    payoutId = id;
    finance = await world.clerk('finance', '341800');
  });
  afterAll(() => world?.close());

  const settled = async (): Promise<Record<'paid' | 'open', { payees: number; fen: number }>> =>
    (await county.finance.get(`/payouts/${payoutId}/settlement`).expect(200)).body as never;
  /** What was posted from a page, by the end of its address. */
  const posted = ({ page }: Clerk, end: RegExp): string[] => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && end.test(request.url())) sent.push(request.url());
    });
    return sent;
  };

  it('looks for whoever was not paid, and books nobody until their amount is typed', async () => {
    const { page } = finance;
    const sent = posted(finance, /all-paid$/);
    await finance.go(`/payouts/${payoutId}?tab=bank`);
    await button(page, '按纸质回执登记').click();
    await dialog(page).getByText('将把 3 人、1,350.00 元记为已付').waitFor();
    await dialog(page).getByLabel('付款日期').fill('2024-05-04');
    await dialog(page).getByLabel('依据').fill('凭某行盖章回执登记');
    // Without the slip the button sleeps, and so do the keys.
    await page.keyboard.press('Control+Enter');
    await page.locator('input[type=file]').last().setInputFiles(SLIP);
    await dialog(page).getByText('✓ 已上传：回执.pdf').waitFor();
    const { name } = county.workers[0]!;
    const search = dialog(page).getByLabel('按姓名查找');
    await search.fill(name);
    await search.press('Enter');
    await dialog(page).getByRole('checkbox', { name }).check();
    await dialog(page).getByText(`${name}（450.00 元）不记为已付，仍等银行结果。`).waitFor();
    await dialog(page).getByText('将把 2 人、900.00 元记为已付').waitFor();
    await search.press('Control+Enter');
    await dialog(page).getByRole('alert').getByText('请输入金额 900.00').waitFor();
    expect(await finance.findings()).toEqual([]);
    expect(sent).toEqual([]);
    expect((await settled()).paid.payees).toBe(0);
    await dialog(page)
      .getByLabel(/^请输入将记为已付的合计/)
      .fill('900');
    await confirm(page, '登记 2 人 900.00 元已付');
    await dialog(page).waitFor({ state: 'detached' });
    expect(sent.length).toBe(1);
    expect(await settled()).toMatchObject({ paid: { payees: 2, fen: 90_000 }, open: { payees: 1, fen: 45_000 } });
    expect(finance.faults).toEqual([]);
  });

  it('proposes no merging before it is chosen which record stays', async () => {
    const officer = await world.clerk('officer', '341821');
    const { page } = officer;
    // Paid by now: what is on its way hinders merging.
    const kept = county.workers[1];
    const double = await createWorker(county.officer, 55, { regionCode: '341821', name: kept!.name });
    const sent = posted(officer, /\/merge$/);
    await officer.go(`/workers/${kept!.id}`);
    await button(page, '合并重复的人员').click();
    await dialog(page).getByLabel('另一条记录的姓名或证件末四位').fill(kept!.name);
    await button(page, '查找').click();
    await button(page, `选择 ${double.name} ${double.identityNumber}`).click();
    const reason = dialog(page).getByLabel('合并的原因');
    await reason.fill('同一人登记了两次');
    await reason.press('Control+Enter');
    await dialog(page).getByText('请先选择保留哪一条记录。').waitFor();
    expect(sent).toEqual([]);
    await dialog(page).getByLabel(`${kept!.name} ${kept!.identityNumber}`).check();
    await reason.press('Control+Enter');
    await dialog(page).waitFor({ state: 'detached' });
    expect(sent.length).toBe(1);
    expect(officer.faults).toEqual([]);
  });
});
