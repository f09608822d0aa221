import { dayAfter, monthIndex } from '../../common/values/months.js';
import type { StipendPolicyTerms } from '../terms/policy-terms.js';

/** Days from `startOn` to `endOn`, both included; `endOn: null` is open. */
export interface Interval {
  startOn: string;
  endOn: string | null;
}

/** Months from `first` to `last` as month indexes, both included; `last` is Infinity while open. */
export interface MonthSpan {
  first: number;
  last: number;
}

type CoverTerms = Pick<StipendPolicyTerms, 'start' | 'stop'>;

/** Whether a day lies in an interval. */
export function coversDay(interval: Interval, date: string): boolean {
  return interval.startOn <= date && (interval.endOn === null || date <= interval.endOn);
}

/**
 * Joins intervals that overlap or touch (the next begins at most one day after the last ends), so that a
 * renewal, or a move on the 1st, loses no month (domain rule §5). Those that end before they begin cover
 * nothing and fall away. The answer is sorted by start; the input is left as it was.
 */
export function joinIntervals(intervals: readonly Interval[]): Interval[] {
  const real = intervals.filter(({ startOn, endOn }) => endOn === null || startOn <= endOn);
  if (real.length > 1) real.sort((a, b) => (a.startOn < b.startOn ? -1 : a.startOn > b.startOn ? 1 : 0));
  const joined: Interval[] = [];
  for (const { startOn, endOn } of real) {
    const last = joined.at(-1);
    if (last === undefined || (last.endOn !== null && startOn > last.endOn && startOn > dayAfter(last.endOn))) {
      joined.push({ startOn, endOn });
    } else if (last.endOn !== null && (endOn === null || endOn > last.endOn)) {
      last.endOn = endOn;
    }
  }
  return joined;
}

/**
 * The months that a (joined) interval covers under a policy's start and stop (domain rule §5). The span of an
 * interval too short to cover any month has `last` before `first`. Null for one that ends before it begins.
 */
export function coveredMonths({ startOn, endOn }: Interval, { start, stop }: CoverTerms): MonthSpan | null {
  if (endOn !== null && endOn < startOn) return null;
  const first = monthIndex(startOn) + (start === 'next-month' ? 1 : 0);
  if (endOn === null) return { first, last: Infinity };
  // The day after the end decides: whoever leaves on the last of March has served all of March.
  const last = stop === 'through-leaving-month' ? monthIndex(endOn) : monthIndex(dayAfter(endOn)) - 1;
  return { first, last };
}

/** Whether a month index lies in a span; a missing span covers nothing. */
export function spanCovers(span: MonthSpan | null, month: number): boolean {
  return span !== null && span.first <= month && month <= span.last;
}
