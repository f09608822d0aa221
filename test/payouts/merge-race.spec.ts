import pg from 'pg';
import { openService, type Service } from '../../src/app/service.js';
import { IntegrityService } from '../../src/integrity/integrity.service.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { PayoutSteps } from '../support/payouts/payout-steps.js';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import { holdTable, isAnswered, untilSomebodyWaitsFor } from '../support/service/held-commits.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';

/** Somebody who stands in the register twice, with a payout for both, and a merge that waits for its second person at another instance. */
class Doubled {
  private constructor(
    readonly first: TestService,
    private readonly second: Service,
    private readonly beside: pg.Client,
    private readonly people: { officer: Session; reviewer: Session; finance: Session },
    readonly steps: PayoutSteps,
    readonly survivor: string,
    readonly duplicate: string,
    private readonly mergeId: string,
  ) {}

  static async open(): Promise<Doubled> {
    const first = await openTestService('2024-12-31');
    const { url } = first.dataSource.options as { url: string };
    const second = await openService(testConfig(url), { clock: first.clock });
    const beside = new pg.Client({ connectionString: url });
    await beside.connect();
    await putInForce(first, stipendPolicy({ effectiveFrom: '2024-12', noticeWorkingDays: 0 }));
    const register = new RegisterBuilder(first.dataSource);
    const enter = (level: 'junior' | 'intermediate') =>
      register.worker({
        regionCode: LANGXI,
        posts: [{ at: register.organization({ regionCode: '341821100' }), startOn: '2019-01-01' }],
        certificates: [{ level, approvedOn: '2019-06-10' }],
      }).id;
    const [survivor, duplicate] = [enter('intermediate'), enter('junior')];
    await register.save();
    await makePayable(first.dataSource);
    const officer = await first.as('officer');
    const body = { duplicateId: duplicate, reason: '同一人' };
    const { id } = (await officer.post(`/workers/${survivor}/merge`, body).expect(201)).body as { id: string };
    const people = { officer, reviewer: await first.as('reviewer'), finance: await first.as('finance') };
    return new Doubled(first, second, beside, people, new PayoutSteps(first), survivor, duplicate, id);
  }

  async close(): Promise<void> {
    await this.beside.end();
    await this.second.close();
    await this.first.close();
  }

  async ignoreLock(): Promise<void> {
    await this.beside.query(
      'CREATE OR REPLACE FUNCTION facts_are_written() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$',
    );
  }

  confirm(): Promise<Answer> {
    const path = `/workers/${this.survivor}/merges/${this.mergeId}/confirm`;
    return requestsTo(this.second.app).post(path, this.people.reviewer.token, {});
  }

  send(id: string): Promise<Answer> {
    return requestsTo(this.first.app).post(`/payouts/${id}/send`, this.people.finance.token, {});
  }

  approve(id: string): Promise<Answer> {
    return requestsTo(this.first.app).post(`/payouts/${id}/approve`, this.people.reviewer.token, {});
  }

  create(): Promise<Answer> {
    const body = { kind: 'stipend', regionCode: LANGXI };
    return requestsTo(this.first.app).post('/payouts', this.people.officer.token, body);
  }

  /** Whoever writes an event of a payout waits, before it is committed. */
  async keepFromEnding(): Promise<void> {
    await holdTable(this.beside, 'payout_events');
  }

  async untilSomebodyWaits(): Promise<void> {
    await untilSomebodyWaitsFor(this.beside, 'payout_events');
  }

  async letGo(): Promise<void> {
    await this.beside.query('COMMIT');
  }

  async query<T>(sql: string): Promise<T[]> {
    return (await this.beside.query(sql)).rows as T[];
  }

  async broken(): Promise<string[]> {
    const { checks } = await this.first.app.get(IntegrityService).checkAll();
    return checks.filter(({ ok }) => !ok).map(({ name }) => name);
  }
}

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)('two records merged beside a payout', () => {
  let doubled: Doubled;
  beforeEach(async () => {
    doubled = await Doubled.open();
  });
  afterEach(() => doubled.close());

  async function atNotice(): Promise<string> {
    const { id } = await doubled.steps.create({ kind: 'stipend', regionCode: LANGXI });
    await doubled.steps.take(id, 'submit', 'accept', 'publish');
    return id;
  }

  async function approved(): Promise<string> {
    const id = await atNotice();
    await doubled.steps.take(id, 'approve');
    return id;
  }

  it('are merged under the hands of whoever sends both their lines, without the lock', async () => {
    const id = await approved();
    await doubled.ignoreLock();
    await doubled.keepFromEnding();
    const sent = doubled.send(id);
    await doubled.untilSomebodyWaits();
    const merged = doubled.confirm();
    expect(await isAnswered(merged)).toBe(true);
    expect((await merged).status).toBe(200);
    await doubled.letGo();
    await sent;
    // One person, and two lines with the bank for one month, had the send been let through.
    expect(await doubled.broken()).toContain('merged-paid-once');
  });

  it('wait for who sends, and then for the bank', async () => {
    const id = await approved();
    await doubled.keepFromEnding();
    const sent = doubled.send(id);
    await doubled.untilSomebodyWaits();
    const merged = doubled.confirm();
    expect(await isAnswered(merged)).toBe(false);
    await doubled.letGo();
    expect((await sent).status).toBe(200);
    expect(await merged).toMatchObject({ status: 422, body: { errors: [{ code: 'with-the-bank' }] } });
    expect(await doubled.broken()).toEqual([]);
  });

  it('are merged before the approval of both their lines and not seen by it, without the lock', async () => {
    const id = await atNotice();
    await doubled.ignoreLock();
    await doubled.keepFromEnding();
    const approving = doubled.approve(id);
    await doubled.untilSomebodyWaits();
    const merged = doubled.confirm();
    expect(await isAnswered(merged)).toBe(true);
    expect((await merged).status).toBe(200);
    await doubled.letGo();
    // Approved as if there were two people.
    expect((await approving).status).toBe(200);
  });

  it('wait for who approves, and stop what is next', async () => {
    const id = await atNotice();
    await doubled.keepFromEnding();
    const approving = doubled.approve(id);
    await doubled.untilSomebodyWaits();
    const merged = doubled.confirm();
    expect(await isAnswered(merged)).toBe(false);
    await doubled.letGo();
    expect([(await approving).status, (await merged).status]).toEqual([200, 200]);
    expect(await doubled.send(id)).toMatchObject({ status: 409, body: { code: 'LINES_CHANGED' } });
    const live = await doubled.query<{ state: string }>('SELECT state FROM live_attempts');
    expect(live.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(await doubled.broken()).toEqual([]);
  });

  it('have a payout that is being made begin anew, so that it holds one line', async () => {
    await doubled.keepFromEnding();
    const made = doubled.create();
    await doubled.untilSomebodyWaits();
    const merged = doubled.confirm();
    // Its lines name both records, which the merge waits for.
    expect(await isAnswered(merged)).toBe(false);
    await doubled.letGo();
    const [{ body }, { status }] = await Promise.all([made, merged]);
    expect(status).toBe(200);
    const { id } = body as { id: string };
    const stopped = await doubled.first.as('officer').then((officer) => officer.post(`/payouts/${id}/submit`, {}));
    expect(stopped.body).toMatchObject({ code: 'LINES_CHANGED', changes: { less: 2 } });
    await (await doubled.first.as('officer')).post(`/payouts/${id}/recompute`, {}).expect(200);
    const lines = await doubled.query<{ worker: string }>('SELECT worker_id AS worker FROM live_attempts');
    expect(lines).toEqual([{ worker: doubled.survivor }]);
    expect(await doubled.broken()).toEqual([]);
  });

  it('take along what is entered of the other at that moment, or it is refused', async () => {
    const officer = await doubled.first.as('officer');
    const suspend = officer.post(`/workers/${doubled.duplicate}/suspensions`, {
      fromMonth: '2025-01',
      reason: '受处分',
    });
    const [suspended, merged] = await Promise.all([suspend.then((answer) => answer.status), doubled.confirm()]);
    expect(merged.status).toBe(200);
    expect([201, 404]).toContain(suspended);
    const rows = await doubled.query<{ worker: string }>('SELECT worker_id AS worker FROM suspensions');
    expect(rows.every(({ worker }) => worker === doubled.survivor)).toBe(true);
    expect(await doubled.broken()).toEqual([]);
  });
});
