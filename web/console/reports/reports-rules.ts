/** The figures' period and how they stand beside last year's. Pure. */

export { shareOf } from '../shared/money.js';

export interface Span {
  from: string;
  to: string;
}

const MONTH = /^\d{4}-\d{2}$/;

/** The period of the address: months from–to, else this year up to today. `to` never lies after today. */
export function spanOf(from: string | undefined, to: string | undefined, today: string): Span {
  const first = from && MONTH.test(from) ? `${from}-01` : `${today.slice(0, 4)}-01-01`;
  const last = to && MONTH.test(to) ? lastDay(to) : today;
  return { from: first, to: last < today ? last : today };
}

export function isReversed({ from, to }: Span): boolean {
  return from > to;
}

/** The same days a year earlier; the 29th of February becomes the 28th. */
export function yearBefore({ from, to }: Span): Span {
  return { from: back(from), to: back(to) };
}

function back(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1);
  return day.slice(4) === '-02-29' ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

export interface Segment {
  /** In parts of 100 for the longest bar. */
  from: number;
  length: number;
}

/** Bars of several parts, one row each, measured by the longest; what is something is seen, what is below nothing is not drawn. */
export function segmentsOf(rows: readonly (readonly number[])[]): Segment[][] {
  const drawn = rows.map((parts) => parts.map((value) => Math.max(0, value)));
  const longest = Math.max(0, ...drawn.map((parts) => parts.reduce((sum, value) => sum + value, 0)));
  return drawn.map((parts) => {
    let from = 0;
    return parts.map((value) => {
      const length = value === 0 ? 0 : Math.max(0.5, (value / longest) * 100);
      const segment = { from, length };
      from += length;
      return segment;
    });
  });
}

/** `比上年多 12`, `比上年少 3`, `与上年相同`. */
export function besideLastYear(now: number, before: number, words: (value: number) => string): string {
  if (now === before) return '与上年同期相同';
  return now > before ? `比上年同期多 ${words(now - before)}` : `比上年同期少 ${words(before - now)}`;
}

/** Tenths of a per cent, as the service tells shares: `319` → `31.9%`. */
export function percentOf(permille: number): string {
  const plain = Math.abs(permille);
  return `${permille < 0 ? '−' : ''}${Math.floor(plain / 10)}.${plain % 10}%`;
}

const YEARS = 8;

/** This year and those before it, to choose from. */
export function yearsUpTo(thisYear: string): string[] {
  return Array.from({ length: YEARS }, (_, ago) => String(Number(thisYear) - ago));
}
