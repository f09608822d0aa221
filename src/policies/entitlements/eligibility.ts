import type { ClaimBy, EligibleEmployer } from '../terms/policy-terms.js';
import type { RegionView } from '../facts/region-view.js';
import type { ClaimFact, PostFact } from '../facts/worker-facts.js';

/** The part of a policy that says whom it pays. */
export interface PayeeTerms {
  regionCode: string;
  eligibleEmployers: readonly EligibleEmployer[];
  /** By certificate unless stated. */
  claimBy?: ClaimBy;
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

/** The registrars that the policies of a view name: their organizations are paid wherever they work. */
export function registrarsWithin(view: RegionView, policies: readonly PayeeTerms[]): string[] {
  const named = policies
    .filter(({ regionCode }) => view.holds(regionCode))
    .flatMap(({ eligibleEmployers }) => eligibleEmployers.flatMap(({ registrarCode }) => registrarCode ?? []));
  return [...new Set(named)];
}

/**
 * The policies that have anything to say to someone with these posts: their region holds one of the employers, they name the
 * registrar of one, or the person claims of them. Refusals explain themselves against these policies only; a person in one county
 * need not read why another county pays nothing. They come in no order that means anything.
 *
 * Each person asks, and a country has a policy for each of its counties: the list is indexed once for all who ask.
 */
export function relevantPolicies<P extends PayeeTerms>(
  policies: readonly P[],
  employers: readonly Employer[],
  claims: readonly ClaimFact[] = [],
): P[] {
  if (employers.length === 0 && claims.length === 0) return [];
  const { byRegion, byRegistrar } = indexOf(policies);
  const found = new Set<P>();
  for (const { kind, registrarCode, regionPath } of employers) {
    for (const code of regionPath) for (const policy of byRegion.get(code) ?? []) found.add(policy);
    if (registrarCode === null) continue;
    for (const policy of byRegistrar.get(registrarKey(kind, registrarCode)) ?? []) found.add(policy);
  }
  for (const { regionCode } of claims) {
    for (const policy of byRegion.get(regionCode) ?? []) if (policy.claimBy === 'application') found.add(policy);
  }
  return [...found];
}

interface PolicyIndex<P> {
  byRegion: ReadonlyMap<string, P[]>;
  byRegistrar: ReadonlyMap<string, P[]>;
}

/** Of lists that never change, for as long as somebody holds them. */
const indexes = new WeakMap<readonly PayeeTerms[], PolicyIndex<PayeeTerms>>();

function indexOf<P extends PayeeTerms>(policies: readonly P[]): PolicyIndex<P> {
  const known = indexes.get(policies) as PolicyIndex<P> | undefined;
  if (known) return known;
  const byRegion = new Map<string, P[]>();
  const byRegistrar = new Map<string, P[]>();
  for (const policy of policies) {
    add(byRegion, policy.regionCode, policy);
    for (const eligible of policy.eligibleEmployers) {
      if (namesRegistrar(eligible)) add(byRegistrar, registrarKey(eligible.kind, eligible.registrarCode), policy);
    }
  }
  indexes.set(policies, { byRegion, byRegistrar });
  return { byRegion, byRegistrar };
}

function add<P>(index: Map<string, P[]>, key: string, policy: P): void {
  const list = index.get(key);
  if (list) list.push(policy);
  else index.set(key, [policy]);
}

function registrarKey(kind: string, registrarCode: string): string {
  return `${kind} ${registrarCode}`;
}

/** A null from JSON means the same as no registrar: null must never equal an organization without one. */
function namesRegistrar(eligible: EligibleEmployer): eligible is EligibleEmployer & { registrarCode: string } {
  return eligible.registrarCode !== undefined && eligible.registrarCode !== null;
}
