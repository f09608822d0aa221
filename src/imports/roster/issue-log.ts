import { identityCheckCharacter } from '../../common/values/identity-number.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../../common/values/masking.js';
import type { RosterField } from './roster-fields.js';
import type { ImportIssue, ImportIssueCode, ImportSeverity, RowPlace, SheetLayout } from './roster-rows.js';
import { RowSet } from './row-set.js';

/** More are counted but not kept: who has that many errors mends the first thousand first. */
export const MAX_ERRORS = 20_000;
export const MAX_WARNINGS = 5_000;
const MAX_VALUE_CHARS = 80;

export interface IssueWords {
  code: ImportIssueCode;
  message: string;
  suggestion: string;
  value?: string | null;
  severity?: ImportSeverity;
}

/** Gathers findings, masks what they quote, and remembers which rows are lost to them. */
export class IssueLog {
  readonly counts: Partial<Record<ImportIssueCode, number>> = {};
  errorCount = 0;
  warningCount = 0;
  private readonly errors: ImportIssue[] = [];
  private readonly warnings: ImportIssue[] = [];
  private readonly rejectedRows = new Map<string, RowSet>();

  /** A finding at one cell of a row. An error rejects the row. */
  at(layout: SheetLayout, row: number, field: string, words: IssueWords): void {
    this.add(issueAt(layout, row, field, words));
  }

  /** A finding about a sheet, or one ready made. */
  add(issue: ImportIssue): void {
    this.counts[issue.code] = (this.counts[issue.code] ?? 0) + 1;
    if (issue.severity === 'error') {
      this.errorCount++;
      if (this.errors.length < MAX_ERRORS) this.errors.push(issue);
      if (issue.row !== null) this.rejectedOf(issue.sheet).add(issue.row);
    } else {
      this.warningCount++;
      if (this.warnings.length < MAX_WARNINGS) this.warnings.push(issue);
    }
  }

  isRejected(place: RowPlace): boolean {
    return this.rejectedRows.get(place.sheet)?.has(place.row) ?? false;
  }

  /** In the order of the sheets given, then by row and column. */
  sorted(sheets: readonly string[]): ImportIssue[] {
    const order = new Map(sheets.map((sheet, index) => [sheet, index]));
    const sheetOf = (issue: ImportIssue): number => order.get(issue.sheet) ?? sheets.length;
    return [...this.errors, ...this.warnings].sort(
      (a, b) =>
        sheetOf(a) - sheetOf(b) ||
        (a.row ?? 0) - (b.row ?? 0) ||
        columnKey(a.cell) - columnKey(b.cell) ||
        a.severity.localeCompare(b.severity),
    );
  }

  private rejectedOf(sheet: string): RowSet {
    let rows = this.rejectedRows.get(sheet);
    if (!rows) this.rejectedRows.set(sheet, (rows = new RowSet()));
    return rows;
  }
}

function columnKey(cell: string | null): number {
  let key = 0;
  for (const letter of cell?.replace(/\d+$/, '') ?? '') key = key * 26 + letter.charCodeAt(0) - 64;
  return key;
}

/** A finding at one cell, for the service as well: it knows what the register says against a row. */
export function issueAt(layout: SheetLayout, row: number, field: string, words: IssueWords): ImportIssue {
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

export function sheetIssue(sheet: string, row: number | null, words: IssueWords): ImportIssue {
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

const MASKS: Record<NonNullable<RosterField['personal']>, (text: string) => string> = {
  identity: maskIdentityNumber,
  phone: maskPhone,
  account: maskAccount,
};
const PERSONAL_FIELDS: Readonly<Record<string, RosterField['personal']>> = {
  identityNumber: 'identity',
  phone: 'phone',
  bankAccount: 'account',
};

/** Findings are stored and answered, so personal numbers are masked, even those that stand in the wrong column. */
export function maskedValue(field: string, value: string): string {
  const personal = PERSONAL_FIELDS[field];
  if (personal) {
    // What follows an identity number in the same cell would be shown by the last four; so long a text shows nothing.
    const text = value.length > 40 ? '*'.repeat(40) : value;
    return MASKS[personal](text);
  }
  // Cut between characters: half a surrogate pair cannot be stored.
  const short = value.length > MAX_VALUE_CHARS ? `${value.slice(0, MAX_VALUE_CHARS).replace(/\p{Cs}$/u, '')}…` : value;
  return short.replaceAll(/\d{11,}[Xx]?/g, (run) => {
    if (/^\d{17}[\dXx]$/.test(run) && identityCheckCharacter(run) === run.at(-1)?.toUpperCase()) {
      return maskIdentityNumber(run);
    }
    if (field === 'certificateNo') return run;
    return run.length === 11 ? maskPhone(run) : maskAccount(run);
  });
}
