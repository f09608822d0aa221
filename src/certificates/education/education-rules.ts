import { addMonthsToDate, dayAfter, dayBefore } from '../../common/values/months.js';
import type { RuleCheck } from '../../common/fields/rule-check.js';
import { defaultRegistrationEnd } from '../certificate-rules.js';
import { levelRank, type Level } from '../level.js';

/**
 * Continuing education: how many hours a registration asks for, which hours count for it, and what may be renewed
 * (《社会工作者继续教育办法》, 民发〔2009〕123号; domain.md §1, §10). Pure; days are `YYYY-MM-DD`.
 */

/** Hours to be earned within one registration. */
export const HOURS_REQUIRED: Record<Level, number> = { junior: 72, intermediate: 90, senior: 90 };

/** What a degree in social work counts, once. */
export const DEGREE_HOURS = 90;

/** 再登记 is done in the last three months of a registration. */
const RENEWAL_WINDOW_MONTHS = 3;

export interface RegistrationPeriod {
  id: string;
  startOn: string;
  endOn: string;
}

export interface RegisteredCertificate {
  id: string;
  level: Level;
  approvedOn: string;
  revokedOn: string | null;
  void: boolean;
  registrations: readonly RegistrationPeriod[];
}

export interface Credit {
  hours: number;
  earnedOn: string;
}

/**
 * Hours by the id of the registration they count for. An hour counts once: for the registration in whose period it was
 * earned, of several certificates for the highest one. The period of a registration lasts until the next one of the same
 * certificate begins, so that whoever lapsed can still make up what is missing.
 */
export function hoursByRegistration(
  certificates: readonly RegisteredCertificate[],
  credits: readonly Credit[],
): Map<string, number> {
  const periods = certificates.flatMap(periodsOf).sort((a, b) => b.rank - a.rank || (a.from < b.from ? 1 : -1));
  const hours = new Map<string, number>();
  for (const credit of credits) {
    const period = periods.find(({ from, to }) => from <= credit.earnedOn && (to === null || credit.earnedOn <= to));
    if (period) hours.set(period.id, (hours.get(period.id) ?? 0) + credit.hours);
  }
  return hours;
}

interface CountingPeriod {
  id: string;
  rank: number;
  from: string;
  /** Inclusive; null is open. */
  to: string | null;
}

function periodsOf(certificate: RegisteredCertificate): CountingPeriod[] {
  if (certificate.void) return [];
  const rank = levelRank(certificate.level);
  const ordered = inOrder(certificate.registrations);
  return ordered.map(({ id, startOn }, index) => {
    const next = ordered[index + 1]?.startOn ?? null;
    const ends = [next, certificate.revokedOn].filter((day) => day !== null).sort();
    return { id, rank, from: startOn, to: ends[0] === undefined ? null : dayBefore(ends[0]) };
  });
}

function inOrder(registrations: readonly RegistrationPeriod[]): RegistrationPeriod[] {
  return [...registrations].sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
}

/** The registration that would be renewed next: the one that ends last. */
export function latestRegistration(certificate: RegisteredCertificate): RegistrationPeriod | null {
  return [...certificate.registrations].sort((a, b) => (a.endOn < b.endOn ? -1 : 1)).at(-1) ?? null;
}

/** The first day on which a registration may be renewed. */
export function renewalOpensOn(endOn: string): string {
  return addMonthsToDate(dayAfter(endOn), -RENEWAL_WINDOW_MONTHS);
}

/** The registration that follows: from the day after, or from today where it has lapsed; a gap is not filled afterwards. */
export function renewedPeriod(endOn: string, today: string): { startOn: string; endOn: string } {
  const startOn = today <= endOn ? dayAfter(endOn) : today;
  return { startOn, endOn: defaultRegistrationEnd(startOn) };
}

export function checkRenewal(
  rules: RuleCheck,
  facts: { registration: RegistrationPeriod; certificate: RegisteredCertificate; hours: number; today: string },
): void {
  const { registration, certificate, hours, today } = facts;
  const opensOn = renewalOpensOn(registration.endOn);
  const required = HOURS_REQUIRED[certificate.level];
  const inForce = !certificate.void && (certificate.revokedOn === null || certificate.revokedOn > today);
  rules
    .that(inForce, 'certificateId', 'renewal-of-revoked', '该证书已撤销或无效，不能再登记')
    .that(
      today >= opensOn,
      'certificateId',
      'renewal-too-early',
      `现登记有效期至 ${registration.endOn}，再登记在届满前三个月内办理，请于 ${opensOn} 起办理`,
    )
    .that(
      hours >= required,
      'hours',
      'hours-missing',
      `本登记期（${registration.startOn} 至 ${registration.endOn}）继续教育应满 ${required} 学时，现有 ${hours} 学时，还差 ${required - hours} 学时`,
    );
}
