import { useEffect, useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { Asked } from '../../use-query';
import type { PageOf } from '../column';
import { FLOW_PAGE, overlap, pageOf, pagesAround } from './flow-rules.js';

/** Whoever drags the bar passes hundreds of pages: only where they stay is read. */
const SETTLE_MS = 120;
/** Pages that were passed are not asked again at every turn; a deed of this page asks them all the same. */
const FRESH_MS = 30_000;

export type PageAt<Row> = (page: number) => Asked<PageOf<Row>>;

/**
 * The rows of a long list as far as they are in sight.
 *
 * @param first index of the first row in sight, from 0
 * @returns the row at an index, or undefined where it is not there yet; and what went wrong
 */
export function usePages<Row>(pageAt: PageAt<Row>, first: number, last: number, total: number) {
  const pages = useSettled(pagesAround(first, last, total));
  const answers = useQueries({ queries: pages.map((page) => ({ ...pageAt(page), staleTime: FRESH_MS })) });
  return {
    rowAt: (index: number): Row | undefined => answers[pages.indexOf(pageOf(index))]?.data?.items[index % FLOW_PAGE],
    error: answers.find(({ error }) => error)?.error ?? null,
    retry: () => answers.filter(({ error }) => error).forEach((answer) => void answer.refetch()),
  };
}

function useSettled(pages: readonly number[]): readonly number[] {
  const [settled, setSettled] = useState(pages);
  const now = pages.join();
  useEffect(() => {
    if (settled.join() === now) return undefined;
    const next = now.split(',').map(Number);
    const timer = setTimeout(() => setSettled(next), overlap(settled, next) ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [now, settled]);
  return settled;
}
