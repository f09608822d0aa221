import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import { accountOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const HEADING = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';
const SOURCES = ['县级财政', '省级财政', '市级财政'];
const SHARES = [3_334, 3_333, 3_333];

type Row = [day: string, summary: string, subject: unknown, source: unknown, yuan: number, number: string];

/** January to March 2024 of three people, 150 yuan a month each; what the bank paid, and what came back by hand, month by month. */
describe('the vouchers of a month', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(3);
    payout = await county.send((await county.draft({ toMonth: '2024-03', asOf: '2024-03-31' })).id, '2024-04-20');
  });
  afterAll(() => service.close());

  const rowsOf = async (month: string, session: Session = county.finance): Promise<unknown[][]> => {
    const { content } = await bytesOf(session.get(`/reports/vouchers.xlsx?month=${month}`).expect(200));
    const day = (cell: unknown): unknown => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
    return (await readSheet(content, '记账凭证')).map((cells) => cells.map(day));
  };
  const vouchers = async (month: string, session?: Session): Promise<Row[]> =>
    (await rowsOf(month, session)).filter((cells): cells is Row => cells.length === 6);
  const answer = async (...rows: readonly (readonly [n: number, yuan: string, status: string, day: string])[]) => {
    const lines = await county.lines(payout.id);
    const content = rows.map(([n, yuan, status, day]) => {
      const { id, name } = county.workers[n]!;
      const key = `${payout.number}-${lines.find(({ workerId }) => workerId === id)!.lineNo}`;
      return [key, name, `****${accountOf(n + 1).slice(-4)}`, yuan, status, status === '成功' ? '' : '销户', day].join(
        ',',
      );
    });
    await county.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from([HEADING, ...content].join('\r\n')), `回单${rows[0]![3]}.csv`)
      .expect(200);
  };

  it('has nothing before the bank has paid', async () => {
    expect(await rowsOf('2024-04')).toEqual([
      ['2024年4月没有到账的发放，也没有收回的款项。'],
      [expect.stringContaining('按银行到账日期列示')],
    ]);
    await county.finance.get('/reports/vouchers.xlsx').expect(400);
  });

  it('has a row for each day on which the bank paid, in its month; what the bank sent back never left', async () => {
    service.clock.day = '2024-05-10';
    await answer([0, '450.00', '成功', '2024-04-22']);
    await answer([1, '450.00', '失败', '2024-04-23'], [2, '450.00', '成功', '2024-05-06']);
    const summary = `支付${payout.title}，1人3笔`;
    expect(await vouchers('2024-04')).toEqual([['2024-04-22', summary, null, null, 450, payout.number]]);
    expect(await vouchers('2024-05')).toEqual([['2024-05-06', summary, null, null, 450, payout.number]]);
    expect(await vouchers('2024-05', await service.as('finance', '341802'))).toEqual([]);
    expect(await vouchers('2024-05', await service.as('finance'))).toHaveLength(1);
  });

  it('has what came back by hand as less, by the day on which it came, without what was taken back', async () => {
    const workerId = county.workers[0]!.id;
    const february = { fromMonth: '2024-02', toMonth: '2024-02', reason: '请假' };
    await county.officer.post(`/workers/${workerId}/suspensions`, february).expect(201);
    const { body } = await county.officer.post('/recoveries', { workerId, subject: 'stipend:2024-02' }).expect(201);
    const path = `/recoveries/${(body as { id: string }).id}/instalments`;
    const pay = async (amountFen: number, receivedOn: string) =>
      (await county.finance.post(path, { amountFen, receivedOn, reason: '凭证 17' }).expect(201)).body as {
        version: number;
        entries: { id: string; amountFen: number }[];
      };
    await pay(5_000, '2024-05-07');
    const { entries } = await pay(1_000, '2024-05-08');
    const mistaken = entries.find(({ amountFen }) => amountFen === 1_000)!;
    await county.finance.post(`${path}/${mistaken.id}/withdrawal`, { reason: '重复登记' }).expect(200);
    expect(await vouchers('2024-05')).toEqual([
      ['2024-05-06', `支付${payout.title}，1人3笔`, null, null, 450, payout.number],
      ['2024-05-07', `收回${payout.title}多发款，1人1笔`, null, null, -50, payout.number],
    ]);
    expect((await rowsOf('2024-05')).find(([label]) => label === '合计')).toContain(400);
  });

  it('splits each line by who pays, to the fen, and names the subject', async () => {
    const fundingShares = SOURCES.map((source, n) => ({ source, share: SHARES[n]! }));
    const { body } = await county.officer.get('/settings/regions/341821').expect(200);
    const set = { fundingShares, budgetSubject: '2080299 其他民政管理事务支出' };
    await county.officer.patch('/settings/regions/341821', (body as { version: number }).version, set).expect(200);
    // By hand: three lines of 15 000 fen each.
    const part = Math.floor((15_000 * 3_333) / 10_000);
    const parts = [3 * (15_000 - 2 * part), 3 * part, 3 * part];
    const april = await vouchers('2024-04');
    expect(april.map(([, , subject, source, yuan]) => [subject, source, Math.round(yuan * 100)])).toEqual(
      SOURCES.map((source, n) => [set.budgetSubject, source, parts[n]]),
    );
    expect(parts.reduce((sum, fen) => sum + fen, 0)).toBe(45_000);
    const may = (await vouchers('2024-05')).filter(([, summary]) => summary.startsWith('收回'));
    const back = Math.floor((5_000 * 3_333) / 10_000);
    expect(may.map(([, , , , yuan]) => Math.round(yuan * 100))).toEqual([-(5_000 - 2 * back), -back, -back]);
  });
});
