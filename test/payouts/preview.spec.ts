import type { PayoutPreviewResponse } from '../../src/payouts/preview/preview.dto.js';
import { settle } from '../support/payouts/payouts.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const BATCH = { kind: 'stipend', regionCode: '341821', fromMonth: '2024-02' };

describe('a payout before it is made', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    county = await new SmallCounty(service).open(4, (n) => (n === 4 ? { bankAccount: undefined } : {}));
  });
  afterAll(() => service.close());

  const preview = async (body: object = BATCH): Promise<PayoutPreviewResponse> =>
    (await county.officer.post('/payouts/preview', body).expect(200)).body as PayoutPreviewResponse;

  it('is shown as it would be made, and nothing is made', async () => {
    const shown = await preview();
    expect(shown).toEqual({
      lineCount: 12,
      payeeCount: 4,
      totalFen: 180_000,
      nettedFen: 0,
      netFen: 180_000,
      byLevel: [{ level: 'junior', lineCount: 12, totalFen: 180_000 }],
      byMonth: ['2024-01', '2024-02', '2024-03'].map((month) => ({ month, lineCount: 4, totalFen: 60_000 })),
      arrears: { lineCount: 4, totalFen: 60_000 },
      reissues: { lineCount: 0, totalFen: 0 },
      withoutAccountCount: 1,
      withoutAccount: [{ workerId: county.workers[3]!.id, workerName: county.workers[3]!.name }],
      leftOut: [],
      inFlight: [],
      code: null,
      message: null,
    });
    expect(((await county.officer.get('/payouts').expect(200)).body as { total: number }).total).toBe(0);
    const { lineCount, payeeCount, totalFen } = await county.draft({ fromMonth: '2024-02' });
    expect({ lineCount, payeeCount, totalFen }).toEqual({ lineCount: 12, payeeCount: 4, totalFen: 180_000 });
  });

  it('where nothing is due, names what is on its way', async () => {
    const [payout] = ((await county.officer.get('/payouts').expect(200)).body as { items: { number: string }[] }).items;
    const shown = await preview();
    expect(shown).toMatchObject({
      lineCount: 0,
      code: 'NOTHING_DUE',
      inFlight: [{ number: payout!.number, lineCount: 12 }],
    });
    expect(shown.message).toContain(`${payout!.number}（12笔）`);
    const elsewhere = { ...BATCH, regionCode: '341881' };
    expect(await preview(elsewhere)).toMatchObject({ lineCount: 0, code: 'NOTHING_DUE', inFlight: [] });
  });

  it('keeps back for a recovery what the payout itself keeps back', async () => {
    const [first] = county.workers;
    const [payout] = ((await county.officer.get('/payouts').expect(200)).body as { items: { id: string }[] }).items;
    const sent = await county.send(payout!.id, '2024-03-29');
    await settle(service, sent.id);
    const suspension = { fromMonth: '2024-02', toMonth: '2024-02', reason: '长期请假' };
    await county.officer.post(`/workers/${first!.id}/suspensions`, suspension).expect(201);
    const recovery = { workerId: first!.id, subject: 'stipend:2024-02', monthlyFloorFen: 9_000 };
    await county.officer.post('/recoveries', recovery).expect(201);
    county.today('2024-05-10');
    const april = { ...BATCH, fromMonth: '2024-04' };
    const shown = await preview(april);
    expect(shown).toMatchObject({ totalFen: 120_000, nettedFen: 12_000, netFen: 108_000 });
    expect((await preview(april)).nettedFen).toBe(12_000);
    const made = await county.draft({ fromMonth: '2024-04' });
    expect(made).toMatchObject({ totalFen: shown.totalFen, nettedFen: shown.nettedFen });
    const awards = { kind: 'award', regionCode: '341821' };
    expect(await preview(awards)).toMatchObject({ totalFen: 0, nettedFen: 0, netFen: 0 });
  });

  it('is refused as the payout itself would be, and beside the region not found', async () => {
    await county.officer.post('/payouts/preview', { ...BATCH, toMonth: '2024-09' }).expect(422);
    await (await service.as('officer', '341802')).post('/payouts/preview', BATCH).expect(404);
    await county.finance.post('/payouts/preview', BATCH).expect(403);
  });
});

describe('everybody whom a filter shows', () => {
  let service: TestService;
  let county: SmallCounty;
  let id: string;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    county = await new SmallCounty(service).open(4, (n) => ({ name: n > 2 ? '程小微' : '吴大江' }));
    id = (await county.draft({ fromMonth: '2024-02' })).id;
  });
  afterAll(() => service.close());

  const bulk = (body: object) =>
    county.officer.post(`/payouts/${id}/payees/bulk`, { filter: {}, reason: '核对单位证明', ...body });

  it('is held in one step, and no other', async () => {
    const filter = { search: '程小微' };
    await bulk({ filter, action: 'hold', expectedCount: 2 }).expect(200);
    const held = (await county.lines(id)).filter(({ state }) => state === 'held');
    expect(held.map(({ workerName }) => workerName)).toEqual(Array.from({ length: 6 }, () => '程小微'));
    expect((await county.payout(id)).lineCount).toBe(6);
    await bulk({ filter: { state: ['held'], arrears: true }, action: 'release', expectedCount: 2 }).expect(200);
    expect((await county.payout(id)).lineCount).toBe(8);
  });

  it('is left alone where there are others than were counted', async () => {
    const before = await county.payout(id);
    const { body } = await bulk({ action: 'remove', expectedCount: 3 }).expect(409);
    expect(body).toMatchObject({ code: 'COUNT_DIFFERS', expectedCount: 3, foundCount: 4 });
    expect(await county.payout(id)).toEqual(before);
  });

  it('does not exist beside the region, and is not a reviewer’s', async () => {
    const body = { filter: {}, reason: '核对', action: 'hold', expectedCount: 4 };
    await (await service.as('officer', '341802')).post(`/payouts/${id}/payees/bulk`, body).expect(404);
    await county.reviewer.post(`/payouts/${id}/payees/bulk`, body).expect(403);
  });
});
