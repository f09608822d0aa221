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
    const differing = Object.entries(patch).filter(
      ([key, value]) => value !== undefined && row[key as keyof T] !== value,
    );
    if (differing.length === 0) return false;
    Object.assign(row, Object.fromEntries(differing));
    if (!this.own.has(row)) this.updated.set(row.id, row);
    return true;
  }

  get isEmpty(): boolean {
    return this.inserted.length === 0 && this.updated.size === 0;
  }
}
