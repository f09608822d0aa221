import type { PostFact } from '../facts/worker-facts.js';
import type { PolicyHeading } from '../terms/policy-terms.js';

type StaffingTerms = Pick<PolicyHeading, 'excludedStaffing' | 'unknownStaffing'>;

/** Whether a post's staffing shuts its person out (domain rule §15, S4). */
export function isExcluded({ excludedStaffing }: StaffingTerms, { staffing }: PostFact): boolean {
  return staffing !== null && excludedStaffing.includes(staffing);
}

/** Whether a policy may pay by a post: its staffing is not excluded, and known where the policy asks for that. */
export function mayPayBy(policy: StaffingTerms, post: PostFact): boolean {
  return post.staffing === null ? policy.unknownStaffing === 'pay' : !isExcluded(policy, post);
}
