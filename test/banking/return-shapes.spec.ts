import { accountOf } from '../support/register/people.js';
import { encodeText } from '../../src/banking/profiles/bank-encoding.js';
import { type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface ReturnBody {
  payoutState: string;
  rowCount: number;
  openCount: number;
  queues: Record<string, number>;
}

interface Payee {
  lineKey: string;
  name: string;
  account: string;
  /** More where an earlier month came back. */
  yuan: string;
}

/** The shapes in which banks answer, each on a payout of its own: six payees get 150 yuan for one month. */
describe('a bank return', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  let payees: Payee[];
  let month = 0;
  beforeAll(async () => {
    service = await openTestService('2024-01-20');
    county = await new SmallCounty(service).open(6);
  });
  beforeEach(async () => {
    const text = `2024-${String(++month).padStart(2, '0')}`;
    county.today(`${text}-20`);
    payout = await county.draft({ fromMonth: text, toMonth: text });
    payout = await county.send(payout.id, `${text}-28`);
    const lines = await county.lines(payout.id);
    payees = county.workers.map(({ id, name }, index) => {
      const own = lines.filter(({ workerId }) => workerId === id);
      const lineKey = `${payout.number}-${Math.min(...own.map(({ lineNo }) => lineNo))}`;
      return { lineKey, name, account: accountOf(index + 1), yuan: `${150 * own.length}.00` };
    });
  });
  afterEach(async () => {
    // What was not settled here would be with the bank for ever, and no next month would come to the same.
    const rest = payees.map(({ lineKey, name, account, yuan }) => `${lineKey},${name},${account},${yuan},成功`);
    await upload(Buffer.from(['业务参考号,姓名,账号,金额,处理结果', ...rest].join('\n')));
    const { state } = await county.payout(payout.id);
    if (state !== 'settled') throw new Error(`${payout.number} is ${state}`);
  });
  afterAll(() => service.close());

  const upload = async (content: Buffer, profile = 'generic-csv'): Promise<ReturnBody> => {
    const answer = await county.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=${profile}`)
      .attach('file', content, '回单.csv');
    expect([answer.status, answer.body]).toEqual([200, answer.body]);
    return answer.body as ReturnBody;
  };
  /** Of the payees in their order; `sent` is one that nobody guessed about. */
  const states = async (): Promise<string[]> => {
    const lines = await county.lines(payout.id);
    return county.workers.map(({ id }) => lines.find(({ workerId }) => workerId === id)!.state);
  };
  const text = (title: string, rows: string[]): string => [title, ...rows].join('\r\n');

  it('without our key settles whom name, account and amount tell, and queues the others', async () => {
    const rows = payees.map(({ name, account, yuan }, index) => `${index + 1},${name},${account},${yuan},成功`);
    rows[1] = `2,${payees[1]!.name},${payees[1]!.account},150.00,退汇`;
    rows[2] = `3,${payees[2]!.name},${payees[2]!.account},140.00,成功`;
    rows[3] = `4,${payees[3]!.name},${payees[4]!.account},150.00,成功`;
    const answer = await upload(Buffer.from(text('序号,收款人姓名,收款账号,金额,交易状态', [...rows, rows[0]!])));
    expect(answer).toMatchObject({
      rowCount: 7,
      openCount: 3,
      queues: { paid: 3, returned: 1, 'short-pay': 1, 'unknown-line': 1, repeated: 1 },
    });
    expect(await states()).toEqual(['paid', 'returned', 'sent', 'sent', 'paid', 'paid']);
  });

  it('with the bank’s own number where our key was is read alike', async () => {
    const rows = payees.map(
      ({ name, account, yuan }, n) => `2024060${n},${name},****${account.slice(-4)},${yuan},支付成功`,
    );
    const answer = await upload(Buffer.from(text('客户流水号,户名,账号,金额,状态', rows)));
    expect(answer).toMatchObject({ payoutState: 'settled', openCount: 0, queues: { paid: 6 } });
  });

  it('in GBK under a profile of UTF-8 is read as it is', async () => {
    const rows = payees.map(({ lineKey, name, account, yuan }) => `${lineKey},${name},${account},${yuan},成功`);
    const content = encodeText(text('业务参考号,收款人姓名,收款账号,金额（元）,处理结果', rows.slice(1)), 'gbk');
    expect(await upload(content)).toMatchObject({ openCount: 0, queues: { paid: 5 } });
    expect(await states()).toEqual(['sent', 'paid', 'paid', 'paid', 'paid', 'paid']);
  });

  it('in UTF-16 with tabs, as a spreadsheet saves it, is read as it is', async () => {
    const rows = payees.map(({ lineKey, name, account, yuan }) => [lineKey, name, account, yuan, '成功'].join('\t'));
    const titles = ['业务参考号', '收款人姓名', '收款账号', '金额', '处理结果'].join('\t');
    const content = Buffer.from(`\uFEFF${text(titles, rows.slice(0, 5))}`, 'utf16le');
    expect(await upload(content, 'generic')).toMatchObject({ openCount: 0, queues: { paid: 5 } });
    expect(await states()).toEqual(['paid', 'paid', 'paid', 'paid', 'paid', 'sent']);
  });

  it('with totals above and below counts nobody in them', async () => {
    const rows = payees.map(({ name, account, yuan }) => `${name},${account},${yuan},成功`);
    const content = [
      '代发结果清单,,,',
      '总笔数,6,总金额,900.00',
      '姓名,账号,金额,处理结果',
      ...rows,
      '合 计,6,900.00,',
      '成功笔数：6,,900.00,成功',
      '打印时间：2024-05-28,,,',
    ];
    expect(await upload(Buffer.from(content.join('\n')))).toMatchObject({ rowCount: 6, queues: { paid: 6 } });
  });

  it('with cells written as formulas keeps every digit', async () => {
    const rows = payees.map(({ lineKey, name, account, yuan }, index) =>
      index % 2 === 0
        ? `="${lineKey}",${name},="${account}",="${yuan}",成功`
        : `"=""${lineKey}""",${name},"=""${account}""",${yuan},成功`,
    );
    const answer = await upload(Buffer.from(text('业务参考号,姓名,账号,金额,处理结果', rows)));
    expect(answer).toMatchObject({ openCount: 0, queues: { paid: 6 } });
    expect(answer.payoutState).toBe('settled');
  });

  it('of failures only ends those, and guesses nothing about the others', async () => {
    const failed = payees.slice(0, 2).map(({ name, account, yuan }) => `${name},${account},${yuan},账户已销户`);
    const without = `${payees[2]!.name},${payees[2]!.account},150.00,`;
    const answer = await upload(Buffer.from(text('姓名,账号,金额,退汇原因', [...failed, without])));
    expect(answer).toMatchObject({ payoutState: 'sent', openCount: 1, queues: { returned: 2, unclear: 1 } });
    expect(await states()).toEqual(['returned', 'returned', 'sent', 'sent', 'sent', 'sent']);
  });
});
