import { type Level, levelRank } from '../../certificates/level.js';
import { dayBefore, monthFromIndex, monthIndex } from '../../common/values/months.js';
import {
  type AskedCheck,
  type ClaimStanding,
  claimStanding,
  judgeChecks,
  noticesForMonth,
} from '../../policies/claims/claim-rules.js';
import { isEligibleEmployer } from '../../policies/entitlements/eligibility.js';
import {
  coveredMonths,
  type Interval,
  joinIntervals,
  type MonthSpan,
  spanCovers,
} from '../../policies/entitlements/intervals.js';
import { firstRegisteredInTime, firstRegisteredOn } from '../../policies/entitlements/registration.js';
import { isExcluded, mayPayBy } from '../../policies/entitlements/staffing.js';
import { inPayingOrder } from '../../policies/entitlements/paying-post.js';
import { allRates, type LevelRates, ratesFor, type StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import type {
  CertificateFact,
  ClaimFact,
  PostFact,
  SuspensionFact,
  WorkerFacts,
} from '../../policies/facts/worker-facts.js';
import { type PaidPeriods, yearsOf } from './years.js';
import type { YearSpan } from '../../policies/entitlements/year-spans.js';

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
  /** False where its first registration did not begin when the policy asks for it. */
  firstInTime: boolean;
}

/** One policy applied to one worker: all that does not depend on the month, worked out once. */
export interface PolicyCase {
  policy: StipendPolicyTerms;
  first: number;
  last: number;
  /** Latest start first. */
  services: Service[];
  /** Eligible posts in the order in which they speak for the policy, the latest start first. */
  posts: EligiblePost[];
  /** Posts whose staffing the policy excludes, at any employer, with the months that they shut out (§15, S4). */
  excluded: Excluded[];
  /** Highest level first, then the latest approved; of the levels without a rate too. */
  certificates: CertificateCover[];
  /** Where the policy asks for claims (§15, S1), those that the person made for its notices. */
  claims: ClaimFact[];
  /** Where the policy pays whole years (§15, S7), those that the person completed or is in. */
  years: YearSpan[];
  asOf: string;
}

export interface Excluded {
  post: PostFact;
  days: MonthSpan;
}

/** A post that the policy pays, with the months it has a day in and the rates of its employer's kind (§15, S5). */
export interface EligiblePost {
  post: PostFact;
  days: MonthSpan;
  levels: LevelRates;
  /** False where its staffing stands against it. */
  mayPay: boolean;
}

/** A policy that would pay the month. */
export interface Candidate {
  policy: StipendPolicyTerms;
  case: PolicyCase;
  service: Service;
  post: PostFact;
  certificate: CertificateFact;
  level: Level;
  rateFen: number;
  /** Null where the policy asks for none. */
  claim: JudgedClaim | null;
}

/** A claim for a month with its checks for a level (§15, S1 and S2). */
export interface JudgedClaim {
  standing: ClaimStanding;
  checks: AskedCheck[];
}

/** What is owed so far under the policies of each region, for `maxMonths`. */
export type OwedByRegion = ReadonlyMap<string, OwedSoFar>;

export interface OwedSoFar {
  months: number;
  /** The first month owed, for a cap that counts gaps (§15, S7). */
  first: number;
}

/** All that one month's decision rests on; the sentences are built from the same. */
export interface MonthCase {
  facts: WorkerFacts;
  month: number;
  cases: readonly PolicyCase[];
  candidates: readonly Candidate[];
  owed: OwedByRegion;
  paid: PaidPeriods;
  asOf: string;
}

/** The interval that started latest, then the higher rate, then the lower region code (§5). */
export function byChoice(a: Candidate, b: Candidate): number {
  return (
    compare(b.service.startOn, a.service.startOn) ||
    b.rateFen - a.rateFen ||
    compare(a.policy.regionCode, b.policy.regionCode) ||
    compare(b.policy.effectiveFrom, a.policy.effectiveFrom) ||
    compare(a.policy.id, b.policy.id)
  );
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Joins the intervals and finds the months they cover, so that a month costs a few comparisons. */
export function casePolicy(policy: StipendPolicyTerms, facts: WorkerFacts, asOf: string): PolicyCase {
  const eligible = facts.posts.filter((post) => isEligibleEmployer(policy, post));
  const services = joinIntervals(eligible)
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
    posts: inPayingOrder(policy, eligible.filter(isReal)).map((post) => ({
      post,
      days: daysOf(post),
      levels: ratesFor(policy, post.kind),
      mayPay: mayPayBy(policy, post),
    })),
    excluded:
      policy.excludedStaffing.length === 0
        ? []
        : facts.posts
            .filter((post) => isExcluded(policy, post) && isReal(post))
            .map((post) => ({ post, days: daysOf(post) })),
    certificates,
    claims:
      policy.claimBy === 'certificate' ? [] : facts.claims.filter(({ regionCode }) => regionCode === policy.regionCode),
    years: yearsOf(policy, services, facts.certificates, asOf),
    asOf,
  };
}

/**
 * The claim by which a month is owed for a level, else the one that comes nearest (§15, S1): of several notices for the month, of which
 * one supplements another, one is enough. Null where the policy asks for none.
 *
 * @param level null where nothing would be paid in any case: then no checks are looked at
 */
export function claimOfMonth(
  { policy, claims, asOf }: PolicyCase,
  month: number,
  level: Level | null,
): JudgedClaim | null {
  if (policy.claimBy === 'certificate') return null;
  const notices = noticesForMonth(policy, monthFromIndex(month));
  const made = notices.flatMap((notice) => {
    const claim = claims.find(({ noticeId }) => noticeId === notice.id);
    return claim === undefined ? [] : [{ claim, standing: claimStanding(claim, [notice], asOf) }];
  });
  // Whoever is owed a month serves in it, so that the test of the employer is met.
  const judged = made.map(({ claim, standing }) => ({
    standing,
    checks: level === null ? [] : judgeChecks(policy, level, claim, true),
  }));
  return (
    judged.find(doesCount) ??
    judged.find(({ standing }) => standing.failed.length === 0) ??
    judged[0] ?? { standing: claimStanding(null, notices, asOf), checks: [] }
  );
}

export function doesCount({ standing, checks }: JudgedClaim): boolean {
  return standing.failed.length === 0 && checks.every(({ result }) => result === 'met');
}

/** The months in which a post has a day. */
function daysOf({ startOn, endOn }: Interval): MonthSpan {
  return { first: monthIndex(startOn), last: endOn === null ? Infinity : monthIndex(endOn) };
}

/** A post that ends before it begins has no day. */
function isReal({ startOn, endOn }: Interval): boolean {
  return endOn === null || startOn <= endOn;
}

/** What makes a month: a post of the interval with a day in it, and the highest certificate that it has a rate for. */
export interface Making {
  post: PostFact;
  certificate: CertificateFact;
  rateFen: number;
}

/**
 * What makes the month in an interval that covers it (domain rule §15, S5): the post that started latest and has a rate for a
 * certificate held then. A post whose rates say nothing of what is held is passed over.
 */
export function makingOf({ posts, certificates }: PolicyCase, service: Service, month: number): Making | undefined {
  for (const { post, days, levels, mayPay } of posts) {
    if (!mayPay || !spanCovers(days, month) || !isWithin(post, service)) continue;
    const cover = certificates.find(
      (each) => levels[each.certificate.level] !== null && spanCovers(each.span, month) && isRegistered(each, month),
    );
    if (cover) {
      const { certificate } = cover;
      return { post, certificate, rateFen: levels[certificate.level]! };
    }
  }
  return undefined;
}

/** Whether a post is one of those that were joined into an interval. */
function isWithin({ startOn }: PostFact, service: Interval): boolean {
  return service.startOn <= startOn && (service.endOn === null || startOn <= service.endOn);
}

/**
 * The rates by which a month would be paid: of the posts in intervals that cover it and have served long enough, else in those that
 * cover it, else of any post and of any kind of employer. A reason speaks of a level without a rate by these.
 */
export function ratesIn(policyCase: PolicyCase, month: number): LevelRates[] {
  const { policy, posts } = policyCase;
  const found = postsAsked(policyCase, month);
  const paying = found.filter(({ mayPay }) => mayPay);
  if (found.length > 0) return (paying.length > 0 ? paying : found).map(({ levels }) => levels);
  return posts.length > 0 ? posts.map(({ levels }) => levels) : allRates(policy);
}

/** The posts by which a month would be paid: in intervals that cover it and have served long enough, else in those that cover it. */
export function postsAsked(policyCase: PolicyCase, month: number): EligiblePost[] {
  const { posts, services } = policyCase;
  const covering = services.filter(({ span }) => spanCovers(span, month));
  const served = covering.filter((service) => servedLongEnough(policyCase, service, month));
  const intervals = served.length > 0 ? served : covering;
  return posts.filter(
    ({ post, days }) => spanCovers(days, month) && intervals.some((service) => isWithin(post, service)),
  );
}

/** Posts of the month, at any employer, whose staffing the policy excludes. */
export function excludedIn({ excluded }: PolicyCase, month: number): PostFact[] {
  return excluded.length === 0 ? [] : excluded.filter(({ days }) => spanCovers(days, month)).map(({ post }) => post);
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
  const { approvedOn, revokedOn } = certificate;
  const endOn = revokedOn === null ? null : dayBefore(revokedOn);
  const span = coveredMonths({ startOn: approvedOn, endOn }, policy);
  if (span === null) return null;
  return {
    certificate,
    span,
    registered: registeredMonths(policy, certificate),
    firstInTime: firstRegisteredInTime(policy, certificate),
  };
}

/** Where once is enough, all months from the first registration on, whatever its end (§15, S6). */
function registeredMonths(policy: StipendPolicyTerms, certificate: CertificateFact): MonthSpan[] | null {
  if (policy.registration === 'none') return null;
  if (policy.registration === 'valid') {
    return joinIntervals(certificate.registrations).map((interval) => coveredMonths(interval, policy)!);
  }
  const first = firstRegisteredOn(certificate);
  return first === null ? [] : [coveredMonths({ startOn: first, endOn: null }, policy)!];
}

export function isRegistered(cover: CertificateCover, month: number): boolean {
  return cover.firstInTime && coversByRegistration(cover, month);
}

export function coversByRegistration({ registered }: CertificateCover, month: number): boolean {
  return registered === null || registered.some((span) => spanCovers(span, month));
}

/** The first suspension with a month among these. */
export function suspensionOf(
  suspensions: readonly SuspensionFact[],
  { first, last }: MonthSpan,
): SuspensionFact | undefined {
  if (suspensions.length === 0) return undefined;
  const [from, to] = [monthFromIndex(first), monthFromIndex(last)];
  return suspensions.find(
    ({ fromMonth, toMonth }) => fromMonth <= to && (toMonth === null || (from <= toMonth && fromMonth <= toMonth)),
  );
}

export function suspensionCovers(suspension: SuspensionFact, month: string): boolean {
  return suspension.fromMonth <= month && (suspension.toMonth === null || month <= suspension.toMonth);
}

/** Condition 4: served `minServiceMonths` since the month in which the (joined) interval began. */
export function servedLongEnough({ policy }: PolicyCase, service: Service, month: number): boolean {
  return month - service.startMonth >= policy.minServiceMonths;
}

/**
 * Condition 5: earlier months under any version of the region's policy count, whoever paid them. By elapsed months (§15, S7) the
 * first one owed and all since do.
 *
 * @param months the month asked for, or the twelve of a whole year
 */
export function capReached({ policy }: PolicyCase, owed: OwedByRegion, months: MonthSpan): boolean {
  return policy.maxMonths !== null && countedTo(policy, owed, months) > policy.maxMonths;
}

/** The number that the last of these months has under the cap's way of counting. */
export function countedTo({ capBy, regionCode }: StipendPolicyTerms, owed: OwedByRegion, months: MonthSpan): number {
  const before = owed.get(regionCode);
  return capBy === 'elapsed'
    ? months.last - (before?.first ?? months.first) + 1
    : (before?.months ?? 0) + months.last - months.first + 1;
}
