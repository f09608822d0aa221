import { type DaySpan, daysOverlap, spanText } from '../common/values/day-span.js';
import { addDays, addMonthsToDate } from '../common/values/months.js';
import type { RuleCheck } from '../common/fields/rule-check.js';
import { LEVEL_NAMES, type Level } from './level.js';

/** What must hold of a certificate and its registrations (domain.md §1, §8). Pure; days are `YYYY-MM-DD`. */

/** 登记 runs three years (《社会工作者职业资格证书登记服务办法》). */
const REGISTRATION_MONTHS = 36;
/** A registration is entered ahead of its first day, but not by years: that is a slip of the keys. */
const MOST_MONTHS_AHEAD = 12;

/** The last day of a registration for which no end is stated: three years less a day. */
export function defaultRegistrationEnd(startOn: string): string {
  return addDays(addMonthsToDate(startOn, REGISTRATION_MONTHS), -1);
}

/** Certificate numbers are compared without spaces and in capitals; their official format is not public. */
export function normalizeCertificateNo(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
}

export interface CertificateFacts {
  certificateNo: string;
  approvedOn: string;
  declaredOn: string;
  revokedOn: string | null;
}

export function checkCertificate(
  rules: RuleCheck,
  facts: CertificateFacts,
  registrations: readonly { startOn: string }[],
  today: string,
): void {
  const { certificateNo, approvedOn, declaredOn, revokedOn } = facts;
  rules
    .that(certificateNo !== '', 'certificateNo', 'certificate-no-empty', '证书管理号不能为空')
    .that(approvedOn <= today, 'approvedOn', 'approval-in-future', `批准日期不能晚于今天（${today}）`)
    .that(
      declaredOn >= approvedOn,
      'declaredOn',
      'declaration-before-approval',
      `申报日期不能早于批准日期 ${approvedOn}`,
    )
    .that(
      revokedOn === null || revokedOn >= approvedOn,
      'approvedOn',
      'revocation-before-approval',
      `批准日期不能晚于撤销日期 ${revokedOn}`,
    );
  const first = registrations.map(({ startOn }) => startOn).sort()[0];
  rules.that(
    first === undefined || first >= approvedOn,
    'approvedOn',
    'registration-before-approval',
    `批准日期不能晚于已有的登记日期 ${first}`,
  );
}

/** The time for which a certificate was held: up to, and without, the day of its revocation. */
export interface Tenure {
  approvedOn: string;
  revokedOn: string | null;
}

/** One person holds one certificate of a level at a time: a second one only after the first was revoked. */
export function checkSuccession(
  rules: RuleCheck,
  certificate: Tenure & { level: Level },
  others: readonly Tenure[],
): void {
  const name = LEVEL_NAMES[certificate.level];
  const other = others.find(
    (it) =>
      (it.revokedOn === null || it.revokedOn > certificate.approvedOn) &&
      (certificate.revokedOn === null || certificate.revokedOn > it.approvedOn),
  );
  if (other?.revokedOn === null) {
    const message = `此人已有未撤销的${name}证书，前一证书撤销后才能登记新的`;
    rules.that(false, 'level', 'two-certificates-at-level', message);
  } else if (other) {
    const message = `与此人另一${name}证书（${other.approvedOn} 批准，${other.revokedOn} 撤销）的持有时间重叠`;
    rules.that(false, 'approvedOn', 'two-certificates-at-level', message);
  }
}

/** The last day on which a registration may begin that is entered today. */
export function latestRegistrationStart(today: string): string {
  return addMonthsToDate(today, MOST_MONTHS_AHEAD);
}

/** @param others the other registrations of the certificate: none covers a day that another covers */
export function checkRegistration(
  rules: RuleCheck,
  registration: { startOn: string; endOn: string },
  certificate: { approvedOn: string; revokedOn: string | null; void: boolean },
  others: readonly DaySpan[],
  today: string,
): void {
  const { startOn, endOn } = registration;
  const { approvedOn, revokedOn } = certificate;
  const latest = latestRegistrationStart(today);
  const other = others.find((it) => daysOverlap(it, registration));
  const overlap = other ? `与该证书已有的登记（${spanText(other)}）重叠，请核对日期，或更正、作废原登记` : '';
  rules
    .that(startOn <= latest, 'startOn', 'registration-far-ahead', `登记日期不能晚于今天一年以上（最晚 ${latest}）`)
    .that(!other, 'startOn', 'registration-overlaps', overlap)
    .that(startOn >= approvedOn, 'startOn', 'registration-before-approval', `登记日期不能早于批准日期 ${approvedOn}`)
    .that(endOn >= startOn, 'endOn', 'registration-end-before-start', `登记有效期至不能早于登记日期 ${startOn}`)
    .that(!certificate.void, 'startOn', 'registration-of-void', '该证书自始无效，不能登记')
    .that(
      certificate.void || revokedOn === null || startOn < revokedOn,
      'startOn',
      'registration-after-revocation',
      `该证书已于 ${revokedOn} 撤销，不能再登记`,
    );
}

export function checkRevocation(rules: RuleCheck, revokedOn: string, approvedOn: string): void {
  const message = `撤销日期不能早于批准日期 ${approvedOn}`;
  rules.that(revokedOn >= approvedOn, 'revokedOn', 'revocation-before-approval', message);
}
