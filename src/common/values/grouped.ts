/** Values under each key, keys and values in the order in which they came. @param entry the key and the value of a row */
export function grouped<R, K, V>(rows: Iterable<R>, entry: (row: R) => readonly [K, V]): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const row of rows) {
    const [key, value] = entry(row);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** The rows themselves under each key. */
export function groupedBy<R, K>(rows: Iterable<R>, keyOf: (row: R) => K): Map<K, R[]> {
  return grouped(rows, (row) => [keyOf(row), row]);
}
