import { LEVELS, type Level } from '../certificates/level.js';
import { monthWords } from '../common/values/months.js';

export const PAY_KINDS = ['award', 'stipend'] as const;
export type PayKind = (typeof PAY_KINDS)[number];

export const PAY_KIND_NAMES: Readonly<Record<PayKind, string>> = { award: '一次性奖励', stipend: '职业津贴' };

/**
 * What a yuan is paid for, once per person: `award:<level>`, `stipend:<YYYY-MM>`, or `stipend:Y<YYYY>` for a whole year. Money is
 * matched by this key alone, never by dates or state words.
 */
export type Subject = `award:${Level}` | `stipend:${string}`;

export function awardSubject(level: Level): Subject {
  return `award:${level}`;
}

/** @param period `YYYY-MM`, or `Y2023` for a whole year (domain rule §15, S7) */
export function stipendSubject(period: string): Subject {
  return `stipend:${period}`;
}

/** A whole year as the subjects write it; a service year by the calendar year in which it begins. */
export function yearPeriod(year: number): string {
  return `Y${String(Math.max(0, year)).padStart(4, '0')}`;
}

export function isWholeYear(period: string): boolean {
  return period.startsWith('Y');
}

/** What a stipend's subject is for, `YYYY-MM` or `Y2023`; null for an award. */
export function periodOf(subject: string): string | null {
  return subject.startsWith('stipend:') ? subject.slice('stipend:'.length) : null;
}

/** The month by which a period is asked for and set in order: of a whole year December. */
export function monthOfPeriod(period: string): string {
  return isWholeYear(period) ? `${period.slice(1)}-12` : period;
}

/** `2024-03` → `2024-03`, `Y2023` → `2023年度`: as sheets and lists write it beside months. */
export function periodText(period: string): string {
  return isWholeYear(period) ? `${period.slice(1)}年度` : period;
}

/** `2024-03` → `2024年3月`, `Y2023` → `2023年度`. */
export function periodWords(period: string): string {
  return isWholeYear(period) ? periodText(period) : monthWords(period);
}

/** Whether a period is asked for with these months, both included; without them every one is. */
export function isPeriodWithin(period: string, fromMonth: string | undefined, toMonth: string | undefined): boolean {
  const month = monthOfPeriod(period);
  return (fromMonth === undefined || fromMonth <= month) && (toMonth === undefined || month <= toMonth);
}

/** What a stipend is for, as a request or an answer writes it. */
export const PERIOD_PATTERN = String.raw`^(\d{4}-(0[1-9]|1[0-2])|Y\d{4})$`;

/** What a subject must look like, as regular expressions everywhere understand it. */
export const SUBJECT_PATTERN = `^(award:(${LEVELS.join('|')})|stipend:([0-9]{4}-(0[1-9]|1[0-2])|Y[0-9]{4}))$`;

/** The SQL of the CHECK that holds subjects to these forms. */
export const SUBJECT_CHECK = `subject ~ '${SUBJECT_PATTERN}'`;
