import { type Level, levelRank } from '../certificates/level.js';
import { awardSubject } from '../ledger/subject.js';
import { type Assessor, type Entitlement, entitlement } from '../policies/entitlements/entitlements.js';
import type { AwardPolicyTerms } from '../policies/terms/policy-terms.js';
import type { Person } from '../policies/facts/worker-facts.loader.js';
import { type AwardDecision, assessAwards } from './award-rules.js';

export type AwardEntitlement = Entitlement<AwardDecision>;

/**
 * What every certificate of a person comes to, by level. Payments stand beside one decision of each level: the one that
 * is owed, else the last claim.
 */
export function awardEntitlements(
  person: Person,
  policies: readonly AwardPolicyTerms[],
  asOf: string,
): AwardEntitlement[] {
  const decisions = assessAwards(person.facts, policies, asOf);
  const standsFor = new Map<Level, AwardDecision>();
  for (const decision of decisions) {
    const known = standsFor.get(decision.level);
    if (known === undefined || known.policyId === null) standsFor.set(decision.level, decision);
  }
  const items = decisions.map((decision) =>
    entitlement(person, awardSubject(decision.level), decision, standsFor.get(decision.level) === decision),
  );
  // Sorting is stable, so that certificates of one level stay in the order of their claims.
  return items.sort((a, b) => levelRank(a.decision.level) - levelRank(b.decision.level));
}

export function awardAssessor(
  policies: readonly AwardPolicyTerms[],
  asOf: string,
): Assessor<AwardDecision, AwardPolicyTerms> {
  return {
    policies,
    assess: (person) => awardEntitlements(person, policies, asOf),
    explain: (person, byPolicies, { certificateId }) =>
      assessAwards(person.facts, byPolicies, asOf).find((each) => each.certificateId === certificateId),
    monthOf: () => null,
  };
}

/** The decision that speaks for a level: the one that is owed, else the last claim. Null without such a certificate. */
export function awardOfLevel(items: readonly AwardEntitlement[], level: Level): AwardEntitlement | null {
  const own = items.filter(({ decision }) => decision.level === level);
  return own.find(({ decision }) => decision.policyId !== null) ?? own.at(-1) ?? null;
}
