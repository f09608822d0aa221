import { isEligibleEmployer } from '../policies/entitlements/eligibility.js';
import { coversDay, joinIntervals } from '../policies/entitlements/intervals.js';
import { inPayingOrder } from '../policies/entitlements/paying-post.js';
import { isExcluded, mayPayBy } from '../policies/entitlements/staffing.js';
import { monthsServed } from '../policies/entitlements/service.js';
import type { CertificateFact, PostFact } from '../policies/facts/worker-facts.js';
import { type AwardPolicyTerms, serviceOf, type ServiceTerms } from '../policies/terms/policy-terms.js';

/** A person's service as one policy asks for it beside one certificate (domain rules §4, conditions 2 and 3, and §15, S3). */
export interface AwardService {
  asked: ServiceTerms;
  /** The last day of which service counts. */
  countedTo: string;
  /** Eligible posts on the day of approval, on that of declaration, and with a day up to `countedTo`; in paying order. */
  approvedAt: PostFact[];
  declaredAt: PostFact[];
  everAt: PostFact[];
  /** Of the days above that the policy asks about and of the day of declaration: posts whose staffing it excludes, at any employer. */
  excluded: PostFact[];
  /** A day on which the person serves by posts alone that the policy may not pay by; null where there is none. */
  unknownOn: string | null;
  /** Whole months served up to `countedTo`; 0 where none are asked for. */
  months: number;
}

/** Without a claim nothing but a post says who is meant: where none is asked for, one on the day of declaration is. */
export function serviceAsked(policy: AwardPolicyTerms, hasClaim: boolean): ServiceTerms {
  const asked = serviceOf(policy);
  return asked.on.includes('none') && !hasClaim ? { ...asked, on: ['declared'] } : asked;
}

export function awardService(
  policy: AwardPolicyTerms,
  { approvedOn, declaredOn }: CertificateFact,
  posts: readonly PostFact[],
  asked: ServiceTerms,
): AwardService {
  const named = { approved: approvedOn, declared: declaredOn };
  const countedTo = isNamed(asked.countedTo) ? named[asked.countedTo] : asked.countedTo;
  const eligible = inPayingOrder(
    policy,
    posts.filter((post) => isEligibleEmployer(policy, post)),
  );
  const approvedAt = eligible.filter((post) => coversDay(post, approvedOn));
  const declaredAt = eligible.filter((post) => coversDay(post, declaredOn));
  const everAt = eligible.filter((post) => servedBy(post, countedTo));
  const { on } = asked;
  const days = on.includes('approved') ? [approvedOn, declaredOn] : [declaredOn];
  const held = posts.filter((post) => isExcluded(policy, post) && days.some((day) => coversDay(post, day)));
  const unpaid = (served: readonly PostFact[]): boolean =>
    served.length > 0 && !served.some((post) => mayPayBy(policy, post));
  const unknown = (served: readonly PostFact[]): boolean =>
    unpaid(served) && served.some(({ staffing }) => staffing === null);
  const isEverExcluded = on.includes('ever') && unpaid(everAt) && !unknown(everAt);
  return {
    asked,
    countedTo,
    approvedAt,
    declaredAt,
    everAt,
    excluded: isEverExcluded ? [...new Set([...held, ...everAt])] : held,
    unknownOn:
      on.includes('approved') && unknown(approvedAt)
        ? approvedOn
        : unknown(declaredAt)
          ? declaredOn
          : on.includes('ever') && unknown(everAt)
            ? countedTo
            : null,
    months: asked.minMonths === 0 ? 0 : monthsServed(joinIntervals(eligible), countedTo, asked.unbroken),
  };
}

/** The posts that an award may be paid by (§15, S4 and S5): of those of the first day that is asked for; where none is, of the claim's. */
export function payingPosts(policy: AwardPolicyTerms, service: AwardService): PostFact[] {
  const { asked, approvedAt, declaredAt, everAt } = service;
  const { on } = asked;
  const isEver = on.includes('ever') && !on.includes('declared');
  const served = on.includes('approved') ? approvedAt : isEver ? everAt : declaredAt;
  return served.filter((post) => mayPayBy(policy, post));
}

function isNamed(day: string): day is 'approved' | 'declared' {
  return day === 'approved' || day === 'declared';
}

/** Whether a post has a day up to this one. */
function servedBy({ startOn, endOn }: PostFact, day: string): boolean {
  return startOn <= day && (endOn === null || startOn <= endOn);
}
