import { accountOf } from '../support/register/people.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { HeldCommits } from '../support/service/held-commits.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const HEADING = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';
const BRANCH = '102100099996';

/** Three people with accounts at another bank; nobody knows the branch of the first one’s. */
class Office {
  private constructor(
    readonly service: TestService,
    readonly county: SmallCounty,
    readonly payout: PayoutBody,
  ) {}

  static async open(): Promise<Office> {
    const service = await openTestService('2024-02-20');
    const county = await new SmallCounty(service).open(3, (n) => ({
      bankAccount: { bankName: '工商银行郎溪支行', account: accountOf(n), ...(n > 1 && { bankCode: BRANCH }) },
    }));
    const draft = await county.draft({ toMonth: '2024-02' });
    return new Office(service, county, await county.send(draft.id, '2024-03-01'));
  }

  file(profile: string, reason?: string) {
    const query = new URLSearchParams({ profile, ...(reason && { reason }) });
    return this.county.finance.get(`/payouts/${this.payout.id}/bank-file?${query.toString()}`);
  }

  /** Whose account numbers a text file names. */
  async payees(profile: string, reason?: string): Promise<number[]> {
    const { content } = await bytesOf(this.file(profile, reason).expect(200));
    const text = new TextDecoder('gb18030').decode(content);
    return [1, 2, 3].filter((n) => text.includes(accountOf(n)));
  }

  withhold(profile: string) {
    const body = { profile, reason: '缺联行号' };
    return this.county.finance.post(`/payouts/${this.payout.id}/bank-file/withhold`, body);
  }

  async check(profile: string): Promise<{ rowCount: number; findings: object[] }> {
    const path = `/payouts/${this.payout.id}/bank-file/check?profile=${profile}`;
    return (await this.county.finance.get(path).expect(200)).body as { rowCount: number; findings: object[] };
  }

  async learnBranch(): Promise<void> {
    const { id } = this.county.workers[0]!;
    const { version } = (await this.county.officer.get(`/workers/${id}`)).body as { version: number };
    const bankAccount = { bankName: '工商银行郎溪支行', account: accountOf(1), bankCode: BRANCH };
    await this.county.officer.patch(`/workers/${id}`, version, { bankAccount }).expect(200);
  }

  /** The bank says of these people's transfers of 300 yuan that they were paid, or not. */
  async answer(told: readonly [n: number, status: '成功' | '失败'][]): Promise<void> {
    const lines = await this.county.lines(this.payout.id);
    const rows = told.map(([n, status]) => {
      const { id, name } = this.county.workers[n - 1]!;
      const { lineNo } = lines.find(({ workerId }) => workerId === id)!;
      const cells = [`${this.payout.number}-${lineNo}`, name, `****${accountOf(n).slice(-4)}`, '300.00', status];
      return [...cells, status === '成功' ? '' : '账户已销户', '2024-03-01'].join(',');
    });
    await this.county.finance
      .post(`/payouts/${this.payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from([HEADING, ...rows, `合计,,,${told.length}`].join('\r\n')), '回单.csv')
      .expect(200);
  }
}

/** What has ended is due again or paid: a file that named it would pay it a second time. */
describe('a bank file', () => {
  let office: Office;
  beforeEach(async () => {
    office = await Office.open();
  });
  afterEach(() => office.service.close());

  it('does not name whom another profile withheld, nor whoever was withheld and is faultless since', async () => {
    await office.withhold('example-cnaps').expect(200);
    await office.learnBranch();
    expect(await office.check('generic-csv')).toMatchObject({ rowCount: 2, findings: [] });
    expect(await office.check('example-cnaps')).toMatchObject({ rowCount: 2, findings: [] });
    expect(await office.payees('generic-csv')).toEqual([2, 3]);
    expect(await office.payees('example-cnaps', '换行')).toEqual([2, 3]);
    // Who was withheld is paid by the next payout, and by that alone.
    const next = await office.county.draft({ toMonth: '2024-02' });
    expect(next).toMatchObject({ lineCount: 2, totalFen: 30_000 });
  });

  it('of another format names only whom the bank has not answered, also where that format was handed out before', async () => {
    await office.learnBranch();
    expect(await office.payees('generic-csv')).toEqual([1, 2, 3]);
    expect(await office.payees('example-cnaps', '换行')).toEqual([1, 2, 3]);
    await office.answer([
      [1, '失败'],
      [2, '成功'],
    ]);
    // The one that counts stays as it was handed out.
    expect(await office.payees('example-cnaps')).toEqual([1, 2, 3]);
    expect(await office.payees('generic-csv', '银行要原表')).toEqual([3]);
    expect(await office.payees('generic-csv')).toEqual([3]);
    await office.answer([[3, '成功']]);
    expect(await office.payees('generic-csv')).toEqual([3]);
    const refused = await office.file('example-cnaps', '再换').expect(409);
    expect(refused.body).toMatchObject({ code: 'NOTHING_FOR_BANK' });
    expect(await office.check('example-cnaps')).toMatchObject({ rowCount: 0, findings: [] });
  });

  /** Needs several connections, hence PostgreSQL. */
  (TEST_DATABASE_URL ? describe : describe.skip)('that is made while somebody is withheld', () => {
    it('is not kept', async () => {
      const { url } = office.service.dataSource.options as { url: string };
      const held = await HeldCommits.of(url, ['payout_events']);
      try {
        const [withheld, file] = await held.meet<{ status: number; body: unknown }>(
          async () => office.withhold('example-cnaps'),
          async () => office.file('generic-csv'),
        );
        expect([withheld.status, file.status]).toEqual([200, 409]);
        expect(file.body).toMatchObject({ code: 'BANK_FILE_OVERTAKEN' });
      } finally {
        await held.close();
      }
      expect(await office.payees('generic-csv')).toEqual([2, 3]);
    });
  });
});
