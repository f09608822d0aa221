import fc from 'fast-check';
import { assessAwards, type AwardDecision } from '../../src/awards/award-rules.js';
import {
  allRates,
  type AwardPolicyTerms,
  paysWholeYears,
  type StipendPolicyTerms,
  UNCLAIMED,
  type YearTerms,
} from '../../src/policies/terms/policy-terms.js';
import type { WorkerFacts } from '../../src/policies/facts/worker-facts.js';
import { assessStipends, type StipendDecision } from '../../src/stipends/rules/stipend-rules.js';
import { monthIndex } from '../../src/common/values/months.js';
import { isWholeYear } from '../../src/ledger/subject.js';
import { naiveAwards, naiveStipends } from './naive-rules.js';
import { awardPolicies, register, someDate, someMonth, stipendPolicies } from './registers.js';

const AS_OF = '2024-06-30';
const ALL = { fromMonth: '2021-01', toMonth: '2024-12', asOf: AS_OF };

/** Rows in another order, as another SQL plan would bring them. */
function turned(facts: WorkerFacts): WorkerFacts {
  return {
    ...facts,
    posts: facts.posts.toReversed(),
    suspensions: facts.suspensions.toReversed(),
    awardsPaid: facts.awardsPaid.toReversed(),
    claims: facts.claims.toReversed(),
    certificates: facts.certificates
      .toReversed()
      .map((each) => ({ ...each, registrations: each.registrations.toReversed() })),
  };
}

/** A decision with its reasons' codes; the sentences may list two employers in either order. */
function bare(decision: AwardDecision | StipendDecision) {
  return { ...decision, reasons: decision.reasons.map(({ code }) => code).sort() };
}

function sum(decisions: { owedFen: number }[]): number {
  return decisions.reduce((total, { owedFen }) => total + owedFen, 0);
}

describe('the rules and their naive formulation', () => {
  it('owe the same awards', () => {
    fc.assert(
      fc.property(register, awardPolicies, fc.oneof(fc.constant(AS_OF), someDate), (facts, policies, asOf) => {
        const found = assessAwards(facts, policies, asOf);
        expect(found.map(({ certificateId, owedFen, policyId }) => ({ certificateId, owedFen, policyId }))).toEqual(
          naiveAwards(facts, policies, asOf),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('owe the same months', () => {
    fc.assert(
      fc.property(register, stipendPolicies, fc.oneof(fc.constant(AS_OF), someDate), (facts, policies, asOf) => {
        const found = assessStipends(facts, policies, { ...ALL, asOf, includeRefused: true }).filter(
          ({ policyId }) => policyId !== null,
        );
        const naive = naiveStipends(facts, policies, asOf);
        expect(
          found.map(({ month, owedFen, certificateId, policyId, others }) => ({
            month,
            owedFen,
            certificateId,
            policyId,
            others: others.map((other) => other.policyId).sort(),
          })),
        ).toEqual(naive);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('awards', () => {
  it('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(register, awardPolicies, (facts, policies) => {
        const found = assessAwards(facts, policies, AS_OF).map(bare);
        expect(assessAwards(turned(facts), policies.toReversed(), AS_OF).map(bare)).toEqual(found);
      }),
    );
  });

  it('bring each level one award at most, and one decision with a reason for every certificate', () => {
    fc.assert(
      fc.property(register, awardPolicies, (facts, policies) => {
        const found = assessAwards(facts, policies, AS_OF);
        const levels = found.filter(({ policyId }) => policyId !== null).map(({ level }) => level);
        expect(new Set(levels).size).toBe(levels.length);
        expect(found.map(({ certificateId }) => certificateId).sort()).toEqual(facts.certificates.map(({ id }) => id));
        expect(found.every(({ reasons }) => reasons.length > 0)).toBe(true);
        expect(found.every(({ policyId, owedFen }) => policyId !== null || owedFen === 0)).toBe(true);
      }),
    );
  });

  it('paid as the difference never come to more than the highest rate', () => {
    fc.assert(
      fc.property(register, awardPolicies, (facts, policies) => {
        const found = assessAwards(
          facts,
          policies.map((policy) => ({ ...policy, upgrade: 'difference' })),
          AS_OF,
        );
        const highest = Math.max(
          0,
          ...policies.flatMap((policy) =>
            allRates(policy)
              .flatMap(Object.values)
              .map((rateFen) => Number(rateFen ?? 0)),
          ),
        );
        expect(sum(found)).toBeLessThanOrEqual(highest);
      }),
    );
  });

  it('of earlier claims are not changed by a claim made later', () => {
    fc.assert(
      fc.property(register, awardPolicies, (facts, policies) => {
        const found = assessAwards(facts, policies, AS_OF);
        const last = found.at(-1);
        const without = facts.certificates.filter(({ id }) => id !== last?.certificateId);
        const before = assessAwards({ ...facts, certificates: without }, policies, AS_OF);
        expect(before.map(bare)).toEqual(found.slice(0, -1).map(bare));
      }),
    );
  });

  it('are owed to nobody by no policy, or by one that names no employer', () => {
    fc.assert(
      fc.property(register, awardPolicies, (facts, policies) => {
        const nobody = policies.map((policy) => ({ ...policy, ...UNCLAIMED, eligibleEmployers: [] }));
        for (const none of [[], nobody]) {
          expect(assessAwards(facts, none, AS_OF).every(({ policyId }) => policyId === null)).toBe(true);
        }
      }),
    );
  });
});

describe('policies that ask for claims', () => {
  const byClaim = <P extends AwardPolicyTerms | StipendPolicyTerms>(policies: readonly P[]): P[] =>
    policies.map((policy) => ({ ...policy, claimBy: 'application' }));

  it('owe nothing without an accepted claim, but for levels that were paid before the system', () => {
    fc.assert(
      fc.property(register, awardPolicies, stipendPolicies, (facts, awards, stipends) => {
        const claims = facts.claims.filter(({ state }) => state !== 'accepted');
        const paid = new Set(facts.awardsPaid.filter(({ byHistory }) => byHistory).map(({ level }) => level));
        const owed = assessAwards({ ...facts, claims }, byClaim(awards), AS_OF).filter(
          ({ policyId }) => policyId !== null,
        );
        expect(owed.filter(({ level }) => !paid.has(level))).toEqual([]);
        expect(assessStipends({ ...facts, claims }, byClaim(stipends), ALL)).toEqual([]);
      }),
    );
  });

  it('name the claim of whatever they owe, with the day and the window', () => {
    fc.assert(
      fc.property(register, awardPolicies, stipendPolicies, (facts, awards, stipends) => {
        const decided = [...assessAwards(facts, awards, AS_OF), ...assessStipends(facts, stipends, ALL)];
        for (const { claimId, reasons } of decided.filter((each) => each.claimId !== null)) {
          const told = reasons.find(({ code }) => code === 'CLAIM_ACCEPTED')?.facts;
          const claim = facts.claims.find(({ id }) => id === claimId);
          expect(told).toMatchObject({ claimId, receivedOn: claim?.receivedOn });
          const [first, day, last] = [told?.opensOn, told?.receivedOn, told?.closesOn].map(String);
          expect(first! <= day! && day! <= last!).toBe(true);
        }
      }),
    );
  });

  it('never owe later what was waived by being late, unless more is known', () => {
    fc.assert(
      fc.property(register, awardPolicies, someDate, someDate, (facts, policies, one, other) => {
        const [before, after] = [one, other].toSorted();
        for (const policy of byClaim(policies)) {
          const late = assessAwards(facts, [policy], before!).filter(({ reasons }) =>
            reasons.some(({ code }) => code === 'WAIVED'),
          );
          const owed = assessAwards(facts, [policy], after!).filter(({ policyId }) => policyId !== null);
          const ids = new Set(owed.map(({ certificateId }) => certificateId));
          expect(late.filter(({ certificateId }) => ids.has(certificateId))).toEqual([]);
        }
      }),
    );
  });

  it('owe at most what the same policies owe where claims and checks are taken for granted', () => {
    fc.assert(
      fc.property(register, stipendPolicies, (facts, policies) => {
        const uncapped = policies.map((policy) => ({ ...policy, maxMonths: null }));
        const granted = assessStipends(
          facts,
          uncapped.map((policy) => ({ ...policy, ...UNCLAIMED })),
          ALL,
        ).map(({ month }) => month);
        // A whole year stands back for months of it, so it may be owed by one policy where another's months want their claim. A year of
        // service ends in the calendar year after the one that names it.
        const standsBack = (period: string): boolean =>
          isWholeYear(period) &&
          granted.some((month) => [0, 1].some((n) => month.startsWith(`${Number(period.slice(1)) + n}-`)));
        const more = assessStipends(facts, uncapped, ALL).filter(({ month }) => !granted.includes(month));
        expect(more.filter(({ month }) => !standsBack(month))).toEqual([]);
      }),
    );
  });
});

describe('stipends', () => {
  it('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(register, stipendPolicies, (facts, policies) => {
        const options = { ...ALL, includeRefused: true };
        const found = assessStipends(facts, policies, options).map(bare);
        expect(assessStipends(turned(facts), policies.toReversed(), options).map(bare)).toEqual(found);
      }),
    );
  });

  it('are owed once a month, and every month asked for is answered with a reason', () => {
    fc.assert(
      fc.property(register, stipendPolicies, (facts, policies) => {
        const all = assessStipends(facts, policies, { ...ALL, includeRefused: true });
        const months = all.filter(({ month }) => !isWholeYear(month));
        expect(new Set(months.map(({ month }) => month)).size).toBe(48);
        expect(months).toHaveLength(48);
        expect(new Set(all.map(({ month }) => month)).size).toBe(all.length);
        expect(all.every(({ reasons }) => reasons.length > 0)).toBe(true);
        const owed = all.filter(({ policyId }) => policyId !== null);
        expect(assessStipends(facts, policies, ALL)).toEqual(owed);
        expect(sum(all)).toBe(sum(owed));
      }),
    );
  });

  it('of a month are the same whether it is asked for alone or among others', () => {
    fc.assert(
      fc.property(register, stipendPolicies, someMonth, (facts, policies, month) => {
        const options = { ...ALL, includeRefused: true };
        const among = assessStipends(facts, policies, options).filter((each) => each.month === month);
        const alone = assessStipends(facts, policies, { ...options, fromMonth: month, toMonth: month });
        expect(alone.filter((each) => !isWholeYear(each.month))).toEqual(among);
      }),
    );
  });

  it('of a month are the same with and without their sentences', () => {
    fc.assert(
      fc.property(register, stipendPolicies, (facts, policies) => {
        const told = assessStipends(facts, policies, ALL).map((each) => ({ ...each, reasons: [] }));
        expect(assessStipends(facts, policies, { ...ALL, explain: false })).toEqual(told);
      }),
    );
  });

  it('never pay more months under a region than its cap', () => {
    fc.assert(
      fc.property(register, stipendPolicies, fc.constantFrom(1, 2, 3, 6, 12, 24), (facts, policies, cap) => {
        const capped = policies.map((policy) => ({ ...policy, maxMonths: cap }));
        const months = new Map<string | null, number>();
        for (const { policyRegionCode: region, month } of assessStipends(facts, capped, ALL)) {
          months.set(region, (months.get(region) ?? 0) + (isWholeYear(month) ? 12 : 1));
        }
        expect(Math.max(0, ...months.values())).toBeLessThanOrEqual(cap);
      }),
    );
  });

  it('cease in the months of a suspension and, without a cap, change in no other', () => {
    fc.assert(
      fc.property(register, stipendPolicies, someMonth, fc.option(someMonth), (facts, policies, fromMonth, toMonth) => {
        // A whole year gives way to a month of suspension, whatever other months of it there are.
        const byMonth = policies.map((policy) => (paysWholeYears(policy) ? { ...policy, year: null } : policy));
        const suspended: WorkerFacts = {
          ...facts,
          suspensions: [...facts.suspensions, { fromMonth, toMonth, reason: '停发原因' }],
        };
        const covers = (month: string) => fromMonth <= month && (toMonth === null || month <= toMonth);
        expect(assessStipends(suspended, byMonth, ALL).some(({ month }) => covers(month))).toBe(false);
        // A cap lets a month that was not used up be owed later, so only without one do the others stay as they were.
        const uncapped = byMonth.map((policy) => ({ ...policy, maxMonths: null }));
        expect(assessStipends(suspended, uncapped, ALL)).toEqual(
          assessStipends(facts, uncapped, ALL).filter(({ month }) => !covers(month)),
        );
      }),
    );
  });

  it('are owed to nobody by no policy, or by one that names no employer', () => {
    fc.assert(
      fc.property(register, stipendPolicies, (facts, policies) => {
        const nobody = policies.map((policy) => ({ ...policy, ...UNCLAIMED, eligibleEmployers: [] }));
        expect([...assessStipends(facts, [], ALL), ...assessStipends(facts, nobody, ALL)]).toEqual([]);
      }),
    );
  });
});

describe('stipends by the year', () => {
  const inYears: fc.Arbitrary<YearTerms> = fc.record({
    year: fc.constant('calendar' as const),
    pays: fc.constantFrom('months' as const, 'whole' as const),
    minMonths: fc.constantFrom(0, 3, 12),
    minHeldMonths: fc.constantFrom(0, 3, 12),
  });

  it('never owe a year beside a month of it, nor what is beside money that was paid', () => {
    fc.assert(
      fc.property(register, stipendPolicies, (facts, policies) => {
        const owed = assessStipends(facts, policies, ALL).map(({ month }) => month);
        for (const year of owed.filter(isWholeYear)) {
          const isOfYear = (month: string): boolean => month.startsWith(`${year.slice(1)}-`);
          expect(owed.filter(isOfYear)).toEqual([]);
          expect(facts.stipendsPaid.filter(({ period }) => isOfYear(period))).toEqual([]);
        }
        const paid = new Set(facts.stipendsPaid.map(({ period }) => period));
        expect(owed.filter((month) => !isWholeYear(month) && paid.has(`Y${month.slice(0, 4)}`))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('owe no month that would not be owed by the month, and the same amounts', () => {
    fc.assert(
      fc.property(register, stipendPolicies, inYears, (facts, policies, year) => {
        for (const policy of policies) {
          const byMonth = { ...policy, maxMonths: null, capBy: null, year: null };
          const byYear = { ...byMonth, year: { ...year, pays: 'months' as const } };
          const all = new Map(assessStipends(facts, [byMonth], ALL).map(({ month, owedFen }) => [month, owedFen]));
          for (const { month, owedFen } of assessStipends(facts, [byYear], ALL)) expect(all.get(month)).toBe(owedFen);
        }
      }),
    );
  });

  it('stay owed once they were, while the register stays as it is', () => {
    fc.assert(
      fc.property(register, stipendPolicies, someDate, someDate, (facts, policies, one, other) => {
        const [before, after] = [one, other].toSorted();
        for (const policy of policies.map((each) => ({ ...each, ...UNCLAIMED, maxMonths: null }))) {
          const later = new Set(assessStipends(facts, [policy], { ...ALL, asOf: after! }).map(({ month }) => month));
          const earlier = assessStipends(facts, [policy], { ...ALL, asOf: before! });
          expect(earlier.filter(({ month }) => !later.has(month))).toEqual([]);
        }
      }),
    );
  });

  it('owe nothing of a year before its last day, or the last day of service', () => {
    fc.assert(
      fc.property(register, stipendPolicies, inYears, someDate, (facts, policies, year, asOf) => {
        const ends = facts.posts.flatMap(({ endOn }) => (endOn !== null && endOn <= asOf ? [endOn.slice(0, 4)] : []));
        const byYear = policies.map((policy) => ({ ...policy, maxMonths: null, capBy: null, year }));
        for (const { month } of assessStipends(facts, byYear, { ...ALL, asOf })) {
          const name = isWholeYear(month) ? month.slice(1) : month.slice(0, 4);
          const isOver = asOf >= `${name}-12-31`;
          expect(isOver || (!isWholeYear(month) && ends.includes(name))).toBe(true);
        }
      }),
    );
  });

  it('by elapsed months all lie within the cap, counted from the first one', () => {
    fc.assert(
      fc.property(register, stipendPolicies, fc.constantFrom(1, 3, 12, 24), (facts, policies, maxMonths) => {
        const capped = policies.map((policy) => ({ ...policy, maxMonths, capBy: 'elapsed' as const, year: null }));
        const first = new Map<string | null, number>();
        for (const { month, policyRegionCode } of assessStipends(facts, capped, ALL)) {
          const index = monthIndex(month);
          if (!first.has(policyRegionCode)) first.set(policyRegionCode, index);
          expect(index - first.get(policyRegionCode)!).toBeLessThan(maxMonths);
        }
      }),
    );
  });
});
