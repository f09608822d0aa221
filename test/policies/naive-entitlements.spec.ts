import type { EntityManager } from 'typeorm';
import { AwardsService } from '../../src/awards/awards.service.js';
import { monthRange } from '../../src/common/values/months.js';
import { inTransaction } from '../../src/database/transaction.js';
import type { EntitlementResponse } from '../../src/policies/entitlements/entitlements.dto.js';
import type { CreatePolicyRequest } from '../../src/policies/policies.dto.js';
import { StipendsService } from '../../src/stipends/stipends.service.js';
import { awardPolicy, putInForce, stipendPolicy } from '../support/register/policies.js';
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
  awardPolicy({ regionCode: '341821', requiresRegistration: true, claimWithinMonths: 1 }),
  awardPolicy({
    regionCode: '341881',
    effectiveTo: '2022-12-31',
    upgrade: 'full',
    eligibleEmployers: [{ kind: 'village' }, AGENCIES('341881')],
  }),
  awardPolicy({ regionCode: '341881', effectiveFrom: '2023-01-01', mustStillServe: true, claimWithinMonths: 3 }),
  awardPolicy({ regionCode: '341882', eligibleEmployers: [{ kind: 'urban_community' }, AGENCIES('341800')] }),
  stipendPolicy({
    regionCode: '341800',
    effectiveFrom: '2022-03',
    requiresRegistration: true,
    eligibleEmployers: [{ kind: 'urban_community' }, AGENCIES('341800')],
  }),
  stipendPolicy({
    regionCode: '341821',
    effectiveFrom: '2022-01',
    start: 'next-month',
    stop: 'until-previous-month',
    maxMonths: 6,
  }),
  stipendPolicy({ regionCode: '341881', effectiveFrom: '2022-01', effectiveTo: '2022-12', minServiceMonths: 3 }),
  stipendPolicy({
    regionCode: '341881',
    effectiveFrom: '2023-01',
    start: 'next-month',
    requiresRegistration: true,
    maxMonths: 12,
    ratesFen: { junior: 20_000, intermediate: 30_000, senior: 60_000 },
    eligibleEmployers: [{ kind: 'village' }, AGENCIES('341881')],
  }),
  stipendPolicy({
    regionCode: '341882',
    effectiveFrom: '2022-06',
    stop: 'until-previous-month',
    ratesFen: { junior: 20_000, intermediate: 30_000, senior: 50_000 },
    eligibleEmployers: [{ kind: 'village' }, { kind: 'urban_community' }, AGENCIES('341882')],
  }),
];

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
  });
  afterAll(() => service.close());

  it('is, month by month, what a naive formulation in SQL owes', async () => {
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
    const naive = await inTransaction(service.dataSource, (tx) => naiveStipends(tx, MONTHS));
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
