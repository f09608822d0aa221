import { openService, type Service } from '../../src/app/service.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { brokenChecks } from '../support/payouts/figures.js';
import { type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { accountOf } from '../support/register/people.js';
import { HeldCommits, ignoreNamedLocks, ignoreRowLocks } from '../support/service/held-commits.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const HEADING = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';

type Deed = (meeting: Meeting) => [role: 'officer' | 'finance', path: string, body: object];

const undo: Deed = ({ payout, rows }) => [
  'finance',
  `payouts/${payout.id}/bank-returns/rows/${rows[0]}/undo`,
  { resolution: 'paid-as-stated', reason: '看错了一行' },
];
const undoReturned: Deed = (meeting) => {
  const [role, path] = undo(meeting);
  return [role, path, { resolution: 'returned', reason: '看错了一行' }];
};
/** The last row: when it is decided, all lines have ended. */
const decideTheLast: Deed = ({ payout, rows }) => [
  'finance',
  `payouts/${payout.id}/bank-returns/rows/${rows[1]}/resolve`,
  { resolution: 'returned', reason: '银行已退回' },
];
const payAnew: Deed = () => [
  'officer',
  'payouts',
  { kind: 'stipend', regionCode: '341821', fromMonth: '2024-01', toMonth: '2024-02' },
];
const recover: Deed = ({ county }) => [
  'officer',
  'recoveries/accept',
  { items: [{ workerId: county.workers[0]!.id, subject: 'stipend:2024-02' }] },
];

/** The bank sends back what it paid the first one. */
const giveBack: Deed = ({ payout, sentBack }) => [
  'finance',
  `payouts/${payout.id}/bank-returns/rows/${sentBack}/resolve`,
  { resolution: 'returned', reason: '银行退票' },
];

/** Two people whom the bank paid 50 yuan too much each; the first one's row is decided, the second one's is not. */
class Meeting {
  rows: string[] = [];
  sentBack = '';

  private constructor(
    readonly first: TestService,
    private readonly second: Service,
    readonly county: SmallCounty,
    readonly payout: PayoutBody,
    private readonly held: HeldCommits,
    private readonly tokens: Record<'officer' | 'finance', string>,
  ) {}

  static async open(decided: 'paid-as-stated' | 'returned'): Promise<Meeting> {
    const first = await openTestService('2024-02-20');
    const { url } = first.dataSource.options as { url: string };
    const second = await openService(testConfig(url), { clock: first.clock });
    const county = await new SmallCounty(first).open(2);
    const draft = await county.draft({ toMonth: '2024-02' });
    const payout = await county.send(draft.id, '2024-03-01');
    const tokens = { officer: county.officer.token, finance: county.finance.token };
    const held = await HeldCommits.of(url, ['payout_events', 'recoveries', 'line_ending_entries']);
    const meeting = new Meeting(first, second, county, payout, held, tokens);
    await meeting.decide(decided);
    return meeting;
  }

  async close(): Promise<void> {
    await this.held.close();
    await this.second.close();
    await this.first.close();
  }

  ignoreRowLocks(): void {
    for (const { dataSource } of [this.first, this.second]) ignoreRowLocks(dataSource, 'payouts');
  }

  ignoreNamedLocks(): void {
    for (const { dataSource } of [this.first, this.second]) ignoreNamedLocks(dataSource);
  }

  /** Takes away the key that the database would refuse the second attempt by. */
  async dropKey(): Promise<void> {
    await this.held.query('ALTER TABLE live_attempts DROP CONSTRAINT live_attempts_pkey');
    // The rows of years, which two attempts of one person and year write alike, are a net as well.
    await this.held.query('DROP TRIGGER live_attempts_year_or_months ON live_attempts');
  }

  meet(first: Deed, second: Deed): Promise<[Answer, Answer]> {
    const take = (instance: Pick<Service, 'app'>, deed: Deed) => (): Promise<Answer> => {
      const [role, path, body] = deed(this);
      return requestsTo(instance.app).post(`/${path}`, this.tokens[role], body);
    };
    return this.held.meet(take(this.first, first), take(this.second, second));
  }

  /** The payout's state, its lines with the bank, and subjects that are on their way twice. */
  async left(): Promise<{ state: string; live: number; twice: number }> {
    const [left] = await this.held.query<{ state: string; live: number; twice: number }>(
      `SELECT p.state, (SELECT count(*)::int FROM live_attempts a WHERE a.payout_id = p.id) AS live,
         (SELECT count(*)::int FROM (SELECT 1 FROM live_attempts GROUP BY worker_id, subject HAVING count(*) > 1) t) AS twice
       FROM payouts p WHERE p.id = $1`,
      [this.payout.id],
    );
    return left!;
  }

  broken(): Promise<string[]> {
    return brokenChecks(this.first);
  }

  /** A later file says that the first one's account no longer took it. */
  async sendBack(): Promise<void> {
    const [told] = await this.told('失败');
    await this.upload([told!, '合计,,,350.00']);
    const path = `/payouts/${this.payout.id}/bank-returns/rows?pageSize=500`;
    const { items } = (await this.county.finance.get(path).expect(200)).body as {
      items: { id: string; resolution: string | null }[];
    };
    this.sentBack = items.find(({ id, resolution }) => resolution === null && !this.rows.includes(id))!.id;
  }

  private async decide(resolution: string): Promise<void> {
    const { id } = this.payout;
    await this.upload([...(await this.told('成功')), '合计,,,700.00']);
    const { body } = await this.county.finance.get(`/payouts/${id}/bank-returns/rows?queue=over-pay`).expect(200);
    this.rows = (body as { items: { id: string }[] }).items.map((row) => row.id);
    const decision = { resolution, reason: '银行确认' };
    await this.county.finance.post(`/payouts/${id}/bank-returns/rows/${this.rows[0]}/resolve`, decision).expect(200);
  }

  private async told(status: string): Promise<string[]> {
    const lines = await this.county.lines(this.payout.id);
    return this.county.workers.map(({ id: workerId, name }, index) => {
      const { lineNo } = lines.find((line) => line.workerId === workerId)!;
      const account = accountOf(index + 1).slice(-4);
      return `${this.payout.number}-${lineNo},${name},****${account},350.00,${status},,2024-03-01`;
    });
  }

  private async upload(rows: readonly string[]): Promise<void> {
    await this.county.finance
      .post(`/payouts/${this.payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from([HEADING, ...rows].join('\r\n')), '回单.csv')
      .expect(200);
  }
}

const isDone = ({ status }: Answer): boolean => status === 200 || status === 201;
const codeOf = ({ body }: Answer): unknown => (body as { code?: string }).code;

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)('a decision is taken back while', () => {
  let meeting: Meeting;
  afterEach(() => meeting.close());

  describe('the last row of the payout is decided', () => {
    it.each([
      ['before it', undo, decideTheLast],
      ['after it', decideTheLast, undo],
    ] as const)('does harm without the locks, %s: settled with a line at the bank', async (_, first, second) => {
      meeting = await Meeting.open('paid-as-stated');
      meeting.ignoreRowLocks();
      meeting.ignoreNamedLocks();
      const answers = await meeting.meet(first, second);
      expect(answers.map(isDone)).toEqual([true, true]);
      expect(await meeting.left()).toMatchObject({ state: 'settled', live: 2 });
      expect(await meeting.broken()).toContain('settled-whole');
    });

    it.each([
      ['before it', undo, decideTheLast],
      ['after it', decideTheLast, undo],
    ] as const)(
      'waits with them, %s: the payout is at the bank with the line that is open again',
      async (_, first, second) => {
        meeting = await Meeting.open('paid-as-stated');
        const answers = await meeting.meet(first, second);
        expect(answers.map(isDone)).toEqual([true, true]);
        expect(await meeting.left()).toEqual({ state: 'sent', live: 2, twice: 0 });
        expect(await meeting.broken()).toEqual([]);
      },
    );
  });

  describe('what came back is taken into a new payout', () => {
    const ORDERS = [
      ['before it', undoReturned, payAnew, 'NOTHING_DUE'],
      ['after it', payAnew, undoReturned, 'LINE_ON_ANOTHER_PAYOUT'],
    ] as const;

    it.each(ORDERS)('is on its way twice with neither the locks nor the key, %s', async (_, first, second) => {
      meeting = await Meeting.open('returned');
      meeting.ignoreNamedLocks();
      await meeting.dropKey();
      const answers = await meeting.meet(first, second);
      expect(answers.map(isDone)).toEqual([true, true]);
      expect((await meeting.left()).twice).toBe(2);
      expect(await meeting.broken()).toContain('one-attempt-each');
    });

    it.each(ORDERS)(
      'is not with the key alone, but one of them is turned away without its reason, %s',
      async (_, first, second) => {
        meeting = await Meeting.open('returned');
        meeting.ignoreNamedLocks();
        const [done, refused] = await meeting.meet(first, second);
        expect([isDone(done), isDone(refused)]).toEqual([true, false]);
        expect((refused.body as { payoutNumber?: string }).payoutNumber).toBeUndefined();
        expect((await meeting.left()).twice).toBe(0);
        expect(await meeting.broken()).toEqual([]);
      },
    );

    it.each(ORDERS)(
      'waits with the locks, and whoever comes second is told why, %s',
      async (_, first, second, told) => {
        meeting = await Meeting.open('returned');
        const [done, refused] = await meeting.meet(first, second);
        expect([isDone(done), codeOf(refused)]).toEqual([true, told]);
        expect((await meeting.left()).twice).toBe(0);
        expect(await meeting.broken()).toEqual([]);
      },
    );
  });

  describe('a recovery of what it paid too much is opened', () => {
    const ORDERS = [
      ['before it', undo, recover, 'NOTHING_TO_RECOVER'],
      ['after it', recover, undo, 'LINE_UNDER_RECOVERY'],
    ] as const;

    it.each(ORDERS)('leaves a recovery of what nobody was paid, without the lock, %s', async (_, first, second) => {
      meeting = await Meeting.open('paid-as-stated');
      meeting.ignoreNamedLocks();
      const answers = await meeting.meet(first, second);
      expect(answers.map(isDone)).toEqual([true, true]);
      expect(await meeting.broken()).toContain('recoveries-within-paid');
    });

    it.each(ORDERS)('waits with it, and whoever comes second is told why, %s', async (_, first, second, told) => {
      meeting = await Meeting.open('paid-as-stated');
      const [done, refused] = await meeting.meet(first, second);
      expect([isDone(done), codeOf(refused)]).toEqual([true, told]);
      expect(await meeting.broken()).toEqual([]);
    });
  });
});

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)(
  'what was paid comes back from the bank while a recovery of it is opened',
  () => {
    let meeting: Meeting;
    beforeEach(async () => {
      meeting = await Meeting.open('paid-as-stated');
      await meeting.sendBack();
    });
    afterEach(() => meeting.close());

    const ORDERS = [
      ['before it', giveBack, recover, 'NOTHING_TO_RECOVER'],
      ['after it', recover, giveBack, 'RETURN_AFTER_PAYMENT_REFUSED'],
    ] as const;

    it.each(ORDERS)('is asked for twice without the lock, %s', async (_, first, second) => {
      meeting.ignoreNamedLocks();
      const answers = await meeting.meet(first, second);
      expect(answers.map(isDone)).toEqual([true, true]);
      expect(await meeting.broken()).toContain('recoveries-within-paid');
    });

    it.each(ORDERS)('waits with it, and whoever comes second is told why, %s', async (_, first, second, told) => {
      const [done, refused] = await meeting.meet(first, second);
      expect([isDone(done), codeOf(refused)]).toEqual([true, told]);
      expect(await meeting.broken()).toEqual([]);
    });
  },
);
