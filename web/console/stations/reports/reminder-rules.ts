import type { components } from '../../api/schema.js';

/** Reminders as the grid tells of them. Pure. */

type Cell = components['schemas']['GridMonth'];

/** Whether somebody may be reminded of it: what is over and did not come. @param thisMonth `YYYY-MM` */
export function isToRemind({ state, month }: Pick<Cell, 'state' | 'month'>, thisMonth: string): boolean {
  return (state === 'missing' || state === 'open') && month < thisMonth;
}

/** @param inWords an instant as people read it */
export function remindedInWords(
  { reminders, remindedAt, remindedByName }: Pick<Cell, 'reminders' | 'remindedAt' | 'remindedByName'>,
  inWords: (instant: string) => string,
): string {
  if (reminders === 0 || remindedAt === null) return '';
  const times = reminders > 1 ? `已催报 ${reminders} 次，最近一次由` : '已由';
  return `${times}${remindedByName ?? '经办人'}于 ${inWords(remindedAt)} 催报。`;
}
