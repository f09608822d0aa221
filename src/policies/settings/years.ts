import type { FieldError } from '../../common/errors.js';
import type { CapBy, PERIODS, YearTerms } from '../terms/policy-terms.js';
import type { YearBody } from './years.dto.js';

export type Period = (typeof PERIODS)[number];

/** How a request says that a stipend is settled (domain rule §15, S7). */
export interface StatedYears {
  kind: 'award' | 'stipend';
  period?: Period | null;
  year?: YearBody | null;
  capBy?: CapBy | null;
  maxMonths?: number | null;
}

/** In the table's form: null where each month stands by itself, and where a cap counts what is owed. */
export function readYears({ year, capBy }: StatedYears): { year: YearTerms | null; capBy: CapBy | null } {
  return {
    capBy: capBy === 'elapsed' ? 'elapsed' : null,
    year: year
      ? { year: year.year, pays: year.pays, minMonths: year.minMonths, minHeldMonths: year.minHeldMonths }
      : null,
  };
}

/** What is told of a stored policy; null for an award. */
export function toldYears({ kind, year, capBy }: { kind: string; year: YearTerms | null; capBy: CapBy | null }): {
  period: Period | null;
  year: YearTerms | null;
  capBy: CapBy | null;
} {
  if (kind === 'award') return { period: null, year: null, capBy: null };
  return { period: year === null ? 'month' : 'year', year, capBy: capBy ?? 'paid' };
}

/** What cannot be meant: two statements that differ, a service year by months, a cap that ends in the middle of a whole year. */
export function yearFaults({ kind, period, year, capBy, maxMonths }: StatedYears): FieldError[] {
  if (kind === 'award') {
    return period ? [{ field: 'period', code: 'otherKind', message: '不是一次性奖励政策的设置，请留空' }] : [];
  }
  const errors: FieldError[] = [];
  if (period === 'year' && !year) errors.push({ field: 'year', code: 'isDefined', message: '按年度核发的必填' });
  if (period === 'month' && year) {
    errors.push({ field: 'year', code: 'yearOfMonths', message: '逐月核发的请留空，或改为按年度核发' });
  }
  if (capBy === 'elapsed' && !maxMonths) {
    const message = '没有月数上限，不用选上限怎样计算；请填写上限，或改为按应发月数计';
    errors.push({ field: 'capBy', code: 'capWithoutMonths', message });
  }
  if (!year) return errors;
  if (year.year === 'service' && year.pays === 'months') {
    const message = '任职年度只能整笔发放；按月计发的请选自然年度';
    errors.push({ field: 'year.pays', code: 'serviceYearWhole', message });
  }
  if (year.year === 'service') {
    for (const field of ['minMonths', 'minHeldMonths'] as const) {
      const message = '任职年度本来须在岗并持证满一年，请填0';
      if (year[field] > 0) errors.push({ field: `year.${field}`, code: 'serviceYearFull', message });
    }
  }
  if (year.pays === 'whole' && maxMonths && maxMonths % 12 !== 0) {
    const message = '整笔发放的每年计12个月，上限应为12的倍数';
    errors.push({ field: 'maxMonths', code: 'capOfWholeYears', message });
  }
  return errors;
}
