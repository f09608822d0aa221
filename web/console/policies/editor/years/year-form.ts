import { PERIODS, word, YEAR_KINDS, YEAR_PAYS } from '../../../shared/words.js';
import type { Content } from '../../words/policy-words.js';

/** How a stipend is settled, as one choice of the editor: each month by itself, or one of the three ways in which years can be paid. */
export const SETTLEMENTS = ['by-month', 'year-months', 'calendar-year', 'service-year'] as const;

export type Settlement = (typeof SETTLEMENTS)[number];

export function settlementInWords(settlement: Settlement): string {
  switch (settlement) {
    case 'by-month':
      return word(PERIODS, 'month');
    case 'year-months':
      return word(YEAR_PAYS, 'months');
    case 'calendar-year':
      return `${word(YEAR_KINDS, 'calendar')}，${word(YEAR_PAYS, 'whole')}`;
    case 'service-year':
      return `${word(YEAR_KINDS, 'service')}，${word(YEAR_PAYS, 'whole')}`;
  }
}

export interface YearForm {
  settlement: Settlement;
  yearMonths: string;
  yearHeldMonths: string;
  capBy: 'paid' | 'elapsed';
}

export const NO_YEARS: YearForm = { settlement: 'by-month', yearMonths: '0', yearHeldMonths: '0', capBy: 'paid' };

export function yearForm({ year, capBy }: Pick<Content, 'year' | 'capBy'>): YearForm {
  const form: YearForm = { ...NO_YEARS, capBy: capBy ?? 'paid' };
  if (year === null) return form;
  return {
    ...form,
    settlement: year.year === 'service' ? 'service-year' : year.pays === 'whole' ? 'calendar-year' : 'year-months',
    yearMonths: String(year.minMonths),
    yearHeldMonths: String(year.minHeldMonths),
  };
}

export function yearsOf(form: YearForm & { maxMonths: string }): Pick<Content, 'period' | 'year' | 'capBy'> {
  const { settlement } = form;
  const capBy = form.maxMonths.trim() === '' ? 'paid' : form.capBy;
  if (settlement === 'by-month') return { period: 'month', year: null, capBy };
  const counts =
    settlement === 'service-year'
      ? { minMonths: 0, minHeldMonths: 0 }
      : { minMonths: countOf(form.yearMonths) ?? 0, minHeldMonths: countOf(form.yearHeldMonths) ?? 0 };
  const year = settlement === 'service-year' ? ('service' as const) : ('calendar' as const);
  return {
    period: 'year',
    year: { year, pays: settlement === 'year-months' ? 'months' : 'whole', ...counts },
    capBy,
  };
}

export function yearErrors({
  settlement,
  yearMonths,
  yearHeldMonths,
  maxMonths,
}: YearForm & { maxMonths: string }): Record<string, string> {
  const errors: Record<string, string> = {};
  if (settlement === 'year-months' || settlement === 'calendar-year') {
    if (countOf(yearMonths) === null) errors['year.minMonths'] = '年内连续在岗的月数请填写 0 至 12，不要求时填 0。';
    if (countOf(yearHeldMonths) === null) errors['year.minHeldMonths'] = '年内持证的月数请填写 0 至 12，不要求时填 0。';
  }
  const isWhole = paysWhole(settlement);
  if (isWhole && /^\d+$/.test(maxMonths.trim()) && Number(maxMonths) % 12 !== 0) {
    errors.maxMonths = '整笔发放的每年计 12 个月，上限请填 12 的倍数，例如三年填 36。';
  }
  return errors;
}

export function paysWhole(settlement: Settlement): boolean {
  return settlement === 'calendar-year' || settlement === 'service-year';
}

function countOf(text: string): number | null {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,2}$/.test(plain) && Number(plain) <= 12 ? Number(plain) : null;
}
