import { identityCheckCharacter, normalizeIdentityNumber } from '../values/identity-number.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../values/masking.js';

/** What is found wrong with a workbook that was uploaded, in one shape for every workbook that is read row by row. */

export type IssueSeverity = 'error' | 'warning';

/** One finding. It is stored and answered, so `value` never holds a whole identity number, phone or account. */
export interface Issue<Code extends string> {
  sheet: string;
  /** Null when the finding is about the whole sheet or workbook. */
  row: number | null;
  /** The header's wording as it stands in the file. */
  column: string | null;
  /** For instance `C17`. */
  cell: string | null;
  severity: IssueSeverity;
  code: Code;
  /** What is wrong, in Chinese. */
  message: string;
  /** What the cell says, masked where it is personal. */
  value: string | null;
  /** What to do about it, in Chinese. */
  suggestion: string;
}

export interface IssueWords<Code extends string> {
  code: Code;
  message: string;
  suggestion: string;
  value?: string | null;
  /** An error unless stated. */
  severity?: IssueSeverity;
}

/** Where each column of one sheet stands, so that a finding can point at its cell. */
export interface SheetLayout {
  sheet: string;
  headerRow: number;
  /** By the field's name in the row type: the header's wording and the column's letters. */
  columns: Readonly<Record<string, { header: string; letters: string } | undefined>>;
}

/** A finding at one cell, for the service as well: it knows what the register says against a row. */
export function issueAt<Code extends string>(
  layout: SheetLayout,
  row: number,
  field: string,
  words: IssueWords<Code>,
): Issue<Code> {
  const column = layout.columns[field];
  return {
    sheet: layout.sheet,
    row,
    column: column?.header ?? null,
    cell: column ? `${column.letters}${row}` : null,
    severity: words.severity ?? 'error',
    code: words.code,
    message: words.message,
    value: words.value === undefined || words.value === null ? null : maskedValue(field, words.value),
    suggestion: words.suggestion,
  };
}

export function sheetIssue<Code extends string>(
  sheet: string,
  row: number | null,
  words: IssueWords<Code>,
): Issue<Code> {
  return {
    sheet,
    row,
    column: null,
    cell: null,
    severity: words.severity ?? 'error',
    code: words.code,
    message: words.message,
    value: words.value ?? null,
    suggestion: words.suggestion,
  };
}

const MAX_VALUE_CHARS = 80;

const PERSONAL_FIELDS: Readonly<Record<string, ((text: string) => string) | undefined>> = {
  identityNumber: maskIdentityNumber,
  phone: maskPhone,
  bankAccount: maskAccount,
};

/** Findings are stored and answered, so personal numbers are masked, even those that stand in the wrong column. */
export function maskedValue(field: string, value: string): string {
  const mask = PERSONAL_FIELDS[field];
  if (mask) {
    // What follows an identity number in the same cell would be shown by the last four; so long a text shows nothing.
    return mask(value.length > 40 ? '*'.repeat(40) : value);
  }
  // Cut between characters: half a surrogate pair cannot be stored.
  const short = value.length > MAX_VALUE_CHARS ? `${value.slice(0, MAX_VALUE_CHARS).replace(/\p{Cs}$/u, '')}…` : value;
  const others = short.replaceAll(/(?<![A-Za-z\d])(?:[HM]\d{8}(?:\d{2})?|[A-Z]{3}\d{12})(?!\d)/g, (run) =>
    field === 'certificateNo' ? run : maskIdentityNumber(normalizeIdentityNumber(run)),
  );
  return others.replaceAll(/\d{11,}[Xx]?/g, (run) => {
    if (/^\d{17}[\dXx]$/.test(run) && identityCheckCharacter(run) === run.at(-1)?.toUpperCase()) {
      return maskIdentityNumber(run);
    }
    if (field === 'certificateNo') return run;
    return run.length === 11 ? maskPhone(run) : maskAccount(run);
  });
}
