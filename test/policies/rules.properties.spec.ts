import fc from 'fast-check';
import { assessAwards, type AwardDecision } from '../../src/awards/award-rules.js';
import type { WorkerFacts } from '../../src/policies/facts/worker-facts.js';
import { assessStipends, type StipendDecision } from '../../src/stipends/stipend-rules.js';
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
        const highest = Math.max(0, ...policies.flatMap(({ ratesFen }) => Object.values(ratesFen)));
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
        const nobody = policies.map((policy) => ({ ...policy, eligibleEmployers: [] }));
        for (const none of [[], nobody]) {
          expect(assessAwards(facts, none, AS_OF).every(({ policyId }) => policyId === null)).toBe(true);
        }
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
        expect(new Set(all.map(({ month }) => month)).size).toBe(48);
        expect(all).toHaveLength(48);
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
        expect(assessStipends(facts, policies, { ...options, fromMonth: month, toMonth: month })).toEqual(among);
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
      fc.property(register, stipendPolicies, fc.integer({ min: 1, max: 6 }), (facts, policies, cap) => {
        const capped = policies.map((policy) => ({ ...policy, maxMonths: cap }));
        const months = new Map<string | null, number>();
        for (const { policyRegionCode: region } of assessStipends(facts, capped, ALL)) {
          months.set(region, (months.get(region) ?? 0) + 1);
        }
        expect(Math.max(0, ...months.values())).toBeLessThanOrEqual(cap);
      }),
    );
  });

  it('cease in the months of a suspension and, without a cap, change in no other', () => {
    fc.assert(
      fc.property(register, stipendPolicies, someMonth, fc.option(someMonth), (facts, policies, fromMonth, toMonth) => {
        const suspended: WorkerFacts = {
          ...facts,
          suspensions: [...facts.suspensions, { fromMonth, toMonth, reason: '停发原因' }],
        };
        const covers = (month: string) => fromMonth <= month && (toMonth === null || month <= toMonth);
        expect(assessStipends(suspended, policies, ALL).some(({ month }) => covers(month))).toBe(false);
        // A cap lets a month that was not used up be owed later, so only without one do the others stay as they were.
        const uncapped = policies.map((policy) => ({ ...policy, maxMonths: null }));
        expect(assessStipends(suspended, uncapped, ALL)).toEqual(
          assessStipends(facts, uncapped, ALL).filter(({ month }) => !covers(month)),
        );
      }),
    );
  });

  it('are owed to nobody by no policy, or by one that names no employer', () => {
    fc.assert(
      fc.property(register, stipendPolicies, (facts, policies) => {
        const nobody = policies.map((policy) => ({ ...policy, eligibleEmployers: [] }));
        expect([...assessStipends(facts, [], ALL), ...assessStipends(facts, nobody, ALL)]).toEqual([]);
      }),
    );
  });
});
