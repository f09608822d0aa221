import type { Level } from '../certificates/level.js';
import { monthFromIndex, monthIndex } from '../common/values/months.js';
import { relevantPolicies } from '../policies/entitlements/eligibility.js';
import type { Decided } from '../policies/entitlements/entitlements.js';
import { waiverOfMonth } from '../policies/entitlements/waivers.js';
import { spanCovers } from '../policies/entitlements/intervals.js';
import type { StipendPolicyTerms } from '../policies/terms/policy-terms.js';
import type { CertificateFact, Reason, SuspensionFact, WorkerFacts } from '../policies/facts/worker-facts.js';
import {
  byRank,
  type Candidate,
  capReached,
  casePolicy,
  compare,
  isRegistered,
  type MonthCase,
  type OwedByRegion,
  type PolicyCase,
  servedLongEnough,
  suspensionCovers,
} from './stipend-case.js';
import { paidByOtherCounty, reasonsToPay, reasonsToRefuse } from './stipend-reasons.js';

/** What one worker is owed for one month, and why (domain rules §5 and §6). */
export interface StipendDecision extends Decided {
  month: string;
  /** The level paid; of a refused month, the highest certificate held in it, if any. */
  level: Level | null;
  /** Empty when `explain` is false. */
  reasons: Reason[];
  /** Policies that would have paid this month too, and lost the choice. */
  others: PassedOver[];
}

export interface PassedOver {
  policyId: string;
  policyRegionCode: string;
  rateFen: number;
  reason: Reason;
}

export interface StipendOptions {
  /** First and last month asked for, both included. */
  fromMonth: string;
  toMonth: string;
  /** The day of the assessment; a month after its month is never owed. */
  asOf: string;
  /** Also answer the months that are not owed, each with every condition that failed. */
  includeRefused?: boolean;
  /**
   * For which months to build the sentences; all unless said otherwise. They take most of the time: a long walk is several
   * times faster without.
   */
  explain?: boolean | ((month: string, owedFen: number) => boolean);
}

/**
 * Decides the months asked for, one worker at a time (domain rule §5). Intervals are joined once per policy, so
 * a month costs a few comparisons. A cap counts months owed before `fromMonth` too: where a policy has one, the
 * walk begins with the first month that any policy could pay.
 */
export function assessStipends(
  facts: WorkerFacts,
  policies: readonly StipendPolicyTerms[],
  options: StipendOptions,
): StipendDecision[] {
  const { includeRefused = false } = options;
  if (!includeRefused && (facts.certificates.length === 0 || facts.posts.length === 0)) return [];
  const asOf = monthIndex(options.asOf);
  const from = monthIndex(options.fromMonth);
  const to = includeRefused ? monthIndex(options.toMonth) : Math.min(asOf, monthIndex(options.toMonth));
  const cases = relevantPolicies(policies, facts.posts).map((policy) => casePolicy(policy, facts));
  if (cases.length > 1) cases.sort(byHeading);
  const owed = new Map<string, number>();
  const decisions: StipendDecision[] = [];
  for (let month = firstMonthToWalk(cases, from); month <= to; month++) {
    const candidates =
      month > asOf || isSuspended(facts.suspensions, month) || isWaived(facts, month)
        ? []
        : candidatesFor(cases, month, owed);
    if (month >= from && (includeRefused || candidates.length > 0)) {
      decisions.push(decide({ facts, month, cases, candidates, owed, asOf: options.asOf }, options.explain));
    }
    const winner = candidates[0];
    if (winner) owed.set(winner.policy.regionCode, (owed.get(winner.policy.regionCode) ?? 0) + 1);
  }
  return decisions;
}

/** Most specific region, latest version, region code: the order in which refusals speak of policies. */
function byHeading(a: PolicyCase, b: PolicyCase): number {
  return (
    b.policy.regionDepth - a.policy.regionDepth ||
    compare(b.policy.effectiveFrom, a.policy.effectiveFrom) ||
    compare(a.policy.regionCode, b.policy.regionCode) ||
    compare(a.policy.id, b.policy.id)
  );
}

/** Where no policy has a cap, earlier months decide nothing. */
function firstMonthToWalk(cases: readonly PolicyCase[], from: number): number {
  if (cases.every(({ policy }) => policy.maxMonths === null)) return from;
  return cases.reduce((earliest, { first, services }) => {
    const oldest = services.at(-1);
    return oldest === undefined ? earliest : Math.min(earliest, Math.max(first, oldest.span.first));
  }, from);
}

/** Condition 6. */
function isSuspended(suspensions: readonly SuspensionFact[], month: number): boolean {
  if (suspensions.length === 0) return false;
  const text = monthFromIndex(month);
  return suspensions.some((suspension) => suspensionCovers(suspension, text));
}

/** Given up by the person (domain rule §12). */
function isWaived({ waivers }: WorkerFacts, month: number): boolean {
  return waivers.length > 0 && waiverOfMonth(waivers, monthFromIndex(month)) !== undefined;
}

/** The policies that would pay the month, the one that does first. */
function candidatesFor(cases: readonly PolicyCase[], month: number, owed: OwedByRegion): Candidate[] {
  const candidates: Candidate[] = [];
  for (const policyCase of cases) {
    const { policy, first, last, services, certificates } = policyCase;
    if (month < first || last < month || capReached(policyCase, owed)) continue;
    // Of two separate intervals in one month the later one speaks for the policy, if it has served long enough.
    const service = services.find((each) => spanCovers(each.span, month) && servedLongEnough(policyCase, each, month));
    if (service === undefined) continue;
    const cover = certificates.find((each) => spanCovers(each.span, month) && isRegistered(each, month));
    if (cover === undefined) continue;
    const { certificate } = cover;
    const rateFen = policy.ratesFen[certificate.level];
    candidates.push({ policy, case: policyCase, service, certificate, level: certificate.level, rateFen });
  }
  return candidates.length > 1 ? candidates.sort(byChoice) : candidates;
}

/** The interval that started latest, then the higher rate, then the lower region code (§5). */
function byChoice(a: Candidate, b: Candidate): number {
  return (
    compare(b.service.startOn, a.service.startOn) ||
    b.rateFen - a.rateFen ||
    compare(a.policy.regionCode, b.policy.regionCode) ||
    compare(b.policy.effectiveFrom, a.policy.effectiveFrom) ||
    compare(a.policy.id, b.policy.id)
  );
}

function decide(monthCase: MonthCase, explain: StipendOptions['explain'] = true): StipendDecision {
  const { facts, candidates } = monthCase;
  const month = monthFromIndex(monthCase.month);
  const [winner, ...losers] = candidates;
  const certificate = winner ? winner.certificate : certificateHeldIn(facts, month);
  const owedFen = winner?.rateFen ?? 0;
  const tells = typeof explain === 'function' ? explain(month, owedFen) : explain;
  return {
    workerId: facts.workerId,
    month,
    level: certificate?.level ?? null,
    certificateId: certificate?.id ?? null,
    certificateNo: certificate?.certificateNo ?? null,
    policyId: winner?.policy.id ?? null,
    policyRegionCode: winner?.policy.regionCode ?? null,
    owedFen,
    reasons: tells ? (winner ? reasonsToPay(winner, monthCase) : reasonsToRefuse(monthCase)) : [],
    others: losers.map(({ policy, rateFen }) => ({
      policyId: policy.id,
      policyRegionCode: policy.regionCode,
      rateFen,
      reason: paidByOtherCounty(policy, rateFen),
    })),
  };
}

/** The highest certificate valid on some day of the month, to name in a refusal. */
function certificateHeldIn({ certificates }: WorkerFacts, month: string): CertificateFact | undefined {
  return certificates
    .filter(
      (each) =>
        !each.void &&
        each.approvedOn.slice(0, 7) <= month &&
        (each.revokedOn === null || (each.revokedOn > each.approvedOn && each.revokedOn > `${month}-01`)),
    )
    .sort(byRank)[0];
}
