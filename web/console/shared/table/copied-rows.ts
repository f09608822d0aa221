/** What is put on the clipboard of rows of a list: as text with tabs, and as a table whose long numbers stay what they are. Pure. */

export interface CopiedRows {
  titles: readonly string[];
  rows: readonly (readonly CopiedCell[])[];
}

export interface CopiedCell {
  text: string;
  /** Of a column of numbers: then it may be added up where it is pasted. */
  isNumber: boolean;
}

const NUMBER = /^[−-]?\d{1,3}(?:,\d{3})*(?:\.\d+)?$/;
/** What Excel and WPS would take for a formula. */
const FORMULA = /^[=+\-@]/;

/** Amounts without the marks that only people need; all else to the letter. */
function plain({ text, isNumber }: CopiedCell): string {
  return isNumber && NUMBER.test(text) ? text.replace(/,/g, '').replace('−', '-') : text;
}

function isAmount({ text, isNumber }: CopiedCell): boolean {
  return isNumber && NUMBER.test(text);
}

export function asText({ titles, rows }: CopiedRows): string {
  const cell = (each: CopiedCell): string =>
    !isAmount(each) && FORMULA.test(each.text) ? `'${each.text}` : plain(each).replace(/\s+/g, ' ');
  return [titles.join('\t'), ...rows.map((row) => row.map(cell).join('\t'))].join('\r\n');
}

/** Cells of text say so, or Excel makes 3.41802E+17 of an identity number and 12 of the account's tail 0012. */
export function asHtml({ titles, rows }: CopiedRows): string {
  const cell = (each: CopiedCell): string =>
    isAmount(each) ? `<td>${plain(each)}</td>` : `<td style='mso-number-format:"\\@"'>${escaped(each.text)}</td>`;
  const head = titles.map((title) => `<th>${escaped(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table><tr>${head}</tr>${body}</table>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
