/** Cells beyond are dropped: no roster is that wide, and one stray cell in XFD would make each row an array of 16 384. */
export const MAX_COLUMNS = 256;

/** `C17` → 2. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
