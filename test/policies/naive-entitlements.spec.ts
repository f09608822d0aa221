import type { EntityManager } from 'typeorm';
import { AwardsService } from '../../src/awards/awards.service.js';
import { monthRange } from '../../src/common/values/months.js';
import { inTransaction } from '../../src/database/transaction.js';
import type { EntitlementResponse } from '../../src/policies/entitlements/entitlements.dto.js';
import type { CreatePolicyRequest } from '../../src/policies/policies.dto.js';
import { StipendsService } from '../../src/stipends/stipends.service.js';
import { awardPolicy, putInForce, stipendPolicy } from '../support/register/policies.js';
import { buildRandomClaims } from '../support/register/random-claims.js';
import { buildRandomRegister } from '../support/register/random-register.js';
import { RegisterBuilder } from '../support/register/register.js';
import { type NaiveRow, naiveAwards, naiveStipends } from './naive-sql.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const AS_OF = '2024-06-30';
const PEOPLE = 3_000;
const MONTHS = monthRange('2022-01', '2024-06');

const AGENCIES = (registrarCode: string) => ({ kind: 'social_organization' as const, registrarCode });

/** Every setting of §3 at least once, one county with two versions, and a city that pays beside them. */
const POLICIES: CreatePolicyRequest[] = [
  awardPolicy({
    regionCode: '341821',
    requiresRegistration: null,
    registration: 'once',
    firstRegisteredBetween: { from: '2022-02-01', to: '2023-06-30' },
    claimWithinMonths: 1,
  }),
  awardPolicy({
    regionCode: '341881',
    excludedStaffing: ['civil_servant'],
    effectiveTo: '2022-12-31',
    upgrade: 'full',
    eligibleEmployers: [{ kind: 'village' }, AGENCIES('341881')],
  }),
  awardPolicy({
    regionCode: '341881',
    effectiveFrom: '2023-01-01',
    effectiveTo: '2023-06-30',
    mustStillServe: true,
    claimWithinMonths: 3,
    claimBy: 'application',
    checks: [
      { code: 'conduct', label: '无违法记录' },
      { code: 'review', label: '年度考核合格', levels: ['senior'] },
    ],
  }),
  awardPolicy({
    regionCode: '341881',
    effectiveFrom: '2023-07-01',
    mustStillServe: null,
    service: { on: ['declared', 'ever'], minMonths: 3, countedTo: 'declared', unbroken: true },
  }),
  awardPolicy({
    regionCode: '341800',
    effectiveFrom: '2022-03-01',
    mustStillServe: null,
    excludedStaffing: ['civil_servant'],
    unknownStaffing: 'refuse',
    service: { on: ['ever'], minMonths: 2, countedTo: '2023-03-31', unbroken: false },
    ratesFen: { junior: 30_000, intermediate: 40_000, senior: 50_000 },
    rates: [{ employers: ['village'], levels: { junior: 35_000, intermediate: null, senior: 55_000 } }],
    eligibleEmployers: [{ kind: 'village' }, { kind: 'urban_community' }],
  }),
  awardPolicy({
    regionCode: '341882',
    mustStillServe: null,
    service: { on: ['none'], minMonths: 0, countedTo: 'declared', unbroken: false },
    claimBy: 'application',
    checks: [
      { code: 'household', label: '户籍', anyOf: 'local' },
      { code: 'employer', label: '在本市单位任职', anyOf: 'local' },
    ],
    eligibleEmployers: [{ kind: 'urban_community' }, AGENCIES('341800'), { kind: 'village' }],
    ratesFen: undefined,
    rates: [
      { employers: ['urban_community'], levels: { junior: 100_000, intermediate: null, senior: 400_000 } },
      { employers: ['village'], levels: { junior: 60_000, intermediate: 90_000, senior: null } },
      { levels: { junior: null, intermediate: 120_000, senior: 0 } },
    ],
  }),
  stipendPolicy({
    regionCode: '341800',
    effectiveFrom: '2022-03',
    unknownStaffing: 'refuse',
    requiresRegistration: true,
    eligibleEmployers: [{ kind: 'urban_community' }, AGENCIES('341800')],
  }),
  stipendPolicy({
    regionCode: '341821',
    effectiveFrom: '2022-01',
    start: 'next-month',
    stop: 'until-previous-month',
    maxMonths: 6,
    claimBy: 'application',
    checks: [
      { code: 'conduct', label: '无违法记录' },
      { code: 'household', label: '户籍', anyOf: 'local' },
      { code: 'residence', label: '居住地', anyOf: 'local' },
    ],
  }),
  stipendPolicy({ regionCode: '341881', effectiveFrom: '2022-01', effectiveTo: '2022-12', minServiceMonths: 3 }),
  stipendPolicy({
    regionCode: '341881',
    effectiveFrom: '2023-01',
    start: 'next-month',
    requiresRegistration: null,
    registration: 'once',
    firstRegisteredBetween: { from: '2022-01-15' },
    maxMonths: 12,
    ratesFen: { junior: 20_000, intermediate: 30_000, senior: 60_000 },
    eligibleEmployers: [{ kind: 'village' }, AGENCIES('341881')],
  }),
  stipendPolicy({
    regionCode: '341882',
    excludedStaffing: ['civil_servant', 'committee_member'],
    effectiveFrom: '2022-06',
    stop: 'until-previous-month',
    ratesFen: { junior: 20_000, intermediate: 30_000, senior: 50_000 },
    rates: [
      { employers: ['village'], levels: { junior: 15_000, intermediate: null, senior: 45_000 } },
      { employers: ['social_organization'], levels: { junior: null, intermediate: 25_000, senior: null } },
    ],
    eligibleEmployers: [{ kind: 'village' }, { kind: 'urban_community' }, AGENCIES('341882')],
  }),
];

/** Every kind of S7: a county with three versions of which the one in the middle pays whole years, and a city beside them. */
const BY_YEAR: CreatePolicyRequest[] = [
  stipendPolicy({ regionCode: '341821', effectiveFrom: '2022-01', effectiveTo: '2022-06' }),
  stipendPolicy({
    regionCode: '341821',
    effectiveFrom: '2022-07',
    effectiveTo: '2023-12',
    period: 'year',
    year: { year: 'calendar', pays: 'whole', minMonths: 6, minHeldMonths: 3 },
    ratesFen: { junior: 100_000, intermediate: 200_000, senior: 300_000 },
    eligibleEmployers: [{ kind: 'village' }, { kind: 'urban_community' }],
    maxMonths: 24,
    capBy: 'elapsed',
  }),
  stipendPolicy({
    regionCode: '341821',
    effectiveFrom: '2024-01',
    year: { year: 'calendar', pays: 'months', minMonths: 3, minHeldMonths: 1 },
  }),
  stipendPolicy({
    regionCode: '341881',
    effectiveFrom: '2022-01',
    year: { year: 'calendar', pays: 'months', minMonths: 4, minHeldMonths: 2 },
    maxMonths: 9,
    capBy: 'elapsed',
    excludedStaffing: ['civil_servant'],
    eligibleEmployers: [{ kind: 'village' }, AGENCIES('341881')],
  }),
  stipendPolicy({
    regionCode: '341882',
    effectiveFrom: '2022-06',
    year: { year: 'service', pays: 'whole', minMonths: 0, minHeldMonths: 0 },
    ratesFen: { junior: 120_000, intermediate: 240_000, senior: null },
    eligibleEmployers: [{ kind: 'village' }, { kind: 'urban_community' }, AGENCIES('341882')],
    maxMonths: 12,
  }),
  stipendPolicy({
    regionCode: '341800',
    effectiveFrom: '2022-01',
    year: { year: 'calendar', pays: 'whole', minMonths: 2, minHeldMonths: 0 },
    ratesFen: { junior: 50_000, intermediate: 60_000, senior: 70_000 },
    eligibleEmployers: [{ kind: 'social_organization' }, { kind: 'urban_community' }],
    requiresRegistration: true,
  }),
];

/** Before the system some were paid by the month and some by the year, whatever holds for them since. */
const PAID_BEFORE = `
  INSERT INTO historical_payments (id, worker_id, subject, amount_fen, paid_on, version)
  SELECT gen_random_uuid(), w.id, (ARRAY['stipend:Y2022', 'stipend:Y2023', 'stipend:2022-05', 'stipend:2023-02'])[1 + w.n % 4],
    1, '2024-01-15', 1
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM workers) w WHERE w.n % 9 = 0`;

/** Every stipend that is due in the whole tree, and the same in SQL. */
async function bothWays(service: TestService): Promise<{ found: NaiveRow[]; naive: NaiveRow[] }> {
  const stipends = service.app.get(StipendsService);
  const found: NaiveRow[] = [];
  await inTransaction(
    service.dataSource,
    async (tx) => {
      found.length = 0;
      for await (const chunk of stipends.due(tx, { regionCode: '341800', asOf: AS_OF, toMonth: '2024-06' })) {
        for (const item of chunk) {
          found.push({ ...item, workerId: item.person.id, policyId: item.decision.policyId ?? '' });
        }
      }
    },
    'REPEATABLE READ',
  );
  return { found, naive: await inTransaction(service.dataSource, (tx) => naiveStipends(tx, MONTHS, AS_OF)) };
}

function table(rows: NaiveRow[]): string[] {
  return rows
    .map(({ workerId, subject, owedFen, policyId }) => [workerId, subject, owedFen, policyId].join(' '))
    .toSorted();
}

/** Everything due under the policies of a part of the tree, awards and stipends. */
async function dueIn(service: TestService, regionCode: string): Promise<string[]> {
  const asked = { regionCode, asOf: AS_OF };
  const work = async (tx: EntityManager): Promise<string[]> => {
    const rows: string[] = [];
    for (const due of [
      service.app.get(AwardsService).due(tx, asked),
      service.app.get(StipendsService).due(tx, { ...asked, toMonth: '2024-06' }),
    ]) {
      for await (const chunk of due) {
        for (const { person, subject, dueFen, decision } of chunk) {
          rows.push([decision.policyRegionCode, person.id, subject, dueFen].join(' '));
        }
      }
    }
    return rows.toSorted();
  };
  return inTransaction(service.dataSource, work, 'REPEATABLE READ');
}

describe('what is owed on a random register', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService(AS_OF);
    for (const policy of POLICIES) await putInForce(service, policy);
    const register = new RegisterBuilder(service.dataSource);
    buildRandomRegister(register, 20_240_630, PEOPLE);
    await register.save();
    await buildRandomClaims(service.dataSource, 20_240_630);
  });
  afterAll(() => service.close());

  it('is, month by month, what a naive formulation in SQL owes', async () => {
    const { found, naive } = await bothWays(service);
    expect(found.length).toBeGreaterThan(PEOPLE);
    expect(table(found)).toEqual(table(naive));
    const order = found.map(({ workerId, subject }) => `${workerId} ${subject}`);
    expect(order).toEqual(order.toSorted());
  });

  it('is, award by award, what a naive formulation in SQL owes', async () => {
    const city = await service.as('officer');
    const found: NaiveRow[] = [];
    for (let page = 1, total = 1; found.length < total; page++) {
      const answer = await city.get(`/awards/entitlements?pageSize=500&page=${page}`).expect(200);
      const body = answer.body as { items: EntitlementResponse[]; total: number };
      total = body.total;
      for (const item of body.items) found.push({ ...item, policyId: item.policyId ?? '' });
    }
    const naive = await inTransaction(service.dataSource, (tx) => naiveAwards(tx, AS_OF));
    expect(found.length).toBeGreaterThan(PEOPLE / 10);
    expect(table(found)).toEqual(table(naive));
  });

  it('of a part of the tree is the part of the whole that its policies pay', async () => {
    const whole = await dueIn(service, '341800');
    for (const county of ['341821', '341881', '341882']) {
      expect(await dueIn(service, county)).toEqual(whole.filter((row) => row.startsWith(county)));
    }
    expect(await dueIn(service, '341823')).toEqual([]);
  });
});

describe('what is owed by the year on a random register', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService(AS_OF);
    for (const policy of BY_YEAR) await putInForce(service, policy);
    const register = new RegisterBuilder(service.dataSource);
    buildRandomRegister(register, 20_231_231, PEOPLE);
    await register.save();
    await service.dataSource.query(PAID_BEFORE);
  });
  afterAll(() => service.close());

  it('is, month by month and year by year, what a naive formulation in SQL owes', async () => {
    const { found, naive } = await bothWays(service);
    expect(found.filter(({ subject }) => subject.startsWith('stipend:Y')).length).toBeGreaterThan(PEOPLE / 20);
    expect(found.filter(({ subject }) => !subject.startsWith('stipend:Y')).length).toBeGreaterThan(PEOPLE / 3);
    expect(table(found)).toEqual(table(naive));
    const order = found.map(({ workerId, subject }) => `${workerId} ${subject}`);
    expect(order).toEqual(order.toSorted());
  });
});
