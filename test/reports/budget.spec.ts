import type { BudgetResponse } from '../../src/reports/budget/budget.dto.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { identityNumberOf } from '../support/register/people.js';
import { stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const COUNTY = '341821';

/** Three juniors of a county that pays 150 yuan a month, of whom nobody was paid yet. */
describe('the budget of a year to come', () => {
  let service: TestService;
  let county: SmallCounty;
  let leader: Session;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(3);
    leader = await service.as('leader', COUNTY);
    const { version } = (await county.officer.get(`/settings/regions/${COUNTY}`).expect(200)).body as {
      version: number;
    };
    const fundingShares = [
      { source: '县级财政', share: 3_333 },
      { source: '省级财政', share: 6_667 },
    ];
    await county.officer.patch(`/settings/regions/${COUNTY}`, version, { fundingShares }).expect(200);
  });
  afterAll(() => service.close());

  const budget = async (query = '', asking = leader): Promise<BudgetResponse> =>
    (await asking.get(`/reports/budget${query}`).expect(200)).body as BudgetResponse;
  const stipend = ({ items }: BudgetResponse) => items.find(({ kind }) => kind === 'stipend')!;

  it('is what the approved policies pay the people as they are, as the trial of a policy says too', async () => {
    const told = await budget();
    expect(told).toMatchObject({ year: 2025, regionName: '郎溪县', asOf: '2024-03-31' });
    expect(stipend(told)).toMatchObject({
      regionCode: COUNTY,
      people: 3,
      asTheyAreFen: 3 * 12 * 15_000,
      leaversFen: 0,
    });
    const { body } = await county.officer
      .post('/policies/simulate', {
        policy: stipendPolicy({ effectiveFrom: '2026-01' }),
        fromMonth: '2025-01',
        toMonth: '2025-12',
      })
      .expect(200);
    expect((body as { today: { owedFen: number } }).today.owedFen).toBe(stipend(told).asTheyAreFen);
  });

  it('carries over what is owed today and not paid', async () => {
    const { body } = await county.officer.get('/entitlements/due?kind=stipend&pageSize=1').expect(200);
    const { dueFen } = (body as { sums: { dueFen: number } }).sums;
    expect(dueFen).toBeGreaterThan(0);
    expect(stipend(await budget()).carriedFen).toBe(dueFen);
  });

  it('takes the leavers from it and adds the new ones, and says so', async () => {
    const told = await budget('?leaversPercent=10&newJunior=4');
    const { asTheyAreFen, leaversFen, newlyCertifiedFen, carriedFen, totalFen } = stipend(told);
    expect(leaversFen).toBe(-(asTheyAreFen * 10) / 200);
    expect(newlyCertifiedFen).toBe(4 * 6 * 15_000);
    expect(totalFen).toBe(asTheyAreFen + leaversFen + newlyCertifiedFen + carriedFen);
    expect(told.notes.join('')).toContain('初级 4 人');
  });

  it('is divided by whose money it is, to the fen', async () => {
    const { items, sources, totalFen } = await budget('?leaversPercent=7');
    expect(new Set(sources.map(({ source }) => source))).toEqual(new Set(['县级财政', '省级财政']));
    expect(sources.reduce((sum, each) => sum + each.totalFen, 0)).toBe(totalFen);
    expect(items.reduce((sum, each) => sum + each.totalFen, 0)).toBe(totalFen);
  });

  it('comes as a workbook of the same figures', async () => {
    const { content } = await bytesOf(leader.get('/reports/budget.xlsx?leaversPercent=7').expect(200));
    const told = await budget('?leaversPercent=7');
    const rows = await readSheet(content, '按发放地和类别');
    const total = rows.find(([first]) => first === '合计')!;
    expect(total.at(-1)).toBe(told.totalFen / 100);
    expect((await readSheet(content, '按资金来源')).filter(([first]) => first === '郎溪县')).toHaveLength(
      told.sources.length,
    );
  });

  it('is not reckoned for a year that has begun, or that is far away', async () => {
    await leader.get('/reports/budget?year=2024').expect(422);
    await leader.get('/reports/budget?year=2028').expect(422);
    await leader.get('/reports/budget?leaversPercent=101').expect(400);
  });

  it('is entered by the officer for the own region, each amount on the one before, and set beside what was paid', async () => {
    const entry = { regionCode: COUNTY, year: 2024, kind: 'stipend', budgetFen: 600_000, replacesFen: null };
    await leader.post('/reports/budgets', entry).expect(403);
    const own = await service.as('officer', COUNTY);
    await own.post('/reports/budgets', { ...entry, regionCode: '341802' }).expect(404);
    await county.officer.post('/reports/budgets', { ...entry, basis: `见${identityNumberOf(1)}` }).expect(422);
    await county.officer.post('/reports/budgets', { ...entry, basis: '郎财〔2024〕3号' }).expect(200);
    const { body } = await county.officer.post('/reports/budgets', entry).expect(409);
    expect(body).toMatchObject({ code: 'BUDGET_CHANGED' });
    const more = { ...entry, budgetFen: 700_000, replacesFen: 600_000 };
    await county.officer.post('/reports/budgets', more).expect(200);
    const listed = await leader.get('/reports/budgets?year=2024').expect(200);
    expect(listed.body).toMatchObject({ total: 1, items: [{ kind: 'stipend', budgetFen: 700_000, basis: null }] });
    const page = await leader.get('/reports/leader').expect(200);
    expect(page.body).toMatchObject({ now: { budgetFen: 700_000, budgetPermille: 0 } });
    const other = await service.as('leader', '341802');
    expect((await other.get('/reports/budgets?year=2024').expect(200)).body).toMatchObject({ total: 0 });
  });

  it('is entered once, where two enter it at once', async () => {
    const entry = { regionCode: COUNTY, year: 2025, kind: 'award', budgetFen: 1, replacesFen: null };
    const answers = await Promise.all(
      [1, 2, 3].map((budgetFen) => county.officer.post('/reports/budgets', { ...entry, budgetFen })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });
});
