import { periodText } from '../ledger/subject.js';
import { monthIndex } from '../common/values/months.js';

/**
 * Rows that can be read more than once: an array, or an object whose iterator starts again each time
 * (a query that is run again). A generator object is not enough, because each sheet reads them anew.
 */
export type RowSource<T> = Iterable<T> | AsyncIterable<T>;

/**
 * `money` cells hold integer fen and are printed in yuan; `date` cells hold `YYYY-MM-DD` and become real dates; `number` cells hold
 * numbers that are texts (identity, account, certificate): one line, since nobody compares a number that is broken in two.
 */
export type CellKind = 'text' | 'number' | 'count' | 'money' | 'date';
export type CellValue = string | number | null;

export interface SheetColumn {
  title: string;
  kind: CellKind;
  /** In characters of the default font; a Chinese character takes about two. */
  width: number;
  align?: 'left' | 'center';
}

export type SheetRow =
  /** `money` where the figures of this row are fen though its columns count. */
  | { kind: 'line'; cells: readonly CellValue[]; money?: boolean }
  /** Bold; the first `labelSpan` cells are one, which holds the label. */
  | { kind: 'total'; labelSpan: number; cells: readonly CellValue[] }
  /** One text over the whole width: framed as part of the table, or a note beneath it. */
  | { kind: 'band'; text: string; framed: boolean }
  /** Several texts spread over the width, for signatures. */
  | { kind: 'signatures'; texts: readonly string[] };

/** A sheet as plain data; only the writer knows that it becomes a file. */
export interface Sheet {
  name: string;
  title: string;
  /** Texts of the line between title and header, spread over the width: who, when, in which unit. */
  info: readonly string[];
  columns: readonly SheetColumn[];
  rows: RowSource<SheetRow>;
  /** In points, the least that a line has: to be written on by hand, or so that one is as high as the next. */
  lineHeight?: number;
  /** A4 unless stated. */
  paper?: 'A3';
  /** Stands at the left of each page's foot, so that a loose page can be put back. */
  footer: string;
}

/** Lines of one and of two lines of text are equally high. */
export const EVEN_HEIGHT = 35;

/** Makes a source of rows out of a generator function, so that reading twice starts twice. */
export function rowsOf(start: () => AsyncIterator<SheetRow>): AsyncIterable<SheetRow> {
  return { [Symbol.asyncIterator]: start };
}

/** Empty cells, framed like the others. */
export function blanks(length: number): null[] {
  return Array.from({ length }, () => null);
}

/** `2024-01-05` → `2024年1月5日`, as printed above a table. */
export function dateInWords(date: string): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** Months as an officer writes them: runs with 至, gaps with 、 — `2024-01至2024-03、2024-05`; whole years behind them, `2023年度`. */
export function monthsText(months: Iterable<string>): string {
  const sorted = [...new Set(months)].sort();
  const runs: [string, string][] = [];
  for (const month of sorted) {
    const run = runs.at(-1);
    if (run && monthIndex(month) === monthIndex(run[1]) + 1) run[1] = month;
    else runs.push([month, month]);
  }
  return runs.map(([first, last]) => (first === last ? periodText(first) : `${first}至${last}`)).join('、');
}

/** `宣城市2024年1月职业津贴` → `…发放表`; a title that already ends so stays as it is. */
export function titledAs(title: string, ending: string): string {
  return title.endsWith(ending) ? title : title + ending;
}
