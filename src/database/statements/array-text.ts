/** What goes into one column's array; a Date as the instant it is, a Buffer as the bytes it holds. */
export type ArrayItem = string | number | boolean | Date | Buffer | null | undefined;

/**
 * An array in PostgreSQL's own text form, for a parameter of an array type. The driver would do the same item by item, with
 * a regular expression each; for a column of thousands of long texts that takes longer than the statement itself.
 *
 * @throws for a number that no column could hold as it is
 */
export function arrayText(items: readonly ArrayItem[]): string {
  if (items.some((item) => Buffer.isBuffer(item))) return `{${items.map(itemText).join(',')}}`;
  for (const item of items) {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new Error(`${item} is no value for a column`);
  }
  // JSON quotes and escapes as an array does, but for control characters, which it names and an array takes as they are.
  const json = JSON.stringify(items);
  if (NAMED_CHARACTER.test(json)) return `{${items.map(itemText).join(',')}}`;
  return `{${json.slice(1, -1)}}`;
}

/** Also finds an escaped backslash before such a letter: the long way is right for both. */
const NAMED_CHARACTER = /\\[bfnrtu]/;

function itemText(item: ArrayItem): string {
  if (item === null || item === undefined) return 'NULL';
  if (typeof item === 'string') return `"${item.replaceAll(/[\\"]/g, '\\$&')}"`;
  if (Buffer.isBuffer(item)) return `"\\\\x${item.toString('hex')}"`;
  if (item instanceof Date) return `"${item.toISOString()}"`;
  if (typeof item === 'number' && !Number.isFinite(item)) throw new Error(`${item} is no value for a column`);
  return String(item);
}
