import { type Level, levelRank, LEVELS } from '../certificates/level.js';
import { addMonthsToDate } from '../common/values/months.js';
import { isEligibleEmployer, relevantPolicies } from '../policies/entitlements/eligibility.js';
import type { Decided } from '../policies/entitlements/entitlements.js';
import { coversDay } from '../policies/entitlements/intervals.js';
import { waiverOfAward } from '../policies/entitlements/waivers.js';
import { waivedByPerson } from '../policies/terms/reason-names.js';
import type { AwardPolicyTerms } from '../policies/terms/policy-terms.js';
import type {
  AwardPaidFact,
  CertificateFact,
  PostFact,
  Reason,
  WaiverFact,
  WorkerFacts,
} from '../policies/facts/worker-facts.js';
import * as because from './award-reasons.js';

/** What one certificate is owed as a one-time award, gross of what was paid, and why (domain rules §4 and §6). */
export interface AwardDecision extends Decided {
  certificateId: string;
  certificateNo: string;
  level: Level;
}

/** A certificate with its place in the order of claims. */
export interface Claim {
  certificate: CertificateFact;
  /** The day it was declared or, if earlier, the day an award of its level was already paid. */
  claimedOn: string;
}

type Paid = Map<Level, { paidFen: number; paidOn: string }>;

/**
 * Decides every certificate of one worker, in the order of claims (domain rule §4). One level is owed once in
 * a lifetime; with `upgrade: difference` a claim is owed its rate less what the claims before it were owed or
 * paid, so that a claim made later never changes what an earlier one is owed.
 */
export function assessAwards(facts: WorkerFacts, policies: readonly AwardPolicyTerms[], asOf: string): AwardDecision[] {
  if (facts.certificates.length === 0) return [];
  const relevant = relevantPolicies(policies, facts.posts).sort(byPreference);
  const paid = paidByLevel(facts.awardsPaid);
  const awarded = new Map<Level, string>();
  const earlier = new Map<Level, because.EarlierAward>();
  const decisions: AwardDecision[] = [];
  for (const claim of claimsInOrder(facts.certificates, paid)) {
    const { certificate } = claim;
    const { level } = certificate;
    const waiver = waiverOfAward(facts.waivers, level, paid.get(level)?.paidOn);
    const verdict = judge(claim, facts.posts, relevant, { asOf, awardedTo: awarded.get(level), waiver });
    const decision = decide(facts.workerId, certificate, verdict, earlierOfOtherLevels(earlier, level));
    const paidFen = paid.get(level)?.paidFen ?? 0;
    if (paidFen > 0) decision.reasons.push(because.paidBefore(level, paidFen, paid.get(level)!.paidOn));
    decisions.push(decision);
    // A void certificate's award is recovered, so it takes nothing off the claims that follow it.
    if (certificate.void) continue;
    if (verdict.chosen) awarded.set(level, certificate.certificateNo);
    remember(earlier, certificate, Math.max(decision.owedFen, paidFen));
  }
  return decisions;
}

/** The most specific region, then the latest version, then the lower region code (§4); the id only makes it total. */
function byPreference(a: AwardPolicyTerms, b: AwardPolicyTerms): number {
  return (
    b.regionDepth - a.regionDepth ||
    compare(b.effectiveFrom, a.effectiveFrom) ||
    compare(a.regionCode, b.regionCode) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function paidByLevel(payments: readonly AwardPaidFact[]): Paid {
  const paid: Paid = new Map();
  for (const { level, paidFen, paidOn } of payments) {
    const known = paid.get(level);
    paid.set(level, {
      paidFen: (known?.paidFen ?? 0) + paidFen,
      paidOn: known && known.paidOn < paidOn ? known.paidOn : paidOn,
    });
  }
  return paid;
}

/** Claim date, then approval, then level (§4); number and id only make the order total. */
function claimsInOrder(certificates: readonly CertificateFact[], paid: Paid): Claim[] {
  const claims = certificates.map((certificate): Claim => {
    const paidOn = paid.get(certificate.level)?.paidOn;
    const { declaredOn } = certificate;
    return { certificate, claimedOn: paidOn !== undefined && paidOn < declaredOn ? paidOn : declaredOn };
  });
  return claims.sort(
    (a, b) =>
      compare(a.claimedOn, b.claimedOn) ||
      compare(a.certificate.approvedOn, b.certificate.approvedOn) ||
      levelRank(a.certificate.level) - levelRank(b.certificate.level) ||
      compare(a.certificate.certificateNo, b.certificate.certificateNo) ||
      compare(a.certificate.id, b.certificate.id),
  );
}

interface Verdict {
  chosen: AwardPolicyTerms | null;
  /** Policies that hold as well and were passed over. */
  passedOver: AwardPolicyTerms[];
  /** Every condition that failed, of the certificate itself and of each relevant policy. */
  failures: Reason[];
  posts: readonly PostFact[];
}

function judge(
  { certificate }: Claim,
  posts: readonly PostFact[],
  relevant: readonly AwardPolicyTerms[],
  { asOf, awardedTo, waiver }: { asOf: string; awardedTo: string | undefined; waiver: WaiverFact | undefined },
): Verdict {
  const failures: Reason[] = [];
  if (certificate.void) failures.push(because.isVoid(certificate));
  if (awardedTo !== undefined) failures.push(because.levelAlreadyAwarded(certificate, awardedTo));
  if (waiver) failures.push(waivedByPerson(waiver));
  if (certificate.declaredOn > asOf) failures.push(because.declaredAfterAsOf(certificate, asOf));
  if (relevant.length === 0) failures.push(because.noPolicy(posts));
  const ruledOut = failures.length > 0;
  const holding: AwardPolicyTerms[] = [];
  for (const policy of relevant) {
    const failed = failedConditions(policy, certificate, posts);
    if (failed.length === 0) holding.push(policy);
    else failures.push(...failed);
  }
  const [chosen = null, ...passedOver] = ruledOut ? [] : holding;
  return { chosen, passedOver, failures, posts };
}

/** Conditions 1 to 5 of §4 for one policy: every one that fails, not the first. */
function failedConditions(
  policy: AwardPolicyTerms,
  certificate: CertificateFact,
  posts: readonly PostFact[],
): Reason[] {
  const { approvedOn, declaredOn } = certificate;
  const failed: Reason[] = [];
  if (approvedOn < policy.effectiveFrom) failed.push(because.approvedBeforePolicy(policy, certificate));
  if (policy.effectiveTo !== null && policy.effectiveTo < approvedOn) {
    failed.push(because.approvedAfterPolicy(policy, certificate));
  }
  if (!eligiblePostOn(policy, posts, approvedOn))
    failed.push(because.notServingWhenApproved(policy, approvedOn, posts));
  if (policy.mustStillServe && !eligiblePostOn(policy, posts, declaredOn)) {
    failed.push(because.notServingWhenDeclared(policy, declaredOn, posts));
  }
  if (policy.requiresRegistration && !registrationOn(certificate, declaredOn)) {
    failed.push(because.notRegistered(policy, certificate));
  }
  const lastDay = lastClaimDay(policy, approvedOn);
  if (lastDay !== null && declaredOn > lastDay) failed.push(because.claimedTooLate(policy, certificate, lastDay));
  return failed;
}

function eligiblePostOn(policy: AwardPolicyTerms, posts: readonly PostFact[], date: string): PostFact | undefined {
  return posts.find((post) => coversDay(post, date) && isEligibleEmployer(policy, post));
}

function registrationOn(certificate: CertificateFact, date: string) {
  return certificate.registrations.find((registration) => coversDay(registration, date));
}

/** Condition 5: 31 January + 1 month is the last of February. */
function lastClaimDay(policy: AwardPolicyTerms, approvedOn: string): string | null {
  return policy.claimWithinMonths === null ? null : addMonthsToDate(approvedOn, policy.claimWithinMonths);
}

function decide(
  workerId: string,
  certificate: CertificateFact,
  { chosen, passedOver, failures, posts }: Verdict,
  earlier: readonly because.EarlierAward[],
): AwardDecision {
  const { id: certificateId, certificateNo, level } = certificate;
  const heading = { workerId, certificateId, certificateNo, level };
  if (chosen === null) return { ...heading, policyId: null, policyRegionCode: null, owedFen: 0, reasons: failures };
  const rateFen = chosen.ratesFen[level];
  const deductions = chosen.upgrade === 'difference' ? earlier : [];
  const deductedFen = deductions.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const owedFen = Math.max(0, rateFen - deductedFen);
  const reasons = reasonsToPay(chosen, certificate, posts);
  if (deductedFen > 0) reasons.push(because.difference(chosen, level, deductions, owedFen));
  for (const policy of passedOver) reasons.push(because.otherPolicyHolds(policy, level));
  return { ...heading, policyId: chosen.id, policyRegionCode: chosen.regionCode, owedFen, reasons };
}

function reasonsToPay(policy: AwardPolicyTerms, certificate: CertificateFact, posts: readonly PostFact[]): Reason[] {
  const { approvedOn, declaredOn, level } = certificate;
  const reasons = [
    because.owed(policy, level),
    because.servingWhenApproved(approvedOn, eligiblePostOn(policy, posts, approvedOn)!),
  ];
  if (policy.mustStillServe) {
    reasons.push(because.servingWhenDeclared(declaredOn, eligiblePostOn(policy, posts, declaredOn)!));
  }
  if (policy.requiresRegistration) {
    reasons.push(because.registered(declaredOn, registrationOn(certificate, declaredOn)!));
  }
  const lastDay = lastClaimDay(policy, approvedOn);
  if (lastDay !== null) reasons.push(because.claimedInTime(policy, certificate, lastDay));
  return reasons;
}

/**
 * What was paid for the level itself is not taken off here: what is owed is gross, and §7 takes payments of
 * the same level off. So only the other levels' earlier claims count.
 */
function earlierOfOtherLevels(earlier: ReadonlyMap<Level, because.EarlierAward>, level: Level): because.EarlierAward[] {
  return LEVELS.filter((other) => other !== level && (earlier.get(other)?.amountFen ?? 0) > 0).map((other) =>
    earlier.get(other)!,
  );
}

/** A level's payment is one sum whatever the number of its certificates, so the larger amount replaces the smaller. */
function remember(
  earlier: Map<Level, because.EarlierAward>,
  { level, certificateNo }: CertificateFact,
  amountFen: number,
) {
  const known = earlier.get(level);
  if (known === undefined || known.amountFen < amountFen) earlier.set(level, { level, certificateNo, amountFen });
}
