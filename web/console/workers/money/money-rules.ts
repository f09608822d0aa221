import { yuan } from '../../shared/money.js';
import { isWholeYear, monthInWords } from '../../shared/days.js';

/** How a month of a person is told. Pure; amounts are fen, months `YYYY-MM`. */

export interface Money {
  owedFen: number;
  paidFen: number;
  inFlightFen: number;
  dueFen: number;
}

export interface MonthMoney extends Money {
  month: string;
  message: string;
  reasonName: string;
}

export type CellKind = 'over' | 'changed' | 'due' | 'way' | 'paid' | 'none';

export interface Cell {
  kind: CellKind;
  sign: string;
  word: string;
  /** What the word speaks of; zero where nothing is paid. */
  fen: number;
}

const SIGNS: Record<CellKind, readonly [sign: string, word: string]> = {
  over: ['!', '多发'],
  changed: ['!', '在途有变化'],
  due: ['●', '应发未发'],
  way: ['→', '在途'],
  paid: ['✓', '已发'],
  none: ['✕', '不发'],
};

export const CELL_KINDS = Object.entries(SIGNS).map(([kind, [sign, word]]) => ({ kind, sign, word }));

/** What is wrong comes first, then what is still to be done, then what is done. */
export function cellOf(money: Money): Cell {
  const { paidFen, inFlightFen, dueFen } = money;
  const [kind, fen] = ((): [CellKind, number] => {
    if (dueFen < 0) return ['over', -dueFen];
    if (isChanged(money)) return ['changed', inFlightFen];
    if (dueFen > 0) return ['due', dueFen];
    if (inFlightFen > 0) return ['way', inFlightFen];
    return paidFen > 0 ? ['paid', paidFen] : ['none', 0];
  })();
  const [sign, word] = SIGNS[kind];
  return { kind, sign, word, fen };
}

/** Read out for a cell: `2024年3月：已发 200.00 元`, `2024年5月：不发，当月未登记`. */
export function cellWords(month: MonthMoney): string {
  const { kind, word, fen } = cellOf(month);
  const what = kind === 'none' ? `${word}，${month.reasonName}` : `${word} ${yuan(fen)} 元`;
  return `${monthInWords(month.month)}：${what}`;
}

export interface Year<M extends MonthMoney> {
  year: string;
  /** The year itself, where a policy pays whole years or one was paid. */
  whole: M | null;
  /** Twelve, of which those to come are null. */
  months: readonly (M | null)[];
}

/**
 * The years, latest first. Those before the first month with money tell only that there was nothing yet, and are left out unless
 * they are asked for; this year and the one before are always there.
 */
export function yearsOf<M extends MonthMoney>(months: readonly M[], all: boolean): Year<M>[] {
  const byYear = new Map<string, { months: (M | null)[]; whole: M | null }>();
  for (const month of months) {
    const year = yearOf(month);
    const row = byYear.get(year) ?? { months: Array.from({ length: 12 }, (): M | null => null), whole: null };
    if (isWholeYear(month.month)) row.whole = month;
    else row.months[Number(month.month.slice(5, 7)) - 1] = month;
    byYear.set(year, row);
  }
  const years = Array.from(byYear, ([year, row]) => ({ year, ...row })).sort((a, b) => (a.year < b.year ? 1 : -1));
  const first = months.filter(hasMoney).map(yearOf).sort()[0];
  return all ? years : years.filter(({ year }, index) => index < 2 || (first !== undefined && year >= first));
}

function yearOf({ month }: MonthMoney): string {
  return isWholeYear(month) ? month.slice(1) : month.slice(0, 4);
}

function hasMoney({ owedFen, paidFen, inFlightFen, dueFen }: Money): boolean {
  return [owedFen, paidFen, inFlightFen, dueFen].some((fen) => fen !== 0);
}

const MOST_YEARS = 10;

/** January of the first year that facts of the person speak of, ten years back at most. */
export function firstMonth(days: readonly string[], today: string): string {
  const year = Number(today.slice(0, 4));
  const earliest = Math.min(year, ...days.map((day) => Number(day.slice(0, 4))));
  return `${Math.max(earliest, year - MOST_YEARS + 1)}-01`;
}

/** What the months come to together: each figure is named as on the strip. */
export function totals(months: readonly Money[]): { paid: number; way: number; due: number; over: number } {
  const sum = { paid: 0, way: 0, due: 0, over: 0 };
  for (const { paidFen, inFlightFen, dueFen } of months) {
    sum.paid += paidFen;
    sum.way += inFlightFen;
    if (dueFen > 0) sum.due += dueFen;
    else sum.over -= dueFen;
  }
  return sum;
}

/** What is still under way and names more than is owed now. */
export function changedUnderway<M extends Money>(months: readonly M[]): M[] {
  return months.filter(isChanged);
}

/** Nothing is due back of it before it is paid, so only what is owed tells it. */
function isChanged({ owedFen, paidFen, inFlightFen }: Money): boolean {
  return inFlightFen > 0 && paidFen + inFlightFen > owedFen;
}

/** The heading over a month's reasons. */
export function whyTitle(what: string, money: Money): string {
  const { kind } = cellOf(money);
  const asked: Record<CellKind, string> = {
    over: '为什么多发了',
    changed: '为什么在途的金额有变化',
    due: '为什么应发而还没有发',
    way: '为什么应发（在途）',
    paid: '为什么发放',
    none: '为什么没有发',
  };
  return `${what}${asked[kind]}`;
}
