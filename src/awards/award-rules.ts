import { type Level, levelRank, LEVELS } from '../certificates/level.js';
import { addMonthsToDate } from '../common/values/months.js';
import { checkFailures, claimCounts, claimFailures } from '../policies/claims/claim-reasons.js';
import {
  type AskedCheck,
  asksEmployerInstead,
  type ClaimStanding,
  claimStanding,
  judgeChecks,
  noticesForCertificate,
} from '../policies/claims/claim-rules.js';
import { relevantPolicies } from '../policies/entitlements/eligibility.js';
import type { Decided } from '../policies/entitlements/entitlements.js';
import { coversDay } from '../policies/entitlements/intervals.js';
import { firstRegisteredInTime } from '../policies/entitlements/registration.js';
import { mayPayBy } from '../policies/entitlements/staffing.js';
import { waiverOfAward } from '../policies/entitlements/waivers.js';
import { firstRegisteredOutside, staffingExcluded, waivedByPerson } from '../policies/terms/reason-names.js';
import { allRates, type AwardPolicyTerms, EMPLOYER_CHECK, ratesFor } from '../policies/terms/policy-terms.js';
import type { AwardPaidFact, CertificateFact, PostFact, Reason, WorkerFacts } from '../policies/facts/worker-facts.js';
import { type AwardService, awardService, payingPosts, serviceAsked } from './award-service.js';
import * as because from './award-reasons.js';

/** What one certificate is owed as a one-time award, gross of what was paid, and why (domain rules §4 and §6). */
export interface AwardDecision extends Decided {
  certificateId: string;
  certificateNo: string;
  level: Level;
}

/** A certificate judged by every policy, with its place in the order of claims. */
interface Claim {
  certificate: CertificateFact;
  verdict: Verdict;
  /** The day it was declared, or its claim received or, if earlier, the day an award of its level was already paid. */
  claimedOn: string;
}

interface PaidLevel {
  paidFen: number;
  paidOn: string;
  byHistory: boolean;
}

type Paid = Map<Level, PaidLevel>;

/**
 * Decides every certificate of one worker, in the order of claims (domain rule §4). One level is owed once in
 * a lifetime; with `upgrade: difference` a claim is owed its rate less what the claims before it were owed or
 * paid, so that a claim made later never changes what an earlier one is owed.
 */
export function assessAwards(facts: WorkerFacts, policies: readonly AwardPolicyTerms[], asOf: string): AwardDecision[] {
  if (facts.certificates.length === 0) return [];
  const relevant = relevantPolicies(policies, facts.posts, facts.claims).sort(byPreference);
  const paid = paidByLevel(facts.awardsPaid);
  const awarded = new Map<Level, string>();
  const earlier = new Map<Level, because.EarlierAward>();
  const decisions: AwardDecision[] = [];
  for (const { certificate, verdict } of claimsInOrder(facts, relevant, paid, asOf)) {
    const { level } = certificate;
    const awardedTo = awarded.get(level);
    const decision = decide(facts.workerId, certificate, verdict, awardedTo, earlierOfOtherLevels(earlier, level));
    const paidFen = paid.get(level)?.paidFen ?? 0;
    if (paidFen > 0) decision.reasons.push(because.paidBefore(level, paidFen, paid.get(level)!.paidOn));
    decisions.push(decision);
    // A void certificate's award is recovered, so it takes nothing off the claims that follow it.
    if (certificate.void) continue;
    if (decision.policyId !== null) awarded.set(level, certificate.certificateNo);
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
  for (const { level, paidFen, paidOn, byHistory } of payments) {
    const known = paid.get(level);
    paid.set(level, {
      paidFen: (known?.paidFen ?? 0) + paidFen,
      paidOn: known && known.paidOn < paidOn ? known.paidOn : paidOn,
      byHistory: byHistory || known?.byHistory === true,
    });
  }
  return paid;
}

/**
 * Claim date, then approval, then level (§4); number and id only make the order total. The date is the one of the policy that holds:
 * under one the certificate may be declared on one day, and claimed under another on another (§15, S1).
 */
function claimsInOrder(facts: WorkerFacts, relevant: readonly AwardPolicyTerms[], paid: Paid, asOf: string): Claim[] {
  const claims = facts.certificates.map((certificate): Claim => {
    const paidLevel = paid.get(certificate.level);
    const verdict = judge(certificate, facts, relevant, { asOf, paid: paidLevel });
    const declaredOn = verdict.holding[0]?.declared.declaredOn ?? certificate.declaredOn;
    const claimedOn = paidLevel !== undefined && paidLevel.paidOn < declaredOn ? paidLevel.paidOn : declaredOn;
    return { certificate, verdict, claimedOn };
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

/** A certificate as one policy sees it declared: by itself or, where the policy asks for one, by a claim (§15, S1). */
interface Declaration {
  /** With the day on which the claim was received for the one on which it was declared. */
  declared: CertificateFact;
  /** Null where no claim is asked for. */
  standing: ClaimStanding | null;
}

/** A policy that holds, with the service it asks for, the post it pays by and its rate there. */
interface Holding extends Declaration {
  policy: AwardPolicyTerms;
  service: AwardService;
  /** Null where no post was asked for, and none that the policy pays was held on the day of the claim. */
  post: PostFact | null;
  rateFen: number;
  checks: AskedCheck[];
}

interface Verdict {
  /** The policies that hold, the one that pays first; none where the certificate itself stands against it. */
  holding: Holding[];
  /** Every condition of the certificate itself that failed, and then of each policy. */
  own: Reason[];
  failures: Reason[];
}

function judge(
  certificate: CertificateFact,
  facts: WorkerFacts,
  relevant: readonly AwardPolicyTerms[],
  { asOf, paid }: { asOf: string; paid: PaidLevel | undefined },
): Verdict {
  const own: Reason[] = [];
  const waiver = waiverOfAward(facts.waivers, certificate.level, paid?.paidOn);
  if (waiver) own.push(waivedByPerson(waiver));
  const failures: Reason[] = [];
  const holding: Holding[] = [];
  let byCertificate = relevant.length === 0;
  for (const policy of relevant) {
    const declaration = declarationUnder(policy, certificate, facts, { asOf, isPaid: paid?.byHistory === true });
    byCertificate ||= declaration.standing === null;
    const { held, failed } = judgePolicy(policy, declaration, facts.posts, asOf);
    if (held !== null && failed.length === 0) holding.push(held);
    else failures.push(...failed);
  }
  if (byCertificate && certificate.declaredOn > asOf) own.push(because.declaredAfterAsOf(certificate, asOf));
  if (relevant.length === 0) own.push(because.noPolicy(facts.posts));
  return { holding: certificate.void || waiver ? [] : holding, own, failures };
}

/** A level of which anything was paid before this system needs no claim, and is declared as its certificate says. */
function declarationUnder(
  policy: AwardPolicyTerms,
  certificate: CertificateFact,
  { claims }: WorkerFacts,
  { asOf, isPaid }: { asOf: string; isPaid: boolean },
): Declaration {
  if (policy.claimBy === 'certificate' || isPaid) return { declared: certificate, standing: null };
  const claim = claims.find(
    ({ certificateId, regionCode }) => certificateId === certificate.id && regionCode === policy.regionCode,
  );
  const standing = claimStanding(claim ?? null, noticesForCertificate(policy, certificate.approvedOn), asOf);
  return { declared: claim ? { ...certificate, declaredOn: claim.receivedOn } : certificate, standing };
}

/** Everything that one policy asks, and what it would pay. Where nobody applied, of the days of declaration nothing is said. */
function judgePolicy(
  policy: AwardPolicyTerms,
  { declared, standing }: Declaration,
  posts: readonly PostFact[],
  asOf: string,
): { held: Holding | null; failed: Reason[] } {
  const { level } = declared;
  const claim = standing?.claim ?? null;
  const asked = serviceAsked(policy, claim !== null);
  if (standing !== null && claim === null) {
    const undeclared = { ...declared, declaredOn: declared.approvedOn };
    const { approvedAt } = awardService(policy, undeclared, posts, { ...asked, minMonths: 0 });
    const failed = failedByApproval(policy, declared, { paying: [], lacksRate: hasNoRate(policy, level) });
    const isAsked = asked.on.includes('approved') && !asksEmployerInstead(policy, level);
    if (isAsked && approvedAt.length === 0) {
      failed.push(because.notServingWhenApproved(policy, declared.approvedOn, posts));
    }
    return { held: null, failed: [...failed, ...claimFailures(policy, standing, asOf)] };
  }
  const service = awardService(policy, declared, posts, asked);
  const notServing = notServingAsAsked(policy, declared, posts, service);
  const isByEmployer = claim !== null && asksEmployerInstead(policy, level);
  const isEmployed = asked.on.includes('none')
    ? service.declaredAt.some((post) => mayPayBy(policy, post))
    : notServing.length === 0;
  const checks = claim === null ? [] : judgeChecks(policy, level, claim, isEmployed);
  const mayLackPost = isByEmployer || asked.on.includes('none');
  const paid = paidBy(policy, level, service, mayLackPost);
  const paying = payingPosts(policy, service);
  const lacksRate = paying.length > 0 || mayLackPost ? paid === null : hasNoRate(policy, level);
  // Whoever is entitled in another way than by the employer need not have served.
  const isOtherwise = isByEmployer && checks.every(({ result, ...each }) => result === 'met' || !isOfEmployer(each));
  const failed = [
    ...failedByApproval(policy, declared, { paying, lacksRate }),
    ...(isOtherwise ? [] : notServing),
    ...staffingFailures(policy, service),
    ...failedByDeclaration(policy, declared),
  ];
  if (standing === null && declared.declaredOn > asOf) return { held: null, failed };
  if (claim !== null && standing !== null) {
    failed.push(...claimFailures(policy, standing, asOf), ...checkFailures(policy, claim, checks));
  }
  return { held: paid === null ? null : { policy, declared, standing, service, ...paid, checks }, failed };
}

function isOfEmployer({ checks }: Pick<AskedCheck, 'checks'>): boolean {
  return checks.some(({ code }) => code === EMPLOYER_CHECK);
}

/**
 * The first of the paying posts for whose staff the policy has a rate of the level (§15, S5). Where no post need be held and none is,
 * what holds for the employers that no group names.
 */
function paidBy(
  policy: AwardPolicyTerms,
  level: Level,
  service: AwardService,
  mayLackPost: boolean,
): Pick<Holding, 'post' | 'rateFen'> | null {
  const paying = payingPosts(policy, service);
  for (const post of paying) {
    const rateFen = ratesFor(policy, post.kind)[level];
    if (rateFen !== null) return { post, rateFen };
  }
  const rateFen = policy.ratesFen[level];
  return mayLackPost && paying.length === 0 && rateFen !== null ? { post: null, rateFen } : null;
}

function hasNoRate(policy: AwardPolicyTerms, level: Level): boolean {
  return allRates(policy).every((levels) => levels[level] === null);
}

/** Condition 1 of §4 and a rate for the level (§15, S5): every one that fails, not the first. */
function failedByApproval(
  policy: AwardPolicyTerms,
  certificate: CertificateFact,
  { paying, lacksRate }: { paying: readonly PostFact[]; lacksRate: boolean },
): Reason[] {
  const { approvedOn, level } = certificate;
  const failed: Reason[] = [];
  if (lacksRate) failed.push(because.levelNotCovered(policy, level, paying));
  if (approvedOn < policy.effectiveFrom) failed.push(because.approvedBeforePolicy(policy, certificate));
  if (policy.effectiveTo !== null && policy.effectiveTo < approvedOn) {
    failed.push(because.approvedAfterPolicy(policy, certificate));
  }
  return failed;
}

/** Conditions 4 and 5 of §4 and the first registration (§15, S6). */
function failedByDeclaration(policy: AwardPolicyTerms, certificate: CertificateFact): Reason[] {
  const { approvedOn, declaredOn } = certificate;
  const failed: Reason[] = [];
  if (policy.registration !== 'none' && !registrationAsked(policy, certificate)) {
    failed.push(because.notRegistered(policy, certificate));
  }
  if (!firstRegisteredInTime(policy, certificate)) failed.push(firstRegisteredOutside(policy, certificate));
  const lastDay = lastClaimDay(policy, approvedOn);
  if (lastDay !== null && declaredOn > lastDay) failed.push(because.claimedTooLate(policy, certificate, lastDay));
  return failed;
}

/** Conditions 2 and 3 and the months of service (§15, S3). */
function notServingAsAsked(
  policy: AwardPolicyTerms,
  { approvedOn, declaredOn }: CertificateFact,
  posts: readonly PostFact[],
  service: AwardService,
): Reason[] {
  const { on, minMonths } = service.asked;
  const failed: Reason[] = [];
  if (on.includes('approved') && service.approvedAt.length === 0) {
    failed.push(because.notServingWhenApproved(policy, approvedOn, posts));
  }
  if (on.includes('declared') && service.declaredAt.length === 0) {
    failed.push(because.notServingWhenDeclared(policy, declaredOn, posts));
  }
  if (on.includes('ever') && service.everAt.length === 0) failed.push(because.neverServed(policy, service));
  if (service.months < minMonths) failed.push(because.servedTooShort(policy, service));
  return failed;
}

/** What the staffing of posts stands against (§15, S4). */
function staffingFailures(policy: AwardPolicyTerms, { excluded, unknownOn }: AwardService): Reason[] {
  const failed: Reason[] = [];
  if (excluded.length > 0) failed.push(staffingExcluded(policy, excluded));
  if (unknownOn !== null) failed.push(because.staffingUnknown(policy, unknownOn));
  return failed;
}

/** The registration that holds on the day of declaration or, where once is enough, one that began by then (§4 and §15, S6). */
function registrationAsked({ registration }: AwardPolicyTerms, { registrations, declaredOn }: CertificateFact) {
  return registrations.find((each) =>
    registration === 'once' ? each.startOn <= declaredOn : coversDay(each, declaredOn),
  );
}

/** Condition 5: 31 January + 1 month is the last of February. */
function lastClaimDay(policy: AwardPolicyTerms, approvedOn: string): string | null {
  return policy.claimWithinMonths === null ? null : addMonthsToDate(approvedOn, policy.claimWithinMonths);
}

function decide(
  workerId: string,
  certificate: CertificateFact,
  { holding, own, failures }: Verdict,
  awardedTo: string | undefined,
  earlier: readonly because.EarlierAward[],
): AwardDecision {
  const { id: certificateId, certificateNo, level } = certificate;
  const heading = { workerId, certificateId, certificateNo, level };
  const [chosen, ...passedOver] = awardedTo === undefined ? holding : [];
  if (chosen === undefined) {
    const nobody = { policyId: null, policyRegionCode: null, owedFen: 0, rateFen: 0, payingPost: null, claimId: null };
    const reasons = [
      ...(certificate.void ? [because.isVoid(certificate)] : []),
      ...(awardedTo === undefined ? [] : [because.levelAlreadyAwarded(certificate, awardedTo)]),
      ...own,
      ...failures,
    ];
    return { ...heading, ...nobody, reasons };
  }
  const { policy, post: payingPost, rateFen, standing } = chosen;
  const deductions = policy.upgrade === 'difference' ? earlier : [];
  const deductedFen = deductions.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const owedFen = Math.max(0, rateFen - deductedFen);
  const reasons = reasonsToPay(chosen);
  if (deductedFen > 0) reasons.push(because.difference(rateFen, deductions, owedFen));
  for (const other of passedOver) reasons.push(because.otherPolicyHolds(other.policy, other.rateFen));
  return {
    ...heading,
    policyId: policy.id,
    policyRegionCode: policy.regionCode,
    owedFen,
    rateFen,
    payingPost,
    claimId: standing?.claim?.id ?? null,
    reasons,
  };
}

function reasonsToPay({ policy, declared, standing, service, post, rateFen, checks }: Holding): Reason[] {
  const { approvedOn, declaredOn, level } = declared;
  const { on, minMonths } = service.asked;
  const reasons = [because.owed(policy, level, rateFen, post)];
  if (on.includes('approved') && post) reasons.push(because.servingWhenApproved(approvedOn, post));
  const declaredAt = service.declaredAt[0];
  if (on.includes('declared') && declaredAt) reasons.push(because.servingWhenDeclared(declaredOn, declaredAt));
  const everAt = service.everAt[0];
  if (on.includes('ever') && everAt) reasons.push(because.servedOnce(service, everAt));
  if (minMonths > 0 && service.months >= minMonths) reasons.push(because.servedLongEnough(service));
  const registration = policy.registration === 'none' ? undefined : registrationAsked(policy, declared);
  if (registration) reasons.push(because.registered(policy, declaredOn, registration));
  const lastDay = lastClaimDay(policy, approvedOn);
  if (lastDay !== null) reasons.push(because.claimedInTime(policy, declared, lastDay));
  if (standing) reasons.push(...claimCounts(standing, checks));
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
