import { openService, type Service } from '../../src/app/service.js';
import { IntegrityService } from '../../src/integrity/integrity.service.js';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { ignoreNamedLocks } from '../support/service/held-commits.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const ROUNDS = 50;
const PEOPLE = 60;

/** The last day of the `n`th month from January 2020 on. */
function monthEnd(n: number): string {
  return new Date(Date.UTC(2020, n + 1, 0)).toISOString().slice(0, 10);
}

/** Two instances of the service on one database of its own, and two officers who may pay the same county. */
class TwoInstances {
  private constructor(
    readonly first: TestService,
    readonly second: Service,
    private readonly officers: [Session, Session],
  ) {}

  static async open(): Promise<TwoInstances> {
    const first = await openTestService('2024-12-31');
    const { url } = first.dataSource.options as { url: string };
    const second = await openService(testConfig(url), { clock: first.clock });
    await putInForce(first, stipendPolicy({ effectiveFrom: '2020-01' }));
    const register = new RegisterBuilder(first.dataSource);
    const village = register.organization({ regionCode: '341821100' });
    for (let n = 0; n < PEOPLE; n++) {
      const posts = [{ at: village, startOn: '2019-01-01' }];
      register.worker({ regionCode: LANGXI, posts, certificates: [{ approvedOn: '2019-06-10' }] });
    }
    await register.save();
    await makePayable(first.dataSource);
    return new TwoInstances(first, second, [await first.as('officer'), await first.as('officer', LANGXI)]);
  }

  async close(): Promise<void> {
    await this.second.close();
    await this.first.close();
  }

  /** Both officers press "create" for one county and month, each at another instance, at once. */
  async bothCreate(asOf: string): Promise<Answer[]> {
    const body = { kind: 'stipend', regionCode: LANGXI, asOf };
    const instances = [requestsTo(this.first.app), requestsTo(this.second.app)];
    return Promise.all(this.officers.map(({ token }, n) => instances[n]!.post('/payouts', token, body)));
  }

  /** Subjects that stand in more than one payout. */
  async paidTwice(): Promise<number> {
    const [{ twice }] = await this.first.dataSource.query<[{ twice: number }]>(
      `SELECT count(*)::int AS twice FROM (
         SELECT 1 FROM payout_lines GROUP BY worker_id, subject HAVING count(DISTINCT payout_id) > 1) t`,
    );
    return twice;
  }

  async lines(): Promise<number> {
    const [{ lines }] = await this.first.dataSource.query<[{ lines: number }]>(
      'SELECT count(*)::int AS lines FROM payout_lines',
    );
    return lines;
  }

  /**
   * Makes both instances take no lock before they compute. It works on the objects of this process, beneath the service:
   * no setting and no request can do it.
   */
  ignoreLocks(): void {
    for (const { dataSource } of [this.first, this.second]) ignoreNamedLocks(dataSource);
  }

  /** Takes away the keys that the database would refuse the second payout by. */
  async dropNets(): Promise<void> {
    await this.first.dataSource.query('ALTER TABLE live_attempts DROP CONSTRAINT live_attempts_pkey');
    // The rows of years, which two attempts of one person and year write alike, are a net as well.
    await this.first.dataSource.query('DROP TRIGGER live_attempts_year_or_months ON live_attempts');
    await this.first.dataSource.query('DROP INDEX payouts_number');
  }
}

const statuses = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)(
  'two officers who press "create" for one county and month at once',
  () => {
    let both: TwoInstances;
    afterEach(() => both.close());

    it('pay people twice, with neither the lock nor the keys', async () => {
      both = await TwoInstances.open();
      both.ignoreLocks();
      await both.dropNets();
      let rounds = 0;
      while (rounds < 10 && (await both.paidTwice()) === 0) await both.bothCreate(monthEnd(rounds++));
      expect(await both.paidTwice()).toBeGreaterThan(0);
      // And the check finds it.
      const { checks } = await both.first.app.get(IntegrityService).checkAll();
      expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toContain('one-attempt-each');
    });

    it('pay nobody twice with the keys alone, but turn one of them away instead of saying that nothing is due', async () => {
      both = await TwoInstances.open();
      both.ignoreLocks();
      let refusedByKey = 0;
      for (let round = 0; round < 5; round++) {
        const answers = await both.bothCreate(monthEnd(round));
        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
        const codes = answers.map(({ body }) => (body as { code?: string }).code);
        if (!codes.includes('NOTHING_DUE')) refusedByKey++;
      }
      expect(await both.paidTwice()).toBe(0);
      expect(refusedByKey).toBeGreaterThan(0);
    });

    it(`put each subject into exactly one payout with the lock, ${ROUNDS} times`, async () => {
      both = await TwoInstances.open();
      for (let round = 0; round < ROUNDS; round++) {
        const answers = await both.bothCreate(monthEnd(round));
        expect(statuses(answers)).toEqual([201, 422]);
        expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({ code: 'NOTHING_DUE' });
        expect(await both.lines()).toBe((round + 1) * PEOPLE);
      }
      expect(await both.paidTwice()).toBe(0);
      const { checks } = await both.first.app.get(IntegrityService).checkAll();
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    }, 120_000);
  },
);
