import type { HistoricalPaymentDraft, RevocationDraft, SuspensionDraft } from './rows/further-sheets-check.js';
import type { SheetLayout } from '../../common/issues/issue.js';
import type { IssueLog } from '../../common/issues/issue-log.js';
import { grouped } from './roster-cross-check.js';
import type { RosterDraft } from './rows/roster-row-check.js';
import type { ImportIssueCode, RosterSheetKind, RowPlace } from '../roster/roster-rows.js';

/**
 * What the optional sheets say of one person, beside the roster and within themselves. Whom the roster does not name the
 * register may know; that is asked by the plan.
 */
export class FurtherSheetsCrossCheck {
  constructor(
    private readonly layoutOf: (kind: RosterSheetKind) => SheetLayout,
    private readonly log: IssueLog<ImportIssueCode>,
  ) {}

  suspensions(person: RosterDraft | undefined, rows: readonly SuspensionDraft[]): void {
    const layout = this.layoutOf('suspensions');
    this.checkNames(layout, person, rows);
    const dated = rows
      .filter((row) => row.fromMonth !== null)
      .sort((a, b) => a.fromMonth!.localeCompare(b.fromMonth!) || a.row - b.row);
    dated.slice(1).forEach((row, index) => this.besideSuspension(layout, row, dated[index]!));
  }

  private besideSuspension(layout: SheetLayout, row: SuspensionDraft, before: SuspensionDraft): void {
    if (row.fromMonth === before.fromMonth) {
      const same = row.toMonth === before.toMonth && row.reason === before.reason;
      if (same) this.repeated(layout, row, before, 'fromMonth');
      else this.contradicting(layout, row, before, 'toMonth', '同一人、同一起始月份');
    } else if (before.toMonth === null || row.fromMonth! <= before.toMonth) {
      this.log.at(layout, row.row, 'fromMonth', {
        severity: 'warning',
        code: 'suspensions-overlap',
        message: `停发月份与第 ${before.row} 行重叠；重叠的月份只停发一次。`,
        suggestion: '请核对起止月份。',
        value: row.fromMonth,
      });
    }
  }

  revocations(person: RosterDraft | undefined, drafts: readonly RevocationDraft[]): void {
    const layout = this.layoutOf('revocations');
    this.checkNames(layout, person, drafts);
    for (const rows of grouped(drafts, (row) => keyOf(row.level, row.revokedOn))) {
      for (const row of rows.slice(1)) {
        if (row.void === rows[0]!.void) this.repeated(layout, row, rows[0]!, 'revokedOn');
        else this.contradicting(layout, row, rows[0]!, 'void', '同一人、同一级别、同一撤销日期');
      }
    }
  }

  historicalPayments(person: RosterDraft | undefined, drafts: readonly HistoricalPaymentDraft[]): void {
    const layout = this.layoutOf('historicalPayments');
    this.checkNames(layout, person, drafts);
    const subjects = grouped(drafts, (row) =>
      keyOf(row.kind, row.kind === 'award' ? row.level : row.month, row.paidOn),
    );
    for (const rows of subjects) {
      for (const row of rows.slice(1)) {
        if (row.amountFen === rows[0]!.amountFen) this.repeated(layout, row, rows[0]!, 'amountFen');
        else this.contradicting(layout, row, rows[0]!, 'amountFen', '同一人、同一项目、同一发放日期');
      }
    }
  }

  /** @param person the first row of the roster that names whom the rows are about */
  private checkNames(
    layout: SheetLayout,
    person: RosterDraft | undefined,
    rows: readonly (RowPlace & { name: string | null })[],
  ): void {
    if (!person) return;
    for (const row of rows) {
      if (row.name === null || row.name === person.name) continue;
      this.log.at(layout, row.row, 'name', {
        code: 'rows-contradict',
        message: `姓名与花名册第 ${person.row} 行同一身份证号的姓名不一致。`,
        suggestion: '请核对姓名和身份证号。',
        value: row.name,
      });
    }
  }

  private repeated(layout: SheetLayout, row: RowPlace, before: RowPlace, field: string): void {
    this.log.at(layout, row.row, field, {
      code: 'row-repeated',
      message: `与第 ${before.row} 行重复。`,
      suggestion: '请删除重复的一行。',
    });
  }

  private contradicting(layout: SheetLayout, row: RowPlace, before: RowPlace, field: string, what: string): void {
    for (const [at, other] of [
      [row, before],
      [before, row],
    ] as const) {
      this.log.at(layout, at.row, field, {
        code: 'rows-contradict',
        message: `${what}，但内容与第 ${other.row} 行不一致。`,
        suggestion: '请核对后只保留正确的一行。',
      });
    }
  }
}

function keyOf(...parts: (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join(' ');
}
