import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAddress } from './address';
import { leaveOut } from './unknown-filters.js';

/** Said once, on the page whose address was mended; gone with the next choice. */
export function IgnoredFilters() {
  const isIgnored = useRouterState({ select: ({ location }) => 'ignored' in location.state });
  if (!isIgnored) return null;
  return (
    <p className="box wait" role="status">
      ! 忽略了无法识别的筛选，下面是没有按它筛选的内容。
    </p>
  );
}

/** Where the service takes any text and the page knows the choices. @param known null until they are there */
export function useKnownChoice(name: string, known: readonly { value: string }[] | null): void {
  const { search } = useAddress();
  const asked = search[name];
  const isUnknown = asked !== undefined && known !== null && !known.some(({ value }) => value === asked);
  useEffect(() => {
    if (isUnknown) leaveOut(name);
  }, [name, isUnknown]);
}
