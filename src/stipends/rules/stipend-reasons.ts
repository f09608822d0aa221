import { LEVEL_NAMES, levelRank } from '../../certificates/level.js';
import { firstDay, lastDayOfMonth, monthFromIndex } from '../../common/values/months.js';
import { yearPeriod } from '../../ledger/subject.js';
import { checkFailures, claimCounts, claimFailures } from '../../policies/claims/claim-reasons.js';
import { isEligibleEmployer } from '../../policies/entitlements/eligibility.js';
import { type MonthSpan, spanCovers } from '../../policies/entitlements/intervals.js';
import { paysWholeYears, ratesFor, type StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import {
  policyFacts,
  policyWords,
  reason,
  firstRegisteredOutside,
  staffingExcluded,
  staffOf,
  yuanWords,
  waivedByPerson,
} from '../../policies/terms/reason-names.js';
import { waiverOfMonth } from '../../policies/entitlements/waivers.js';
import type {
  CertificateFact,
  PostFact,
  Reason,
  SuspensionFact,
  WorkerFacts,
} from '../../policies/facts/worker-facts.js';
import { ORGANIZATION_KIND_NAMES } from '../../workers/organizations/organization-kind.js';
import {
  type Candidate,
  capReached,
  claimOfMonth,
  type CertificateCover,
  coversByRegistration,
  excludedIn,
  isRegistered,
  makingOf,
  type MonthCase,
  type PolicyCase,
  postsAsked,
  ratesIn,
  servedLongEnough,
  suspensionCovers,
} from './stipend-case.js';
import { capReason, monthPaidByYear, monthSettled, monthYearFailures, paidByYear, withinCap } from './year-words.js';

/** The sentences of stipend decisions (domain rule §6); the conditions themselves are in stipend-case.ts. */

/** Why the month is owed: policy, service, certificate, registration, and the counts of §5 conditions 4 and 5. */
export function reasonsToPay(
  winner: Candidate,
  { facts, month, owed }: MonthCase,
  /** The whole year that is paid, by this month of it. */
  year?: MonthSpan,
): Reason[] {
  const { policy, level, rateFen, certificate, service, post, claim } = winner;
  const text = monthFromIndex(month);
  const names = employersIn(text, policy, facts.posts);
  const reasons = [
    reason(
      'STIPEND_OWED',
      `按${policyWords(policy)}，${staffOf(policy, post)}${LEVEL_NAMES[level]}职业津贴每${year ? '年' : '月'}${yuanWords(rateFen)}。`,
      {
        ...policyFacts(policy),
        level,
        rateFen,
      },
    ),
    reason('SERVING_IN_MONTH', `${text}任职于${names}，自${service.startOn}起连续在岗。`, {
      month: text,
      employers: names,
      startOn: service.startOn,
      endOn: service.endOn,
    }),
    reason(
      'CERTIFICATE_IN_MONTH',
      `${LEVEL_NAMES[level]}证书${certificate.certificateNo}于${certificate.approvedOn}取得，当月有效。`,
      {
        certificateNo: certificate.certificateNo,
        level,
        approvedOn: certificate.approvedOn,
        revokedOn: certificate.revokedOn,
      },
    ),
  ];
  if (policy.year !== null && !year) reasons.push(monthSettled(winner.case, service, month));
  if (policy.registration !== 'none') reasons.push(registered(policy, text, certificate));
  const isHigher = ({ certificate: { level: other }, span }: CertificateCover) =>
    levelRank(other) > levelRank(level) && spanCovers(span, month);
  const levels = ratesFor(policy, post.kind);
  const isCovered = (cover: CertificateCover) => levels[cover.certificate.level] !== null;
  const higher = winner.case.certificates.find((cover) => isHigher(cover) && isCovered(cover));
  if (higher) reasons.push(higherNotRegistered(text, higher));
  const withoutRate = winner.case.certificates.find((cover) => isHigher(cover) && !isCovered(cover));
  if (withoutRate) reasons.push(higherNotCovered(policy, withoutRate.certificate));
  if (policy.minServiceMonths > 0) {
    const served = month - service.startMonth;
    reasons.push(
      reason('SERVED_LONG_ENOUGH', `已服务${served}个月，满足至少${policy.minServiceMonths}个月的要求。`, {
        servedMonths: served,
        minServiceMonths: policy.minServiceMonths,
      }),
    );
  }
  if (policy.maxMonths !== null) reasons.push(withinCap(policy, owed, year ?? { first: month, last: month }));
  if (claim) reasons.push(...claimCounts(claim.standing, claim.checks));
  return reasons;
}

/** Why the month is not owed: every condition that failed, of the month itself and of each relevant policy. */
export function reasonsToRefuse({ facts, month, cases, owed, paid, asOf }: MonthCase): Reason[] {
  const text = monthFromIndex(month);
  const reasons: Reason[] = [];
  if (text > asOf.slice(0, 7)) {
    reasons.push(
      reason('MONTH_AFTER_AS_OF', `${text}晚于核定截至日${asOf}所在月份。`, {
        month: text,
        asOf,
      }),
    );
  }
  for (const suspension of facts.suspensions) {
    if (!suspensionCovers(suspension, text)) continue;
    reasons.push(suspendedIn(text, suspension));
  }
  const waiver = waiverOfMonth(facts.waivers, text);
  if (waiver) reasons.push(waivedByPerson(waiver));
  const year = paid.yearWith(month);
  if (year !== undefined) reasons.push(monthPaidByYear(month, year, payerOf(facts, year)));
  if (cases.length === 0) reasons.push(noPolicy(facts.posts));
  for (const policyCase of cases) {
    if (paysWholeYears(policyCase.policy)) {
      reasons.push(paidByYear(policyCase.policy, month));
      continue;
    }
    reasons.push(
      ...serviceFailures(policyCase, facts.posts, month),
      ...staffingFailures(policyCase, month),
      ...certificateFailures(policyCase, facts.certificates, month),
      ...monthYearFailures(policyCase, month),
      ...failuresOfClaim(policyCase, month),
    );
    const span = { first: month, last: month };
    if (capReached(policyCase, owed, span)) reasons.push(capReason(policyCase.policy, owed, span));
  }
  return reasons;
}

/** @param what the month, or the year with such a month in it */
export function suspendedIn(what: string, { fromMonth, toMonth, reason: why }: SuspensionFact): Reason {
  const until = toMonth === null ? '起，至另行通知' : `至${toMonth}`;
  return reason('SUSPENDED', `${what}停发（${fromMonth}${until}）：${why}。`, {
    month: what,
    fromMonth,
    toMonth,
    suspensionReason: why,
  });
}

function payerOf({ stipendsPaid }: WorkerFacts, year: number): string | null {
  return stipendsPaid.find(({ period }) => period === yearPeriod(year))?.payerRegionCode ?? null;
}

/** Told to each policy that would have paid the month too (§5): a month is owed once. */
export function paidByOtherCounty(policy: StipendPolicyTerms, rateFen: number): Reason {
  return reason('PAID_BY_OTHER_COUNTY', '该月由其他县（市、区）发放', { ...policyFacts(policy), rateFen });
}

/** Conditions 1, 2 and 4. */
export function serviceFailures(policyCase: PolicyCase, posts: readonly PostFact[], month: number): Reason[] {
  const { policy, services } = policyCase;
  const text = monthFromIndex(month);
  const failed: Reason[] = [];
  if (month < policyCase.first || policyCase.last < month) {
    const months = `${policy.effectiveFrom}至${policy.effectiveTo ?? '今'}`;
    failed.push(
      reason('MONTH_OUTSIDE_POLICY', `${text}不在${policyWords(policy)}的执行月份内（${months}）。`, {
        ...policyFacts(policy),
        month: text,
        effectiveFrom: policy.effectiveFrom,
        effectiveTo: policy.effectiveTo,
      }),
    );
  }
  const covering = services.filter(({ span }) => spanCovers(span, month));
  if (!posts.some((post) => isEligibleEmployer(policy, post))) {
    const employers = allEmployers(posts);
    failed.push(
      reason('EMPLOYER_NOT_ELIGIBLE', `任职单位不是${policyWords(policy)}的发放对象（${employers}）。`, {
        ...policyFacts(policy),
        employers,
      }),
    );
  } else if (covering.length === 0) {
    const served = posts
      .filter((post) => isEligibleEmployer(policy, post))
      .map(({ startOn, endOn }) => `${startOn}至${endOn ?? '今'}`)
      .toSorted()
      .join('、');
    failed.push(
      reason('NOT_SERVING_IN_MONTH', `按${policyWords(policy)}的起止规则，${text}不在岗（任职：${served}）。`, {
        ...policyFacts(policy),
        month: text,
        served,
        start: policy.start,
        stop: policy.stop,
      }),
    );
  } else if (!covering.some((service) => servedLongEnough(policyCase, service, month))) {
    const served = month - Math.min(...covering.map(({ startMonth }) => startMonth));
    failed.push(
      reason(
        'SERVED_TOO_SHORT',
        `${policyWords(policy)}要求服务满${policy.minServiceMonths}个月，至${text}只有${served}个月。`,
        {
          ...policyFacts(policy),
          servedMonths: served,
          minServiceMonths: policy.minServiceMonths,
        },
      ),
    );
  }
  return failed;
}

/** What the claim lacks and, where somebody would be paid by it, its checks (§15, S1 and S2). */
export function failuresOfClaim(policyCase: PolicyCase, month: number, claimedMonth = month): Reason[] {
  const { policy, services, asOf } = policyCase;
  const makings = services.flatMap((service) =>
    spanCovers(service.span, month) && servedLongEnough(policyCase, service, month)
      ? (makingOf(policyCase, service, month) ?? [])
      : [],
  );
  const judged = claimOfMonth(policyCase, claimedMonth, makings[0]?.certificate.level ?? null);
  if (judged === null) return [];
  const { standing, checks } = judged;
  const failed = claimFailures(policy, standing, asOf);
  return standing.claim === null ? failed : [...failed, ...checkFailures(policy, standing.claim, checks)];
}

/** What the staffing of posts stands against (§15, S4). */
export function staffingFailures(policyCase: PolicyCase, month: number): Reason[] {
  const { policy } = policyCase;
  const excluded = excludedIn(policyCase, month);
  if (excluded.length > 0) return [staffingExcluded(policy, excluded)];
  const asked = postsAsked(policyCase, month);
  if (asked.length === 0 || asked.some(({ mayPay }) => mayPay)) return [];
  const text = monthFromIndex(month);
  const names = allEmployers(asked.map(({ post }) => post));
  return [
    reason(
      'STAFFING_UNKNOWN',
      `${policyWords(policy)}须核对用工性质，${text}的任职没有登记用工性质（${names}），请补登后再核定。`,
      { ...policyFacts(policy), month: text, employers: names },
    ),
  ];
}

/** Condition 3, and that the policy has a rate for the level held (§15, S5). */
export function certificateFailures(policyCase: PolicyCase, all: readonly CertificateFact[], month: number): Reason[] {
  const { policy } = policyCase;
  const text = monthFromIndex(month);
  const held = policyCase.certificates.filter(({ span }) => spanCovers(span, month));
  const rates = held.length === 0 ? [] : ratesIn(policyCase, month);
  const covering = held.filter(({ certificate }) => rates.some((levels) => levels[certificate.level] !== null));
  const unpaid = held[0];
  if (covering.length === 0 && unpaid) return [levelNotCovered(policy, unpaid.certificate)];
  if (covering.length === 0) {
    const words = all.map(certificateWords).join('、');
    return [
      reason(
        'NO_CERTIFICATE_IN_MONTH',
        `按${policyWords(policy)}的起止规则，${text}没有有效证书（${words === '' ? '无证书' : words}）。`,
        {
          ...policyFacts(policy),
          month: text,
          certificates: words,
        },
      ),
    ];
  }
  if (covering.some((cover) => isRegistered(cover, month))) return [];
  const failed: Reason[] = [];
  if (!covering.some((cover) => coversByRegistration(cover, month))) {
    failed.push(notRegistered(policy, text, covering));
  }
  if (failed.length === 0 || !covering.some(({ firstInTime }) => firstInTime)) {
    const odd = covering.find(({ firstInTime }) => !firstInTime);
    if (odd) failed.push(firstRegisteredOutside(policy, odd.certificate));
  }
  return failed;
}

function notRegistered(policy: StipendPolicyTerms, month: string, covering: readonly CertificateCover[]): Reason {
  const registrations = covering
    .flatMap(({ certificate }) => certificate.registrations.map(({ startOn, endOn }) => `${startOn}至${endOn}`))
    .join('、');
  const asked = policy.registration === 'once' ? '登记过' : '已登记';
  return reason(
    'NOT_REGISTERED_IN_MONTH',
    `${policyWords(policy)}要求证书${asked}，${month}没有有效登记（${registrations === '' ? '无登记记录' : `登记：${registrations}`}）。`,
    { ...policyFacts(policy), month, registrations },
  );
}

function registered({ registration }: StipendPolicyTerms, month: string, { registrations }: CertificateFact): Reason {
  if (registration === 'once') {
    const [first = ''] = registrations.map(({ startOn }) => startOn).toSorted();
    return reason('REGISTERED_IN_MONTH', `证书已于${first}登记，登记过即可。`, { month, registrations: first });
  }
  const held = registrations
    .filter(({ startOn, endOn }) => startOn <= lastDayOfMonth(month) && endOn >= firstDay(month))
    .map(({ startOn, endOn }) => `${startOn}至${endOn}`)
    .join('、');
  return reason('REGISTERED_IN_MONTH', `证书登记在${month}有效（${held}）。`, { month, registrations: held });
}

function higherNotRegistered(month: string, { certificate, firstInTime }: CertificateCover): Reason {
  const { level, certificateNo } = certificate;
  const why = firstInTime ? `${month}未登记` : '首次登记不在规定期间';
  return reason(
    'HIGHER_LEVEL_NOT_REGISTERED',
    `另有${LEVEL_NAMES[level]}证书${certificateNo}，因${why}而不按该级别发放。`,
    { month, level, certificateNo },
  );
}

function higherNotCovered(policy: StipendPolicyTerms, { level, certificateNo }: CertificateFact): Reason {
  return reason(
    'HIGHER_LEVEL_NOT_COVERED',
    `另有${LEVEL_NAMES[level]}证书${certificateNo}，因${policyWords(policy)}没有规定${LEVEL_NAMES[level]}的津贴标准而不按该级别发放。`,
    { ...policyFacts(policy), level, certificateNo },
  );
}

function levelNotCovered(policy: StipendPolicyTerms, { level, certificateNo }: CertificateFact): Reason {
  return reason(
    'LEVEL_NOT_COVERED',
    `${policyWords(policy)}没有规定${LEVEL_NAMES[level]}的津贴标准（证书${certificateNo}）。`,
    { ...policyFacts(policy), level, certificateNo },
  );
}

export function noPolicy(posts: readonly PostFact[]): Reason {
  const employers = posts.length === 0 ? '' : allEmployers(posts);
  return reason(
    'NO_POLICY_FOR_EMPLOYER',
    employers === '' ? '没有任职记录，没有适用的津贴政策。' : `没有津贴政策涉及其任职单位：${employers}。`,
    { employers },
  );
}

function certificateWords({ level, certificateNo, approvedOn, revokedOn, void: isVoid }: CertificateFact): string {
  const end = isVoid ? '，自始无效' : revokedOn === null ? '' : `，${revokedOn}撤销`;
  return `${LEVEL_NAMES[level]}${certificateNo}，${approvedOn}取得${end}`;
}

function employerWords({ organizationName, kind }: PostFact): string {
  return `${organizationName}（${ORGANIZATION_KIND_NAMES[kind]}）`;
}

function allEmployers(posts: readonly PostFact[]): string {
  return [...new Set(posts.map(employerWords))].join('、');
}

/** The eligible employers served on some day of the month. */
function employersIn(month: string, policy: StipendPolicyTerms, posts: readonly PostFact[]): string {
  const first = firstDay(month);
  const last = lastDayOfMonth(month);
  return allEmployers(
    posts.filter(
      (post) =>
        post.startOn <= last && (post.endOn === null || post.endOn >= first) && isEligibleEmployer(policy, post),
    ),
  );
}
