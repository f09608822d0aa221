import { yuanText } from '../../common/values/money.js';
import type { Reason, WaiverFact } from '../facts/worker-facts.js';
import type { AwardPolicyTerms, StipendPolicyTerms } from './policy-terms.js';

/**
 * Every code a decision can carry, with the short name an officer uses for it (domain rule §6). Scenario
 * tables and screens speak in these names; the codes are stable, the names may be reworded.
 */
export const REASON_NAMES = {
  // Why an award is owed.
  AWARD_OWED: '符合奖励政策',
  SERVING_WHEN_APPROVED: '批准日在岗',
  SERVING_WHEN_DECLARED: '申报日在岗',
  REGISTERED_WHEN_DECLARED: '申报日登记有效',
  CLAIMED_IN_TIME: '按期申报',
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
  NOT_REGISTERED_WHEN_DECLARED: '申报日未登记',
  CLAIMED_TOO_LATE: '超过申报期限',
  NO_POLICY_FOR_EMPLOYER: '无适用政策',
  WAIVED_BY_PERSON: '本人放弃',
  // Why a month's stipend is owed.
  STIPEND_OWED: '符合津贴政策',
  SERVING_IN_MONTH: '当月在岗',
  CERTIFICATE_IN_MONTH: '当月证书有效',
  REGISTERED_IN_MONTH: '当月登记有效',
  SERVED_LONG_ENOUGH: '服务年限已满',
  WITHIN_CAP: '未达月数上限',
  HIGHER_LEVEL_NOT_REGISTERED: '更高级别未登记',
  // Why it is not.
  PAID_BY_OTHER_COUNTY: '由其他县发放',
  MONTH_AFTER_AS_OF: '月份晚于截至日',
  SUSPENDED: '停发',
  MONTH_OUTSIDE_POLICY: '不在政策执行月份',
  EMPLOYER_NOT_ELIGIBLE: '单位不是发放对象',
  NOT_SERVING_IN_MONTH: '当月不在岗',
  NO_CERTIFICATE_IN_MONTH: '当月无有效证书',
  NOT_REGISTERED_IN_MONTH: '当月未登记',
  SERVED_TOO_SHORT: '服务年限不足',
  CAP_REACHED: '已达月数上限',
} as const;

export type ReasonCode = keyof typeof REASON_NAMES;

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
