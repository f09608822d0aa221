import { addMonthsToDate, dayBefore, monthIndex } from '../../common/values/months.js';
import { coversDay, type Interval } from './intervals.js';

/** The year of a whole-year stipend (domain rule §15, S7), in days and in twelve month indexes. */
export interface YearSpan {
  /** The calendar year by which the subject names it: of a service year the one in which it begins. */
  name: number;
  startOn: string;
  /** The day on which it is completed. */
  endOn: string;
  first: number;
  last: number;
}

export function calendarYear(name: number): YearSpan {
  const text = String(name).padStart(4, '0');
  return { name, startOn: `${text}-01-01`, endOn: `${text}-12-31`, first: name * 12, last: name * 12 + 11 };
}

/**
 * The service years that were completed, or run on `asOf`: twelve months each from the day on which somebody serves and holds a
 * certificate. Every year is counted from that day, so that one begun on 29 February comes back to it. Whoever breaks off in the
 * middle of a year has none for it, and begins anew. Of any two that were completed the second begins twelve months after the first or
 * later, so that no two have one name.
 *
 * @param services joined
 * @param held joined
 */
export function serviceYears(services: readonly Interval[], held: readonly Interval[], asOf: string): YearSpan[] {
  const years: YearSpan[] = [];
  for (const service of services) {
    for (const certificate of held) {
      const startOn = service.startOn > certificate.startOn ? service.startOn : certificate.startOn;
      if (!coversDay(service, startOn) || !coversDay(certificate, startOn)) continue;
      for (let n = 0; ; n++) {
        const span = serviceYear(startOn, n);
        if (span.startOn > asOf || !coversDay(service, span.endOn) || !coversDay(certificate, span.endOn)) break;
        years.push(span);
      }
    }
  }
  return years;
}

/** The year after `n` whole ones. */
function serviceYear(anchorOn: string, n: number): YearSpan {
  const startOn = addMonthsToDate(anchorOn, n * 12);
  const first = monthIndex(startOn);
  const endOn = dayBefore(addMonthsToDate(anchorOn, n * 12 + 12));
  return { name: Number(startOn.slice(0, 4)), startOn, endOn, first, last: first + 11 };
}
