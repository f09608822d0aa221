import type { PolicyHeading } from '../terms/policy-terms.js';
import type { PostFact } from '../facts/worker-facts.js';

/**
 * Eligible posts in the order in which they speak for a policy: the one that started latest, then the one whose rates stand first
 * (domain rule §15, S5). The rest only makes the order total. The input is left as it was.
 */
export function inPayingOrder<P extends PostFact>(policy: PolicyHeading, posts: readonly P[]): P[] {
  if (posts.length < 2) return [...posts];
  const groupOf = ({ kind }: P): number => {
    const index = policy.rateGroups.findIndex(({ employers }) => employers.includes(kind));
    return index < 0 ? policy.rateGroups.length : index;
  };
  return [...posts].sort(
    (a, b) =>
      b.startOn.localeCompare(a.startOn) ||
      groupOf(a) - groupOf(b) ||
      a.organizationName.localeCompare(b.organizationName) ||
      a.kind.localeCompare(b.kind),
  );
}
