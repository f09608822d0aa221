import type { RuleCheck } from '../../common/fields/rule-check.js';
import { type DaySpan, daysOverlap, spanText } from '../../common/values/day-span.js';
import { addMonthsToDate } from '../../common/values/months.js';

/**
 * What must hold of a post (domain.md §8, §13), typed or imported alike. Pure; days are `YYYY-MM-DD`, `endOn` is the last
 * day of service. Messages are clauses without a full stop.
 */

/** Nobody is employed before the 16th birthday (《劳动法》第十五条). */
const EMPLOYED_FROM_MONTHS = 16 * 12;
/** Entries are recorded ahead, when the contract is signed, but not by years: that is a slip of the keys. */
export const MOST_MONTHS_AHEAD = 12;

export interface DayFault {
  field: 'startOn' | 'endOn';
  code: 'entry-before-sixteen' | 'entry-far-ahead' | 'leave-before-entry';
  message: string;
}

/** @param bornOn null where the birth date is not known (the identity number could not be read, or says none) */
export function postDayFaults({ startOn, endOn }: DaySpan, bornOn: string | null, today: string): DayFault[] {
  const faults: DayFault[] = [];
  const sixteenOn = bornOn === null ? null : addMonthsToDate(bornOn, EMPLOYED_FROM_MONTHS);
  const latest = addMonthsToDate(today, MOST_MONTHS_AHEAD);
  if (sixteenOn !== null && startOn < sixteenOn) {
    const message = `入职日期早于年满 16 周岁之日 ${sixteenOn}，请核对入职日期和身份证号`;
    faults.push({ field: 'startOn', code: 'entry-before-sixteen', message });
  }
  if (startOn > latest) {
    const message = `入职日期晚于今天一年以上（最晚 ${latest}），请核对入职日期`;
    faults.push({ field: 'startOn', code: 'entry-far-ahead', message });
  }
  if (endOn !== null && endOn < startOn) {
    faults.push({ field: 'endOn', code: 'leave-before-entry', message: `离职日期早于入职日期 ${startOn}，请核对` });
  }
  return faults;
}

/** @param prefix where in the request the post stands */
export function checkPostDays(
  rules: RuleCheck,
  post: DaySpan,
  bornOn: string | null,
  today: string,
  prefix = '',
): void {
  for (const { field, code, message } of postDayFaults(post, bornOn, today)) {
    rules.that(false, `${prefix}${field}`, code, message);
  }
}

/** One person serves one employer once at a time: two entry dates of one service would be two posts. */
export function checkPostOverlap(
  rules: RuleCheck,
  post: DaySpan,
  others: readonly DaySpan[],
  organizationName: string,
  prefix = '',
): void {
  const other = others.find((it) => daysOverlap(it, post));
  if (!other) return;
  const message = `与此人在“${organizationName}”已登记的任职（${spanText(other)}）重叠，请核对日期，或更正、作废原任职`;
  rules.that(false, `${prefix}startOn`, 'post-overlaps', message);
}
