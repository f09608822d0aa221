import type { CopiedRows } from './copied-rows.js';

/** Rows of a table as they stand before everybody's eyes, without what is only a sign or a button. */
export function readRows(body: HTMLTableSectionElement, keys: ReadonlySet<string>): CopiedRows {
  const rows = Array.from(body.rows).filter((row) => keys.has(row.dataset.key ?? ''));
  const cells = rows.map((row) => Array.from(row.cells).filter((cell) => cell.dataset.copy !== 'no'));
  return {
    titles: (cells[0] ?? []).map((cell) => cell.dataset.label ?? ''),
    rows: cells.map((row) => row.map((cell) => ({ text: textOf(cell), isNumber: cell.classList.contains('number') }))),
  };
}

function textOf(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const sign of Array.from(copy.querySelectorAll('[aria-hidden="true"], .unseen, [data-copy="no"]')))
    sign.remove();
  for (const line of Array.from(copy.querySelectorAll('br'))) line.replaceWith(' ');
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
