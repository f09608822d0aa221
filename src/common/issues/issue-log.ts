import { type Issue, issueAt, type IssueWords, sheetIssue, type SheetLayout } from './issue.js';
import { RowSet } from './row-set.js';

/** More are counted but not kept: who has that many errors mends the first thousand first. */
export const MAX_ERRORS = 20_000;
export const MAX_WARNINGS = 5_000;

/** Gathers findings, masks what they quote, and remembers which rows are lost to them. */
export class IssueLog<Code extends string> {
  readonly counts: Partial<Record<Code, number>> = {};
  errorCount = 0;
  warningCount = 0;
  private readonly errors: Issue<Code>[] = [];
  private readonly warnings: Issue<Code>[] = [];
  private readonly rejectedRows = new Map<string, RowSet>();

  /** A finding at one cell of a row. An error rejects the row. */
  at(layout: SheetLayout, row: number, field: string, words: IssueWords<Code>): void {
    this.add(issueAt(layout, row, field, words));
  }

  /** A finding about a sheet as a whole. */
  sheet(sheet: string, words: IssueWords<Code>): void {
    this.add(sheetIssue(sheet, null, words));
  }

  /** A finding ready made. */
  add(issue: Issue<Code>): void {
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

  isRejected(place: { sheet: string; row: number }): boolean {
    return this.rejectedRows.get(place.sheet)?.has(place.row) ?? false;
  }

  /** In the order of the sheets given, then by row and column, at one cell errors first. */
  sorted(sheets: readonly string[]): Issue<Code>[] {
    const order = new Map(sheets.map((sheet, index) => [sheet, index]));
    const sheetOf = (issue: Issue<Code>): number => order.get(issue.sheet) ?? sheets.length;
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
