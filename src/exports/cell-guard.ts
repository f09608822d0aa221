/**
 * Formula injection (CWE-1236): text that a spreadsheet would take for a formula when somebody types it, pastes it, or
 * saves the sheet as CSV and opens that again. Full-width signs count, because Excel turns them into the plain ones.
 */
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Puts an apostrophe before such text. In an xlsx file the cell is typed as a string and formatted as text, so Excel
 * would not evaluate it anyway; the apostrophe still protects once the sheet is saved as CSV. A lone sign is no formula.
 */
export function guardCell(text: string): string {
  return text.length > 1 && LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text;
}

/** Takes back what {@link guardCell} added, for sheets that are edited and read again. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && LOOKS_LIKE_FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
