import pg from 'pg';
import { openService, type Service } from '../../src/app/service.js';
import { newId } from '../../src/common/values/ids.js';
import { PayoutSteps } from '../support/payouts/payout-steps.js';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { holdTable, isAnswered, untilSomebodyWaitsFor } from '../support/service/held-commits.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const SUSPENDED = { fromMonth: '2024-12', reason: '受处分' };

/** A payout whose notice is over, approved at one instance while a fact is entered at another. */
class Approval {
  private constructor(
    private readonly first: TestService,
    private readonly second: Service,
    private readonly beside: pg.Client,
    private readonly people: { officer: Session; reviewer: Session; finance: Session },
    readonly payoutId: string,
    readonly workerId: string,
  ) {}

  static async open(): Promise<Approval> {
    const first = await openTestService('2024-12-31');
    const { url } = first.dataSource.options as { url: string };
    const second = await openService(testConfig(url), { clock: first.clock });
    const beside = new pg.Client({ connectionString: url });
    await beside.connect();
    await putInForce(first, stipendPolicy({ effectiveFrom: '2024-12', noticeWorkingDays: 0 }));
    const register = new RegisterBuilder(first.dataSource);
    const posts = [{ at: register.organization({ regionCode: '341821100' }), startOn: '2019-01-01' }];
    const { id } = register.worker({ regionCode: LANGXI, posts, certificates: [{ approvedOn: '2019-06-10' }] });
    register.worker({ regionCode: LANGXI, posts, certificates: [{ approvedOn: '2019-06-10' }] });
    await register.save();
    await makePayable(first.dataSource);
    const steps = new PayoutSteps(first);
    const payout = await steps.create({ kind: 'stipend', regionCode: LANGXI });
    await steps.take(payout.id, 'submit', 'accept', 'publish');
    const people = {
      officer: await first.as('officer'),
      reviewer: await first.as('reviewer'),
      finance: await first.as('finance'),
    };
    return new Approval(first, second, beside, people, payout.id, id);
  }

  async close(): Promise<void> {
    await this.beside.end();
    await this.second.close();
    await this.first.close();
  }

  /** Facts are written without waiting for anybody. It is done to this test's database: no setting and no request can do it. */
  async ignoreLock(): Promise<void> {
    await this.first.dataSource.query(
      'CREATE OR REPLACE FUNCTION facts_are_written() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$',
    );
  }

  approve(): Promise<Answer> {
    return requestsTo(this.first.app).post(`/payouts/${this.payoutId}/approve`, this.people.reviewer.token, {});
  }

  send(): Promise<Answer> {
    return requestsTo(this.first.app).post(`/payouts/${this.payoutId}/send`, this.people.finance.token, {});
  }

  suspend(): Promise<Answer> {
    return requestsTo(this.second.app).post(
      `/workers/${this.workerId}/suspensions`,
      this.people.officer.token,
      SUSPENDED,
    );
  }

  /** A step that comes to its end waits there, after it asked the lines and before it is committed. */
  async keepStepsFromEnding(): Promise<void> {
    await holdTable(this.beside, 'payout_events');
  }

  async untilStepWaits(): Promise<void> {
    await untilSomebodyWaitsFor(this.beside, 'payout_events');
  }

  /** The same fact by another connection, written and not committed. */
  async beginToSuspend(): Promise<void> {
    await this.beside.query('BEGIN');
    await this.beside.query(
      `INSERT INTO suspensions (id, worker_id, from_month, reason, version) VALUES ($1, $2, '2024-12', '受处分', 1)`,
      [newId(), this.workerId],
    );
  }

  async commit(): Promise<void> {
    await this.beside.query('COMMIT');
  }
}

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)('a fact that changes while a payout is approved', () => {
  let approval: Approval;
  beforeEach(async () => {
    approval = await Approval.open();
  });
  afterEach(() => approval.close());

  it('is recorded before the approval and not seen by it, without the lock', async () => {
    await approval.ignoreLock();
    await approval.keepStepsFromEnding();
    const approved = approval.approve();
    await approval.untilStepWaits();
    const suspended = approval.suspend();
    // The officer has their answer, and then the payout is approved as if nothing had been said.
    expect(await isAnswered(suspended)).toBe(true);
    expect((await suspended).status).toBe(201);
    await approval.commit();
    expect((await approved).status).toBe(200);
  });

  it('comes after the approval with the lock, and stops what is next', async () => {
    await approval.keepStepsFromEnding();
    const approved = approval.approve();
    await approval.untilStepWaits();
    const suspended = approval.suspend();
    expect(await isAnswered(suspended)).toBe(false);
    await approval.commit();
    expect((await approved).status).toBe(200);
    expect((await suspended).status).toBe(201);
    const sent = await approval.send();
    expect(sent).toMatchObject({
      status: 409,
      body: { code: 'LINES_CHANGED', changes: { less: 1, more: 0, payee: 0 } },
    });
  });

  it('is passed by while it is written, without the lock', async () => {
    await approval.ignoreLock();
    await approval.beginToSuspend();
    const approved = approval.approve();
    expect(await isAnswered(approved)).toBe(true);
    expect((await approved).status).toBe(200);
    await approval.commit();
  });

  it('is waited for with the lock, and seen', async () => {
    await approval.beginToSuspend();
    const approved = approval.approve();
    expect(await isAnswered(approved)).toBe(false);
    await approval.commit();
    expect(await approved).toMatchObject({ status: 409, body: { code: 'LINES_CHANGED' } });
  });
});
