import { LEVEL_NAMES, levelRank } from '../certificates/level.js';
import { firstDay, lastDayOfMonth, monthFromIndex } from '../common/values/months.js';
import { isEligibleEmployer } from '../policies/entitlements/eligibility.js';
import { spanCovers } from '../policies/entitlements/intervals.js';
import type { StipendPolicyTerms } from '../policies/terms/policy-terms.js';
import { policyFacts, policyWords, reason, yuanWords, waivedByPerson } from '../policies/terms/reason-names.js';
import { waiverOfMonth } from '../policies/entitlements/waivers.js';
import type { CertificateFact, PostFact, Reason } from '../policies/facts/worker-facts.js';
import { ORGANIZATION_KIND_NAMES } from '../workers/organizations/organization-kind.js';
import {
  type Candidate,
  capReached,
  isRegistered,
  type MonthCase,
  type PolicyCase,
  servedLongEnough,
  suspensionCovers,
} from './stipend-case.js';

/** The sentences of stipend decisions (domain rule §6); the conditions themselves are in stipend-case.ts. */

/** Why the month is owed: policy, service, certificate, registration, and the counts of §5 conditions 4 and 5. */
export function reasonsToPay(winner: Candidate, { facts, month, owed }: MonthCase): Reason[] {
  const { policy, level, rateFen, certificate, service } = winner;
  const text = monthFromIndex(month);
  const names = employersIn(text, policy, facts.posts);
  const reasons = [
    reason('STIPEND_OWED', `按${policyWords(policy)}，${LEVEL_NAMES[level]}职业津贴每月${yuanWords(rateFen)}。`, {
      ...policyFacts(policy),
      level,
      rateFen,
    }),
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
  if (policy.requiresRegistration) reasons.push(registered(text, certificate));
  const higher = winner.case.certificates.find(
    (each) => levelRank(each.certificate.level) > levelRank(level) && spanCovers(each.span, month),
  );
  if (higher) reasons.push(higherNotRegistered(text, higher.certificate));
  if (policy.minServiceMonths > 0) {
    const served = month - service.startMonth;
    reasons.push(
      reason('SERVED_LONG_ENOUGH', `已服务${served}个月，满足至少${policy.minServiceMonths}个月的要求。`, {
        servedMonths: served,
        minServiceMonths: policy.minServiceMonths,
      }),
    );
  }
  if (policy.maxMonths !== null) {
    const nth = (owed.get(policy.regionCode) ?? 0) + 1;
    reasons.push(
      reason('WITHIN_CAP', `本月为该地区应发的第${nth}个月，上限${policy.maxMonths}个月。`, {
        nthMonth: nth,
        maxMonths: policy.maxMonths,
      }),
    );
  }
  return reasons;
}

/** Why the month is not owed: every condition that failed, of the month itself and of each relevant policy. */
export function reasonsToRefuse({ facts, month, cases, owed, asOf }: MonthCase): Reason[] {
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
    const { fromMonth, toMonth, reason: why } = suspension;
    reasons.push(
      reason(
        'SUSPENDED',
        `${text}停发（${fromMonth}${toMonth === null ? '起，至另行通知' : `至${toMonth}`}）：${why}。`,
        {
          month: text,
          fromMonth,
          toMonth,
          suspensionReason: why,
        },
      ),
    );
  }
  const waiver = waiverOfMonth(facts.waivers, text);
  if (waiver) reasons.push(waivedByPerson(waiver));
  if (cases.length === 0) reasons.push(noPolicy(facts.posts));
  for (const policyCase of cases) {
    reasons.push(
      ...serviceFailures(policyCase, facts.posts, month),
      ...certificateFailures(policyCase, facts.certificates, month),
    );
    if (capReached(policyCase, owed))
      reasons.push(capReason(policyCase.policy, owed.get(policyCase.policy.regionCode) ?? 0));
  }
  return reasons;
}

/** Told to each policy that would have paid the month too (§5): a month is owed once. */
export function paidByOtherCounty(policy: StipendPolicyTerms, rateFen: number): Reason {
  return reason('PAID_BY_OTHER_COUNTY', '该月由其他县（市、区）发放', { ...policyFacts(policy), rateFen });
}

/** Conditions 1, 2 and 4. */
function serviceFailures(policyCase: PolicyCase, posts: readonly PostFact[], month: number): Reason[] {
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

/** Condition 3. */
function certificateFailures(policyCase: PolicyCase, all: readonly CertificateFact[], month: number): Reason[] {
  const { policy, certificates } = policyCase;
  const text = monthFromIndex(month);
  const covering = certificates.filter(({ span }) => spanCovers(span, month));
  if (covering.length === 0) {
    const held = all.map(certificateWords).join('、');
    return [
      reason(
        'NO_CERTIFICATE_IN_MONTH',
        `按${policyWords(policy)}的起止规则，${text}没有有效证书（${held === '' ? '无证书' : held}）。`,
        {
          ...policyFacts(policy),
          month: text,
          certificates: held,
        },
      ),
    ];
  }
  if (covering.some((cover) => isRegistered(cover, month))) return [];
  const held = covering
    .flatMap(({ certificate }) => certificate.registrations.map(({ startOn, endOn }) => `${startOn}至${endOn}`))
    .join('、');
  return [
    reason(
      'NOT_REGISTERED_IN_MONTH',
      `${policyWords(policy)}要求证书已登记，${text}没有有效登记（${held === '' ? '无登记记录' : `登记：${held}`}）。`,
      { ...policyFacts(policy), month: text, registrations: held },
    ),
  ];
}

function capReason(policy: StipendPolicyTerms, owedMonths: number): Reason {
  return reason('CAP_REACHED', `${policyWords(policy)}最多发放${policy.maxMonths}个月，此前已应发${owedMonths}个月。`, {
    ...policyFacts(policy),
    owedMonths,
    maxMonths: policy.maxMonths,
  });
}

function registered(month: string, { registrations }: CertificateFact): Reason {
  const held = registrations
    .filter(({ startOn, endOn }) => startOn <= lastDayOfMonth(month) && endOn >= firstDay(month))
    .map(({ startOn, endOn }) => `${startOn}至${endOn}`)
    .join('、');
  return reason('REGISTERED_IN_MONTH', `证书登记在${month}有效（${held}）。`, { month, registrations: held });
}

function higherNotRegistered(month: string, { level, certificateNo }: CertificateFact): Reason {
  return reason(
    'HIGHER_LEVEL_NOT_REGISTERED',
    `另有${LEVEL_NAMES[level]}证书${certificateNo}，因${month}未登记而不按该级别发放。`,
    { month, level, certificateNo },
  );
}

function noPolicy(posts: readonly PostFact[]): Reason {
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
