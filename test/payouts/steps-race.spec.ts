import { isDeepStrictEqual } from 'node:util';
import { openService, type Service } from '../../src/app/service.js';
import { IntegrityService } from '../../src/integrity/integrity.service.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { PayoutSteps, type StepName, TO_THE_BANK } from '../support/payouts/payout-steps.js';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import { HeldCommits, ignoreRowLocks } from '../support/service/held-commits.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const REASON = '核对账户';

type Role = 'officer' | 'reviewer' | 'finance';
/** A step as one of the two takes it: by whom, where beneath the payout, and with what. */
type Taken = (meeting: Meeting) => [role: Role, path: string, body: object];

const step =
  (role: Role, path: string): Taken =>
  () => [role, path, {}];
const paidBut =
  (...excepted: number[]): Taken =>
  ({ workers }) => [
    'finance',
    'bank-returns/all-paid',
    { paidOn: '2024-12-31', except: excepted.map((n) => workers[n]), exceptReturned: false, reason: '银行盖章回单' },
  ];
const approve = step('reviewer', 'approve');
const submit = step('officer', 'submit');
const cancel = step('officer', 'cancel');
const send = step('finance', 'send');
const object: Taken = ({ workers }) => [
  'officer',
  'objections',
  { workerId: workers[0], raisedBy: '村民', text: '已不在岗' },
];
const takeOut: Taken = ({ workers }) => ['officer', `payees/${workers[0]}/remove`, { reason: REASON }];

/** Two people, a payout for both, and two instances of the service at which steps of it are taken at once. */
class Meeting {
  private constructor(
    private readonly first: TestService,
    private readonly second: Service,
    private readonly held: HeldCommits,
    private readonly tokens: Record<Role, string>,
    readonly payoutId: string,
    readonly workers: readonly string[],
  ) {}

  static async open(steps: readonly StepName[]): Promise<Meeting> {
    const first = await openTestService('2024-12-31');
    const { url } = first.dataSource.options as { url: string };
    const second = await openService(testConfig(url), { clock: first.clock });
    await putInForce(first, stipendPolicy({ effectiveFrom: '2024-12', noticeWorkingDays: 0 }));
    const register = new RegisterBuilder(first.dataSource);
    const posts = [{ at: register.organization({ regionCode: '341821100' }), startOn: '2019-01-01' }];
    const certificates = [{ approvedOn: '2019-06-10' }];
    const workers = [1, 2].map(() => register.worker({ regionCode: LANGXI, posts, certificates }).id);
    await register.save();
    await makePayable(first.dataSource);
    const taking = new PayoutSteps(first);
    const { id } = await taking.create({ kind: 'stipend', regionCode: LANGXI });
    await taking.take(id, ...steps);
    const tokens = {
      officer: (await first.as('officer')).token,
      reviewer: (await first.as('reviewer')).token,
      finance: (await first.as('finance')).token,
    };
    const held = await HeldCommits.of(url, ['payout_events', 'line_ending_entries']);
    return new Meeting(first, second, held, tokens, id, workers);
  }

  async close(): Promise<void> {
    await this.held.close();
    await this.second.close();
    await this.first.close();
  }

  ignoreLock(): void {
    for (const { dataSource } of [this.first, this.second]) ignoreRowLocks(dataSource, 'payouts');
  }

  meet(first: Taken, second: Taken): Promise<[Answer, Answer]> {
    const take = (instance: Pick<Service, 'app'>, taken: Taken) => (): Promise<Answer> => {
      const [role, path, body] = taken(this);
      return requestsTo(instance.app).post(`/payouts/${this.payoutId}/${path}`, this.tokens[role], body);
    };
    return this.held.meet(take(this.first, first), take(this.second, second));
  }

  /** What is left of it: its state, what people did, and what is in flight or objected to. */
  async left(): Promise<{ state: string; actions: string[]; live: number; objections: number }> {
    const [left] = await this.held.query<{ state: string; actions: string[]; live: number; objections: number }>(
      `SELECT p.state,
         (SELECT array_agg(e.action ORDER BY e.at, e.id) FROM payout_events e WHERE e.payout_id = p.id) AS actions,
         (SELECT count(*)::int FROM live_attempts a WHERE a.payout_id = p.id) AS live,
         (SELECT count(*)::int FROM objections o WHERE o.payout_id = p.id AND o.decision IS NULL) AS objections
       FROM payouts p WHERE p.id = $1`,
      [this.payoutId],
    );
    return left!;
  }

  async broken(): Promise<string[]> {
    const { checks } = await this.first.app.get(IntegrityService).checkAll();
    return checks.filter(({ ok }) => !ok).map(({ name }) => name);
  }
}

type Left = Awaited<ReturnType<Meeting['left']>>;

interface Pair {
  name: string;
  before: readonly StepName[];
  first: Taken;
  second: Taken;
  /** What both together leave behind where neither waits for the other. */
  harm: Partial<Left>;
  /** What the second is told that waited. */
  told: string;
}

const AT_NOTICE = ['submit', 'accept', 'publish'] as const;
const APPROVED = [...AT_NOTICE, 'approve'] as const;
const LIVED = ['create', ...APPROVED];

/** Nothing else in the database speaks against these. */
const HARMFUL: readonly Pair[] = [
  {
    name: 'two approvals, told twice in its life',
    before: AT_NOTICE,
    first: approve,
    second: approve,
    harm: { state: 'approved', actions: [...LIVED, 'approve'] },
    told: 'STEP_NOT_ALLOWED',
  },
  {
    name: 'an objection and the approval, after which nobody can decide it',
    before: AT_NOTICE,
    first: object,
    second: approve,
    harm: { state: 'approved', objections: 1 },
    told: 'OBJECTIONS_OPEN',
  },
  {
    name: 'a submission and the taking out of a line, so that other figures are submitted than were seen',
    before: [],
    first: submit,
    second: takeOut,
    harm: { state: 'submitted', actions: ['create', 'submit', 'remove'], live: 1 },
    told: 'LINE_STEP_NOT_ALLOWED',
  },
  {
    name: 'two sendings, told twice in its life',
    before: APPROVED,
    first: send,
    second: send,
    harm: { state: 'sent', actions: [...LIVED, 'send', 'send'] },
    told: 'STEP_NOT_ALLOWED',
  },
  {
    name: 'two answers of the bank for a half each, of which neither is the last, so that it is never settled',
    before: TO_THE_BANK,
    first: paidBut(0),
    second: paidBut(1),
    harm: { state: 'sent', live: 0 },
    told: 'EXCEPT_NOT_OPEN',
  },
];

/** Keys and triggers of the database keep these from harm, but have no words for it. */
const KEPT: readonly (Omit<Pair, 'harm'> & { left: Partial<Left> })[] = [
  {
    name: 'sending and calling off',
    before: APPROVED,
    first: send,
    second: cancel,
    left: { state: 'sent', live: 2 },
    told: 'STEP_NOT_ALLOWED',
  },
  {
    name: 'calling off and sending',
    before: APPROVED,
    first: cancel,
    second: send,
    left: { state: 'cancelled', live: 0 },
    told: 'STEP_NOT_ALLOWED',
  },
  {
    name: 'calling off and approving',
    before: AT_NOTICE,
    first: cancel,
    second: approve,
    left: { state: 'cancelled', live: 0 },
    told: 'STEP_NOT_ALLOWED',
  },
  {
    name: 'the same answer of the bank twice',
    before: TO_THE_BANK,
    first: paidBut(),
    second: paidBut(),
    left: { state: 'settled', live: 0 },
    told: 'PAYOUT_NOT_SENT',
  },
];

const isDone = ({ status }: Answer): boolean => status === 200 || status === 201;

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)('two steps of one payout at once', () => {
  let meeting: Meeting;
  afterEach(() => meeting.close());

  it.each(HARMFUL)('do harm without the lock: $name', async ({ before, first, second, harm }) => {
    meeting = await Meeting.open(before);
    meeting.ignoreLock();
    const answers = await meeting.meet(first, second);
    expect(answers.map(isDone)).toEqual([true, true]);
    expect(await meeting.left()).toMatchObject(harm);
  });

  it.each(KEPT)('do none without it, but end in a fault: $name', async ({ before, first, second, left }) => {
    meeting = await Meeting.open(before);
    meeting.ignoreLock();
    const [done, failed] = await meeting.meet(first, second);
    expect([done.status, failed.status]).toEqual([200, 500]);
    expect(await meeting.left()).toMatchObject(left);
    expect(await meeting.broken()).toEqual([]);
  });

  it.each([...HARMFUL, ...KEPT])('wait with it, and the second is told why: $name', async (pair) => {
    meeting = await Meeting.open(pair.before);
    const [done, refused] = await meeting.meet(pair.first, pair.second);
    expect(isDone(done)).toBe(true);
    expect(refused).toMatchObject({ body: { code: pair.told } });
    expect([409, 422]).toContain(refused.status);
    const told = await meeting.left();
    const isHarmed = 'harm' in pair;
    expect([isLike(told, isHarmed ? pair.harm : pair.left), told]).toEqual([!isHarmed, told]);
    expect(await meeting.broken()).toEqual([]);
  });
});

function isLike(told: Left, some: Partial<Left>): boolean {
  return Object.entries(some).every(([name, value]) => isDeepStrictEqual(told[name as keyof Left], value));
}
