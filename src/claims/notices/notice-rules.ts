import type { RuleCheck } from '../../common/fields/rule-check.js';
import type { PayKind } from '../../ledger/subject.js';
import type { ClaimNotice } from './claim-notice.entity.js';

/** What must hold of a notice, and what it is for (domain.md §14). Pure; messages are clauses without a full stop. */

export type NoticeFacts = Pick<
  ClaimNotice,
  'opensOn' | 'closesOn' | 'certificatesFrom' | 'certificatesTo' | 'monthsFrom' | 'monthsTo'
>;

export function checkNotice(rules: RuleCheck, kind: PayKind, facts: NoticeFacts): void {
  const { opensOn, closesOn, certificatesFrom, certificatesTo, monthsFrom, monthsTo } = facts;
  rules.that(closesOn >= opensOn, 'closesOn', 'closes-before-opens', `申报截止日不能早于开始日 ${opensOn}`);
  if (kind === 'award') {
    const noMonths = monthsFrom === null && monthsTo === null;
    rules.that(noMonths, 'monthsFrom', 'months-of-award', '一次性奖励的申报通知按证书批准日期划定，请不要填写月份');
    const ordered = certificatesFrom === null || certificatesTo === null || certificatesTo >= certificatesFrom;
    rules.that(ordered, 'certificatesTo', 'certificates-turned', '证书批准截止日不能早于起始日');
    return;
  }
  const noDays = certificatesFrom === null && certificatesTo === null;
  rules.that(
    noDays,
    'certificatesFrom',
    'certificates-of-stipend',
    '职业津贴的申报通知按月份划定，请不要填写证书批准日期',
  );
  rules.that(monthsFrom !== null, 'monthsFrom', 'months-missing', '请填写申报的起始月份');
  rules.that(monthsTo !== null, 'monthsTo', 'months-missing', '请填写申报的截止月份');
  const ordered = monthsFrom === null || monthsTo === null || monthsTo >= monthsFrom;
  rules.that(ordered, 'monthsTo', 'months-turned', '申报的截止月份不能早于起始月份');
}

/** Whether all that `inner` is for `outer` is for as well. */
export function isWithin(inner: NoticeFacts, outer: NoticeFacts): boolean {
  const from = (facts: NoticeFacts): string => facts.monthsFrom ?? facts.certificatesFrom ?? '';
  const to = (facts: NoticeFacts): string => facts.monthsTo ?? facts.certificatesTo ?? '9999-12-31';
  return from(inner) >= from(outer) && to(inner) <= to(outer);
}

/** `2023-07-01 至 2024-06-30 批准的证书`, `2024-01 至 2024-06`: what it is for, as a sentence names it. */
export function noticeFor({ certificatesFrom, certificatesTo, monthsFrom, monthsTo }: NoticeFacts): string {
  if (monthsFrom !== null) return `${monthsFrom} 至 ${monthsTo ?? ''}`;
  if (certificatesFrom === null && certificatesTo === null) return '所有证书';
  if (certificatesFrom === null) return `${certificatesTo} 及以前批准的证书`;
  return certificatesTo === null
    ? `${certificatesFrom} 及以后批准的证书`
    : `${certificatesFrom} 至 ${certificatesTo} 批准的证书`;
}
