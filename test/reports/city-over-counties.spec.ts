import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { accountOf } from '../support/register/people.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const CITY = '341800';
const COUNTY = '341821';
const HEADING = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';

interface Paid {
  awardsPaidFen: number;
  stipendsPaidFen: number;
}

/**
 * A payout of the city takes the counties' money too. Whose payout paid, there the money counts, and there counts what came back of it,
 * whichever region's policy it was paid by.
 */
describe('the figures where the city paid by a county’s policy', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;

  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(2);
    payout = await paid({ regionCode: CITY, toMonth: '2024-03', asOf: '2024-03-31' }, '2024-04-20', [450, 450]);
  });
  afterAll(() => service.close());

  /** Sent, and paid by the bank on that day. */
  async function paid(draft: object, day: string, yuan: readonly number[]): Promise<PayoutBody> {
    const sent = await county.send((await county.draft(draft)).id, day);
    const lines = await county.lines(sent.id);
    const rows = yuan.map((amount, n) => {
      const { id, name } = county.workers[n]!;
      const key = `${sent.number}-${lines.find((line) => line.workerId === id && line.amountFen > line.nettedFen)!.lineNo}`;
      return `${key},${name},****${accountOf(n + 1).slice(-4)},${amount}.00,成功,,${day}`;
    });
    await county.finance
      .post(`/payouts/${sent.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from([HEADING, ...rows].join('\r\n')), '回单.csv')
      .expect(200);
    return sent;
  }

  /** A month that was paid is suspended, and the recovery of it opened. */
  async function recovered(n: number, month: string): Promise<string> {
    const workerId = county.workers[n]!.id;
    const suspension = { fromMonth: month, toMonth: month, reason: '请假' };
    await county.officer.post(`/workers/${workerId}/suspensions`, suspension).expect(201);
    const body = { workerId, subject: `stipend:${month}`, nettingAllowed: true, monthlyFloorFen: 0 };
    const answer = await county.officer.post('/recoveries', body).expect(201);
    expect(answer.body).toMatchObject({ regionCode: COUNTY });
    return (answer.body as { id: string }).id;
  }

  const figures = async (regionCode: string, year = 2024): Promise<number> => {
    const query = `regionCode=${regionCode}&from=${year}-01-01&to=${year}-12-31`;
    const { body } = await county.officer.get(`/reports/overview?${query}`).expect(200);
    const { awardsPaidFen, stipendsPaidFen } = body as Paid;
    return awardsPaidFen + stipendsPaidFen;
  };
  /** Of the whole city by county, as the yearly sheets and the leader's page tell it. */
  const byCounty = async (): Promise<Record<string, number>> => {
    const { body } = await county.officer.get('/reports/breakdown?by=county&from=2024-01-01&to=2024-12-31').expect(200);
    const { items } = body as { items: (Paid & { key: string })[] };
    return Object.fromEntries(items.map(({ key, stipendsPaidFen }) => [key, stipendsPaidFen]));
  };
  const vouchers = async (regionCode: string): Promise<number> => {
    let yuan = 0;
    for (const month of ['2024-04', '2024-05', '2024-06', '2024-07']) {
      const path = `/reports/vouchers.xlsx?month=${month}&regionCode=${regionCode}`;
      const { content } = await bytesOf(county.finance.get(path).expect(200));
      const rows = await readSheet(content, '记账凭证');
      yuan += rows.filter((cells) => cells.length === 6).reduce((sum, cells) => sum + Number(cells[4]), 0);
    }
    return Math.round(yuan * 100);
  };
  const expectAgreed = async (ofCounty: number, ofCity: number): Promise<void> => {
    expect(await figures(COUNTY)).toBe(ofCounty);
    expect(await figures(CITY)).toBe(ofCounty + ofCity);
    expect(await byCounty()).toMatchObject({ [COUNTY]: ofCounty, [CITY]: ofCity });
    expect(await vouchers(COUNTY)).toBe(ofCounty);
    expect(await vouchers(CITY)).toBe(ofCounty + ofCity);
    const rows = `/reports/rows?figure=stipends-paid&regionCode=${COUNTY}&from=2024-01-01&to=2024-12-31`;
    const { body } = await county.officer.get(rows).expect(200);
    const { items } = body as { items: { amountFen: number }[] };
    expect(items.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(ofCounty);
  };

  it('count the payment under the city', async () => {
    expect(payout.regionCode).toBe(CITY);
    await expectAgreed(0, 90_000);
  });

  it('count what is paid back there as well, and never against the county', async () => {
    service.clock.day = '2024-05-10';
    const id = await recovered(0, '2024-02');
    const part = { amountFen: 5_000, receivedOn: '2024-05-07', reason: '凭证 17' };
    await county.finance.post(`/recoveries/${id}/instalments`, part).expect(201);
    await expectAgreed(0, 85_000);
  });

  it('count what a county’s payout nets under the county, whose bank paid so much less', async () => {
    // What was left of the first recovery and all of the second; a month is 150 yuan.
    await recovered(1, '2024-03');
    service.clock.day = '2024-05-31';
    const own = { regionCode: COUNTY, toMonth: '2024-05', asOf: '2024-05-31' };
    const { id } = await paid(own, '2024-06-20', [200, 150]);
    expect(await county.payout(id)).toMatchObject({ state: 'settled', totalFen: 60_000, nettedFen: 25_000 });
    await expectAgreed(35_000, 85_000);
  });
});
