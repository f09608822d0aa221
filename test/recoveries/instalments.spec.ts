import { SmallCounty } from '../support/payouts/sent-payout.js';
import { settle } from '../support/payouts/payouts.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Recovery {
  id: string;
  leftFen: number;
  version: number;
  entries: { id: string; amountFen: number; receivedOn: string; reason: string | null; withdrawsId: string | null }[];
}

const reason = '看错一位数字';

/** January to March 2024 were paid, 150 yuan a month; February proves to have been suspended. */
describe('an instalment that was recorded wrongly', () => {
  let service: TestService;
  let county: SmallCounty;
  let finance: Session;
  let recovery: Recovery;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(1);
    finance = county.finance;
    const payout = await county.draft({ toMonth: '2024-03', asOf: '2024-03-31' });
    await county.send(payout.id, '2024-04-20');
    await settle(service, payout.id);
    const workerId = county.workers[0]!.id;
    const suspension = { fromMonth: '2024-02', toMonth: '2024-02', reason: '请假' };
    await county.officer.post(`/workers/${workerId}/suspensions`, suspension).expect(201);
    const { body } = await county.officer.post('/recoveries', { workerId, subject: 'stipend:2024-02' }).expect(201);
    recovery = body as Recovery;
    await pay(1_000);
  });
  afterAll(() => service.close());

  const pay = async (amountFen: number): Promise<void> => {
    const body = { amountFen, receivedOn: '2024-04-20', reason: '凭证 17' };
    recovery = (await finance.post(`/recoveries/${recovery.id}/instalments`, body).expect(201)).body as Recovery;
  };
  const correct = async (entryId: string, body: object, status = 200, version = recovery.version) => {
    const path = `/recoveries/${recovery.id}/instalments/${entryId}`;
    const answer = (await finance.patch(path, version, body).expect(status)).body as Recovery;
    if (status === 200) recovery = answer;
    return answer;
  };
  const dueOfFebruary = async (): Promise<number> => {
    const { body } = await county.officer.get('/payouts/late-facts?pageSize=500').expect(200);
    return (body as { items: { subject: string; dueFen: number }[] }).items.find(
      ({ subject }) => subject === 'stipend:2024-02',
    )!.dueFen;
  };

  it('is corrected with its reason: what is left and what is over-paid follow, and both entries stay', async () => {
    const [entry] = recovery.entries;
    expect(recovery.leftFen).toBe(14_000);
    expect(await dueOfFebruary()).toBe(-14_000);
    await correct(entry!.id, { amountFen: 10_000 }, 400);
    await correct(entry!.id, { amountFen: 10_000, reason }, 412, recovery.version - 1);
    await correct(entry!.id, { amountFen: 10_000, receivedOn: '2024-04-19', reason });
    expect(recovery.leftFen).toBe(5_000);
    expect(recovery.entries.map((it) => [it.amountFen, it.receivedOn, it.reason, it.withdrawsId])).toEqual([
      [1_000, '2024-04-20', '凭证 17', null],
      [-1_000, '2024-04-20', reason, entry!.id],
      [10_000, '2024-04-19', '凭证 17', null],
    ]);
    expect(await dueOfFebruary()).toBe(-5_000);
    const auditor = await service.as('auditor');
    const { body } = await auditor.get('/audit?action=recovery.instalment-correct').expect(200);
    expect((body as { items: object[] }).items).toMatchObject([
      { reason, details: { before: { amountFen: 1_000 }, after: { amountFen: 10_000 } } },
    ]);
  });

  it('is refused beyond what was over-paid, in days to come, and once it was corrected', async () => {
    const [old, , standing] = recovery.entries;
    expect(await correct(standing!.id, { amountFen: 15_001, reason }, 409)).toMatchObject({
      code: 'MORE_THAN_LEFT',
      leftFen: 15_000,
    });
    expect(await correct(standing!.id, { receivedOn: '2031-01-01', reason }, 422)).toMatchObject({
      code: 'RECEIVED_IN_FUTURE',
    });
    expect(await correct(old!.id, { amountFen: 2_000, reason }, 409)).toMatchObject({ code: 'INSTALMENT_WITHDRAWN' });
    await correct(recovery.entries[1]!.id, { amountFen: 2_000, reason }, 404);
    const beside = await service.as('finance', '341802');
    await beside
      .patch(`/recoveries/${recovery.id}/instalments/${standing!.id}`, recovery.version, { amountFen: 1, reason })
      .expect(404);
    expect(await dueOfFebruary()).toBe(-5_000);
  });

  it('is withdrawn with its reason, once: all of it is to be paid back again', async () => {
    const standing = recovery.entries.at(-1)!;
    const path = `/recoveries/${recovery.id}/instalments/${standing.id}/withdrawal`;
    await finance.post(path, {}).expect(400);
    expect((await finance.post(path, { reason: '没有到账' }).expect(200)).body).toMatchObject({ leftFen: 15_000 });
    expect(await dueOfFebruary()).toBe(-15_000);
    expect((await finance.post(path, { reason: '没有到账' }).expect(409)).body).toMatchObject({
      code: 'INSTALMENT_WITHDRAWN',
    });
  });

  it('as are the terms, with a reason', async () => {
    const path = `/recoveries/${recovery.id}`;
    const { version } = (await county.officer.get(path).expect(200)).body as Recovery;
    await county.officer.patch(path, version, { monthlyFloorFen: 12_000 }).expect(400);
    await county.officer.patch(path, version, { monthlyFloorFen: 12_000, reason: '与本人商定' }).expect(200);
    const auditor = await service.as('auditor');
    const { body } = await auditor.get('/audit?action=recovery.update').expect(200);
    expect((body as { items: object[] }).items).toMatchObject([{ reason: '与本人商定' }]);
  });
});
