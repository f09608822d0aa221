import {
  createVillage,
  createVillager,
  linesOf,
  type PayoutBody,
  settle,
  takeToNotice,
  takeToSent,
} from '../support/payouts/payouts.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface LateFact {
  workerId: string;
  subject: string;
  effect: string;
  paidFen: number;
  owedFen: number;
  dueFen: number;
  underRecoveryFen: number;
  toRecoverFen: number;
  payoutNumber: string;
  causeCodes: string[];
  cause: string;
}

interface Recovery {
  id: string;
  subject: string;
  amountFen: number;
  settledFen: number;
  reservedFen: number;
  leftFen: number;
  regionCode: string;
  monthlyFloorFen: number;
  nettingAllowed: boolean;
  version: number;
  cause: string;
  entries: { kind: string; amountFen: number; lineId: string | null; approvedBy: string | null }[];
  writeOffs: { decision: string | null }[];
}

const REGION = { kind: 'stipend', regionCode: '341821' };

describe('late facts and recoveries', () => {
  let service: TestService;
  let officer: Session;
  let reviewer: Session;
  let finance: Session;
  let villagers: { id: string; certificateId: string; postId: string }[];

  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    officer = await service.as('officer');
    reviewer = await service.as('reviewer');
    finance = await service.as('finance');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01' }));
    const village = await createVillage(officer);
    villagers = [];
    for (let n = 1; n <= 3; n++) villagers.push(await createVillager(officer, n, village));
    const first = await create({ asOf: '2024-03-31', fromMonth: '2024-01', toMonth: '2024-03' });
    await takeToSent(service, first.id);
    await settle(service, first.id);
  });
  afterAll(() => service.close());

  const create = async (stated: object = {}): Promise<PayoutBody> =>
    (await officer.post('/payouts', { ...REGION, ...stated }).expect(201)).body as PayoutBody;
  const lateFacts = async (session = officer, query = ''): Promise<LateFact[]> =>
    ((await session.get(`/payouts/late-facts?pageSize=500${query}`).expect(200)).body as { items: LateFact[] }).items;
  const read = async (id: string): Promise<Recovery> =>
    (await officer.get(`/recoveries/${id}`).expect(200)).body as Recovery;
  const due = async (workerId: string, month: string): Promise<object | undefined> => {
    const { body } = await officer.get(`/stipends/entitlements?regionCode=341821&all=true&month=${month}&pageSize=500`);
    return (body as { items: { workerId: string }[] }).items.find((item) => item.workerId === workerId);
  };
  const worker = (n: number): string => villagers[n - 1]!.id;

  it('nothing changed: nothing is listed, and nothing can be recovered', async () => {
    expect(await lateFacts()).toEqual([]);
    const asked = { workerId: worker(1), subject: 'stipend:2024-02' };
    expect((await officer.post('/recoveries', asked).expect(409)).body).toMatchObject({ code: 'NOTHING_TO_RECOVER' });
    await officer.post('/recoveries', { ...asked, subject: 'stipend:2024-13' }).expect(400);
  });

  it('a suspension entered late is listed month by month with amount, paying line and cause', async () => {
    const suspension = { fromMonth: '2024-02', toMonth: '2024-03', reason: '受处分' };
    await officer.post(`/workers/${worker(1)}/suspensions`, suspension).expect(201);
    const facts = await lateFacts();
    expect(facts.map(({ subject }) => subject)).toEqual(['stipend:2024-02', 'stipend:2024-03']);
    expect(facts[0]).toMatchObject({
      workerId: worker(1),
      effect: 'recovery',
      paidFen: 15_000,
      owedFen: 0,
      dueFen: -15_000,
      underRecoveryFen: 0,
      toRecoverFen: 15_000,
      payoutNumber: 'JT-341821-2024-0001',
      causeCodes: ['SUSPENDED'],
    });
    expect(facts[0]!.cause).toContain('受处分');
  });

  it('a higher certificate entered late is back pay, and needs nobody to accept it', async () => {
    const higher = { workerId: worker(2), level: 'intermediate', certificateNo: 'GL-high', approvedOn: '2024-03-05' };
    await officer.post('/certificates', higher).expect(201);
    const [fact] = (await lateFacts()).filter(({ workerId }) => workerId === worker(2));
    expect(fact).toMatchObject({ effect: 'back-pay', subject: 'stipend:2024-03', dueFen: 15_000, toRecoverFen: 0 });
    expect(fact!.causeCodes).toEqual(['LEVEL_CHANGED']);
    const refused = { workerId: worker(2), subject: 'stipend:2024-03' };
    await officer.post('/recoveries', refused).expect(409);
  });

  it('is of the caller’s region and role only', async () => {
    const beside = await service.as('officer', '341802');
    expect(await lateFacts(beside)).toEqual([]);
    const asked = { workerId: worker(1), subject: 'stipend:2024-02' };
    await beside.post('/recoveries', asked).expect(409);
    await reviewer.post('/recoveries', asked).expect(403);
    await finance.post('/recoveries', asked).expect(403);
  });

  describe('accepted by an officer', () => {
    let february: Recovery;
    let march: Recovery;

    it('all of several or none, each for what is over-paid and under no recovery yet', async () => {
      const items = ['stipend:2024-02', 'stipend:2024-03'].map((subject) => ({ workerId: worker(1), subject }));
      const twice = [...items, items[0]!];
      await officer.post('/recoveries/accept', { items: twice }).expect(409);
      const floors = items.map((item) => ({ ...item, monthlyFloorFen: 10_000 }));
      const { body } = await officer.post('/recoveries/accept', { items: floors }).expect(201);
      [february, march] = (body as { items: [Recovery, Recovery] }).items;
      expect(february).toMatchObject({ subject: 'stipend:2024-02', amountFen: 15_000, leftFen: 15_000, version: 1 });
      expect(february.cause).toContain('停发');
      await officer.post('/recoveries', items[0]).expect(409);
      const fact = (await lateFacts()).find(({ subject }) => subject === 'stipend:2024-02');
      expect(fact).toMatchObject({ dueFen: -15_000, underRecoveryFen: 15_000, toRecoverFen: 0 });
    });

    it('does not exist beside the region that paid', async () => {
      const beside = await service.as('officer', '341802');
      await beside.get(`/recoveries/${february.id}`).expect(404);
      await beside
        .post(`/recoveries/${february.id}/instalments`, { amountFen: 1, receivedOn: '2024-04-01' })
        .expect(404);
      expect((await beside.get('/recoveries').expect(200)).body).toMatchObject({ total: 0 });
      const own = await officer.get(`/recoveries?regionCode=341821&open=true&workerId=${worker(1)}`).expect(200);
      expect(own.body).toMatchObject({ total: 2 });
      await officer
        .get('/recoveries?open=false')
        .expect(200)
        .expect(({ body }) => expect(body).toMatchObject({ total: 0 }));
    });

    it('is repaid in instalments, never more than is left', async () => {
      const path = `/recoveries/${february.id}/instalments`;
      const today = service.clock.day;
      expect((await finance.post(path, { amountFen: 15_001, receivedOn: today }).expect(409)).body).toMatchObject({
        code: 'MORE_THAN_LEFT',
        leftFen: 15_000,
      });
      await finance.post(path, { amountFen: 1, receivedOn: '2031-01-01' }).expect(422);
      const { body } = await finance.post(path, { amountFen: 6_000, receivedOn: today, reason: '现金' }).expect(201);
      expect(body).toMatchObject({ leftFen: 9_000, settledFen: 6_000, entries: [{ kind: 'instalment' }] });
      expect(await due(worker(1), '2024-02')).toMatchObject({ owedFen: 0, paidFen: 9_000, dueFen: -9_000 });
    });

    it('changes its settings only on the version that was read', async () => {
      const { version } = await read(february.id);
      await officer
        .patch(`/recoveries/${february.id}`, version - 1, { nettingAllowed: false, reason: '与本人商定' })
        .expect(412);
      const { body } = await officer
        .patch(`/recoveries/${march.id}`, 1, { monthlyFloorFen: 12_000, reason: '与本人商定' })
        .expect(200);
      expect(body).toMatchObject({ monthlyFloorFen: 12_000, version: 2 });
    });

    it('is netted from the next stipends, oldest first, each month keeping the floor', async () => {
      // 9 000 and 15 000 fen are left; of 15 000 a month the person keeps 10 000, and 12 000 before the second one.
      service.clock.day = '2024-06-03';
      const payout = await create({ asOf: '2024-05-31', fromMonth: '2024-04', toMonth: '2024-05' });
      const lines = (await linesOf(officer, payout.id)).filter(({ workerId }) => workerId === worker(1));
      expect(lines.map(({ subject, amountFen, nettedFen }) => [subject, amountFen, nettedFen])).toEqual([
        ['stipend:2024-04', 15_000, 5_000],
        ['stipend:2024-05', 15_000, 4_000],
      ]);
      expect(payout.nettedFen).toBe(9_000);
      expect(await read(february.id)).toMatchObject({ leftFen: 9_000, reservedFen: 9_000 });
      const path = `/recoveries/${february.id}/instalments`;
      await finance.post(path, { amountFen: 1, receivedOn: '2024-06-03' }).expect(409);

      // Given up, the lines free what they held; made again, it is planned again.
      await officer.post(`/payouts/${payout.id}/cancel`, {}).expect(200);
      expect(await read(february.id)).toMatchObject({ leftFen: 9_000, reservedFen: 0 });
      const again = await create({ asOf: '2024-05-31', fromMonth: '2024-04', toMonth: '2024-05' });
      const recomputed = await officer.post(`/payouts/${again.id}/recompute`, {}).expect(200);
      expect(recomputed.body).toMatchObject({ nettedFen: 9_000 });
      const sent = await takeToSent(service, again.id);
      expect(sent.nettedFen).toBe(9_000);
      expect(await read(february.id)).toMatchObject({ leftFen: 9_000, settledFen: 6_000, entries: [{}] });

      // One of the two comes back: only the paid one has repaid anything.
      const [april] = (await linesOf(officer, again.id)).filter(
        ({ workerId, subject, state }) => workerId === worker(1) && subject === 'stipend:2024-04' && state === 'sent',
      );
      await settle(service, again.id, [april!.id]);
      // The list tells money of the bank's alone: of each line what was netted is in none of paid, returned and open.
      type Money = Record<'grossFen' | 'nettedFen' | 'netFen' | 'paidFen' | 'returnedFen' | 'openFen', number>;
      const money = (await officer.get(`/payouts/${again.id}`).expect(200)).body as Money;
      expect(money).toMatchObject({ nettedFen: 9_000, openFen: 0, returnedFen: 15_000 - april!.nettedFen });
      expect(money.grossFen - money.nettedFen).toBe(money.netFen);
      expect(money.paidFen + money.returnedFen + money.openFen).toBe(money.netFen);
      const after = await read(february.id);
      expect(after).toMatchObject({ leftFen: 5_000, reservedFen: 0, settledFen: 10_000 });
      expect(after.entries.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
        ['instalment', 6_000],
        ['netting', 4_000],
      ]);
      const nettings = await officer.get(`/payouts/${again.id}/recoveries?pageSize=100`).expect(200);
      const { items, totalFen } = nettings.body as { items: { state: string }[]; totalFen: number };
      expect(totalFen).toBe(4_000);
      expect(items.map(({ state }) => state)).toEqual(['freed', 'freed', 'freed', 'repaid']);
      expect(await due(worker(1), '2024-05')).toMatchObject({ paidFen: 15_000, dueFen: 0 });
      expect(await due(worker(1), '2024-02')).toMatchObject({ paidFen: 5_000, dueFen: -5_000 });
    });

    it('keeps whoever opened it from approving the payout that nets it', async () => {
      service.clock.day = '2024-07-01';
      const admin = await service.admin();
      const suspension = { fromMonth: '2024-05', toMonth: '2024-05', reason: '请假' };
      await officer.post(`/workers/${worker(3)}/suspensions`, suspension).expect(201);
      await admin.post('/recoveries', { workerId: worker(3), subject: 'stipend:2024-05' }).expect(201);
      const payout = await create({ asOf: '2024-06-30' });
      await takeToNotice(service, payout.id);
      const refused = await admin.post(`/payouts/${payout.id}/approve`, {}).expect(422);
      expect(refused.body).toMatchObject({ code: 'DUTIES_NOT_SEPARATE' });
      await reviewer.post(`/payouts/${payout.id}/approve`, {}).expect(200);
      const sent = await finance.post(`/payouts/${payout.id}/send`, {}).expect(200);
      // The whole of 15 000 fen is kept back from the third person: that line never goes to the bank and is paid by being sent.
      expect(sent.body).toMatchObject({ state: 'sent' });
      const [own] = (await linesOf(officer, payout.id)).filter(({ workerId }) => workerId === worker(3));
      expect(own).toMatchObject({ state: 'paid', amountFen: 15_000, nettedFen: 15_000 });
      await settle(service, payout.id);
      expect(await due(worker(3), '2024-05')).toMatchObject({ owedFen: 0, paidFen: 0, dueFen: 0 });
    });

    it('is written off by another person than who asked, and is then neither asked for nor paid again', async () => {
      const { leftFen } = await read(march.id);
      expect(leftFen).toBe(12_000);
      const path = `/recoveries/${march.id}/write-off`;
      const reason = '本人生活困难';
      await officer.post(path, { amountFen: leftFen + 1, reason }).expect(409);
      const admin = await service.admin();
      await admin.post(path, { amountFen: leftFen, reason }).expect(201);
      await officer.post(path, { amountFen: 1, reason }).expect(409);
      await officer.post(`${path}/decide`, { decision: 'approved' }).expect(403);
      const own = await admin.post(`${path}/decide`, { decision: 'approved' }).expect(422);
      expect(own.body).toMatchObject({ code: 'OWN_WRITE_OFF' });
      const { body } = await reviewer.post(`${path}/decide`, { decision: 'approved' }).expect(200);
      const names = { requestedByName: '系统管理员', decidedByName: 'reviewer 341800' };
      expect(body).toMatchObject({ leftFen: 0, writeOffs: [{ decision: 'approved', ...names }] });
      await reviewer.post(`${path}/decide`, { decision: 'approved' }).expect(409);
      expect(await due(worker(1), '2024-03')).toMatchObject({ owedFen: 0, paidFen: 0, dueFen: 0 });

      // The suspension proves to have been wrong for March: only the 3 000 fen that were netted are owed again.
      const detail = await officer.get(`/workers/${worker(1)}`).expect(200);
      const [suspension] = (detail.body as { suspensions: { id: string; version: number }[] }).suspensions;
      const suspensions = `/workers/${worker(1)}/suspensions/${suspension!.id}`;
      await officer.patch(suspensions, suspension!.version, { toMonth: '2024-02' }).expect(200);
      expect(await due(worker(1), '2024-03')).toMatchObject({ owedFen: 15_000, paidFen: 12_000, dueFen: 3_000 });
    });

    it('is not netted once its cause has gone', async () => {
      const before = await read(february.id);
      const detail = await officer.get(`/workers/${worker(1)}`).expect(200);
      const [suspension] = (detail.body as { suspensions: { id: string; version: number }[] }).suspensions;
      expect(suspension).toBeDefined();
      await service.dataSource.query('DELETE FROM suspensions WHERE id = $1', [suspension!.id]);
      service.clock.day = '2024-08-01';
      const payout = await create({ asOf: '2024-07-31' });
      const lines = (await linesOf(officer, payout.id)).filter(({ workerId }) => workerId === worker(1));
      // What was repaid of February is due again, and nothing of what is due is kept back.
      expect(lines.map(({ subject, amountFen, nettedFen }) => [subject, amountFen, nettedFen])).toContainEqual([
        'stipend:2024-02',
        before.settledFen,
        0,
      ]);
      expect(lines.every(({ nettedFen }) => nettedFen === 0)).toBe(true);
      await officer.post(`/payouts/${payout.id}/cancel`, {}).expect(200);
    });

    it('is opened once, and repaid no more than it is, however many press at once', async () => {
      const suspension = { fromMonth: '2024-06', toMonth: '2024-06', reason: '受处分' };
      await officer.post(`/workers/${worker(2)}/suspensions`, suspension).expect(201);
      const asked = { workerId: worker(2), subject: 'stipend:2024-06', monthlyFloorFen: 29_000 };
      const opened = await Promise.all([1, 2, 3].map(() => officer.post('/recoveries', asked)));
      expect(opened.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409']);
      const { id, amountFen } = opened.find(({ status }) => status === 201)!.body as Recovery;
      expect(amountFen).toBe(30_000);
      const path = `/recoveries/${id}/instalments`;
      const pay = (fen: number) => finance.post(path, { amountFen: fen, receivedOn: service.clock.day });
      const paid = await Promise.all([1, 2, 3, 4, 5, 6].map(() => pay(4_000)));
      expect(paid.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);

      // 6 000 fen are left, of which July's line may keep back 1 000: whoever comes second sees what the first took.
      for (let round = 0; round < 4; round++) {
        const before = await read(id);
        const [draft] = await Promise.all([
          officer.post('/payouts', { ...REGION, asOf: '2024-07-31' }),
          pay(before.leftFen),
          pay(500),
        ]);
        const after = await read(id);
        expect(after.reservedFen).toBeLessThanOrEqual(after.leftFen);
        expect(draft.status).toBe(201);
        await officer.post(`/payouts/${(draft.body as PayoutBody).id}/cancel`, {}).expect(200);
      }
      const { entries, leftFen } = await read(id);
      expect(entries.reduce((sum, entry) => sum + entry.amountFen, leftFen)).toBe(30_000);
      const beyond = service.dataSource.query(
        `INSERT INTO recovery_entries (id, recovery_id, kind, amount_fen, received_on, recorded_by)
         VALUES (gen_random_uuid(), $1, 'instalment', 30001, '2024-08-01', $2)`,
        [id, finance.userId],
      );
      await expect(beyond).rejects.toThrow('beyond its amount');
    });

    it('settles a payout by sending it where all of it is kept back', async () => {
      const suspension = { fromMonth: '2024-06', toMonth: '2024-06', reason: '请假' };
      await officer.post(`/workers/${worker(3)}/suspensions`, suspension).expect(201);
      await officer.post('/recoveries', { workerId: worker(3), subject: 'stipend:2024-06' }).expect(201);
      const payout = await create({ asOf: '2024-07-31' });
      const lines = await linesOf(officer, payout.id);
      for (const line of lines.filter(({ amountFen, nettedFen }) => nettedFen < amountFen)) {
        await officer.post(`/payouts/${payout.id}/lines/${line.id}/remove`, { reason: '另行发放' }).expect(200);
      }
      const sent = await takeToSent(service, payout.id);
      expect(sent).toMatchObject({ state: 'settled', lineCount: 1, totalFen: 15_000, nettedFen: 15_000 });
    });
  });
});
