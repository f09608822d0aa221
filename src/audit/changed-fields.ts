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
  const fields = (Object.keys(after) as (keyof T & string)[]).filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return null;
  const shown = (row: T): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, shownValue(row[field], show[field])]));
  return { before: shown(before), after: shown(after) };
}

function shownValue<V>(value: V, show: ((value: NonNullable<V>) => string) | undefined): unknown {
  return value === null || value === undefined || !show ? (value ?? null) : show(value);
}
