import { type Level, LEVEL_NAMES } from '../certificates/level.js';
import { coversDay, type Interval } from '../policies/entitlements/intervals.js';
import type { AwardPolicyTerms } from '../policies/terms/policy-terms.js';
import { policyFacts, policyWords, reason, staffOf, yuanWords } from '../policies/terms/reason-names.js';
import type { CertificateFact, PostFact, Reason } from '../policies/facts/worker-facts.js';
import type { AwardService } from './award-service.js';
import { ORGANIZATION_KIND_NAMES } from '../workers/organizations/organization-kind.js';

/** The sentences of award decisions (domain rule §6); the conditions themselves are in award-rules.ts. */

/** What a level's claims brought so far: the larger of what was owed and what was paid, and the claim that stands for it. */
export interface EarlierAward {
  level: Level;
  certificateNo: string;
  amountFen: number;
}

function employer({ organizationName, kind }: PostFact): string {
  return `${organizationName}（${ORGANIZATION_KIND_NAMES[kind]}）`;
}

/** Where the person did serve that day, so that an officer sees at once why it was not enough. */
function employersOn(posts: readonly PostFact[], date: string): string {
  const serving = posts.filter((post) => coversDay(post, date));
  return serving.length === 0 ? '当日无任职' : `当日任职：${serving.map(employer).join('、')}`;
}

export function owed(policy: AwardPolicyTerms, level: Level, rateFen: number, post: PostFact | null): Reason {
  return reason(
    'AWARD_OWED',
    `按${policyWords(policy)}，${post ? staffOf(policy, post) : ''}${LEVEL_NAMES[level]}一次性奖励标准为${yuanWords(rateFen)}。`,
    {
      ...policyFacts(policy),
      level,
      rateFen,
    },
  );
}

export function servingWhenApproved(date: string, post: PostFact): Reason {
  return reason('SERVING_WHEN_APPROVED', `证书批准日${date}任职于${employer(post)}。`, postFacts(date, post));
}

export function servingWhenDeclared(date: string, post: PostFact): Reason {
  return reason('SERVING_WHEN_DECLARED', `申报日${date}仍任职于${employer(post)}。`, postFacts(date, post));
}

export function servedOnce({ countedTo }: AwardService, post: PostFact): Reason {
  const until = post.endOn ?? '今';
  return reason(
    'SERVED_ONCE',
    `至${countedTo}曾任职于${employer(post)}（${post.startOn}至${until}）。`,
    postFacts(countedTo, post),
  );
}

export function servedLongEnough({ asked, countedTo, months }: AwardService): Reason {
  const { minMonths, unbroken } = asked;
  return reason(
    'SERVED_LONG_ENOUGH',
    `至${countedTo}已${unbroken ? '连续' : '累计'}服务${months}个月，满足至少${minMonths}个月的要求。`,
    { countedTo, servedMonths: months, minServiceMonths: minMonths },
  );
}

function postFacts(date: string, post: PostFact) {
  return { date, organizationName: post.organizationName, startOn: post.startOn, endOn: post.endOn };
}

export function registered({ registration }: AwardPolicyTerms, date: string, { startOn, endOn }: Interval): Reason {
  const words =
    registration === 'once'
      ? `申报日${date}前已登记（${startOn}）`
      : `申报日${date}证书登记有效（${startOn}至${endOn ?? '今'}）`;
  return reason('REGISTERED_WHEN_DECLARED', `${words}。`, {
    date,
    startOn,
    endOn,
  });
}

export function claimedInTime(policy: AwardPolicyTerms, { declaredOn }: CertificateFact, lastDay: string): Reason {
  return reason(
    'CLAIMED_IN_TIME',
    `${declaredOn}申报，在取证后${policy.claimWithinMonths}个月的期限内（至${lastDay}）。`,
    { declaredOn, lastDay, claimWithinMonths: policy.claimWithinMonths },
  );
}

export function difference(rateFen: number, deductions: readonly EarlierAward[], owedFen: number): Reason {
  const deductedFen = deductions.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const items = deductions.map(
    (earlier) => `${LEVEL_NAMES[earlier.level]}（${earlier.certificateNo}）${yuanWords(earlier.amountFen)}`,
  );
  return reason(
    'UPGRADE_DIFFERENCE',
    `升级按差额发放：标准${yuanWords(rateFen)}，扣除此前申报的${items.join('、')}，应发${yuanWords(owedFen)}。`,
    {
      rateFen,
      deductedFen,
      owedFen,
      earlierLevels: deductions.map((earlier) => earlier.level).join(','),
      earlierCertificateNos: deductions.map((earlier) => earlier.certificateNo).join(','),
    },
  );
}

export function paidBefore(level: Level, paidFen: number, paidOn: string): Reason {
  return reason('AWARD_PAID_BEFORE', `${LEVEL_NAMES[level]}奖励此前已发${yuanWords(paidFen)}（首次${paidOn}）。`, {
    level,
    paidFen,
    paidOn,
  });
}

export function otherPolicyHolds(policy: AwardPolicyTerms, rateFen: number): Reason {
  return reason(
    'OTHER_POLICY_ALSO_HOLDS',
    `${policyWords(policy)}的条件也符合，但奖励只发一次，按地区更具体、版本更新的政策发放。`,
    { ...policyFacts(policy), rateFen },
  );
}

export function isVoid({ certificateNo }: CertificateFact): Reason {
  return reason('CERTIFICATE_VOID', `证书${certificateNo}自始无效，不予奖励。`, { certificateNo });
}

export function levelAlreadyAwarded({ level }: CertificateFact, awardedTo: string): Reason {
  return reason(
    'LEVEL_ALREADY_AWARDED',
    `每人每个级别终身只奖励一次，${LEVEL_NAMES[level]}已由证书${awardedTo}享受。`,
    {
      level,
      earlierCertificateNo: awardedTo,
    },
  );
}

export function declaredAfterAsOf({ declaredOn }: CertificateFact, asOf: string): Reason {
  return reason('DECLARED_AFTER_AS_OF', `申报日${declaredOn}晚于核定截至日${asOf}。`, { declaredOn, asOf });
}

export function noPolicy(posts: readonly PostFact[]): Reason {
  const employers = [...new Set(posts.map(employer))].join('、');
  return reason(
    'NO_POLICY_FOR_EMPLOYER',
    employers === '' ? '没有任职记录，没有适用的奖励政策。' : `没有奖励政策涉及其任职单位：${employers}。`,
    { employers },
  );
}

/** @param paying the posts that would be paid; where there are none the policy has no rate of the level for anybody */
export function levelNotCovered(policy: AwardPolicyTerms, level: Level, paying: readonly PostFact[]): Reason {
  return reason(
    'LEVEL_NOT_COVERED',
    `${policyWords(policy)}没有规定${staffOf(policy, ...paying)}${LEVEL_NAMES[level]}的奖励标准。`,
    { ...policyFacts(policy), level },
  );
}

export function approvedBeforePolicy(policy: AwardPolicyTerms, { approvedOn }: CertificateFact): Reason {
  return reason(
    'APPROVED_BEFORE_POLICY',
    `证书批准日${approvedOn}早于${policyWords(policy)}的生效日${policy.effectiveFrom}。`,
    { ...policyFacts(policy), approvedOn, effectiveFrom: policy.effectiveFrom },
  );
}

export function approvedAfterPolicy(policy: AwardPolicyTerms, { approvedOn }: CertificateFact): Reason {
  return reason(
    'APPROVED_AFTER_POLICY',
    `证书批准日${approvedOn}晚于${policyWords(policy)}的终止日${policy.effectiveTo}。`,
    { ...policyFacts(policy), approvedOn, effectiveTo: policy.effectiveTo },
  );
}

export function notServingWhenApproved(policy: AwardPolicyTerms, date: string, posts: readonly PostFact[]): Reason {
  return reason(
    'NOT_SERVING_WHEN_APPROVED',
    `证书批准日${date}未在${policyWords(policy)}的发放对象单位任职（${employersOn(posts, date)}）。`,
    { ...policyFacts(policy), approvedOn: date },
  );
}

export function notServingWhenDeclared(policy: AwardPolicyTerms, date: string, posts: readonly PostFact[]): Reason {
  return reason(
    'NOT_SERVING_WHEN_DECLARED',
    `申报日${date}未在${policyWords(policy)}的发放对象单位任职（${employersOn(posts, date)}）。`,
    { ...policyFacts(policy), declaredOn: date },
  );
}

export function neverServed(policy: AwardPolicyTerms, { countedTo }: AwardService): Reason {
  return reason('NEVER_SERVED', `至${countedTo}从未在${policyWords(policy)}的发放对象单位任职。`, {
    ...policyFacts(policy),
    countedTo,
  });
}

export function servedTooShort(policy: AwardPolicyTerms, { asked, countedTo, months }: AwardService): Reason {
  const { minMonths, unbroken } = asked;
  return reason(
    'SERVED_TOO_SHORT',
    `${policyWords(policy)}要求至${countedTo}${unbroken ? '连续' : '累计'}服务满${minMonths}个月，实际${months}个月。`,
    { ...policyFacts(policy), countedTo, servedMonths: months, minServiceMonths: minMonths },
  );
}

export function staffingUnknown(policy: AwardPolicyTerms, date: string): Reason {
  return reason(
    'STAFFING_UNKNOWN',
    `${policyWords(policy)}须核对用工性质，${date}的任职没有登记用工性质，请补登后再核定。`,
    { ...policyFacts(policy), date },
  );
}

export function notRegistered(policy: AwardPolicyTerms, certificate: CertificateFact): Reason {
  const held = certificate.registrations.map(({ startOn, endOn }) => `${startOn}至${endOn}`).join('、');
  return reason(
    'NOT_REGISTERED_WHEN_DECLARED',
    `${policyWords(policy)}要求证书${policy.registration === 'once' ? '登记过' : '已登记'}，申报日${certificate.declaredOn}${policy.registration === 'once' ? '还没有登记' : '登记无效'}（${held === '' ? '无登记记录' : `登记：${held}`}）。`,
    { ...policyFacts(policy), declaredOn: certificate.declaredOn },
  );
}

export function claimedTooLate(policy: AwardPolicyTerms, { declaredOn }: CertificateFact, lastDay: string): Reason {
  return reason(
    'CLAIMED_TOO_LATE',
    `${policyWords(policy)}要求取证后${policy.claimWithinMonths}个月内申报，最迟${lastDay}，实际${declaredOn}申报。`,
    { ...policyFacts(policy), declaredOn, lastDay, claimWithinMonths: policy.claimWithinMonths },
  );
}
