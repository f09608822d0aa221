import chineseDays from 'chinese-days';
import { addDays, dayBefore } from '../common/months.js';

/**
 * The working days of a public notice, by the State Council's calendar of holidays and make-up working days (调休). The
 * day of posting does not count (民法典 art. 201).
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
    if (!chineseDays.isWorkday(day)) continue;
    counted++;
    from ||= day;
  }
  return { from, to: day };
}
