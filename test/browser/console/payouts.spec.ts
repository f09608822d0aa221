import { readFileSync } from 'node:fs';
import { describeInBrowser, PHONE } from '../browser.js';
import { type PayoutBody, SmallCounty } from '../../support/payouts/sent-payout.js';
import { type Clerk, type ConsoleWorld, openConsoleWorld } from './console.js';
import { button, dialog, payoutTab } from './steps/page-parts.js';
import * as steps from './steps/payouts.js';
import { picture } from './steps/pictures.js';

/** Six people with 150 yuan for each of three months. */
const PEOPLE = 6;
const NET_OF_ALL = '2,700.00';

/** A test is a person's part of the job, beside whatever else this machine does. */
const PART_MS = 180_000;

/** The people of the county, by what becomes of them. */
const [HELD, OBJECTED, SUSPENDED, UNCLEAR] = [0, 1, 2, 3] as const;

describeInBrowser('a payout from new to settled, by three people at their own desks', () => {
  let world: ConsoleWorld;
  let county: SmallCounty;
  let officer: Clerk;
  let reviewer: Clerk;
  let finance: Clerk;
  let path: string;

  beforeAll(async () => {
    world = await openConsoleWorld();
    county = await new SmallCounty(world.service).open(PEOPLE);
    county.today('2024-03-31');
    officer = await world.clerk('officer');
    reviewer = await world.clerk('reviewer');
    finance = await world.clerk('finance');
  });
  afterAll(() => world?.close());

  const nameOf = (n: number): string => county.workers[n]!.name;

  it(
    'is previewed and made by the officer, and one person is held back',
    async () => {
      const { page, go, findings } = officer;
      await go('/payouts');
      await page.getByText('还没有批次。').waitFor();
      expect(await findings()).toEqual([]);
      await page.getByRole('link', { name: '新建批次' }).click();
      await steps.previewPayout(page, { county: '郎溪县', asOf: '20240331', fromMonth: '2024年1月' });
      await page.getByRole('region', { name: '预览' }).getByText(NET_OF_ALL).first().waitFor();
      expect(await findings()).toEqual([]);
      path = await steps.makeDraft(page, `${PEOPLE} 人 ${NET_OF_ALL} 元`);
      expect(await findings()).toEqual([]);

      await steps.holdBack(page, nameOf(HELD), '材料待补');
      await steps.submitPayout(page, '5 人 2,250.00 元');
      expect(officer.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is looked at by the reviewer only after the differences were read',
    async () => {
      const { page, go, findings } = reviewer;
      await go(path);
      await steps.readDifferences(page);
      expect(await findings()).toEqual([]);
      await steps.acceptPayout(page, '已核对');
    },
    PART_MS,
  );

  it(
    'is posted, an objection is recorded, and somebody whose facts changed is taken out',
    async () => {
      const { page, go, findings } = officer;
      await go(path);
      await steps.postNotice(page);
      await steps.recordObjection(page, nameOf(OBJECTED), '匿名', '反映已调离');
      await payoutTab(page, '公示').click();
      await page.getByText('匿名：反映已调离').waitFor();
      expect(await findings()).toEqual([]);

      const suspension = { fromMonth: '2024-03', reason: '请假' };
      await county.officer.post(`/workers/${county.workers[SUSPENDED]!.id}/suspensions`, suspension).expect(201);
      await page.reload();
      await page.getByRole('link', { name: '查看变化' }).click();
      await page.getByRole('cell', { name: '2024年3月职业津贴' }).waitFor();
      expect(await findings()).toEqual([]);
      await button(page, '移出有变化的明细').click();
      await dialog(page).getByLabel('原因').fill('三月请假');
      await dialog(page).getByRole('button', { name: '移出 1 笔 150.00 元' }).click();
      await dialog(page).getByText('请输入金额 150.00').waitFor();
      await dialog(page).getByLabel('请输入移出合计 150.00 元以确认').fill('150');
      expect(await findings()).toEqual([]);
      await picture(page, 'take-out');
      await dialog(page).getByRole('button', { name: '移出 1 笔 150.00 元' }).click();
      await page.getByText('没有人的资料有影响').waitFor();
    },
    PART_MS,
  );

  it(
    'is approved when the notice is over and the objection decided, by typing what is paid',
    async () => {
      const { page, go } = reviewer;
      await go(`${path}?tab=notice`);
      await page.getByText('暂时不能办理：公示期至').waitFor();
      await steps.dismissObjection(page, '经核实仍在岗');
      county.today('2024-04-30');
      await page.reload();
      await button(page, '批准发放 5 人 2,100.00 元').click();
      await dialog(page)
        .getByRole('button', { name: /^批准发放/ })
        .click();
      await dialog(page).getByText('请输入金额 2,100.00').waitFor();
      await dialog(page).getByLabel('请输入实发合计').fill('2100');
      await dialog(page)
        .getByRole('button', { name: /^批准发放/ })
        .click();
      await page.getByText('下一步：财务送银行。').waitFor();
      expect(reviewer.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'goes to the bank, comes back with one unclear row, and is settled when finance says what it was',
    async () => {
      const { page, go, findings } = finance;
      await go(path);
      await steps.sendToBank(page, '5 人 2,100.00 元', '2,100.00');
      await page.getByText('没有银行会拒收的行').waitFor();
      expect(await findings()).toEqual([]);
      const { titles, rows } = await steps.takeBankFile(page);
      const answered = rows.map((row) => `${row},${row.includes(nameOf(UNCLEAR)) ? '处理中' : '成功'}`);
      await steps.uploadReturn(page, titles, answered);
      await page.getByText('有 1 行等您认定').waitFor();
      const row = page.getByRole('group', { name: /回单第 \d+ 行/ });
      await row.getByText('状态不明').waitFor();
      expect(await findings()).toEqual([]);
      // The same row in the list of all payouts, where a key says what it is.
      await go('/banking/returns');
      await row.getByRole('link').waitFor();
      expect(await findings()).toEqual([]);
      await row.getByRole('button', { name: '认作已付' }).focus();
      await page.keyboard.press('1');
      await dialog(page).getByLabel('依据').fill('电话询问开户行，已入账');
      await dialog(page).getByRole('button', { name: '认作已付' }).click();
      await page.getByText('没有要认定的行。').waitFor();
      await page.getByRole('link', { name: '已认定' }).click();
      await page.getByText('电话询问开户行，已入账').waitFor();
      await go(path);
      await page.getByText('已办结').first().waitFor();
      expect(await findings()).toEqual([]);
      const { state } = (await county.officer.get(`/payouts/${path.split('/')[2]}`).expect(200)).body as PayoutBody;
      expect(state).toBe('settled');
      await go('/reports/reconciliation?month=2024-04');
      await page.getByRole('table', { name: '按拨款的县（市、区）和类别对账' }).waitFor();
      expect(await page.getByText('✓').count()).toBeGreaterThan(0);
      expect(await findings()).toEqual([]);
      expect(finance.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is at the bank again when finance takes a slip of the hand back, and settled when the row is decided once more',
    async () => {
      const { page, go, findings } = finance;
      await go(`${path}?tab=bank`);
      await button(page, '看已认定的行').click();
      const row = page.getByRole('group', { name: /回单第 \d+ 行/ });
      await row.getByText('电话询问开户行，已入账').waitFor();
      await row.getByRole('button', { name: '撤销认定' }).click();
      await dialog(page).getByText('批次已办结，撤销后回到已送银行。').waitFor();
      expect(await findings()).toEqual([]);
      await picture(page, 'undo-return');
      await dialog(page).getByRole('button', { name: '撤销认定' }).click();
      await dialog(page).getByText('请填写撤销的原因。').waitFor();
      await dialog(page).getByLabel('撤销的原因').fill('看错了一行');
      await dialog(page).getByRole('button', { name: '撤销认定' }).click();
      await page.getByText('还没有认定过的行。').waitFor();
      await page.getByText('已送银行').first().waitFor();
      await payoutTab(page, '记录').click();
      await page.getByRole('cell', { name: '撤销银行回单行的认定' }).waitFor();
      expect(await findings()).toEqual([]);
      await go('/banking/returns');
      await row.getByRole('button', { name: '认作已付' }).click();
      await dialog(page).getByLabel('依据').fill('再次核对，已入账');
      await dialog(page).getByRole('button', { name: '认作已付' }).click();
      await page.getByText('没有要认定的行。').waitFor();
      // What rests on it is told where it would be taken back: the row was decided anew in another tab.
      await page.getByRole('link', { name: '已认定' }).click();
      await row.getByRole('button', { name: '撤销认定' }).click();
      const { items } = (await county.finance.get('/banking/returns?open=false').expect(200)).body as {
        items: { id: string; payoutId: string }[];
      };
      const ofRow = `/payouts/${items[0]!.payoutId}/bank-returns/rows/${items[0]!.id}`;
      await county.finance.post(`${ofRow}/undo`, { resolution: 'paid-as-stated', reason: '另一处撤销' }).expect(200);
      await dialog(page).getByLabel('撤销的原因').fill('看错了');
      await dialog(page).getByRole('button', { name: '撤销认定' }).click();
      await dialog(page).getByText('该回单行没有认定，无需撤销').waitFor();
      await county.finance.post(`${ofRow}/resolve`, { resolution: 'paid-as-stated', reason: '核对无误' }).expect(200);
      await go(path);
      await page.getByText('已办结').first().waitFor();
      // The refusal of a deed is an answer; the browser calls it a fault all the same.
      expect(finance.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is found in the list with its sums, on the board, in the record and on a phone',
    async () => {
      const { page, go, findings } = officer;
      await go('/payouts?state=settled');
      await page
        .getByRole('row', { name: /合计（1 个批次/ })
        .getByText('2,100.00')
        .first()
        .waitFor();
      expect(await findings()).toEqual([]);
      await page.getByRole('link', { name: '看板' }).click();
      await page
        .getByRole('region', { name: '已办结' })
        .getByRole('link', { name: /郎溪县/ })
        .waitFor();
      expect(await findings()).toEqual([]);
      await go(`${path}?tab=events`);
      await page.getByRole('cell', { name: `暂缓发放：${nameOf(HELD)}` }).waitFor();
      expect(await findings()).toEqual([]);
      const phone = await world.clerk('reviewer', '341800', PHONE);
      await phone.go(path);
      await phone.page.getByRole('list', { name: '办理进度' }).getByText('办结').first().waitFor();
      const isWide = await phone.page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      expect(isWide).toBe(false);
      expect(await phone.findings()).toEqual([]);
    },
    PART_MS,
  );

  it(
    'is taken back where it was too much, repaid in part, and the rest given up by two people',
    async () => {
      const { page, go, findings } = officer;
      const late = { fromMonth: '2024-01', toMonth: '2024-01', reason: '漏报请假' };
      await county.officer.post(`/workers/${county.workers[4]!.id}/suspensions`, late).expect(201);
      await go('/recoveries');
      await page.getByLabel(`选择 ${nameOf(4)}`).check();
      expect(await findings()).toEqual([]);
      await steps.openRecovery(page, nameOf(4), '150.00');
      await page.getByRole('link', { name: '追回', exact: true }).click();
      await page.getByRole('link', { name: nameOf(4) }).click();
      await page.getByRole('heading', { level: 1, name: `追回：${nameOf(4)}` }).waitFor();
      const recovery = new URL(page.url()).pathname.replace('/console', '');

      await finance.go(recovery);
      await button(finance.page, '登记本人退款').click();
      await dialog(finance.page).getByLabel('收到的金额').fill('50');
      await dialog(finance.page).getByLabel('到账日期').fill('20240430');
      await dialog(finance.page).getByRole('button', { name: '登记退款' }).click();
      await finance.page.getByRole('cell', { name: '本人退款' }).waitFor();
      expect(await finance.findings()).toEqual([]);

      await go(recovery);
      await button(page, '申请核销').click();
      await dialog(page).getByLabel('核销理由').fill('本人去世');
      await dialog(page).getByRole('button', { name: '提交核销申请' }).click();
      await page.getByText('由审核人决定。').waitFor();
      await reviewer.go(recovery);
      await button(reviewer.page, '批准核销 100.00 元').click();
      await dialog(reviewer.page).getByLabel('请输入核销金额').fill('100.00');
      await dialog(reviewer.page)
        .getByRole('button', { name: /^批准核销/ })
        .click();
      await reviewer.page.getByText('已结清').waitFor();
      expect(await reviewer.findings()).toEqual([]);
      for (const clerk of [officer, reviewer, finance]) expect(clerk.faults).toEqual([]);
    },
    PART_MS,
  );

  it(
    'has a sheet that is checked by dropping it',
    async () => {
      const { page, go, findings } = finance;
      await go(`${path}?tab=papers`);
      const taking = page.waitForEvent('download');
      await button(page, '下载发放表').click();
      const sheet = await (await taking).path();
      await go('/verify');
      await page.getByLabel('选择发放表文件').setInputFiles({
        name: '发放表.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: readFileSync(sheet),
      });
      await page.getByText('与封存的数据完全一致').waitFor();
      expect(await findings()).toEqual([]);
    },
    PART_MS,
  );
});
