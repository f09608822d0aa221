import type { EligibleEmployer } from './policy-terms.js';
import type { PostFact } from './worker-facts.js';

/** The part of a policy that says whom it pays. */
export interface PayeeTerms {
  regionCode: string;
  eligibleEmployers: readonly EligibleEmployer[];
}

/** The part of an organization that a policy looks at. */
export type Employer = Pick<PostFact, 'kind' | 'registrarCode' | 'regionPath'>;

/**
 * Whether a policy pays the staff of this employer (domain rule §3): the kind is equal and, with a
 * `registrarCode`, the registrar is equal, wherever the organization works; without one, the organization
 * lies in the policy's region, up the tree and never by code prefix. An empty list matches nobody.
 */
export function isEligibleEmployer(policy: PayeeTerms, employer: Employer): boolean {
  return policy.eligibleEmployers.some((eligible) => {
    if (eligible.kind !== employer.kind) return false;
    return namesRegistrar(eligible)
      ? eligible.registrarCode === employer.registrarCode
      : employer.regionPath.includes(policy.regionCode);
  });
}

/**
 * Whether a policy has anything to say to someone with these posts: its region holds one of the employers,
 * or it names the registrar of one. Refusals explain themselves against these policies only; a person in
 * one county need not read why another county pays nothing.
 */
export function isRelevantPolicy(policy: PayeeTerms, employers: readonly Employer[]): boolean {
  return employers.some(
    (employer) =>
      employer.regionPath.includes(policy.regionCode) ||
      policy.eligibleEmployers.some(
        (eligible) =>
          namesRegistrar(eligible) &&
          eligible.kind === employer.kind &&
          eligible.registrarCode === employer.registrarCode,
      ),
  );
}

/** A null from JSON means the same as no registrar: null must never equal an organization without one. */
function namesRegistrar(eligible: EligibleEmployer): boolean {
  return eligible.registrarCode !== undefined && eligible.registrarCode !== null;
}
