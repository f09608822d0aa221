import type { PayoutLinePage, PayoutPayeePage } from '../../src/payouts/reading/payout-lines.dto.js';
import type {
  ListedPayoutResponse,
  PayoutDetailResponse,
  PayoutEventPage,
  PayoutPage,
} from '../../src/payouts/reading/payout-list.dto.js';
import type { ObjectionResponse, RecomputedPayoutResponse } from '../../src/payouts/steps/payout-life.dto.js';
import { PayoutSteps } from '../support/payouts/payout-steps.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { IntegrityService } from '../../src/integrity/integrity.service.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const REASON = { reason: '材料待补' };

/** Three months for each of five people. */
describe('what people decide about the lines of a payout', () => {
  let service: TestService;
  let county: SmallCounty;
  let steps: PayoutSteps;

  beforeEach(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(5);
    steps = new PayoutSteps(service);
  });
  afterEach(() => service.close());

  const lines = async (id: string, query = ''): Promise<PayoutLinePage> =>
    (await county.officer.get(`/payouts/${id}/lines?pageSize=500${query}`).expect(200)).body as PayoutLinePage;
  const payees = async (id: string, query = ''): Promise<PayoutPayeePage> =>
    (await county.officer.get(`/payouts/${id}/payees?pageSize=500${query}`).expect(200)).body as PayoutPayeePage;
  const detail = async (id: string): Promise<ListedPayoutResponse> =>
    (await county.officer.get(`/payouts/${id}`).expect(200)).body as ListedPayoutResponse;
  const post = async <T>(path: string, body: object, status = 200): Promise<T> =>
    (await county.officer.post(path, body).expect(status)).body as T;
  const suspend = (n: number, fromMonth: string, toMonth: string | null = null): Promise<unknown> =>
    post(`/workers/${county.workers[n]!.id}/suspensions`, { fromMonth, toMonth, reason: '请假' }, 201);

  it('stays when the draft is worked out anew: what is held, and by whom', async () => {
    const { id } = await county.draft();
    const { items } = await lines(id);
    const held = items.find(({ workerId, subject }) => workerId === county.workers[0]!.id && subject.endsWith('02'))!;
    await post(`/payouts/${id}/lines/${held.id}/hold`, REASON);
    await post(`/payouts/${id}/payees/${county.workers[1]!.id}/hold`, { reason: '本人出国' });
    await suspend(1, '2024-01', '2024-01');
    const recomputed = await post<RecomputedPayoutResponse>(`/payouts/${id}/recompute`, {});
    expect(recomputed.gone).toEqual([
      {
        workerId: county.workers[1]!.id,
        workerName: county.workers[1]!.name,
        subject: 'stipend:2024-01',
        reason: '本人出国',
        objectionId: null,
      },
    ]);
    expect(recomputed).toMatchObject({ lineCount: 15 - 1 - 3, totalFen: 11 * 15_000 });
    const { items: after, sums } = await lines(id, '&state=held');
    expect(after.map(({ workerId, subject, hold }) => [workerId, subject, hold?.reason, hold?.byName])).toEqual([
      [county.workers[0]!.id, 'stipend:2024-02', '材料待补', 'officer 341800'],
      [county.workers[1]!.id, 'stipend:2024-02', '本人出国', 'officer 341800'],
      [county.workers[1]!.id, 'stipend:2024-03', '本人出国', 'officer 341800'],
    ]);
    expect(sums).toEqual({ lineCount: 3, payeeCount: 2, amountFen: 45_000, nettedFen: 0, netFen: 45_000 });
    // Without a filter they are the payout's own totals, which must agree with adding the lines up.
    expect((await lines(id)).sums).toEqual((await lines(id, '&state=open,held')).sums);
    expect((await payees(id)).sums).toEqual((await payees(id, '&state=open,held')).sums);
    expect(await detail(id)).toMatchObject({ heldCount: 3, heldFen: 45_000, openFen: 165_000 });
  });

  it('leaves its numbers from 1 on, and what ended on no page that does not ask for it', async () => {
    const { id } = await county.draft();
    await post(`/payouts/${id}/recompute`, {});
    await post(`/payouts/${id}/recompute`, {});
    const { items, total } = await lines(id);
    expect([total, items.map(({ lineNo }) => lineNo)]).toEqual([15, Array.from({ length: 15 }, (_, n) => n + 1)]);
    const whole = await lines(id, '&ended=true');
    expect(whole.total).toBe(45);
    expect(whole.items.filter(({ state }) => state === 'recomputed').every(({ ending }) => ending !== null)).toBe(true);
    await steps.take(id, 'submit', 'accept', 'publish');
    county.today('2024-04-30');
    await steps.take(id, 'approve', 'send');
    expect((await lines(id)).items.map(({ state }) => state)).toEqual(Array.from({ length: 15 }, () => 'sent'));
    const { checks } = await service.app.get(IntegrityService).checkAll();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('can be about a person: all their lines are held, released and taken out at once', async () => {
    const { id, totalFen } = await county.draft();
    const { id: worker, name } = county.workers[2]!;
    const of = (step: string, status = 200): Promise<ListedPayoutResponse> =>
      post(`/payouts/${id}/payees/${worker}/${step}`, REASON, status);
    expect(await of('hold')).toMatchObject({ totalFen: totalFen - 45_000, payeeCount: 4 });
    expect(await of('release')).toMatchObject({ totalFen });
    await of('release', 404);
    expect(await of('remove')).toMatchObject({ totalFen: totalFen - 45_000, payeeCount: 4 });
    await of('hold', 404);
    const { body } = await county.officer.get(`/payouts/${id}/events`).expect(200);
    const told = (body as PayoutEventPage).items.map(({ action, comment, byName, workerName }) => [
      action,
      comment,
      byName,
      workerName,
    ]);
    expect(told).toEqual([
      ['create', null, 'officer 341800', null],
      ['hold', '材料待补', 'officer 341800', name],
      ['release', '材料待补', 'officer 341800', name],
      ['remove', '材料待补', 'officer 341800', name],
    ]);
  });

  it('is an objection against a person, which holds all of theirs until it is decided', async () => {
    const { id, totalFen } = await county.draft();
    const [one, other] = [county.workers[0]!, county.workers[1]!];
    const held = (await lines(id)).items.find(({ workerId }) => workerId === one.id)!;
    await post(`/payouts/${id}/lines/${held.id}/hold`, REASON);
    await steps.take(id, 'submit', 'accept', 'publish');
    const object = <T>(body: object, status = 201): Promise<T> =>
      post(`/payouts/${id}/objections`, { raisedBy: '匿名', text: '已离职', ...body }, status);
    await object({}, 400);
    await object({ lineId: held.id, workerId: one.id }, 400);
    const first = await object<ObjectionResponse>({ workerId: one.id });
    const second = await object<ObjectionResponse>({ workerId: other.id });
    expect(first).toMatchObject({ wholePerson: true, workerName: one.name, recordedByName: 'officer 341800' });
    expect(await object({ workerId: one.id }, 409)).toMatchObject({ code: 'OBJECTION_OPEN' });
    expect(await object({ lineId: held.id }, 409)).toMatchObject({ code: 'OBJECTION_OPEN' });
    expect(await detail(id)).toMatchObject({ totalFen: totalFen - 90_000, heldCount: 6 });
    // Back and worked out anew: both stay open and hold what stands for the person now.
    await steps.take(id, 'return');
    expect(await post<RecomputedPayoutResponse>(`/payouts/${id}/recompute`, {})).toMatchObject({ gone: [] });
    await steps.take(id, 'submit', 'accept', 'publish');
    expect(await detail(id)).toMatchObject({ totalFen: totalFen - 90_000, heldCount: 6 });
    const decide = (oid: string, decision: string): Promise<unknown> =>
      county.reviewer.post(`/payouts/${id}/objections/${oid}/decide`, { decision, reason: '已核实' }).expect(200);
    await decide(first.id, 'dismissed');
    await decide(second.id, 'upheld');
    // What the officer held for another reason is not let go by it.
    expect((await lines(id, '&state=held')).items).toMatchObject([{ workerId: one.id, hold: REASON }]);
    expect(await detail(id)).toMatchObject({ totalFen: totalFen - 15_000 - 45_000, heldCount: 1, payeeCount: 4 });
  });

  it('is shown by person and by line, filtered, sorted and summed', async () => {
    await suspend(3, '2024-01', '2024-02');
    const { id } = await county.draft({ fromMonth: '2024-02' });
    const all = await payees(id);
    expect(all).toMatchObject({ total: 5, sums: { lineCount: 13, payeeCount: 5, amountFen: 13 * 15_000 } });
    expect(all.items.map(({ amountFen, lines: own }) => [amountFen, own.length])).toContainEqual([15_000, 1]);
    const bySum = await payees(id, '&sort=amountFen:asc');
    expect(bySum.items[0]).toMatchObject({ workerId: county.workers[3]!.id, netFen: 15_000, heldFen: 0 });
    const arrears = await lines(id, '&arrears=true');
    expect(new Set(arrears.items.map(({ subject }) => subject))).toEqual(new Set(['stipend:2024-01']));
    expect(arrears.sums).toMatchObject({ lineCount: 4, amountFen: 60_000 });
    const named = await lines(id, `&search=${encodeURIComponent(county.workers[0]!.name)}&sort=subject:desc`);
    expect(named.items.map(({ subject }) => subject)).toEqual([
      'stipend:2024-03',
      'stipend:2024-02',
      'stipend:2024-01',
    ]);
    expect(await lines(id, `&workerId=${county.workers[3]!.id}`)).toMatchObject({ total: 1 });
    expect(await lines(id, '&level=senior,intermediate')).toMatchObject({ total: 0, sums: { amountFen: 0 } });
    await county.officer.get(`/payouts/${id}/lines?state=open,nothing`).expect(400);
  });

  it('tells each caller which steps are theirs, and what speaks against the others', async () => {
    const { id, number } = await county.draft();
    const next = async (session = county.officer): Promise<[string, string | null][]> => {
      const { body } = await session.get(`/payouts?search=${number}&state=draft,submitted,notice,approved`).expect(200);
      const [item] = (body as PayoutPage).items;
      return item!.nextSteps.map(({ step, code }) => [step, code]);
    };
    expect(await next()).toEqual([
      ['submit', null],
      ['cancel', null],
    ]);
    expect(await next(county.reviewer)).toEqual([
      ['submit', 'FORBIDDEN'],
      ['cancel', null],
    ]);
    await steps.take(id, 'submit');
    const { noticePlan } = (await county.officer.get(`/payouts/${id}`).expect(200)).body as PayoutDetailResponse;
    expect(noticePlan?.workingDays).toBeGreaterThan(0);
    expect(await next()).toEqual([
      ['return', 'FORBIDDEN'],
      ['accept', 'FORBIDDEN'],
      ['publish', 'NOT_ACCEPTED'],
      ['cancel', null],
    ]);
    expect(await next(await service.admin())).toContainEqual(['accept', null]);
    await suspend(0, '2024-03');
    expect(await next(county.reviewer)).toContainEqual(['accept', 'LINES_CHANGED']);
    await post(`/payouts/${id}/changes/take-out`, REASON);
    await steps.take(id, 'accept', 'publish');
    expect(await next(county.reviewer)).toEqual([
      ['return', null],
      ['approve', 'NOTICE_RUNNING'],
      ['cancel', null],
    ]);
    const { body } = await county.officer
      .get(`/payouts?year=2024&kind=stipend&sort=totalFen:desc&noticeEndsBy=2024-12-31`)
      .expect(200);
    expect(body).toMatchObject({
      total: 1,
      sums: { payoutCount: 1, lineCount: 14, grossFen: 14 * 15_000, nettedFen: 0, netFen: 14 * 15_000 },
      items: [
        { number, regionName: '郎溪县', createdByName: 'officer 341800', grossFen: 14 * 15_000, netFen: 14 * 15_000 },
      ],
    });
    expect((await county.officer.get('/payouts?state=sent,settled').expect(200)).body).toMatchObject({ total: 0 });
  });
});
