import type { ReconciliationResponse } from '../../src/reports/reconciliation/reconciliation.dto.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { accountOf } from '../support/register/people.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const HEADING = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';
const OF_THE_REGION = [
  { source: '县级财政', share: 3_333 },
  { source: '省级财政', share: 6_667 },
];
const OF_THE_POLICY = [
  { source: '省级福彩公益金', share: 1_111 },
  { source: '县级财政', share: 8_889 },
];

/** By hand, of a line of 150 yuan: the second rounded down, the first the rest. */
const SECOND = { region: Math.floor((15_000 * 6_667) / 10_000), policy: Math.floor((15_000 * 8_889) / 10_000) };

/** January by the first version, which leaves it to the county, February and March by the second, which says who pays; three people. */
describe('money by those who pay it', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  let second: string;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(3);
    const { version } = (await county.officer.get('/settings/regions/341821').expect(200)).body as { version: number };
    await county.officer.patch('/settings/regions/341821', version, { fundingShares: OF_THE_REGION }).expect(200);
    second = await putInForce(service, stipendPolicy({ effectiveFrom: '2024-02', funding: OF_THE_POLICY }));
    payout = await county.draft({ toMonth: '2024-03', asOf: '2024-03-31' });
  });
  afterAll(() => service.close());

  const sheetOf = async (path: string, name: string): Promise<unknown[][]> =>
    readSheet((await bytesOf(county.finance.get(path).expect(200))).content, name);
  const yuan = (fen: number): number => fen / 100;
  /** Of `people` with their three lines each. */
  const parts = (people: number) => ({
    县级财政: people * (15_000 - SECOND.region + 2 * SECOND.policy),
    省级财政: people * SECOND.region,
    省级福彩公益金: people * 2 * (15_000 - SECOND.policy),
  });

  it('is told of a policy, and refused where the parts are not the whole or of one source twice', async () => {
    const told = await county.officer.get(`/policies/${second}`).expect(200);
    expect(told.body).toMatchObject({ funding: OF_THE_POLICY });
    for (const funding of [[OF_THE_POLICY[0]], [OF_THE_POLICY[0], { ...OF_THE_POLICY[0], share: 8_889 }]]) {
      const request = stipendPolicy({ effectiveFrom: '2025-01', funding: funding as typeof OF_THE_POLICY });
      const { body } = await county.officer.post('/policies', request).expect(400);
      const { detail, errors } = body as { detail: string; errors: { field: string; message: string }[] };
      expect(errors).toEqual([expect.objectContaining({ field: 'funding' })]);
      expect(`${detail}${errors[0]!.message}`).toMatch(/100%|重复/);
    }
    const draft = (
      await county.officer
        .post('/policies', stipendPolicy({ effectiveFrom: '2025-01', funding: OF_THE_POLICY }))
        .expect(201)
    ).body as { id: string; version: number };
    const patched = await county.officer
      .patch(`/policies/${draft.id}`, draft.version, { note: '另行补充' })
      .expect(200);
    expect(patched.body).toMatchObject({ funding: OF_THE_POLICY });
    const without = await county.officer
      .patch(`/policies/${draft.id}`, draft.version + 1, { funding: null })
      .expect(200);
    expect(without.body).toMatchObject({ funding: null });
  });

  it('has a column for each source on 汇总, the share where all lines have one, and adds up to the fen', async () => {
    payout = await county.send(payout.id, '2024-04-20');
    const rows = await sheetOf(`/payouts/${payout.id}/workbook.xlsx`, '汇总');
    const amounts = rows.find(([label]) => label === '合计')!.slice(-4);
    const { 县级财政, 省级财政, 省级福彩公益金 } = parts(3);
    expect(amounts).toEqual([1_350, 县级财政, 省级财政, 省级福彩公益金].map((fen, n) => (n === 0 ? fen : yuan(fen))));
    expect(县级财政 + 省级财政 + 省级福彩公益金).toBe(135_000);
  });

  it('is reconciled by source: sent, paid, returned and open', async () => {
    service.clock.day = '2024-05-10';
    const lines = await county.lines(payout.id);
    const row = (n: number, status: string): string => {
      const { id, name } = county.workers[n]!;
      const key = `${payout.number}-${lines.find(({ workerId }) => workerId === id)!.lineNo}`;
      const tail = `****${accountOf(n + 1).slice(-4)}`;
      return [key, name, tail, '450.00', status, status === '成功' ? '' : '销户', '2024-04-22'].join(',');
    };
    const content = [HEADING, row(0, '成功'), row(1, '失败')].join('\r\n');
    await county.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from(content), '回单.csv')
      .expect(200);
    const { body } = await county.finance.get('/reports/reconciliation?month=2024-04').expect(200);
    const { sources, sums } = body as ReconciliationResponse;
    const figures = Object.fromEntries(
      sources.map(({ source, netFen, paidFen, returnedFen, openFen, differenceFen }) => [
        source,
        [netFen, paidFen, returnedFen, openFen, differenceFen],
      ]),
    );
    const of = (source: keyof ReturnType<typeof parts>): number[] => {
      const one = parts(1)[source];
      return [3 * one, one, one, one, 0];
    };
    expect(figures).toEqual({
      县级财政: of('县级财政'),
      省级财政: of('省级财政'),
      省级福彩公益金: of('省级福彩公益金'),
    });
    for (const name of ['netFen', 'paidFen', 'returnedFen', 'openFen', 'differenceFen'] as const) {
      expect(sources.reduce((sum, part) => sum + part[name], 0)).toBe(sums[name]);
    }
    const sheet = await sheetOf('/reports/reconciliation.xlsx?month=2024-04', '按资金来源');
    expect(sheet).toContainEqual(['郎溪县', '职业津贴', '县级财政', ...of('县级财政').map(yuan)]);
    expect(sheet).toContainEqual(['合计', 1_350, 450, 450, 450, 0]);
    const other = await service.as('finance', '341802');
    const answer = await other.get('/reports/reconciliation?month=2024-04').expect(200);
    expect((answer.body as ReconciliationResponse).sources).toEqual([]);
  });

  it('has a voucher for each source of a day, whichever policy named it', async () => {
    const rows = await sheetOf('/reports/vouchers.xlsx?month=2024-04', '记账凭证');
    const { 县级财政, 省级财政, 省级福彩公益金 } = parts(1);
    const told = rows
      .filter((cells) => cells.length === 6)
      .map(([, summary, , source, amount]) => [summary, source, amount]);
    const summary = `支付${payout.title}，1人3笔`;
    expect(told.toSorted((a, b) => String(a[1]).localeCompare(String(b[1])))).toEqual(
      (
        [
          [summary, '县级财政', yuan(县级财政)],
          [summary, '省级财政', yuan(省级财政)],
          [summary, '省级福彩公益金', yuan(省级福彩公益金)],
        ] as const
      ).toSorted((a, b) => a[1].localeCompare(b[1])),
    );
  });
});
