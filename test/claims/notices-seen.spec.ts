import { ClaimsGround } from '../support/claims/claims-ground.js';
import { answerBank } from '../support/payouts/bank-answers.js';
import { PayoutSteps, TO_THE_BANK } from '../support/payouts/payout-steps.js';
import { awardPolicy, putInForce } from '../support/register/policies.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const AS_OF = '2024-06-10';

/**
 * The county pays before the city where it owes, and asks for claims. A late claim leaves its person to the city, and a notice of the county
 * that is approved afterwards takes the award back from it: the city's line has no policy of the county's, and so no mark tells of it.
 */
describe('a notice that is approved later', () => {
  let service: TestService;
  let ground: ClaimsGround;
  let noticeId: string;
  let payoutId: string;
  beforeEach(async () => {
    service = await openTestService(AS_OF);
    ground = await new ClaimsGround(service, 2).lay({ noticeWorkingDays: 0 });
    const { body: found } = await ground.officer.get('/policies?kind=award&regionCode=341800').expect(200);
    const former = (found as { items: { id: string; regionCode: string }[] }).items.find(
      ({ regionCode }) => regionCode === '341800',
    )!;
    await ground.reviewer.post(`/policies/${former.id}/retire`, { effectiveTo: '2022-12-31' }).expect(200);
    const ratesFen = { junior: 100_000, intermediate: 200_000, senior: 300_000 };
    await putInForce(
      service,
      awardPolicy({ regionCode: '341800', effectiveFrom: '2023-01-01', ratesFen, noticeWorkingDays: 0 }),
    );
    noticeId = (await ground.approved()).id;
    const { id } = await ground.submitted(0, { receivedOn: '2024-05-20' });
    await ground.step(id, 'accept');
    const { body } = await ground.officer
      .post('/payouts', { kind: 'award', regionCode: '341800', asOf: AS_OF })
      .expect(201);
    payoutId = (body as { id: string }).id;
  });
  afterEach(() => service.close());

  it('is noticed where another region’s line changes by it, and the step is not taken', async () => {
    const before = await ground.lines(payoutId);
    expect(before.map(({ workerId, amountFen }) => [workerId, amountFen])).toEqual(
      expect.arrayContaining([[ground.workers[0]!.id, 100_000]]),
    );
    // Nothing of what the city owes: certificates of another year, and months.
    await ground.approvedMonths();
    await ground.approved({ noticeNo: '函2019', certificatesFrom: '2022-01-01', certificatesTo: '2022-12-31' });
    const changes = async (): Promise<unknown> =>
      (await ground.reviewer.get(`/payouts/${payoutId}/changes`).expect(200)).body as unknown;
    expect(await changes()).toMatchObject({ total: 0 });
    await ground.approved({ noticeNo: '补1', supplements: noticeId, opensOn: '2024-05-01', closesOn: '2024-05-31' });
    expect(await changes()).toMatchObject({
      total: 1,
      items: [{ workerId: ground.workers[0]!.id, kinds: ['less'], wasFen: 100_000, wouldBeFen: 80_000 }],
    });
    const refused = await ground.officer.post(`/payouts/${payoutId}/submit`, {}).expect(409);
    expect(refused.body).toMatchObject({ code: 'LINES_CHANGED', changes: { less: 1, more: 0, payee: 0 } });
    await ground.officer.post(`/payouts/${payoutId}/changes/take-out`, { reason: '改由县级发放' }).expect(200);
    await ground.officer.post(`/payouts/${payoutId}/submit`, {}).expect(200);
    expect(await changes()).toMatchObject({ total: 0 });
  });

  it('makes a late fact of what the neighbour has paid, though it had come out even', async () => {
    const steps = new PayoutSteps(service);
    await steps.take(payoutId, ...TO_THE_BANK);
    await answerBank(service.dataSource, { payoutId, by: ground.finance.userId, on: AS_OF });
    const late = async (): Promise<unknown> =>
      (await ground.officer.get('/payouts/late-facts').expect(200)).body as unknown;
    expect(await late()).toMatchObject({ total: 0 });
    const supplement = { noticeNo: '补1', supplements: noticeId, opensOn: '2024-05-01', closesOn: '2024-05-31' };
    await ground.approved(supplement);
    expect(await late()).toMatchObject({
      total: 1,
      items: [{ workerId: ground.workers[0]!.id, owedFen: 80_000, paidFen: 100_000, toRecoverFen: 20_000 }],
    });
  });
});
