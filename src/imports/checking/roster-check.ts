import { FurtherSheetsCrossCheck } from './further-sheets-cross-check.js';
import { readHistoricalPaymentRow, readRevocationRow, readSuspensionRow } from './rows/further-sheets-check.js';
import { CheckedRoster } from './checked-roster.js';
import { sheetIssue, type SheetLayout } from '../../common/issues/issue.js';
import { IssueLog } from '../../common/issues/issue-log.js';
import type { RowGroups } from '../roster/key-table.js';
import { CHANGES_SHEET, ISSUES_SHEET } from '../roster/roster-fields.js';
import { RegionNames } from './rows/region-names.js';
import { RosterCrossCheck } from './roster-cross-check.js';
import { type DraftOf, RosterDrafts, SHEET_KINDS } from './roster-drafts.js';
import { findHeader, HEADER_SEARCH_ROWS, type Header } from '../reading/roster-header.js';
import { readRosterRow } from './rows/roster-row-check.js';
import {
  type ImportIssueCode,
  ROSTER_SHEETS,
  type RosterContext,
  type RosterLayout,
  type RosterSheetKind,
} from '../roster/roster-rows.js';
import type { SheetContext } from '../reading/row-cells.js';
import type { WorkbookLimits, WorkbookSource } from '../../workbooks/workbook-archive.js';
import { WorkbookRefused } from '../../workbooks/workbook-errors.js';
import type { SheetEntry } from '../../workbooks/workbook-parts.js';
import { Workbook, type RawRow } from '../../workbooks/workbook-reader.js';

/**
 * Reads a roster workbook and finds all that is wrong with it, without a database (domain.md §8). What only the register
 * can decide is left to the plan.
 *
 * @param rowsRead told now and then how many rows were read
 * @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened
 */
export async function readRoster(
  source: WorkbookSource,
  context: RosterContext,
  { limits, rowsRead }: { limits?: WorkbookLimits; rowsRead?: (rows: number) => void } = {},
): Promise<CheckedRoster> {
  const workbook = await Workbook.open(source, limits);
  try {
    return await new RosterReader(workbook, context, rowsRead).read();
  } finally {
    workbook.close();
  }
}

/** Of an annotated copy that is uploaded again. */
const OWN_SHEETS = [ISSUES_SHEET, CHANGES_SHEET];
const FURTHER_KINDS = ['suspensions', 'revocations', 'historicalPayments'] as const;

class RosterReader {
  private readonly log = new IssueLog<ImportIssueCode>();
  private readonly drafts = new RosterDrafts();
  private readonly texts = new Map<string, string>();
  private readonly layouts: RosterLayout[] = [];
  private readonly regions: RegionNames;
  private unusable = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly context: RosterContext,
    private readonly rowsRead: (rows: number) => void = () => {},
  ) {
    this.regions = new RegionNames(context.regions);
  }

  async read(): Promise<CheckedRoster> {
    const sheets = this.assignSheets();
    await this.readSheet('roster', sheets.roster, (context, row) => readRosterRow(context, row, this.regions));
    await this.readSheet('suspensions', sheets.suspensions, readSuspensionRow);
    await this.readSheet('revocations', sheets.revocations, readRevocationRow);
    await this.readSheet('historicalPayments', sheets.historicalPayments, readHistoricalPaymentRow);
    if (!this.unusable && SHEET_KINDS.every((kind) => this.drafts.count(kind) === 0)) {
      this.unusable = true;
      this.log.add(
        sheetIssue(sheets.roster?.name ?? ROSTER_SHEETS.roster, null, {
          code: 'sheet-empty',
          message: '工作簿中没有任何数据行。',
          suggestion: '请在表头下方填写数据后再上传。',
        }),
      );
    }
    const people = this.drafts.byPerson();
    this.crossCheck(people);
    return new CheckedRoster(this.drafts, people, this.log, {
      issues: this.log.sorted(this.workbook.sheets.map((sheet) => sheet.name)),
      issueCounts: this.log.counts,
      unusable: this.unusable,
      errorCount: this.log.errorCount,
      warningCount: this.log.warningCount,
      rowCounts: {
        roster: this.drafts.count('roster'),
        suspensions: this.drafts.count('suspensions'),
        revocations: this.drafts.count('revocations'),
        historicalPayments: this.drafts.count('historicalPayments'),
      },
      layouts: this.layouts,
    });
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
      if (sheet === roster || sheet.hidden || OWN_SHEETS.includes(sheet.name)) continue;
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

  private async readSheet<Kind extends RosterSheetKind>(
    kind: Kind,
    sheet: SheetEntry | undefined,
    readRow: (context: SheetContext, row: RawRow) => DraftOf[Kind] | null,
  ): Promise<void> {
    if (!sheet) return;
    this.drafts.open(kind, sheet.name);
    let head: RawRow[] | null = [];
    let context: SheetContext | null = null;
    let hiddenRows = 0;
    const take = (row: RawRow): void => {
      if (!context || row.row <= context.header.layout.headerRow) return;
      const draft = readRow(context, row);
      if (draft === null) return;
      this.drafts.add(kind, draft);
      if (row.hidden) hiddenRows++;
    };
    const settleHeader = (): boolean => {
      const header = this.headerOf(kind, sheet, head ?? []);
      if (header) context = this.sheetContext(header);
      head?.forEach(take);
      head = null;
      return header !== null;
    };

    for await (const batch of this.workbook.rows(sheet, { filled: true })) {
      for (const row of batch) {
        if (head === null) take(row);
        else if (row.row <= HEADER_SEARCH_ROWS) head.push(row);
        else if (settleHeader()) take(row);
        else return;
      }
      this.rowsRead(SHEET_KINDS.reduce((sum, each) => sum + this.drafts.count(each), 0));
    }
    if (head !== null) settleHeader();
    if (hiddenRows > 0) this.warnOfHiddenRows(sheet, hiddenRows);
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

  private crossCheck(people: RowGroups): void {
    const layoutOf = (kind: RosterSheetKind): SheetLayout => this.layouts.find((it) => it.kind === kind) ?? NO_LAYOUT;
    const beside = new RosterCrossCheck(layoutOf('roster'), this.log, this.drafts);
    const further = new FurtherSheetsCrossCheck(layoutOf, this.log);
    for (const first of people.firsts()) {
      if (!people.isAlone(first)) this.crossCheckPerson(people.rowsOf(first), beside, further);
    }
    beside.peopleAndEmployers(people);
  }

  private crossCheckPerson(numbers: number[], beside: RosterCrossCheck, further: FurtherSheetsCrossCheck): void {
    const entries = numbers.map((number) => this.drafts.entryOf(number));
    const own = <Kind extends RosterSheetKind>(kind: Kind): DraftOf[Kind][] =>
      entries.filter((entry) => entry.kind === kind).map(({ index }) => this.drafts.at(kind, index));
    const roster = own('roster');
    for (const changed of beside.person(roster)) {
      this.drafts.replace('roster', entries[roster.indexOf(changed)]!.index, changed);
    }
    const named = roster.find((row) => row.name !== null);
    further.suspensions(named, own('suspensions'));
    further.revocations(named, own('revocations'));
    further.historicalPayments(named, own('historicalPayments'));
  }
}

/** Stands in where a sheet is not there; then there are no rows that could be told about. */
const NO_LAYOUT: SheetLayout = { sheet: ROSTER_SHEETS.roster, headerRow: 0, columns: {} };
