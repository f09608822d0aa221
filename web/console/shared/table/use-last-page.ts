import { useEffect } from 'react';
import { useAddress } from '../address';
import { pagingOf } from '../use-query';
import type { PageOf } from './column';

/**
 * A page past the end, where an old link leads or the last rows of the last page were done: the page that is the last by now comes instead.
 *
 * @returns whether it is on its way, and that nothing is here does not mean that there is nothing
 */
export function useLastPage<Row>(answer: PageOf<Row> | undefined, isPlaceholder: boolean): boolean {
  const { search, change } = useAddress();
  const { page, pageSize } = pagingOf(search);
  const last = Math.ceil((answer?.total ?? 0) / pageSize);
  const isPast = !isPlaceholder && answer !== undefined && answer.items.length === 0 && last > 0 && page > last;
  useEffect(() => {
    if (isPast) change({ page: last === 1 ? undefined : String(last) }, 'replace');
  }, [isPast, last]);
  return isPast;
}
