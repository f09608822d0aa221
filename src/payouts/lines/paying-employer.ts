import { isEligibleEmployer, type PayeeTerms } from '../../policies/entitlements/eligibility.js';
import type { PostFact } from '../../policies/facts/worker-facts.js';

/**
 * The employer that a line names: of those the paying policy names, the one served with in the period paid for, the
 * latest first. For a month after leaving (a stipend through the leaving month's end, say) the last one before it.
 *
 * @param from first day of what is paid for
 * @param to last day, inclusive
 */
export function payingEmployer<P extends PostFact>(
  posts: readonly P[],
  policy: PayeeTerms,
  from: string,
  to: string,
): P | undefined {
  const eligible = posts.filter((post) => post.startOn <= to && isEligibleEmployer(policy, post));
  if (eligible.length > 1) {
    eligible.sort((a, b) => b.startOn.localeCompare(a.startOn) || a.organizationName.localeCompare(b.organizationName));
  }
  return eligible.find((post) => post.endOn === null || post.endOn >= from) ?? eligible[0];
}
