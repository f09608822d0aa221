import { LEVEL_NAMES } from '../certificates/level.js';
import type { HistoricalPaymentDraft, RevocationDraft, SuspensionDraft } from './further-sheets-check.js';
import { issueAt, type IssueLog, type IssueWords } from './issue-log.js';
import { grouped, placeOf } from './roster-cross-check.js';
import type { RosterDraft } from './roster-row-check.js';
import type { RowPlace, SheetLayout, UnresolvedReference } from './roster-rows.js';

/**
 * The optional sheets beside the roster and within themselves. Whom the roster does not name the register may know,
 * so those come back as references for the service to look up.
 */
export class FurtherSheetsCrossCheck {
  readonly unresolved: UnresolvedReference[] = [];

  constructor(
    private readonly people: ReadonlyMap<string, readonly RosterDraft[]>,
    private readonly log: IssueLog,
  ) {}

  suspensions(layout: SheetLayout, drafts: readonly SuspensionDraft[]): void {
    this.checkPeople(layout, drafts);
    for (const rows of byPerson(drafts)) {
      const dated = rows
        .filter((row) => row.fromMonth !== null)
        .sort((a, b) => a.fromMonth!.localeCompare(b.fromMonth!) || a.row - b.row);
      dated.slice(1).forEach((row, index) => this.besideSuspension(layout, row, dated[index]!));
    }
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

  revocations(layout: SheetLayout, drafts: readonly RevocationDraft[]): void {
    this.checkPeople(layout, drafts, true);
    for (const row of drafts) this.checkRevokedCertificate(layout, row);
    for (const rows of grouped(drafts, (row) => keyOf(row.identityNumber, row.level, row.revokedOn))) {
      for (const row of rows.slice(1)) {
        if (row.void === rows[0]!.void) this.repeated(layout, row, rows[0]!, 'revokedOn');
        else this.contradicting(layout, row, rows[0]!, 'void', '同一人、同一级别、同一撤销日期');
      }
    }
  }

  /** A revocation means the latest certificate of that level; one that was obtained by then must be known. */
  private checkRevokedCertificate(layout: SheetLayout, row: RevocationDraft): void {
    const { identityNumber, level, revokedOn } = row;
    if (identityNumber === null || level === null || revokedOn === null || this.log.isRejected(row)) return;
    const held = (this.people.get(identityNumber) ?? []).filter((it) => it.level === level);
    if (held.some((it) => it.approvedOn !== null && it.approvedOn <= revokedOn)) return;
    const later = held.find((it) => it.approvedOn !== null);
    this.unresolved.push({
      kind: 'certificate',
      identityNumber,
      level,
      certificateNo: null,
      onOrBefore: revokedOn,
      rows: [placeOf(row)],
      issue: later
        ? this.issue(layout, row, 'revokedOn', {
            code: 'revocation-before-approval',
            message: `撤销日期早于批准日期 ${later.approvedOn}（花名册第 ${later.row} 行）。`,
            suggestion: '请核对撤销日期和批准日期。',
            value: revokedOn,
          })
        : this.issue(layout, row, 'level', {
            code: 'certificate-unknown',
            message: `花名册和系统中都没有此人在撤销日期以前取得的${LEVEL_NAMES[level]}证书。`,
            suggestion: '请核对身份证号、证书级别和撤销日期，或先在花名册中登记该证书。',
            value: LEVEL_NAMES[level],
          }),
    });
  }

  historicalPayments(layout: SheetLayout, drafts: readonly HistoricalPaymentDraft[]): void {
    this.checkPeople(layout, drafts);
    const subjects = grouped(drafts, (row) =>
      keyOf(row.identityNumber, row.kind, row.kind === 'award' ? row.level : row.month, row.paidOn),
    );
    for (const rows of subjects) {
      for (const row of rows.slice(1)) {
        if (row.amountFen === rows[0]!.amountFen) this.repeated(layout, row, rows[0]!, 'amountFen');
        else this.contradicting(layout, row, rows[0]!, 'amountFen', '同一人、同一项目、同一发放日期');
      }
    }
  }

  private checkPeople(
    layout: SheetLayout,
    drafts: readonly (RowPlace & { identityNumber: string | null; name: string | null })[],
    certificateIsAsked = false,
  ): void {
    for (const row of drafts) {
      if (row.identityNumber === null) continue;
      const person = this.people.get(row.identityNumber)?.find((it) => it.name !== null);
      if (person && row.name !== null && row.name !== person.name) {
        this.log.at(layout, row.row, 'name', {
          code: 'rows-contradict',
          message: `姓名与花名册第 ${person.row} 行同一身份证号的姓名不一致。`,
          suggestion: '请核对姓名和身份证号。',
          value: row.name,
        });
      }
      // A revocation asks for the certificate, which answers for the person as well.
      if (this.isKnown(row.identityNumber) || certificateIsAsked) continue;
      const lost = this.people.get(row.identityNumber)?.[0];
      this.unresolved.push({
        kind: 'person',
        identityNumber: row.identityNumber,
        level: null,
        certificateNo: null,
        onOrBefore: null,
        rows: [placeOf(row)],
        issue: this.issue(layout, row, 'identityNumber', {
          code: 'person-unknown',
          message: lost
            ? `此人在花名册第 ${lost.row} 行，但该行有错误，未能导入，系统中也没有此人。`
            : '花名册和系统中都没有此人。',
          suggestion: lost ? '请先改正花名册中的错误。' : '请核对身份证号，或先在花名册中登记此人。',
          value: row.identityNumber,
        }),
      });
    }
  }

  private isKnown(identityNumber: string): boolean {
    return (this.people.get(identityNumber) ?? []).some((row) => !this.log.isRejected(row));
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

  private issue(layout: SheetLayout, row: RowPlace, field: string, words: IssueWords): UnresolvedReference['issue'] {
    return issueAt(layout, row.row, field, words);
  }
}

function byPerson(drafts: readonly SuspensionDraft[]): SuspensionDraft[][] {
  return grouped(drafts, (row) => row.identityNumber);
}

function keyOf(...parts: (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join(' ');
}
