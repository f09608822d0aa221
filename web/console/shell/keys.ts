/** What single keys do on a page, found by what is on it: rows of a list, tabs, cells with reasons. */

/** Where `g` and a letter lead; a page that is not there, or not for this account, is left out. */
export const GO: readonly (readonly [letter: string, path: string])[] = [
  ['h', '/'],
  ['p', '/payouts'],
  ['w', '/workers'],
  ['b', '/banking/returns'],
  ['s', '/stations'],
  ['t', '/training'],
  ['i', '/imports'],
  ['r', '/recoveries'],
];

/**
 * @param isHeld the keyboard repeats a key that is held down: it moves on, but tells nothing a second time
 * @returns whether the key did something
 */
export function pressed(key: string, isHeld: boolean): boolean {
  if (key === '/') return focused(document.querySelector('#search'));
  if (key === 'j' || key === 'k') return walked(key === 'j' ? 1 : -1);
  if (key === 'x') return clicked(rowInFocus()?.querySelector('input[type="checkbox"]'));
  if (key === 'o') return opened();
  if (key in WAYS) return moved(key as keyof typeof WAYS);
  if (/^[pae]$/.test(key)) return isHeld ? cellInFocus() !== null : marked(key);
  if (/^[1-9]$/.test(key)) return clicked(document.querySelectorAll('[data-number-keys] a')[Number(key) - 1]);
  return false;
}

function focused(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return Boolean(element);
}

function clicked(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.click();
  return true;
}

const rowInFocus = (): Element | null => document.activeElement?.closest('[data-rows] > *') ?? null;

/** From row to row by what opens each; from anywhere else to the first. */
function walked(step: 1 | -1): boolean {
  const rows = Array.from(document.querySelectorAll('[data-rows] > :not(.detail)'));
  const here = rowInFocus();
  // What a row has opened to belongs to it.
  const own = here?.matches('.detail') ? here.previousElementSibling : here;
  const at = own ? rows.indexOf(own) : -1;
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  return focused(next?.querySelector<HTMLElement>('a, button'));
}

/** Why: the reasons of the cell in focus, or what the row opens to. */
function opened(): boolean {
  const { activeElement } = document;
  if (activeElement?.matches('.months button')) return clicked(activeElement);
  return clicked(rowInFocus()?.querySelector('.opener, a'));
}

const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] } as const;

/** From cell to cell of a grid that is told in; a cell is what has `data-cell`. */
function moved(way: keyof typeof WAYS): boolean {
  const here = cellInFocus();
  const row = here?.closest('tr');
  if (!here || !row) return false;
  const [down, right] = WAYS[way];
  const cells = cellsOf(row);
  const column = cells.indexOf(here) + right;
  if (down === 0) return focused(cells[column]);
  const rows = Array.from(row.parentElement?.children ?? []).filter((each) => cellsOf(each).length > 0);
  const next = rows[rows.indexOf(row) + down];
  return focused(next && cellsOf(next)[column]);
}

const cellInFocus = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('[data-cell]:focus') ?? null;

/** On a phone some of them are not shown, and take no focus. */
function cellsOf(row: Element): HTMLElement[] {
  return Array.from(row.querySelectorAll<HTMLElement>('[data-cell]')).filter((cell) => cell.offsetParent !== null);
}

/** What that means is the grid's to say. */
function marked(key: string): boolean {
  const cell = cellInFocus();
  cell?.dispatchEvent(new CustomEvent('mark', { bubbles: true, detail: key }));
  return cell !== null;
}
