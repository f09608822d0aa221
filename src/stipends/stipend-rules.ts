import { type Level, levelRank } from '../certificates/level.js';
import { dayBefore, monthFromIndex, monthIndex } from '../common/months.js';
import { isEligibleEmployer, isRelevantPolicy } from '../policies/eligibility.js';
import { coveredMonths, type Interval, joinIntervals, type MonthSpan, spanCovers } from '../policies/intervals.js';
import type { StipendPolicyTerms } from '../policies/policy-terms.js';
import type { CertificateFact, Reason, SuspensionFact, WorkerFacts } from '../policies/worker-facts.js';
import { paidByOtherCounty, reasonsToPay, reasonsToRefuse } from './stipend-reasons.js';

/** What one worker is owed for one month, and why (domain rules §5 and §6). */
export interface StipendDecision {
  workerId: string;
  month: string;
  /** The level paid; of a refused month, the highest certificate held in it, if any. */
  level: Level | null;
  certificateId: string | null;
  certificateNo: string | null;
  /** The policy that pays; null for a refusal. */
  policyId: string | null;
  policyRegionCode: string | null;
  owedFen: number;
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
  /** Build the sentences; true unless said otherwise. Off, a decision takes a third of the time. */
  explain?: boolean;
}

/** A joined interval of eligible posts, with the months that it covers under one policy. */
export interface Service extends Interval {
  span: MonthSpan;
  startMonth: number;
}

/** One certificate under one policy: the months it covers, and those its registrations cover. */
export interface CertificateCover {
  certificate: CertificateFact;
  span: MonthSpan;
  /** Null where the policy asks for no registration. */
  registered: MonthSpan[] | null;
}

/** One policy applied to one worker: all that does not depend on the month, worked out once. */
export interface PolicyCase {
  policy: StipendPolicyTerms;
  first: number;
  last: number;
  /** Latest start first. */
  services: Service[];
  /** Highest level first, then the latest approved. */
  certificates: CertificateCover[];
}

/** A policy that would pay the month. */
export interface Candidate {
  policy: StipendPolicyTerms;
  case: PolicyCase;
  service: Service;
  certificate: CertificateFact;
  level: Level;
  rateFen: number;
}

/** Months owed so far under the policies of each region, for `maxMonths`. */
export type OwedByRegion = ReadonlyMap<string, number>;

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
  const cases = policies
    .filter((policy) => isRelevantPolicy(policy, facts.posts))
    .map((policy) => policyCase(policy, facts));
  if (cases.length > 1) cases.sort(byHeading);
  const owed = new Map<string, number>();
  const decisions: StipendDecision[] = [];
  for (let month = firstMonthToWalk(cases, from); month <= to; month++) {
    const candidates = month > asOf || isSuspended(facts.suspensions, month) ? [] : candidatesFor(cases, month, owed);
    if (month >= from && (includeRefused || candidates.length > 0)) {
      decisions.push(decide({ facts, month, cases, candidates, owed, options }));
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function policyCase(policy: StipendPolicyTerms, facts: WorkerFacts): PolicyCase {
  const services = joinIntervals(facts.posts.filter((post) => isEligibleEmployer(policy, post)))
    .map((interval) => ({
      ...interval,
      span: coveredMonths(interval, policy)!,
      startMonth: monthIndex(interval.startOn),
    }))
    .reverse();
  const certificates = facts.certificates
    .map((certificate) => certificateCover(policy, certificate))
    .filter((cover) => cover !== null);
  if (certificates.length > 1) certificates.sort((a, b) => byRank(a.certificate, b.certificate));
  return {
    policy,
    first: monthIndex(policy.effectiveFrom),
    last: policy.effectiveTo === null ? Infinity : monthIndex(policy.effectiveTo),
    services,
    certificates,
  };
}

/** Highest level, then the latest approved; number and id only make the order total. */
function byRank(a: CertificateFact, b: CertificateFact): number {
  return (
    levelRank(b.level) - levelRank(a.level) ||
    compare(b.approvedOn, a.approvedOn) ||
    compare(b.certificateNo, a.certificateNo) ||
    compare(b.id, a.id)
  );
}

/** Condition 3: from approval to the day before revocation; a void certificate covers nothing. */
function certificateCover(policy: StipendPolicyTerms, certificate: CertificateFact): CertificateCover | null {
  if (certificate.void) return null;
  const { approvedOn, revokedOn, registrations } = certificate;
  const endOn = revokedOn === null ? null : dayBefore(revokedOn);
  const span = coveredMonths({ startOn: approvedOn, endOn }, policy);
  if (span === null) return null;
  const registered = policy.requiresRegistration
    ? joinIntervals(registrations).map((interval) => coveredMonths(interval, policy)!)
    : null;
  return { certificate, span, registered };
}

export function isRegistered({ registered }: CertificateCover, month: number): boolean {
  return registered === null || registered.some((span) => spanCovers(span, month));
}

/** Where no policy has a cap, earlier months decide nothing. */
function firstMonthToWalk(cases: readonly PolicyCase[], from: number): number {
  if (cases.every(({ policy }) => policy.maxMonths === null)) return from;
  return cases.reduce((earliest, { first, services }) => {
    const oldest = services.at(-1);
    return oldest === undefined ? earliest : Math.min(earliest, Math.max(first, oldest.span.first));
  }, from);
}

export function suspensionCovers(suspension: SuspensionFact, month: string): boolean {
  return suspension.fromMonth <= month && (suspension.toMonth === null || month <= suspension.toMonth);
}

/** Condition 6. */
function isSuspended(suspensions: readonly SuspensionFact[], month: number): boolean {
  if (suspensions.length === 0) return false;
  const text = monthFromIndex(month);
  return suspensions.some((suspension) => suspensionCovers(suspension, text));
}

/** Conditions 4: served `minServiceMonths` since the month in which the (joined) interval began. */
export function servedLongEnough({ policy }: PolicyCase, service: Service, month: number): boolean {
  return month - service.startMonth >= policy.minServiceMonths;
}

/** Condition 5: earlier months under any version of the region's policy count, whoever paid them. */
export function capReached({ policy }: PolicyCase, owed: OwedByRegion): boolean {
  return policy.maxMonths !== null && (owed.get(policy.regionCode) ?? 0) >= policy.maxMonths;
}

/** The policies that would pay the month, the one that does first. */
function candidatesFor(cases: readonly PolicyCase[], month: number, owed: OwedByRegion): Candidate[] {
  const candidates: Candidate[] = [];
  for (const policyCase of cases) {
    const { policy, first, last, services, certificates } = policyCase;
    if (month < first || last < month || capReached(policyCase, owed)) continue;
    // Of two separate intervals in one month the later one speaks for the policy, if it has served long enough.
    const service = services.find(
      ({ span }, n) => spanCovers(span, month) && servedLongEnough(policyCase, services[n]!, month),
    );
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

/** All that a month's decision rests on; the sentences are built from the same. */
export interface MonthCase {
  facts: WorkerFacts;
  month: number;
  cases: readonly PolicyCase[];
  candidates: readonly Candidate[];
  owed: OwedByRegion;
  options: StipendOptions;
}

function decide(monthCase: MonthCase): StipendDecision {
  const { facts, month, candidates, options } = monthCase;
  const [winner, ...losers] = candidates;
  const certificate = winner ? winner.certificate : certificateHeldIn(facts, month);
  const explain = options.explain ?? true;
  return {
    workerId: facts.workerId,
    month: monthFromIndex(month),
    level: certificate?.level ?? null,
    certificateId: certificate?.id ?? null,
    certificateNo: certificate?.certificateNo ?? null,
    policyId: winner?.policy.id ?? null,
    policyRegionCode: winner?.policy.regionCode ?? null,
    owedFen: winner?.rateFen ?? 0,
    reasons: explain ? (winner ? reasonsToPay(winner, monthCase) : reasonsToRefuse(monthCase)) : [],
    others: losers.map(({ policy, rateFen }) => ({
      policyId: policy.id,
      policyRegionCode: policy.regionCode,
      rateFen,
      reason: paidByOtherCounty(policy, rateFen),
    })),
  };
}

/** The highest certificate valid on some day of the month, to name in a refusal. */
function certificateHeldIn({ certificates }: WorkerFacts, month: number): CertificateFact | undefined {
  const text = monthFromIndex(month);
  return certificates
    .filter(
      (each) =>
        !each.void &&
        each.approvedOn.slice(0, 7) <= text &&
        (each.revokedOn === null || (each.revokedOn > each.approvedOn && each.revokedOn > `${text}-01`)),
    )
    .sort(byRank)[0];
}
