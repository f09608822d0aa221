import { type Level, levelRank } from '../certificates/level.js';
import { dayBefore, monthIndex } from '../common/values/months.js';
import { isEligibleEmployer } from '../policies/entitlements/eligibility.js';
import {
  coveredMonths,
  type Interval,
  joinIntervals,
  type MonthSpan,
  spanCovers,
} from '../policies/entitlements/intervals.js';
import type { StipendPolicyTerms } from '../policies/terms/policy-terms.js';
import type { CertificateFact, SuspensionFact, WorkerFacts } from '../policies/facts/worker-facts.js';

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

/** All that one month's decision rests on; the sentences are built from the same. */
export interface MonthCase {
  facts: WorkerFacts;
  month: number;
  cases: readonly PolicyCase[];
  candidates: readonly Candidate[];
  owed: OwedByRegion;
  asOf: string;
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Joins the intervals and finds the months they cover, so that a month costs a few comparisons. */
export function casePolicy(policy: StipendPolicyTerms, facts: WorkerFacts): PolicyCase {
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
export function byRank(a: CertificateFact, b: CertificateFact): number {
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

export function suspensionCovers(suspension: SuspensionFact, month: string): boolean {
  return suspension.fromMonth <= month && (suspension.toMonth === null || month <= suspension.toMonth);
}

/** Condition 4: served `minServiceMonths` since the month in which the (joined) interval began. */
export function servedLongEnough({ policy }: PolicyCase, service: Service, month: number): boolean {
  return month - service.startMonth >= policy.minServiceMonths;
}

/** Condition 5: earlier months under any version of the region's policy count, whoever paid them. */
export function capReached({ policy }: PolicyCase, owed: OwedByRegion): boolean {
  return policy.maxMonths !== null && (owed.get(policy.regionCode) ?? 0) >= policy.maxMonths;
}
