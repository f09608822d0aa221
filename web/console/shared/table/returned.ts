import { type RefObject, useEffect } from 'react';
import { rowLeft, rowToReturnTo, wasReturnedTo } from './row-left';

/** Wherever a link of a row leads, the way back is to this row. */
export function noteOpened(target: EventTarget, address: string, offset = 0): void {
  if (!(target instanceof Element) || !target.closest('a')) return;
  const row = target.closest<HTMLElement>('[data-key], [data-of]');
  const key = row?.dataset.key ?? row?.dataset.of;
  if (key) rowLeft(address, key, offset);
}

/** Whoever comes back finds the focus on the row that they opened, not at the top of the page. */
export function useReturnedRow(address: string, body: RefObject<HTMLElement | null>, isPlaceholder: boolean): void {
  useEffect(() => {
    if (isPlaceholder) return undefined;
    const key = rowToReturnTo(address);
    if (key === null) return undefined;
    // After the page has set the focus to its name, as it does whenever it is opened.
    const timer = setTimeout(() => {
      const row = rows(body.current).find((each) => each.dataset.key === key);
      if (!row) return;
      row.querySelector<HTMLElement>('a, button')?.focus();
      wasReturnedTo(address);
    }, 0);
    return () => clearTimeout(timer);
  }, [address, isPlaceholder]);
}

function rows(body: HTMLElement | null): HTMLElement[] {
  return body === null ? [] : Array.from(body.querySelectorAll<HTMLElement>('[data-key]'));
}
