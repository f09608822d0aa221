import { yuanText } from '../../common/values/money.js';
import { ORGANIZATION_KIND_NAMES } from '../../workers/organizations/organization-kind.js';
import { STAFFING_NAMES } from '../../workers/posts/staffing.js';
import type { CertificateFact, PostFact, Reason, WaiverFact } from '../facts/worker-facts.js';
import type { AwardPolicyTerms, RateTerms, StipendPolicyTerms } from './policy-terms.js';

/**
 * Every code a decision can carry, with the short name an officer uses for it (domain rule §6). Scenario
 * tables and screens speak in these names; the codes are stable, the names may be reworded.
 */
export const REASON_NAMES = {
  // Why an award is owed.
  AWARD_OWED: '符合奖励政策',
  SERVING_WHEN_APPROVED: '批准日在岗',
  SERVING_WHEN_DECLARED: '申报日在岗',
  SERVED_ONCE: '曾在岗',
  REGISTERED_WHEN_DECLARED: '申报日登记有效',
  CLAIMED_IN_TIME: '按期申报',
  CLAIM_ACCEPTED: '申报已受理',
  CHECK_MET: '核对符合',
  UPGRADE_DIFFERENCE: '升级补差',
  AWARD_PAID_BEFORE: '此前已发',
  OTHER_POLICY_ALSO_HOLDS: '另有政策同时符合',
  // Why it is not.
  CERTIFICATE_VOID: '证书自始无效',
  LEVEL_ALREADY_AWARDED: '同级别已奖励',
  DECLARED_AFTER_AS_OF: '申报日晚于截至日',
  APPROVED_BEFORE_POLICY: '取证早于政策生效',
  APPROVED_AFTER_POLICY: '取证晚于政策终止',
  NOT_SERVING_WHEN_APPROVED: '批准日不在发放对象单位',
  NOT_SERVING_WHEN_DECLARED: '申报日不在发放对象单位',
  NEVER_SERVED: '从未在发放对象单位任职',
  STAFFING_EXCLUDED: '用工性质不发放',
  STAFFING_UNKNOWN: '用工性质未登记',
  NOT_REGISTERED_WHEN_DECLARED: '申报日未登记',
  FIRST_REGISTERED_OUTSIDE: '首次登记不在规定期间',
  CLAIMED_TOO_LATE: '超过申报期限',
  NO_POLICY_FOR_EMPLOYER: '无适用政策',
  LEVEL_NOT_COVERED: '政策未规定该级别',
  WAIVED_BY_PERSON: '本人放弃',
  NO_NOTICE: '没有申报通知',
  NOT_APPLIED: '尚未申报',
  WAIVED: '逾期未申报',
  APPLIED_OUTSIDE_WINDOW: '不在申报期内',
  CLAIM_NOT_ACCEPTED: '申报未受理',
  CHECK_MISSING: '尚未核对',
  CHECK_FAILED: '核对不符合',
  // Why a month's stipend is owed.
  STIPEND_OWED: '符合津贴政策',
  SERVING_IN_MONTH: '当月在岗',
  CERTIFICATE_IN_MONTH: '当月证书有效',
  REGISTERED_IN_MONTH: '当月登记有效',
  SERVED_LONG_ENOUGH: '服务年限已满',
  WITHIN_CAP: '未达月数上限',
  YEAR_COMPLETED: '年度已满',
  HIGHER_LEVEL_NOT_REGISTERED: '更高级别未登记',
  HIGHER_LEVEL_NOT_COVERED: '更高级别未规定标准',
  // Why it is not.
  PAID_BY_OTHER_COUNTY: '由其他县发放',
  PAID_BY_OTHER_REGION: '由其他地区发放',
  REFUSED_ELSEWHERE: '其他地区的情况不符合',
  MONTH_AFTER_AS_OF: '月份晚于截至日',
  SUSPENDED: '停发',
  MONTH_OUTSIDE_POLICY: '不在政策执行月份',
  EMPLOYER_NOT_ELIGIBLE: '单位不是发放对象',
  NOT_SERVING_IN_MONTH: '当月不在岗',
  NO_CERTIFICATE_IN_MONTH: '当月无有效证书',
  NOT_REGISTERED_IN_MONTH: '当月未登记',
  SERVED_TOO_SHORT: '服务年限不足',
  CAP_REACHED: '已达月数上限',
  YEAR_NOT_OVER: '年度未满',
  NO_WHOLE_YEAR: '没有满一年的年度',
  YEAR_RUN_TOO_SHORT: '年内连续在岗月数不足',
  YEAR_HELD_TOO_SHORT: '年内持证月数不足',
  YEAR_OUTSIDE_POLICY: '年度不在政策执行期',
  PAID_BY_YEAR: '按年度整笔发放',
  MONTH_PAID_BY_YEAR: '已按年度发放',
  YEAR_PAID_BY_MONTH: '年度内已按月发放',
} as const;

export type ReasonCode = keyof typeof REASON_NAMES;

/** Of what is said beside the decisions: nothing to decide, and what of another region is told no further. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  NO_CERTIFICATE: '没有证书',
  PAID_BY_OTHER_REGION: '由其他地区发放',
};

/** The short name of whatever code a decision is told with. */
export function reasonName(code: string): string {
  return (REASON_NAMES as Readonly<Record<string, string>>)[code] ?? OTHER_NAMES[code] ?? '见说明';
}

/** Conditions that are met where these are said; the other codes say what failed, or only add something. */
const MET: ReadonlySet<string> = new Set<ReasonCode>([
  'AWARD_OWED',
  'SERVING_WHEN_APPROVED',
  'SERVING_WHEN_DECLARED',
  'SERVED_ONCE',
  'REGISTERED_WHEN_DECLARED',
  'CLAIMED_IN_TIME',
  'CLAIM_ACCEPTED',
  'CHECK_MET',
  'STIPEND_OWED',
  'SERVING_IN_MONTH',
  'CERTIFICATE_IN_MONTH',
  'REGISTERED_IN_MONTH',
  'SERVED_LONG_ENOUGH',
  'WITHIN_CAP',
  'YEAR_COMPLETED',
]);
const ADDED: ReadonlySet<string> = new Set<ReasonCode>([
  'UPGRADE_DIFFERENCE',
  'AWARD_PAID_BEFORE',
  'OTHER_POLICY_ALSO_HOLDS',
  'HIGHER_LEVEL_NOT_REGISTERED',
  'HIGHER_LEVEL_NOT_COVERED',
]);

/** Whether the condition that a reason speaks of holds; null for what is no condition. */
export function conditionHolds(code: string): boolean | null {
  return MET.has(code) ? true : ADDED.has(code) ? null : false;
}

export function reason(code: ReasonCode, message: string, facts: Reason['facts']): Reason {
  return { code, message, facts };
}

/** Of either kind (domain rule §12): owed nothing until it is taken back. */
export function waivedByPerson({ waivedOn, paper, subject }: WaiverFact): Reason {
  return reason('WAIVED_BY_PERSON', `本人${waivedOn}书面放弃（${paper}），撤回前不予发放。`, {
    waivedOn,
    paper,
    subject,
  });
}

/** 《title》 with its document number and version, as every sentence about a policy names it. */
export function policyWords(policy: AwardPolicyTerms | StipendPolicyTerms): string {
  return `《${policy.title}》（${policy.documentNo ?? '文号待补'}，第${policy.versionNo}版）`;
}

/** Whose rates a sentence speaks of, where a policy has some for kinds of employer; else nothing. */
export function staffOf({ rateGroups }: RateTerms, ...posts: Pick<PostFact, 'kind'>[]): string {
  if (rateGroups.length === 0 || posts.length === 0) return '';
  return `${[...new Set(posts.map(({ kind }) => ORGANIZATION_KIND_NAMES[kind]))].join('、')}人员`;
}

/** Of either kind (domain rule §15, S4). @param posts of the days or the month that are asked about */
export function staffingExcluded(policy: AwardPolicyTerms | StipendPolicyTerms, posts: readonly PostFact[]): Reason {
  const held = posts.map(
    ({ organizationName, staffing }) => `${organizationName}（${staffing === null ? '' : STAFFING_NAMES[staffing]}）`,
  );
  const names = [...new Set(held)].join('、');
  return reason('STAFFING_EXCLUDED', `${policyWords(policy)}不发给这类用工性质的人员：${names}。`, {
    ...policyFacts(policy),
    posts: names,
  });
}

/** Of either kind (domain rule §15, S6). */
export function firstRegisteredOutside(
  policy: AwardPolicyTerms | StipendPolicyTerms,
  certificate: CertificateFact,
): Reason {
  const { from = null, to = null } = policy.firstRegisteredBetween ?? {};
  const [first = null] = certificate.registrations.map(({ startOn }) => startOn).toSorted();
  const asked = `${from ?? ''}${from === null ? '' : '起'}${to === null ? '' : `至${to}止`}`;
  return reason(
    'FIRST_REGISTERED_OUTSIDE',
    `${policyWords(policy)}要求首次登记在${asked}，${first === null ? '无登记记录' : `实际首次登记为${first}`}（证书${certificate.certificateNo}）。`,
    { ...policyFacts(policy), from, to, firstRegisteredOn: first, certificateNo: certificate.certificateNo },
  );
}

/** The facts by which a reason points at its policy. */
export function policyFacts(policy: AwardPolicyTerms | StipendPolicyTerms) {
  return {
    policyId: policy.id,
    policyRegionCode: policy.regionCode,
    versionNo: policy.versionNo,
    documentNo: policy.documentNo,
  };
}

export function yuanWords(fen: number): string {
  return `${yuanText(fen)}元`;
}
