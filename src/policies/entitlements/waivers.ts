import type { Level } from '../../certificates/level.js';
import { monthIndex } from '../../common/values/months.js';
import { awardSubject, stipendSubject } from '../../ledger/subject.js';
import type { WaiverFact } from '../facts/worker-facts.js';

/**
 * The waiver that covers a month (domain rule §12): of that month, or of all stipends from a month on that is not later.
 *
 * @param month `YYYY-MM`
 */
export function waiverOfMonth(waivers: readonly WaiverFact[], month: string): WaiverFact | undefined {
  return waivers.find(
    ({ kind, subject, fromMonth }) =>
      kind === 'stipend' &&
      (subject === null ? fromMonth !== null && fromMonth <= month : subject === stipendSubject(month)),
  );
}

/**
 * The waiver that covers a whole year: of that year, or of all stipends from a month on that is not after its last one.
 *
 * @param period `Y2023`
 * @param lastMonth the year's last month, as an index
 */
export function waiverOfYear(
  waivers: readonly WaiverFact[],
  period: string,
  lastMonth: number,
): WaiverFact | undefined {
  return waivers.find(
    ({ kind, subject, fromMonth }) =>
      kind === 'stipend' &&
      (subject === null
        ? fromMonth !== null && monthIndex(fromMonth) <= lastMonth
        : subject === stipendSubject(period)),
  );
}

/**
 * The waiver that covers a level's award: of that level, or of all awards but what was paid before its day.
 *
 * @param paidOn the first day anything was paid for the level, `YYYY-MM-DD`
 */
export function waiverOfAward(
  waivers: readonly WaiverFact[],
  level: Level,
  paidOn: string | undefined,
): WaiverFact | undefined {
  return waivers.find(({ kind, subject, waivedOn }) => {
    if (kind !== 'award') return false;
    return subject === null ? paidOn === undefined || paidOn >= waivedOn : subject === awardSubject(level);
  });
}
