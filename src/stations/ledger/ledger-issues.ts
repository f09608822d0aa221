import { issueAt, IssueLog, sheetIssue, type IssueWords } from '../../imports/roster/issue-log.js';
import { IMPORT_ISSUE_CODES, type ImportIssue, type SheetLayout } from '../../imports/roster/roster-rows.js';

/** Findings that only this workbook can have, beside those of every workbook that is read. */
const OWN_CODES = [
  'station-kind-unknown',
  'station-grade-unknown',
  'number-unreadable',
  'region-outside',
  'station-unknown',
  'station-refused',
  'staff-refused',
] as const;
export const LEDGER_ISSUE_CODES = [...IMPORT_ISSUE_CODES, ...OWN_CODES] as const;
export type LedgerIssueCode = (typeof LEDGER_ISSUE_CODES)[number];

/** One finding, in the shape of the roster's. */
export interface LedgerIssue extends Omit<ImportIssue, 'code'> {
  code: LedgerIssueCode;
}

export interface LedgerWords extends Omit<IssueWords, 'code'> {
  code: LedgerIssueCode;
}

/** Gathers what the shared readers find and what is found here, and knows which rows are lost. */
export class LedgerLog {
  private readonly own: LedgerIssue[] = [];
  private readonly lost = new Set<string>();

  /** @param shared for the readers that all workbooks share */
  constructor(readonly shared = new IssueLog()) {}

  /** A copy to go on with, so that a transaction that is run again starts from what was read. */
  fork(): LedgerLog {
    const copy = new LedgerLog(this.shared);
    for (const issue of this.own) copy.add(issue);
    return copy;
  }

  at(layout: SheetLayout, row: number, field: string, { code, ...words }: LedgerWords): void {
    this.add({ ...issueAt(layout, row, field, { ...words, code: 'conflicts-with-register' }), code });
  }

  sheet(sheet: string, { code, ...words }: LedgerWords): void {
    this.add({ ...sheetIssue(sheet, null, { ...words, code: 'sheet-empty' }), code });
  }

  isLost(sheet: string, row: number): boolean {
    return this.lost.has(`${sheet} ${row}`) || this.shared.isRejected({ sheet, row });
  }

  get errorCount(): number {
    return this.shared.errorCount + this.own.filter((issue) => issue.severity === 'error').length;
  }

  /** By sheet, row and column. */
  sorted(sheets: readonly string[]): LedgerIssue[] {
    const all: LedgerIssue[] = [...this.shared.sorted(sheets), ...this.own];
    return all.sort(
      (a, b) =>
        sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
        (a.row ?? 0) - (b.row ?? 0) ||
        (a.cell ?? '').length - (b.cell ?? '').length ||
        (a.cell ?? '').localeCompare(b.cell ?? ''),
    );
  }

  private add(issue: LedgerIssue): void {
    this.own.push(issue);
    if (issue.severity === 'error' && issue.row !== null) this.lost.add(`${issue.sheet} ${issue.row}`);
  }
}
