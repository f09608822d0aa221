import { columnOf, MAX_COLUMNS } from './columns.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { WorkbookRefused } from './workbook-errors.js';

/** A cell merged over several rows of one column; rows as Excel shows them. */
interface Merge {
  column: number;
  from: number;
  to: number;
}

/** More would be a file made to fill the memory: no list joins its cells half a million times. */
const MAX_MERGES = 500_000;
/** `<mergeCell ref="B5:C9"/>`, with whatever prefix, quotes and further attributes. */
const MERGE = /mergeCell\s[^>]*?ref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})["']/g;
/** No such tag is longer, so what is kept of a piece holds every one that the next piece ends. */
const LONGEST_TAG = 300;

/**
 * Which cells of a sheet are merged over several rows. They stand at the end of its part, after the rows, so it is gone
 * through once before: for this tag alone, without parsing.
 */
export async function readMerges(archive: WorkbookArchive, part: string): Promise<Merge[]> {
  const merges: Merge[] = [];
  let kept = '';
  for await (const piece of archive.text(part, { again: true })) {
    const text = kept + piece;
    const end = text.lastIndexOf('>') + 1;
    kept = text.slice(Math.max(end, text.length - LONGEST_TAG));
    if (!text.includes('mergeCell')) continue;
    for (const [, column, from, to] of text.slice(0, end).matchAll(MERGE)) {
      if (from === to) continue;
      if (merges.length === MAX_MERGES) throw new WorkbookRefused('damaged', `${part}: merged cells without end`);
      merges.push({ column: columnOf(column!), from: Number(from), to: Number(to) });
    }
  }
  return merges.filter(({ column }) => column < MAX_COLUMNS).sort((a, b) => a.from - b.from);
}

/** Gives each row what stands in the cells that are merged over it (domain.md §13). Rows come in their order. */
export class MergedCells<Cell> {
  private next = 0;
  private readonly open = new Map<number, { to: number; cell: Cell }>();

  constructor(private readonly merges: readonly Merge[]) {}

  fill(row: { row: number; cells: (Cell | undefined)[] }): void {
    for (const [column, { to, cell }] of this.open) {
      if (to < row.row) this.open.delete(column);
      else row.cells[column] ??= cell;
    }
    for (; this.next < this.merges.length && this.merges[this.next]!.from <= row.row; this.next++) {
      const { column, from, to } = this.merges[this.next]!;
      const cell = row.cells[column];
      // Where the first of its rows holds nothing at all, neither does the merged cell.
      if (from === row.row && cell) this.open.set(column, { to, cell });
    }
  }
}
