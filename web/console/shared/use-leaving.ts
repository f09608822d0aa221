import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';

const QUESTION = '有未保存的修改，离开后不会保留。确定离开吗？';

/** Forms of the page that hold what is saved nowhere. */
const unsaved = new Set<object>();

/** Asked where no page follows that would ask by itself: before somebody signs out. */
export function mayLeave(): boolean {
  return unsaved.size === 0 || window.confirm(QUESTION);
}

/** For a dialog that would close by a slip of a key. */
export function mayGiveUp(isDirty: boolean): boolean {
  return !isDirty || window.confirm('已填写的内容还没有办理，关闭后不会保留。确定关闭吗？');
}

/**
 * Whoever has typed and not saved is asked before they leave, by whatever way: the menu, Back, a reload, signing out.
 *
 * @param isLeaving asked at the moment of leaving: what was saved just now has not been drawn yet
 */
export function useLeaving(isDirty: boolean, isLeaving: () => boolean = () => false): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const own = {};
    unsaved.add(own);
    return () => void unsaved.delete(own);
  }, [isDirty]);
  useBlocker({
    shouldBlockFn: () => isDirty && !isLeaving() && !window.confirm(QUESTION),
    enableBeforeUnload: () => isDirty && !isLeaving(),
  });
}

/** What a page cannot lead to while a dialog stands over it: a link of the dialog, and where a deed leads that was done, ask nobody. */
const BY_THE_BROWSER: readonly string[] = ['BACK', 'FORWARD', 'GO'];

/** Of a dialog, whose page behind it cannot be reached: only Back, a reload and closing the window take it away. */
export function useLeavingDialog(isDirty: boolean): void {
  useBlocker({
    shouldBlockFn: ({ action }) => BY_THE_BROWSER.includes(action) && !mayGiveUp(true),
    enableBeforeUnload: true,
    disabled: !isDirty,
  });
}
