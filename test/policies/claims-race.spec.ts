import pg from 'pg';
import { requestsTo } from '../support/attack/raw-requests.js';
import { createVillage, createVillager } from '../support/payouts/payouts.js';
import { putClaim, putNotice } from '../support/register/claims.js';
import { awardPolicy, putInForce } from '../support/register/policies.js';
import { holdTable, untilSomebodyWaitsFor } from '../support/service/held-commits.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const COUNTY = '341821';

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)('a claim that is decided while a payout is made', () => {
  let service: TestService;
  let officer: Session;
  let beside: pg.Client;
  const claims: Record<'accepted' | 'waiting', string> = { accepted: '', waiting: '' };
  beforeAll(async () => {
    service = await openTestService('2023-04-01');
    officer = await service.as('officer');
    beside = new pg.Client({ connectionString: (service.dataSource.options as { url: string }).url });
    await beside.connect();
    const policyId = await putInForce(service, awardPolicy({ claimBy: 'application', noticeWorkingDays: 0 }));
    await putNotice(service.dataSource, { policyId, opensOn: '2023-03-01', closesOn: '2023-03-31' });
    const village = await createVillage(officer);
    for (const [n, state] of (['accepted', 'submitted'] as const).entries()) {
      const { id: workerId, certificateId } = await createVillager(officer, n, village);
      const claim = { workerId, certificateId, regionCode: COUNTY, receivedOn: '2023-03-10', state };
      claims[state === 'accepted' ? 'accepted' : 'waiting'] = await putClaim(service.dataSource, claim);
    }
  });
  afterAll(async () => {
    await beside.end();
    await service.close();
  });

  const decide = (claimId: string, state: string): Promise<unknown> =>
    service.dataSource.query(
      `UPDATE claims SET state = $2, decided_by = created_by, decided_at = now(), decision_reason = '核对材料' WHERE id = $1`,
      [claimId, state],
    );

  it('counts as it was when the payout began; what was taken back stops the next step, what came later is due', async () => {
    await holdTable(beside, 'payout_events');
    const body = { kind: 'award', regionCode: COUNTY, asOf: '2023-04-01' };
    const making = requestsTo(service.app).post('/payouts', officer.token, body);
    await untilSomebodyWaitsFor(beside, 'payout_events');
    // Whichever waits for the other: the payout was worked out before either is decided.
    const decided = Promise.all([decide(claims.accepted, 'rejected'), decide(claims.waiting, 'accepted')]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await beside.query('COMMIT');
    const made = await making;
    await decided;
    expect(made).toMatchObject({ status: 201, body: { lineCount: 1, totalFen: 80_000 } });
    const { id } = made.body as { id: string };
    const refused = (await officer.post(`/payouts/${id}/submit`, {}).expect(409)).body as object;
    expect(refused).toMatchObject({ code: 'LINES_CHANGED', changes: { less: 1, more: 0, payee: 0 } });
    const due = (await officer.get(`/awards/entitlements?asOf=2023-04-01`).expect(200)).body as { items: object[] };
    expect(due.items).toMatchObject([
      { owedFen: 0, inFlightFen: 80_000 },
      { owedFen: 80_000, inFlightFen: 0, dueFen: 80_000 },
    ]);
  });
});
