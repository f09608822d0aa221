import { addMonthsToDate, dayAfter, monthsBetween } from '../../common/values/months.js';
import { coversDay, type Interval } from './intervals.js';

/**
 * Whole months served up to a day (domain rule §15, S3). Unbroken: of the interval that covers the day, from its start; else summed
 * over all intervals, each by its own whole months. n months from d are full when d + n months is at most one day after the last day:
 * 2022-01-01 and 12 months are full on 2022-12-31; 31 January and one month on 27 February.
 *
 * @param intervals joined
 * @param countedTo last day that counts, `YYYY-MM-DD`
 */
export function monthsServed(intervals: readonly Interval[], countedTo: string, unbroken: boolean): number {
  if (unbroken) {
    const covering = intervals.find((interval) => coversDay(interval, countedTo));
    return covering === undefined ? 0 : wholeMonths(covering.startOn, countedTo);
  }
  let months = 0;
  for (const { startOn, endOn } of intervals) {
    if (startOn <= countedTo) months += wholeMonths(startOn, endOn === null || endOn > countedTo ? countedTo : endOn);
  }
  return months;
}

function wholeMonths(startOn: string, endOn: string): number {
  const end = dayAfter(endOn);
  const months = monthsBetween(startOn, end);
  return addMonthsToDate(startOn, months) <= end ? months : months - 1;
}
