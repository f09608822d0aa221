import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { settle } from '../support/payouts/payouts.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

describe('the sheets of a payout that keeps something back', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    county = await new SmallCounty(service).open(5);
    const first = await county.draft({ asOf: '2024-03-31', toMonth: '2024-03' });
    await county.send(first.id, '2024-04-15');
    await settle(service, first.id);
    // Of the first all of April is kept back, of the second what is above the floor.
    for (const [n, monthlyFloorFen] of [
      [0, 0],
      [1, 10_000],
    ] as const) {
      const workerId = county.workers[n]!.id;
      const suspension = { fromMonth: '2024-03', toMonth: '2024-03', reason: '停薪留职' };
      await county.officer.post(`/workers/${workerId}/suspensions`, suspension).expect(201);
      await county.officer.post('/recoveries', { workerId, subject: 'stipend:2024-03', monthlyFloorFen }).expect(201);
    }
    county.today('2024-05-06');
    payout = await county.draft({ asOf: '2024-04-30', fromMonth: '2024-04', toMonth: '2024-04' });
  });
  afterAll(() => service.close());

  const sheetOf = async (name: string, file = 'workbook.xlsx'): Promise<unknown[][]> => {
    const { content } = await bytesOf(county.finance.get(`/payouts/${payout.id}/${file}`));
    return readSheet(content, name);
  };
  const amountsOf = (row: unknown[]): unknown[] => row.filter((cell) => typeof cell === 'number');

  it('发放表, 汇总 and 公示表 say what the API says', async () => {
    const detail = await county.payout(payout.id);
    expect(detail).toMatchObject({ payeeCount: 5, totalFen: 75_000, nettedFen: 20_000 });
    const paid = await sheetOf('发放表');
    expect(paid[5]!.slice(0, 1)).toEqual(['合计（应发 5 人、实发 4 人，5 行）']);
    expect(amountsOf(paid[5]!)).toEqual([750, 200, 550]);
    const total = (await sheetOf('汇总')).find(([label]) => label === '合计')!;
    expect(amountsOf(total)).toEqual([5, 4, 5, 750, 0, 0, 750, 200, 550]);
    const posted = await sheetOf('公示表', 'notice.xlsx');
    expect(posted.slice(0, 5).map((row) => row.at(-1))).toEqual([100, 150, 150, 150, 550]);
    expect(posted[4]![0]).toBe('合计（4 人）');
    const details = await sheetOf('明细与依据', 'details.xlsx');
    expect(amountsOf(details.find(([label]) => label === '合计（5 行）')!)).toEqual([750, 200, 550]);
  });

  it('leaves places for what is not known yet', async () => {
    const texts = (await sheetOf('发放表')).flat();
    expect(texts).toContain('初审：____________　公示：____________　批准：____________');
    expect(texts).toContain('审核人：');
    expect(texts).toContain('本表尚未封存，不作为发放依据。');
  });

  it('tells who looked, how the notice and its objections went, and who approved; with what the region set', async () => {
    const settings = {
      fundingSource: '县级财政预算',
      documentNo: '郎民〔2024〕8号',
      budgetSubject: '2080299',
      signatories: { preparer: null, reviewer: null, head: '周局长' },
      contactPhone: '0563-7000001',
      fundingShares: [
        { source: '县级财政', share: 3_333 },
        { source: '省级财政', share: 6_667 },
      ],
    };
    const halved = { ...settings, fundingShares: [{ source: '县级财政', share: 5_000 }] };
    const { body: refused } = await county.officer.patch('/settings/regions/341821', 1, halved).expect(422);
    expect(refused).toMatchObject({ code: 'SETTING_SHARES' });
    await county.officer.patch('/settings/regions/341821', 1, settings).expect(200);
    await county.officer.post(`/payouts/${payout.id}/submit`, {}).expect(200);
    await county.reviewer.post(`/payouts/${payout.id}/accept`, {}).expect(200);
    await county.officer.post(`/payouts/${payout.id}/publish`, {}).expect(200);
    const [, , third, fourth] = await county.lines(payout.id);
    for (const [line, decision] of [
      [third, 'dismissed'],
      [fourth, 'upheld'],
    ] as const) {
      const objection = { lineId: line!.id, raisedBy: '匿名', text: '反映已离岗' };
      const { body } = await county.officer.post(`/payouts/${payout.id}/objections`, objection).expect(201);
      const decided = `/payouts/${payout.id}/objections/${(body as { id: string }).id}/decide`;
      await county.reviewer.post(decided, { decision, reason: '已核实' }).expect(200);
    }
    expect((await sheetOf('发放表')).flat().join('\n')).toContain(
      '公示：2024年5月7日至2024年5月11日，公示中，收到异议2件，其中成立1件（已取消发放）、不成立1件（照常发放）　批准：____________',
    );
    expect((await sheetOf('公示表', 'notice.xlsx')).flat().join('\n')).toContain(
      '请向郎溪县民政局反映，联系电话：0563-7000001，监督投诉电话：____________',
    );
    county.today('2024-05-20');
    await county.reviewer.post(`/payouts/${payout.id}/approve`, {}).expect(200);
    payout = (await county.finance.post(`/payouts/${payout.id}/send`, {}).expect(200)).body as PayoutBody;
    // Three lines are paid by the bank, 150.00, 150.00 and 100.00 yuan; of each the second pays 66.67 % rounded down to the fen.
    const funded = (await sheetOf('汇总')).find(([label]) => label === '合计')!;
    expect(amountsOf(funded).slice(-3)).toEqual([400, 133.33, 266.67]);
    const texts = (await sheetOf('发放表')).flat();
    const displayName = 'reviewer 341800';
    expect(texts).toContain(
      `初审：${displayName}，2024年5月6日　公示：2024年5月7日至2024年5月11日，` +
        `收到异议2件，其中成立1件（已取消发放）、不成立1件（照常发放）　批准：${displayName}，2024年5月20日`,
    );
    expect(texts).toContain('发放依据文号：郎民〔2024〕8号　资金来源：县级财政预算　预算科目：2080299');
    expect(texts).toEqual(expect.arrayContaining([`审核人：${displayName}`, '负责人（盖章）：周局长']));
    expect(texts).not.toContain('初审：____________');
  });

  it('as many people and as much money as the bank is given', async () => {
    const { content } = await bytesOf(county.finance.get(`/payouts/${payout.id}/bank-file?profile=generic-csv`));
    const rows = content.toString('utf8').trimEnd().split('\r\n').slice(1);
    const paid = await sheetOf('发放表');
    const total = paid.find(([label]) => String(label).startsWith('合计'))!;
    expect(total[0]).toBe(`合计（应发 4 人、实发 ${rows.length} 人，4 行）`);
    const yuan = rows.reduce((sum, row) => sum + Number(/,(\d+\.\d\d),/.exec(row)![1]), 0);
    expect(amountsOf(total)).toEqual([600, 200, yuan]);
    expect(payout).toMatchObject({ payeeCount: 4, totalFen: 60_000, nettedFen: 20_000 });
  });
});
