/** Hears of what a row of the workbook makes and changes, to tell it beside the row. */
export interface ChangeListener<T> {
  made(row: T): void;
  changed(row: T, field: keyof T & string, before: unknown, after: unknown): void;
}

/**
 * The rows of one table that an import is about to make or change. A row that this import made is changed in place:
 * the database sees it once.
 */
export class TableChanges<T extends { id: string }> {
  readonly inserted: T[] = [];
  readonly updated = new Map<string, T>();
  private readonly own = new Set<T>();

  constructor(private readonly listener: ChangeListener<T>) {}

  insert(row: T): T {
    this.inserted.push(row);
    this.own.add(row);
    this.listener.made(row);
    return row;
  }

  /** Applies those parts of `patch` that state something else than the row; tells whether there were any. */
  change(row: T, patch: Partial<T>): boolean {
    let changed = false;
    for (const key in patch) {
      const value = patch[key];
      if (value === undefined || row[key] === value) continue;
      const before = row[key];
      row[key] = value;
      changed = true;
      this.listener.changed(row, key, before, value);
    }
    if (changed && !this.own.has(row)) this.updated.set(row.id, row);
    return changed;
  }

  get isEmpty(): boolean {
    return this.inserted.length === 0 && this.updated.size === 0;
  }
}
