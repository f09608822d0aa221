import { dayOf, monthInWords, monthOf } from '../../shared/days.js';

/** What a new payout is asked to hold, as it was typed. */
export interface Terms extends Record<string, string> {
  kind: string;
  regionCode: string;
  asOf: string;
  fromMonth: string;
  toMonth: string;
  title: string;
}

/** What of the terms is wrong, by the names of the API; whether something is due is the service's to say. */
export function wrongTerms({ kind, regionCode, asOf, fromMonth, toMonth }: Terms): Record<string, string> {
  const errors: Record<string, string> = {};
  const isStipend = kind === 'stipend';
  if (!regionCode) errors.regionCode = '请选择发放的县（市、区）。';
  if (dayOf(asOf) === null) errors.asOf = '请填写核算截止日，例如 2024-12-31。';
  if (isStipend && fromMonth && monthOf(fromMonth) === null) errors.fromMonth = '请填写起始月份，例如 2024-12。';
  if (isStipend && toMonth && monthOf(toMonth) === null) errors.toMonth = '请填写截止月份，例如 2024-12。';
  return errors;
}

/** The terms as the service takes them. */
export function bodyOf({ kind, regionCode, asOf, fromMonth, toMonth, title }: Terms) {
  const months = kind === 'stipend' ? { fromMonth: monthOf(fromMonth), toMonth: monthOf(toMonth) } : {};
  return {
    kind: kind as 'stipend' | 'award',
    regionCode,
    asOf: dayOf(asOf),
    ...months,
    ...(title.trim() ? { title: title.trim() } : {}),
  };
}

/** The months of a payout of stipends in words; earlier ones that are still owed are taken in. */
export function monthsOf({ fromMonth, toMonth, asOf }: Terms): string {
  const last = monthOf(toMonth) ?? (dayOf(asOf) ?? asOf).slice(0, 7);
  const first = monthOf(fromMonth) ?? last;
  return first === last ? monthInWords(last) : `${monthInWords(first)}至${monthInWords(last)}`;
}
