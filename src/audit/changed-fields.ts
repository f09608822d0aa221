/** How a changed field is shown in the log: personal data masked, everything else as it is. */
export type Show<T> = { [Field in keyof T]?: (value: NonNullable<T[Field]>) => string };

export interface ChangedFields {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * Before and after of the fields that differ, or null when none does. Values are compared whole and shown by `show`, so
 * that a change which the mask hides (two phones with the same ends) is still told.
 */
export function changedFields<T extends object>(before: T, after: T, show: Show<T> = {}): ChangedFields | null {
  const changes: ChangedFields = { before: {}, after: {} };
  let changed = false;
  for (const field in after) {
    if (before[field] === after[field]) continue;
    changed = true;
    changes.before[field] = shownValue(before[field], show[field]);
    changes.after[field] = shownValue(after[field], show[field]);
  }
  return changed ? changes : null;
}

function shownValue<V>(value: V, show: ((value: NonNullable<V>) => string) | undefined): unknown {
  return value === null || value === undefined || !show ? (value ?? null) : show(value);
}
