/** Which row of a list was opened last, by the list's address: whoever goes back is led to it again. In the memory of this tab only. */

const opened = new Map<string, { key: string; offset: number }>();
let isReturning = false;

interface History {
  subscribe(listener: (change: { action: { type: string } }) => void): unknown;
}

/** Going back and forth leads to the row; a link to the same list does not. */
export function watchReturning(history: History): void {
  history.subscribe(({ action }) => {
    isReturning = action.type !== 'PUSH' && action.type !== 'REPLACE';
  });
}

/** @param offset how far the list itself was scrolled, where it has no pages */
export function rowLeft(address: string, key: string, offset = 0): void {
  opened.set(address, { key, offset });
}

/** The row that was opened from this list, for whoever comes back to it and has not been led to it yet. */
export function rowToReturnTo(address: string): string | null {
  return isReturning ? (opened.get(address)?.key ?? null) : null;
}

export function offsetToReturnTo(address: string): number {
  return isReturning ? (opened.get(address)?.offset ?? 0) : 0;
}

export function wasReturnedTo(address: string): void {
  opened.delete(address);
}

/** Whether somebody who came back stands at a row by now; nothing then takes the focus from there. */
export function standsAtRow(): boolean {
  return isReturning && Boolean(document.activeElement?.closest('[data-rows]'));
}
