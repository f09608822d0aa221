/** Finds rows that state the same thing, in a few bytes per row and without keeping what they state. */

/** 32 bits of a text, never 0 (FNV-1a); 0 stands for a row that states nothing. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // The low bits choose the place, so the high ones are mixed in.
  hash ^= hash >>> 15;
  return hash >>> 0 || 1;
}

const EMPTY = -1;

/** An open-addressed table of row numbers. */
export class KeyTable {
  private readonly places: Int32Array;
  private readonly mask: number;

  /**
   * @param rows how many rows there are at the most
   * @param hash of a row, not 0
   * @param same asked of two rows of one hash
   */
  constructor(
    rows: number,
    private readonly hash: (row: number) => number,
    private readonly same: (a: number, b: number) => boolean,
  ) {
    let size = 16;
    while (size < rows * 1.5) size *= 2;
    this.places = new Int32Array(size).fill(EMPTY);
    this.mask = size - 1;
  }

  /** The row that stated the same before, or null; then this one is remembered. */
  seenBefore(row: number): number | null {
    const hash = this.hash(row);
    for (let place = hash & this.mask; ; place = (place + 1) & this.mask) {
      const other = this.places[place]!;
      if (other === EMPTY) {
        this.places[place] = row;
        return null;
      }
      if (this.hash(other) === hash && this.same(other, row)) return other;
    }
  }
}

/** Rows that belong together, each group by its first row, in the order of the rows. */
export class RowGroups {
  private readonly next: Int32Array;
  private readonly isFirst: Uint8Array;

  /** @param hash of a row; 0 for one that belongs to no group */
  constructor(rows: number, hash: (row: number) => number, same: (a: number, b: number) => boolean) {
    this.next = new Int32Array(rows).fill(EMPTY);
    this.isFirst = new Uint8Array(rows);
    const last = new Int32Array(rows);
    const table = new KeyTable(rows, hash, same);
    for (let row = 0; row < rows; row++) {
      if (hash(row) === 0) continue;
      const first = table.seenBefore(row);
      if (first === null) this.isFirst[row] = 1;
      else this.next[last[first]!] = row;
      last[first ?? row] = row;
    }
  }

  /** The first row of the first group at or after `from`; null when there is none. */
  firstFrom(from: number): number | null {
    const first = this.isFirst.indexOf(1, from);
    return first === -1 ? null : first;
  }

  *firsts(): Generator<number, void, undefined> {
    for (let first = this.firstFrom(0); first !== null; first = this.firstFrom(first + 1)) yield first;
  }

  isAlone(first: number): boolean {
    return this.next[first] === EMPTY;
  }

  rowsOf(first: number): number[] {
    const rows: number[] = [];
    for (let row = first; row !== EMPTY; row = this.next[row]!) rows.push(row);
    return rows;
  }
}
