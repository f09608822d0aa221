import pg from 'pg';
import type { ClaimAcceptanceResponse } from '../../src/claims/acceptance/claim-acceptance.dto.js';
import { openService, type Service } from '../../src/app/service.js';
import { requestsTo } from '../support/attack/raw-requests.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { holdTable, isAnswered, untilSomebodyWaitsFor } from '../support/service/held-commits.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

/** Needs several connections, hence PostgreSQL: two instances of the service share one database. */
(TEST_DATABASE_URL ? describe : describe.skip)('claims at once', () => {
  let service: TestService;
  let second: Service;
  let beside: pg.Client;
  let ground: ClaimsGround;
  beforeAll(async () => {
    service = await openTestService('2024-04-10');
    const { url } = service.dataSource.options as { url: string };
    second = await openService(testConfig(url), { clock: service.clock });
    beside = new pg.Client({ connectionString: url });
    await beside.connect();
    ground = await new ClaimsGround(service, 12).lay();
    await ground.approved();
  });
  afterAll(async () => {
    await beside.end();
    await second.close();
    await service.close();
  });

  it('for one certificate, from two instances, are exactly one', async () => {
    const body = await ground.awardRequest(0);
    const instances = [requestsTo(service.app), requestsTo(second.app)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => instances[n % 2]!.post('/claims', ground.officer.token, body)),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array<number>(19).fill(409)]);
    const codes = new Set(
      answers.filter(({ status }) => status === 409).map((each) => (each.body as { code: string }).code),
    );
    expect([...codes]).toEqual(['CLAIM_EXISTS']);
    const [{ count }] = await service.dataSource.query<[{ count: number }]>(
      'SELECT count(*)::int AS count FROM claims',
    );
    expect(count).toBe(1);
  });

  it('of two decisions at once on one claim the second is told what the first did', async () => {
    const { id } = await ground.submitted(1);
    const decide = (n: number, step: string, body: object) =>
      requestsTo([service.app, second.app][n]!).post(`/claims/${id}/${step}`, ground.officer.token, body);
    const answers = await Promise.all([decide(0, 'return', { reason: '缺材料' }), decide(1, 'accept', {})]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('an acceptance while a payout is submitted waits for it, and so comes after', async () => {
    const { id } = await ground.submitted(2);
    const payout = await ground.draft({ toMonth: '2024-01', asOf: '2024-04-10' });
    await holdTable(beside, 'payout_events');
    const step = requestsTo(service.app).post(`/payouts/${payout.id}/submit`, ground.officer.token, {});
    await untilSomebodyWaitsFor(beside, 'payout_events');
    const accepted = requestsTo(second.app).post(`/claims/${id}/accept`, ground.officer.token, {});
    expect(await isAnswered(accepted)).toBe(false);
    await beside.query('COMMIT');
    expect((await step).status).toBe(200);
    expect((await accepted).status).toBe(200);
  });

  const together = (n: number, claimIds: string[], session = ground.officer) =>
    requestsTo([service.app, second.app][n]!).post('/claims/acceptance', session.token, { claimIds });
  const acceptedOf = ({ body }: { body: unknown }): string[] =>
    (body as ClaimAcceptanceResponse).items.filter(({ accepted }) => accepted).map(({ claimId }) => claimId);

  it('of those that two people accept together, each is accepted by one of them, whatever their order', async () => {
    const claims = [];
    for (const n of [3, 4, 5, 6, 7, 8]) claims.push(await ground.submitted(n));
    const ids = claims.map(({ id }) => id);
    const admin = await service.admin();
    // Overlapping, and each begins with what the other ends with.
    const answers = await Promise.all([
      together(0, ids.slice(0, 5)),
      together(1, ids.slice(1).toReversed(), admin),
      requestsTo(second.app).post(`/claims/${ids[2]}/return`, ground.officer.token, { reason: '缺材料' }),
    ]);
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([200, 200]);
    const taken = answers.slice(0, 2).flatMap(acceptedOf);
    const returned = answers[2].status === 200 ? [ids[2]!] : [];
    expect([...taken, ...returned].toSorted()).toEqual(ids.toSorted());
    const events: { n: number }[] = await service.dataSource.query(
      `SELECT count(*)::int AS n FROM audit_events WHERE action = 'claim.accept' AND object_id = ANY($1)`,
      [ids],
    );
    expect(events[0]!.n).toBe(taken.length);
    for (const answer of answers.slice(0, 2)) {
      const { items } = answer.body as ClaimAcceptanceResponse;
      expect(items.filter(({ accepted }) => !accepted).every(({ code }) => code === 'CLAIM_STATE')).toBe(true);
    }
  });

  it('many accepted while a payout is drafted are all in it or none, and are then due', async () => {
    const ids: string[] = [];
    for (const n of [9, 10, 11]) ids.push((await ground.submitted(n)).id);
    await holdTable(beside, 'payout_events');
    const body = { kind: 'award', regionCode: '341821', asOf: '2024-04-10' };
    const drafted = requestsTo(service.app).post('/payouts', ground.officer.token, body);
    await untilSomebodyWaitsFor(beside, 'payout_events');
    const accepted = together(1, ids);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await beside.query('COMMIT');
    expect(acceptedOf(await accepted).toSorted()).toEqual(ids.toSorted());
    const made = await drafted;
    expect(made.status).toBe(201);
    const payout = made.body as { id: string; lineCount: number };
    const late = ground.workers.slice(9, 12).map(({ id }) => id);
    const lines = await ground.lines(payout.id);
    expect(lines.map(({ workerId }) => workerId).filter((id) => late.includes(id))).toEqual([]);
    expect(lines).toHaveLength(payout.lineCount);
    const { body: due } = await ground.officer.get('/awards/entitlements?asOf=2024-04-10&pageSize=100').expect(200);
    const { items } = due as { items: { workerId: string; owedFen: number; inFlightFen: number }[] };
    const owed = items.filter(({ workerId, inFlightFen }) => late.includes(workerId) && inFlightFen === 0);
    expect(owed.map(({ owedFen }) => owedFen)).toEqual([80_000, 80_000, 80_000]);
    await ground.officer.post(`/payouts/${payout.id}/submit`, {}).expect(200);
  });

  it('many accepted while a payout is submitted wait for it, and come after all at once', async () => {
    const ids: string[] = [];
    for (const n of [9, 10]) {
      const { body } = await ground.officer.get(`/claims?workerId=${ground.workers[n]!.id}`).expect(200);
      const { id } = (body as { items: { id: string }[] }).items[0]!;
      await ground.step(id, 'withdraw', { reason: '重新申报' });
      ids.push((await ground.submitted(n)).id);
    }
    const draft = await ground.draft({ toMonth: '2024-03', fromMonth: '2024-03', asOf: '2024-04-10' });
    await holdTable(beside, 'payout_events');
    const step = requestsTo(service.app).post(`/payouts/${draft.id}/submit`, ground.officer.token, {});
    await untilSomebodyWaitsFor(beside, 'payout_events');
    const accepted = together(1, ids);
    expect(await isAnswered(accepted)).toBe(false);
    await beside.query('COMMIT');
    expect((await step).status).toBe(200);
    expect(acceptedOf(await accepted).toSorted()).toEqual(ids.toSorted());
  });

  it('of a notice that is withdrawn and claimed by at once, one is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const notice = await ground.approvedMonths({ noticeNo: `函${round}` });
      const claim = { workerId: ground.workers[round % 3]!.id, kind: 'stipend', noticeId: notice.id };
      const [claimed, withdrawn] = await Promise.all([
        requestsTo(service.app).post('/claims', ground.officer.token, claim),
        requestsTo(second.app).post(`/claim-notices/${notice.id}/withdraw`, ground.reviewer.token, { reason: '误发' }),
      ]);
      expect([claimed.status, withdrawn.status].toSorted((a, b) => a - b)).toEqual(
        claimed.status === 201 ? [201, 409] : [200, 422],
      );
      if (claimed.status !== 201) continue;
      await ground.step((claimed.body as { id: string }).id, 'withdraw');
      await ground.reviewer.post(`/claim-notices/${notice.id}/withdraw`, { reason: '误发' }).expect(200);
    }
  });
});
