import { dayBefore, firstDay, isDate, isMonth, lastDayOfMonth, monthOf } from '../../common/values/months.js';
import type { PayKind } from '../../ledger/subject.js';

/** Days `YYYY-MM-DD`, both included; `effectiveTo: null` is open; one that ends before it begins was withdrawn whole. */
export interface Period {
  effectiveFrom: string;
  effectiveTo: string | null;
}

/** Years beyond these are slips of the keyboard. */
const FIRST_YEAR = '1990';
const LAST_YEAR = '2199';

/** Whether text is a day (award) or a month (stipend) in which a policy can begin or end. */
export function isPeriodText(kind: PayKind, text: string): boolean {
  const year = text.slice(0, 4);
  return (kind === 'award' ? isDate(text) : isMonth(text)) && FIRST_YEAR <= year && year <= LAST_YEAR;
}

/** What is said of text that is neither. */
export const PERIOD_FORMS: Record<PayKind, { code: string; message: string }> = {
  award: { code: 'isCalendarDay', message: '一次性奖励政策的起止应为存在的日期，如 2024-06-01' },
  stipend: { code: 'isMonth', message: '职业津贴政策的起止应为月份，如 2024-06' },
};

/** First day of a period: a stipend's is told as a month (domain rule §3). */
export function firstDayOf(kind: PayKind, text: string): string {
  return kind === 'award' ? text : firstDay(text);
}

export function lastDayOf(kind: PayKind, text: string): string {
  return kind === 'award' ? text : lastDayOfMonth(text);
}

/** A stored day in the words of the API: the day itself for an award, its month for a stipend. */
export function periodText(kind: PayKind, day: string): string {
  return kind === 'award' ? day : monthOf(day);
}

function meets(a: Period, b: Period): boolean {
  const empty = [a, b].some(({ effectiveFrom, effectiveTo }) => effectiveTo !== null && effectiveTo < effectiveFrom);
  return (
    !empty &&
    (a.effectiveTo === null || b.effectiveFrom <= a.effectiveTo) &&
    (b.effectiveTo === null || a.effectiveFrom <= b.effectiveTo)
  );
}

export interface Placement<T> {
  /** Begins earlier and reaches into the new period: a new version closes it to the day before. */
  predecessor: T | null;
  /** Begins on the same day or later: no version can close it, so the two cannot both stand. */
  conflicts: T[];
}

/** Where a new version finds its place among the approved policies of its kind and region (domain rule §3). */
export function placeAmong<T extends Period>(period: Period, approved: readonly T[]): Placement<T> {
  const met = approved.filter((other) => meets(period, other));
  return {
    predecessor: met.find((other) => other.effectiveFrom < period.effectiveFrom) ?? null,
    conflicts: met.filter((other) => other.effectiveFrom >= period.effectiveFrom),
  };
}

/** The last day that is left to a predecessor. */
export function closingDay(period: Period): string {
  return dayBefore(period.effectiveFrom);
}
