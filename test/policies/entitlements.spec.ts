import type { EntitlementResponse } from '../../src/policies/entitlements/entitlements.dto.js';
import { newId } from '../../src/common/values/ids.js';
import { Policy } from '../../src/policies/policy.entity.js';
import type { SimulationResponse } from '../../src/explain/simulation.dto.js';
import { awardPolicy, putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const NINGGUO = '341881';

interface Page {
  items: EntitlementResponse[];
  total: number;
}

async function page(session: Session, path: string): Promise<Page> {
  return (await session.get(path).expect(200)).body as Page;
}

async function explain(session: Session, workerId: string, query: string): Promise<EntitlementResponse> {
  return (await session.get(`/workers/${workerId}/explain?${query}`).expect(200)).body as EntitlementResponse;
}

function codes({ reasons }: EntitlementResponse): string[] {
  return reasons.map(({ code }) => code);
}

const simulatedSum = (rows: { simulatedFen: number }[]) =>
  rows.reduce((fen, { simulatedFen }) => fen + simulatedFen, 0);
const of = (list: Page, workerId: string) => list.items.filter((item) => item.workerId === workerId);
const serving = (at: string, startOn = '2022-05-01', endOn: string | null = null) => ({ at, startOn, endOn });

describe('entitlements', () => {
  let service: TestService;
  let register: RegisterBuilder;
  let city: Session;
  let langxi: Session;
  let ningguo: Session;
  let policies: { langxi: string; ningguo: string; award: string };
  let village: string;
  let otherVillage: string;
  let thirdVillage: string | undefined;

  beforeAll(async () => {
    service = await openTestService('2024-12-31');
    [city, langxi, ningguo] = [
      await service.as('officer'),
      await service.as('officer', LANGXI),
      await service.as('officer', NINGGUO),
    ];
    policies = {
      langxi: await putInForce(service, stipendPolicy()),
      ningguo: await putInForce(
        service,
        stipendPolicy({
          regionCode: NINGGUO,
          title: '宁国津贴办法',
          ratesFen: { junior: 20_000, intermediate: 40_000, senior: 60_000 },
        }),
      ),
      award: await putInForce(service, awardPolicy()),
    };
    register = new RegisterBuilder(service.dataSource);
    village = register.organization({ name: '郎溪甲村', regionCode: '341821100' });
    otherVillage = register.organization({ name: '宁国乙村', regionCode: NINGGUO });
    await register.save();
  });
  afterAll(() => service.close());

  it('of a month name the policy, the certificate and every reason', async () => {
    const { id } = register.worker({
      name: '王一',
      regionCode: LANGXI,
      posts: [serving(village)],
      certificates: [{ approvedOn: '2023-03-10' }],
    });
    await register.save();
    const [item] = of(await page(langxi, '/stipends/entitlements?month=2024-12'), id);
    expect(item).toMatchObject({
      workerName: '王一',
      subject: 'stipend:2024-12',
      month: '2024-12',
      level: 'junior',
      regionCode: LANGXI,
      policyId: policies.langxi,
      owedFen: 15_000,
      paidFen: 0,
      inFlightFen: 0,
      dueFen: 15_000,
    });
    expect(codes(item!)).toEqual(['STIPEND_OWED', 'SERVING_IN_MONTH', 'CERTIFICATE_IN_MONTH']);
    expect(of(await page(langxi, '/stipends/entitlements'), id)).toEqual([item]);
    const range = of(await page(langxi, '/stipends/entitlements?fromMonth=2022-01&pageSize=500'), id);
    expect(range.map(({ month }) => month)).toHaveLength(22);
    expect(range[0]).toMatchObject({ month: '2023-03' });
    expect(of(await page(langxi, '/stipends/entitlements?month=2025-01'), id)).toEqual([]);
    expect(of(await page(langxi, '/stipends/entitlements?month=2025-01&asOf=2025-01-01'), id)).toHaveLength(1);
    await langxi.get('/stipends/entitlements?month=2024-12&fromMonth=2024-01').expect(400);
    await langxi.get('/stipends/entitlements?fromMonth=2024-02&toMonth=2024-01').expect(400);
    await langxi.get('/stipends/entitlements?all=true&fromMonth=2020-01&toMonth=2024-01').expect(400);
    // A single decision says of each condition whether it holds besides.
    const reasons = item!.reasons.map((reason) => ({ ...reason, holds: true }));
    expect(await explain(langxi, id, 'kind=stipend&month=2024-12')).toEqual({ kind: 'stipend', ...item, reasons });

    const [award] = of(await page(langxi, '/awards/entitlements'), id);
    expect(award).toMatchObject({ subject: 'award:junior', month: null, policyId: policies.award, owedFen: 80_000 });
    const conditions = award!.reasons.map((reason) => ({ ...reason, holds: true }));
    expect(await explain(langxi, id, 'kind=award&level=junior')).toEqual({
      kind: 'award',
      ...award,
      reasons: conditions,
    });
    await langxi.get(`/workers/${id}/explain?kind=award`).expect(400);
    await langxi.get(`/workers/${id}/explain?kind=stipend&level=junior`).expect(400);
  });

  it('are answered page by page in one order, with an exact total', async () => {
    for (let n = 0; n < 7; n++) {
      register.worker({
        regionCode: LANGXI,
        posts: [serving(village)],
        certificates: [{ approvedOn: '2023-01-31' }, { level: 'intermediate', approvedOn: '2024-06-01' }],
      });
    }
    await register.save();
    const whole = await page(city, '/awards/entitlements?pageSize=500');
    const parts: EntitlementResponse[] = [];
    for (let n = 1; parts.length < whole.total; n++) {
      parts.push(...(await page(city, `/awards/entitlements?page=${n}&pageSize=4`)).items);
    }
    expect(parts).toEqual(whole.items);
    expect(new Set(parts.map(({ workerId, subject }) => `${workerId} ${subject}`)).size).toBe(whole.total);
    const sought = await page(city, `/awards/entitlements?search=${parts[0]!.certificateNo}`);
    expect(sought.items.map(({ workerId }) => workerId)).toContain(parts[0]!.workerId);
    expect(new Set(sought.items.map(({ workerId }) => workerId)).size).toBe(1);
  });

  it('list the refused only when asked, with every reason', async () => {
    const { id } = register.worker({
      regionCode: LANGXI,
      posts: [serving(village, '2022-05-01', '2023-12-31')],
      certificates: [{ approvedOn: '2021-03-10' }],
    });
    const talent = register.worker({ regionCode: LANGXI, posts: [serving(village)] });
    await register.save();
    expect(of(await page(langxi, '/awards/entitlements?pageSize=500'), id)).toEqual([]);
    const [refused] = of(await page(langxi, '/awards/entitlements?all=true&pageSize=500'), id);
    expect(refused).toMatchObject({ owedFen: 0, policyId: null, regionCode: LANGXI, dueFen: 0 });
    expect(codes(refused!)).toEqual(['APPROVED_BEFORE_POLICY', 'NOT_SERVING_WHEN_APPROVED']);
    const [month] = of(await page(langxi, '/stipends/entitlements?all=true&month=2024-12&pageSize=500'), id);
    expect(codes(month!)).toEqual(['NOT_SERVING_IN_MONTH']);
    expect(of(await page(langxi, '/awards/entitlements?all=true&pageSize=500'), talent.id)).toEqual([]);
    expect(codes(await explain(langxi, talent.id, 'kind=award&level=senior'))).toEqual(['NO_CERTIFICATE']);
    expect(await explain(langxi, talent.id, 'kind=stipend')).toMatchObject({ owedFen: 0, month: '2024-12' });
  });

  it('of another county do not exist: not in lists, totals, pages or explanations', async () => {
    const { id } = register.worker({
      regionCode: LANGXI,
      posts: [serving(village)],
      certificates: [{ approvedOn: '2023-03-10' }],
    });
    await register.save();
    for (const path of ['/stipends/entitlements?month=2024-12', '/awards/entitlements?']) {
      for (const all of ['', '&all=true']) {
        expect(await page(ningguo, `${path}${all}`)).toMatchObject({ total: 0, items: [] });
        expect(await page(ningguo, `${path}&regionCode=${LANGXI}${all}`)).toMatchObject({ total: 0, items: [] });
      }
    }
    await ningguo.get(`/workers/${id}/explain?kind=stipend`).expect(404);
    await ningguo.get(`/workers/${newId()}/explain?kind=stipend`).expect(404);
    expect(of(await page(city, `/stipends/entitlements?regionCode=${LANGXI}&pageSize=500`), id)).toHaveLength(1);
    expect(of(await page(city, `/stipends/entitlements?regionCode=${NINGGUO}&pageSize=500`), id)).toEqual([]);
  });

  it('paid by another county are refused here, without a word about the other', async () => {
    const { id } = register.worker({
      regionCode: LANGXI,
      posts: [serving(village), serving(otherVillage, '2024-03-01')],
      certificates: [{ approvedOn: '2023-03-10' }],
    });
    await register.save();
    const [theirs] = of(await page(ningguo, '/stipends/entitlements?month=2024-12'), id);
    expect(theirs).toMatchObject({ policyId: policies.ningguo, regionCode: NINGGUO, owedFen: 20_000 });
    expect(of(await page(langxi, '/stipends/entitlements?month=2024-12&pageSize=500'), id)).toEqual([]);
    const told = [
      of(await page(langxi, '/stipends/entitlements?month=2024-12&all=true&pageSize=500'), id)[0]!,
      await explain(langxi, id, 'kind=stipend&month=2024-12'),
    ];
    for (const item of told) {
      expect(item).toMatchObject({ owedFen: 0, dueFen: 0, policyId: null, regionCode: LANGXI });
      expect(codes(item)).toEqual(['PAID_BY_OTHER_REGION']);
      expect(JSON.stringify(item)).not.toMatch(/341881|宁国|20000|200\.00/);
    }
    expect(await explain(city, id, 'kind=stipend&month=2024-12')).toMatchObject({ policyId: policies.ningguo });
    expect(await explain(langxi, id, 'kind=stipend&month=2024-02')).toMatchObject({ owedFen: 15_000 });
    const early = await explain(ningguo, id, 'kind=stipend&month=2024-02');
    expect(codes(early)).toEqual(['PAID_BY_OTHER_REGION']);
    expect(early.regionCode).toBe(NINGGUO);
    const refused = await explain(ningguo, id, 'kind=stipend&month=2023-02');
    expect(codes(refused)).toEqual(['NOT_SERVING_IN_MONTH', 'NO_CERTIFICATE_IN_MONTH']);
    expect(JSON.stringify(refused)).not.toMatch(/341821|郎溪/);
  });

  it('are due less what was paid before, which is never asked back', async () => {
    const { id } = register.worker({
      regionCode: LANGXI,
      posts: [serving(village)],
      certificates: [{ approvedOn: '2023-03-10' }],
      paid: [
        { subject: 'stipend:2024-11', amountFen: 10_000, paidOn: '2024-12-05' },
        { subject: 'stipend:2024-12', amountFen: 40_000, paidOn: '2024-12-25' },
        { subject: 'award:junior', amountFen: 50_000, paidOn: '2023-06-01' },
      ],
    });
    await register.save();
    const months = of(await page(langxi, '/stipends/entitlements?fromMonth=2024-11&pageSize=500'), id);
    expect(months.map(({ owedFen, paidFen, dueFen }) => [owedFen, paidFen, dueFen])).toEqual([
      [15_000, 10_000, 5_000],
      [15_000, 40_000, 0],
    ]);
    const award = await explain(langxi, id, 'kind=award&level=junior');
    expect(award).toMatchObject({ owedFen: 80_000, paidFen: 50_000, dueFen: 30_000 });
    expect(codes(award)).toContain('AWARD_PAID_BEFORE');
  });

  it('follow late facts: a void certificate, a post that ended, a suspension', async () => {
    const { id, certificateIds } = register.worker({
      regionCode: LANGXI,
      posts: [serving(village)],
      certificates: [{ approvedOn: '2023-03-10' }],
    });
    await register.save();
    const owedMonths = async () =>
      of(await page(langxi, `/stipends/entitlements?fromMonth=2024-01&pageSize=500`), id).map(({ month }) => month);
    expect(await owedMonths()).toHaveLength(12);
    await service.dataSource.query(
      `INSERT INTO suspensions (id, worker_id, from_month, to_month, reason, version) VALUES ($1, $2, '2024-03', '2024-04', '借调', 1)`,
      [newId(), id],
    );
    expect(await owedMonths()).toHaveLength(10);
    expect(codes(await explain(langxi, id, 'kind=stipend&month=2024-03'))).toEqual(['SUSPENDED']);
    await service.dataSource.query(`UPDATE posts SET end_on = '2024-09-15' WHERE worker_id = $1`, [id]);
    expect(await owedMonths()).toEqual(['01', '02', '05', '06', '07', '08', '09'].map((month) => `2024-${month}`));
    expect(codes(await explain(langxi, id, 'kind=stipend&month=2024-10'))).toEqual(['NOT_SERVING_IN_MONTH']);
    await service.dataSource.query(`UPDATE certificates SET revoked_on = '2024-10-01', void = true WHERE id = $1`, [
      certificateIds[0],
    ]);
    expect(await owedMonths()).toEqual([]);
    expect(of(await page(langxi, '/awards/entitlements?pageSize=500'), id)).toEqual([]);
    expect(codes(await explain(langxi, id, 'kind=award&level=junior'))).toEqual(['CERTIFICATE_VOID']);
  });

  it('show what is on its way, and keep showing it when it is no longer owed', async () => {
    const { id, certificateIds } = register.worker({
      regionCode: LANGXI,
      posts: [serving(village)],
      certificates: [{ approvedOn: '2023-03-10' }],
    });
    await register.save();
    await putOnItsWay(id, certificateIds[0]!);
    const month = '/stipends/entitlements?month=2024-06&pageSize=500';
    expect(of(await page(langxi, month), id)).toMatchObject([{ owedFen: 15_000, inFlightFen: 15_000, dueFen: 0 }]);
    await service.dataSource.query(`UPDATE posts SET end_on = '2024-05-31' WHERE worker_id = $1`, [id]);
    expect(of(await page(langxi, month), id)).toMatchObject([
      { owedFen: 0, inFlightFen: 15_000, dueFen: 0, policyId: null, reasons: [{ code: 'NOT_SERVING_IN_MONTH' }] },
    ]);
  });

  async function putOnItsWay(workerId: string, certificateId: string): Promise<void> {
    const [payoutId, lineId] = [newId(), newId()];
    await service.dataSource.query(
      `INSERT INTO payouts (id, number, kind, region_code, title, state, as_of, line_count, payee_count, total_fen, created_by, version)
       VALUES ($1, $2, 'stipend', '341821', '六月', 'draft', '2024-06-30', 1, 1, 15000, $3, 1)`,
      [payoutId, payoutId, langxi.userId],
    );
    await service.dataSource.query(
      `INSERT INTO payout_lines (id, payout_id, line_no, worker_id, subject, owed_fen, paid_fen, in_flight_fen, amount_fen,
         policy_id, certificate_id, level, rate_fen, reasons, worker_name, identity_cipher, organization_name, county_name,
         certificate_no, approved_on)
       VALUES ($1, $2, 1, $3, 'stipend:2024-06', 15000, 0, 0, 15000, $4, $5, 'junior', 15000, '[]', '某', '\\x00', '村', '县',
         'x', '2023-03-10')`,
      [lineId, payoutId, workerId, policies.langxi, certificateId],
    );
    await service.dataSource.query(
      `INSERT INTO live_attempts (worker_id, subject, line_id, payout_id, amount_fen) VALUES ($1, 'stipend:2024-06', $2, $3, 15000)`,
      [workerId, lineId, payoutId],
    );
  }

  it('of staff whom a policy pays by their registrar are shown where that policy is', async () => {
    const shipped = await page(city, '/policies?kind=award&regionCode=341800');
    expect(shipped.total).toBeGreaterThan(0);
    const agency = register.organization({
      name: '城乡社工服务中心',
      kind: 'social_organization',
      regionCode: NINGGUO,
      registrarCode: '341800',
    });
    const { id } = register.worker({
      regionCode: NINGGUO,
      posts: [serving(agency)],
      certificates: [{ approvedOn: '2023-03-10' }],
    });
    await register.save();
    expect(of(await page(city, '/awards/entitlements?pageSize=500'), id)).toMatchObject([
      { regionCode: '341800', owedFen: 100_000 },
    ]);
    expect(of(await page(ningguo, '/awards/entitlements?pageSize=500'), id)).toEqual([]);
    const told = await explain(ningguo, id, 'kind=award&level=junior');
    expect(codes(told)).toEqual(['PAID_BY_OTHER_REGION']);
    expect(JSON.stringify(told)).not.toContain('341800');
  });

  it('under a policy on trial are what they are once it is approved', async () => {
    for (let n = 0; n < 5; n++) {
      register.worker({
        regionCode: '341823',
        posts: [serving(village3(), `2024-0${n + 1}-15`)],
        certificates: [{ level: n < 2 ? 'junior' : 'senior', approvedOn: '2023-05-01' }],
      });
    }
    await register.save();
    const first = stipendPolicy({ regionCode: '341823', effectiveFrom: '2024-01' });
    await putInForce(service, first);
    const total = async () => {
      const list = await page(city, '/stipends/entitlements?regionCode=341823&fromMonth=2024-01&pageSize=500');
      return list.items.reduce((sum, { owedFen }) => sum + owedFen, 0);
    };
    const before = await total();
    const policy = {
      ...first,
      effectiveFrom: '2024-06',
      minServiceMonths: 3,
      ratesFen: { junior: 20_000, intermediate: 30_000, senior: 60_000 },
    };
    const asked = { policy, regionCode: '341823', fromMonth: '2024-01', toMonth: '2024-12' };
    const trial = (await city.post('/policies/simulate', asked).expect(200)).body as SimulationResponse;
    expect(trial).toMatchObject({ today: { owedFen: before, people: 5 }, conflictIds: [] });
    expect(trial.predecessorId).not.toBeNull();
    const flat = await city
      .post('/policies/simulate', { ...policy, period: { from: '2024-01', to: '2024-12' } })
      .expect(200);
    expect(flat.body).toEqual(trial);
    expect(await total()).toBe(before);
    const county = await service.as('officer', '341823');
    expect((await county.post('/policies/simulate', asked).expect(200)).body).toEqual(trial);
    await langxi.post('/policies/simulate', asked).expect(404);

    await putInForce(service, policy);
    expect(await total()).toBe(trial.simulated.owedFen);
    expect(trial.differenceFen).toBe(trial.simulated.owedFen - before);
    expect([simulatedSum(trial.byMonth), simulatedSum(trial.byLevel)]).toEqual([
      trial.simulated.owedFen,
      trial.simulated.owedFen,
    ]);
    expect(trial.changed.people + trial.gained.people + trial.lost.people).toBe(5);
    const again = (await city.post('/policies/simulate', asked).expect(200)).body as SimulationResponse;
    expect(again).toMatchObject({ differenceFen: 0, today: trial.simulated });
    expect(again.conflictIds).toHaveLength(1);
  });

  it('of awards can be tried too, and nothing is written', async () => {
    const policy = awardPolicy({ effectiveFrom: '2023-01-01', ratesFen: { junior: 0, intermediate: 0, senior: 0 } });
    const before = await service.dataSource.manager.count(Policy);
    const trial = (await langxi.post('/policies/simulate', { policy }).expect(200)).body as SimulationResponse;
    expect(trial.today.owedFen).toBeGreaterThan(0);
    expect(trial.simulated.owedFen).toBe(0);
    expect(trial.lost.people).toBe(trial.today.people);
    expect(trial.lost.examples.length).toBeGreaterThan(0);
    expect(await service.dataSource.manager.count(Policy)).toBe(before);
    await langxi.post('/policies/simulate', { policy: { ...policy, mustStillServe: undefined } }).expect(400);
    await langxi.post('/policies/simulate', { ...policy, title: undefined }).expect(400);
  });

  /** A village of a county that no other test here uses. */
  function village3(): string {
    thirdVillage ??= register.organization({ name: '泾县丙村', regionCode: '341823' });
    return thirdVillage;
  }
});
