/** Which pages of a long list are read for the rows that are in sight. Pure. */

/** Rows that are read at once where a list is shown without pages. */
export const FLOW_PAGE = 200;
/** From so many rows on a list can be shown without pages; below them a few pages are quicker to look through. */
const FLOW_FROM = 5_000;
/** Browsers draw nothing that is higher than some 33 million pixels; beyond this a filter is what helps. */
const FLOW_TO = 500_000;

export function canFlow(total: number): boolean {
  return total > FLOW_FROM && total <= FLOW_TO;
}

export function isFlow(search: Readonly<Record<string, string | undefined>>): boolean {
  return search.flow === '1';
}

/**
 * @param first index of the first row in sight, from 0
 * @param last index of the last one
 * @returns numbers of pages from 1, with those that a turn of the wheel leads to
 */
export function pagesAround(first: number, last: number, total: number): number[] {
  const ahead = FLOW_PAGE / 2;
  const from = pageOf(Math.max(0, first - ahead));
  const to = pageOf(Math.max(0, Math.min(total - 1, last + ahead)));
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

/** Of the row at `index`, from 0. */
export function pageOf(index: number): number {
  return Math.floor(index / FLOW_PAGE) + 1;
}

/** Whether both name a page in common: whoever moves on row by row is not made to wait. */
export function overlap(some: readonly number[], others: readonly number[]): boolean {
  return some.some((page) => others.includes(page));
}
