import chineseDays from 'chinese-days';
import { addDays, dayBefore } from '../../common/values/months.js';

/**
 * Holidays that stand on the same day each year (《全国年节及纪念日放假办法》 of 2024, art. 2). They hold for a year whose
 * arrangement of holidays and make-up days the calendar does not know yet.
 */
const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** A working day by the State Council's calendar of holidays and make-up working days (调休). */
export function isWorkingDay(day: string): boolean {
  if (knowsYear(day.slice(0, 4))) return chineseDays.isWorkday(day);
  return chineseDays.isWorkday(day) && !FIXED_HOLIDAYS.has(day.slice(5));
}

/** Whether the arrangement of a year has been published and is in the calendar that ships with the product. */
export function knowsYear(year: string): boolean {
  // Week-ends left out, a year that is not in the calendar has no holiday at all.
  return chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;
}

/**
 * The working days of a public notice. The day of posting does not count (民法典 art. 201).
 *
 * @param postedOn `YYYY-MM-DD`
 * @returns the first and the last day that count; the notice is over when the last has passed. Where a policy asks for no
 * notice at all, both are the day before the posting.
 */
export function noticePeriod(postedOn: string, workingDays: number): { from: string; to: string } {
  if (workingDays === 0) return { from: dayBefore(postedOn), to: dayBefore(postedOn) };
  let from = '';
  let day = postedOn;
  for (let counted = 0; counted < workingDays;) {
    day = addDays(day, 1);
    if (!isWorkingDay(day)) continue;
    counted++;
    from ||= day;
  }
  return { from, to: day };
}

/** How many working days lie from one day to another, both counted. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
  return count;
}
