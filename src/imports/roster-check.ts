import { FurtherSheetsCrossCheck } from './further-sheets-cross-check.js';
import {
  readHistoricalPaymentRow,
  readRevocationRow,
  readSuspensionRow,
  type HistoricalPaymentDraft,
  type RevocationDraft,
  type SuspensionDraft,
} from './further-sheets-check.js';
import { IssueLog, sheetIssue } from './issue-log.js';
import { ISSUES_SHEET } from './roster-fields.js';
import { RegionNames } from './region-names.js';
import { RosterCrossCheck } from './roster-cross-check.js';
import { findHeader, HEADER_SEARCH_ROWS, type Header } from './roster-header.js';
import { readRosterRow, type RosterDraft } from './roster-row-check.js';
import {
  ROSTER_SHEETS,
  type HistoricalPaymentRow,
  type ImportIssue,
  type RevocationRow,
  type RosterContext,
  type RosterReading,
  type RosterRow,
  type RosterSheetKind,
  type RowPlace,
  type SheetLayout,
  type SuspensionRow,
  type UnresolvedReference,
} from './roster-rows.js';
import type { SheetContext } from './row-cells.js';
import type { WorkbookLimits, WorkbookSource } from '../workbooks/workbook-archive.js';
import { WorkbookRefused } from '../workbooks/workbook-errors.js';
import type { SheetEntry } from '../workbooks/workbook-parts.js';
import { Workbook, type RawRow } from '../workbooks/workbook-reader.js';

/**
 * Reads a roster workbook and finds all that is wrong with it, without a database (domain.md §8). Rows with errors are
 * left out of the answer and told in `issues`; what only the register can decide comes back in `unresolved`.
 *
 * @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened
 */
export async function readRoster(
  source: WorkbookSource,
  context: RosterContext,
  limits?: WorkbookLimits,
): Promise<RosterReading> {
  const workbook = await Workbook.open(source, limits);
  try {
    return await new RosterReader(workbook, context).read();
  } finally {
    workbook.close();
  }
}

/** All findings when there is no register that could know more: references are taken for unknown. */
export function unresolvedIssues(unresolved: readonly UnresolvedReference[]): ImportIssue[] {
  return unresolved.map((reference) => reference.issue);
}

const FURTHER_KINDS = ['suspensions', 'revocations', 'historicalPayments'] as const;

class RosterReader {
  private readonly log = new IssueLog();
  private readonly texts = new Map<string, string>();
  private readonly layouts: SheetLayout[] = [];
  private readonly regions: RegionNames;
  private readonly rowCounts: Record<RosterSheetKind, number> = {
    roster: 0,
    suspensions: 0,
    revocations: 0,
    historicalPayments: 0,
  };
  private unusable = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly context: RosterContext,
  ) {
    this.regions = new RegionNames(context.regions);
  }

  async read(): Promise<RosterReading> {
    const sheets = this.assignSheets();
    const roster = await this.readSheet('roster', sheets.roster, (context, row) =>
      readRosterRow(context, row, this.regions),
    );
    const suspensions = await this.readSheet('suspensions', sheets.suspensions, readSuspensionRow);
    const revocations = await this.readSheet('revocations', sheets.revocations, readRevocationRow);
    const payments = await this.readSheet('historicalPayments', sheets.historicalPayments, readHistoricalPaymentRow);
    if (!this.unusable && Object.values(this.rowCounts).every((count) => count === 0)) {
      this.unusable = true;
      this.log.add(
        sheetIssue(sheets.roster?.name ?? ROSTER_SHEETS.roster, null, {
          code: 'sheet-empty',
          message: '工作簿中没有任何数据行。',
          suggestion: '请在表头下方填写数据后再上传。',
        }),
      );
    }
    const unresolved = this.crossCheck(roster, suspensions, revocations, payments);
    return {
      rows: this.accepted(roster, isRosterRow),
      suspensions: this.accepted(suspensions, isSuspensionRow),
      revocations: this.accepted(revocations, isRevocationRow),
      historicalPayments: this.accepted(payments, isHistoricalPaymentRow),
      issues: this.log.sorted(this.workbook.sheets.map((sheet) => sheet.name)),
      issueCounts: this.log.counts,
      unusable: this.unusable,
      errorCount: this.log.errorCount,
      warningCount: this.log.warningCount,
      unresolved,
      rejected: this.log.rejected(),
      rowCounts: this.rowCounts,
      layouts: this.layouts,
    };
  }

  /** The roster is the sheet of that name, or else the first visible one that is none of the others. */
  private assignSheets(): Partial<Record<RosterSheetKind, SheetEntry>> {
    const { sheets } = this.workbook;
    const named = (kind: RosterSheetKind): SheetEntry | undefined =>
      sheets.find((sheet) => sheet.name.normalize('NFKC').trim() === ROSTER_SHEETS[kind]);
    const further = Object.fromEntries(FURTHER_KINDS.map((kind) => [kind, named(kind)]));
    const others = sheets.filter((sheet) => !Object.values(further).includes(sheet));
    const roster = named('roster') ?? others.find((sheet) => !sheet.hidden);
    const used = [roster, ...Object.values(further)].filter((sheet) => sheet !== undefined);
    if (used.length === 0) throw new WorkbookRefused('no-visible-sheet');

    for (const sheet of others) {
      // Hidden sheets hold the lists behind drop-downs; nobody expects them to be read.
      if (sheet === roster || sheet.hidden || sheet.name === ISSUES_SHEET) continue;
      this.log.add(
        sheetIssue(sheet.name, null, {
          severity: 'warning',
          code: 'sheet-ignored',
          message: `工作表“${sheet.name}”不在导入范围内，未读入。`,
          suggestion: `只读入${Object.values(ROSTER_SHEETS).join('、')}；如需导入，请改正工作表名称或并入上述工作表。`,
        }),
      );
    }
    for (const sheet of used.filter((it) => it.hidden)) {
      this.log.add(
        sheetIssue(sheet.name, null, {
          severity: 'warning',
          code: 'sheet-hidden',
          message: `工作表“${sheet.name}”是隐藏的，也已读入。`,
          suggestion: '请取消隐藏并核对；如不应导入，请删除该工作表。',
        }),
      );
    }
    return { roster, ...further };
  }

  private async readSheet<Draft>(
    kind: RosterSheetKind,
    sheet: SheetEntry | undefined,
    readRow: (context: SheetContext, row: RawRow) => Draft | null,
  ): Promise<Draft[]> {
    const drafts: Draft[] = [];
    if (!sheet) return drafts;
    let head: RawRow[] | null = [];
    let context: SheetContext | null = null;
    let hiddenRows = 0;
    const take = (row: RawRow): void => {
      if (!context || row.row <= context.header.layout.headerRow) return;
      const draft = readRow(context, row);
      if (draft === null) return;
      drafts.push(draft);
      if (row.hidden) hiddenRows++;
    };
    const settleHeader = (): boolean => {
      const header = this.headerOf(kind, sheet, head ?? []);
      if (header) context = this.sheetContext(header);
      head?.forEach(take);
      head = null;
      return header !== null;
    };

    for await (const batch of this.workbook.rows(sheet)) {
      for (const row of batch) {
        if (head === null) take(row);
        else if (row.row <= HEADER_SEARCH_ROWS) head.push(row);
        else if (settleHeader()) take(row);
        else return drafts;
      }
    }
    if (head !== null) settleHeader();
    this.rowCounts[kind] = drafts.length;
    if (hiddenRows > 0) this.warnOfHiddenRows(sheet, hiddenRows);
    return drafts;
  }

  private headerOf(kind: RosterSheetKind, sheet: SheetEntry, head: readonly RawRow[]): Header | null {
    // An optional sheet that was left empty is as good as one that is not there.
    if (kind !== 'roster' && head.length === 0) return null;
    const { header, issues } = findHeader(kind, sheet.name, head);
    for (const issue of issues) this.log.add(issue);
    if (header) this.layouts.push(header.layout);
    else this.unusable = true;
    return header;
  }

  private sheetContext(header: Header): SheetContext {
    return {
      header,
      log: this.log,
      date1904: this.workbook.date1904,
      today: this.context.today,
      texts: this.texts,
    };
  }

  /** A filter hides rows in everyday use; leaving them out would lose people in silence, so they are read. */
  private warnOfHiddenRows(sheet: SheetEntry, count: number): void {
    this.log.add(
      sheetIssue(sheet.name, null, {
        severity: 'warning',
        code: 'rows-hidden',
        message: `有 ${count} 行被隐藏或筛选掉，也已读入。`,
        suggestion: '请取消筛选和隐藏后核对；不应导入的行请删除。',
      }),
    );
  }

  private crossCheck(
    roster: readonly RosterDraft[],
    suspensions: readonly SuspensionDraft[],
    revocations: readonly RevocationDraft[],
    payments: readonly HistoricalPaymentDraft[],
  ): UnresolvedReference[] {
    const layoutOf = (kind: RosterSheetKind): SheetLayout | undefined => this.layouts.find((it) => it.kind === kind);
    const beside = new RosterCrossCheck(layoutOf('roster') ?? NO_LAYOUT, this.log, roster, revocations);
    beside.run();
    const further = new FurtherSheetsCrossCheck(beside.people, this.log);
    further.suspensions(layoutOf('suspensions') ?? NO_LAYOUT, suspensions);
    further.revocations(layoutOf('revocations') ?? NO_LAYOUT, revocations);
    further.historicalPayments(layoutOf('historicalPayments') ?? NO_LAYOUT, payments);
    return [...beside.unresolved, ...further.unresolved];
  }

  private accepted<Draft extends RowPlace, Row extends RowPlace>(
    drafts: readonly (Draft | Row)[],
    isWhole: (draft: Draft | Row) => draft is Row,
  ): Row[] {
    return drafts.filter((draft): draft is Row => !this.log.isRejected(draft) && isWhole(draft));
  }
}

/** Stands in where a sheet is not there; then there are no rows that could be told about. */
const NO_LAYOUT: SheetLayout = { kind: 'roster', sheet: ROSTER_SHEETS.roster, headerRow: 0, columns: {} };

// A row without errors has all its required cells; these say so to the compiler, and would drop a row rather than
// hand on a hole if a check were ever forgotten.

function isRosterRow(draft: RosterDraft | RosterRow): draft is RosterRow {
  return (
    draft.name !== null &&
    draft.identityNumber !== null &&
    draft.organizationName !== null &&
    draft.organizationKind !== null &&
    draft.countyCode !== null &&
    draft.startOn !== null
  );
}

function isSuspensionRow(draft: SuspensionDraft | SuspensionRow): draft is SuspensionRow {
  return draft.identityNumber !== null && draft.fromMonth !== null;
}

function isRevocationRow(draft: RevocationDraft | RevocationRow): draft is RevocationRow {
  return draft.identityNumber !== null && draft.level !== null && draft.revokedOn !== null && draft.void !== null;
}

function isHistoricalPaymentRow(draft: HistoricalPaymentDraft | HistoricalPaymentRow): draft is HistoricalPaymentRow {
  return draft.identityNumber !== null && draft.kind !== null && draft.amountFen !== null && draft.paidOn !== null;
}
