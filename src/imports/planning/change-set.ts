/**
 * The rows of one table that an import is about to make or change. A row that this import made is changed in place:
 * the database sees it once.
 */
export class TableChanges<T extends { id: string }> {
  readonly inserted: T[] = [];
  readonly updated = new Map<string, T>();
  private readonly own = new Set<T>();

  insert(row: T): T {
    this.inserted.push(row);
    this.own.add(row);
    return row;
  }

  /** Applies those parts of `patch` that state something else than the row; tells whether there were any. */
  change(row: T, patch: Partial<T>): boolean {
    let changed = false;
    for (const key in patch) {
      const value = patch[key];
      if (value === undefined || row[key] === value) continue;
      row[key] = value;
      changed = true;
    }
    if (changed && !this.own.has(row)) this.updated.set(row.id, row);
    return changed;
  }

  get isEmpty(): boolean {
    return this.inserted.length === 0 && this.updated.size === 0;
  }
}
