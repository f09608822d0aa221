import type { Level } from '../../certificates/level.js';
import { IssueLog } from '../../common/issues/issue-log.js';
import type { SheetLayout } from '../../common/issues/issue.js';
import { personName } from '../../common/values/names.js';
import { isMonth } from '../../common/values/months.js';
import { cleanText } from '../../imports/reading/cell-values.js';
import type { Header } from '../../imports/reading/roster-header.js';
import { RowCells, wordKey } from '../../imports/reading/row-cells.js';
import type { PayKind } from '../../ledger/subject.js';
import { findFieldHeader } from '../../stations/ledger/field-header.js';
import { SheetRow } from '../../stations/ledger/sheet-row.js';
import { columnLetters, type RawRow, Workbook } from '../../workbooks/workbook-reader.js';
import type { ClaimIssueCode } from './claim-issues.js';
import { CLAIM_SHEET, CLAIM_SHEET_FIELDS } from './claim-sheet-fields.js';

/** Reads 申报登记 and finds what is wrong with it by itself, without a database. */

const MOST_ROWS = 50_000;
const MOST_CHECKS = 40;
/** As many characters as a check's code may have. */
const LONGEST_CHECK = 40;

export interface CheckDraft {
  code: string;
  met: boolean;
  /** What stands behind the word; null where nothing does. */
  evidence: string | null;
}

export interface ClaimDraft {
  row: number;
  /** Null where the column is left out or empty. */
  workerName: string | null;
  identityNumber: string;
  kind: PayKind;
  /** Awards. */
  level: Level | null;
  /** Stipends, `YYYY-MM`. */
  months: { from: string; to: string } | null;
  receivedOn: string;
  checks: CheckDraft[];
}

export interface ClaimSheetReading {
  drafts: ClaimDraft[];
  /** Rows with data, good and bad. */
  rows: number;
  layout: SheetLayout | null;
  sheets: string[];
  log: IssueLog<ClaimIssueCode>;
}

/** @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened */
export async function readClaimSheet(content: Buffer, today: string): Promise<ClaimSheetReading> {
  const workbook = await Workbook.open(content);
  try {
    return await read(workbook, today);
  } finally {
    workbook.close();
  }
}

async function read(workbook: Workbook, today: string): Promise<ClaimSheetReading> {
  const log = new IssueLog<ClaimIssueCode>();
  const sheets = workbook.sheets.map(({ name }) => name);
  const reading: ClaimSheetReading = { drafts: [], rows: 0, layout: null, sheets, log };
  const sheet = workbook.sheets.find(({ name }) => name.trim() === CLAIM_SHEET) ?? workbook.sheets[0];
  const empty = (message: string, suggestion: string): ClaimSheetReading => {
    log.sheet(sheet?.name ?? CLAIM_SHEET, { code: 'sheet-empty', message, suggestion });
    return reading;
  };
  if (!sheet) return empty('工作簿中没有工作表。', `请在名为${CLAIM_SHEET}的工作表中填写后再上传。`);
  const rows: RawRow[] = [];
  for await (const batch of workbook.rows(sheet)) {
    rows.push(...batch);
    if (rows.length > MOST_ROWS) return empty(`工作表的行数超过上限 ${MOST_ROWS} 行。`, '请分开导入。');
  }
  const found = findFieldHeader(sheet.name, rows, CLAIM_SHEET_FIELDS, log);
  if (!found) return reading;
  const { header, codes: checks } = withChecks(found, rows);
  reading.layout = header.layout;
  const { date1904 } = workbook;
  const context = { header, log, date1904, today, texts: new Map<string, string>() };
  for (const row of rows) {
    if (row.row <= header.layout.headerRow) continue;
    const shared = new RowCells(context, row);
    if (shared.isBlank() || shared.isFooter()) continue;
    reading.rows++;
    shared.requireFilled();
    const draft = draftOf(new SheetRow(shared, header.layout, log), checks);
    if (draft !== null && !log.isRejected({ sheet: sheet.name, row: row.row })) reading.drafts.push(draft);
  }
  if (reading.rows === 0) return empty('工作表中没有数据行。', '请在表头下方填写后再上传。');
  return reading;
}

/** Every column with a header that is none of the sheet's own is a check; it is read by the name that it has. */
function withChecks(header: Header, rows: readonly RawRow[]): { header: Header; codes: string[] } {
  const { headerRow } = header.layout;
  const indexes: Record<string, number> = { ...header.indexes } as Record<string, number>;
  const columns: Record<string, { header: string; letters: string } | undefined> = { ...header.layout.columns };
  const taken = new Set(Object.values(indexes));
  const codes: string[] = [];
  for (const [index, cell] of (rows.find(({ row }) => row === headerRow)?.cells ?? []).entries()) {
    const code = cell?.kind === 'text' ? cleanText(cell.text) : '';
    if (code === '' || taken.has(index) || NO_CHECK.has(code) || code in indexes) continue;
    if (codes.length === MOST_CHECKS || code.length > LONGEST_CHECK) continue;
    codes.push(code);
    indexes[code] = index;
    columns[code] = { header: code, letters: columnLetters(index) };
  }
  return { header: { ...header, indexes, layout: { ...header.layout, columns } }, codes };
}

/** Columns that people add for themselves. */
const NO_CHECK = new Set(['备注', '说明', '工作单位', '联系电话', '手机号']);

function draftOf(cells: SheetRow<ClaimIssueCode>, codes: readonly string[]): ClaimDraft | null {
  const { shared } = cells;
  const workerName = shared.text('workerName', 50);
  const identityNumber = shared.identityNumber('known');
  const kind = cells.choice('kind', KIND_WORDS, {
    code: 'claim-kind-unknown',
    message: '申报项目无法识别。',
    suggestion: '请填一次性奖励或职业津贴。',
  });
  const period = shared.text('period', 60);
  const receivedOn = shared.date('receivedOn');
  const checks = codes.flatMap((code) => checkOf(cells, code) ?? []);
  const level = kind === 'award' && period !== null ? (LEVEL_WORDS.get(wordKey(period)) ?? null) : null;
  const months = kind === 'stipend' && period !== null ? monthsOf(period) : null;
  if (kind !== null && period !== null && level === null && months === null) {
    const suggestion =
      kind === 'award'
        ? '请填初级、中级或高级。'
        : '请填申报通知的起止月份，如 2024-01至2024-06；只有一个月的填 2024-01。';
    cells.issue('period', { code: 'claim-period-unknown', message: '级别或期间无法识别。', suggestion, value: period });
    return null;
  }
  if (kind === null || period === null || identityNumber === null || receivedOn === null) return null;
  const name = workerName === null ? null : personName(workerName);
  return { row: shared.row, workerName: name, identityNumber, kind, level, months, receivedOn, checks };
}

function checkOf(cells: SheetRow<ClaimIssueCode>, code: string): CheckDraft | null {
  const text = cells.shared.text(code, 300);
  if (text === null) return null;
  const [, word = '', evidence = ''] = /^([^:：（(，,]{1,4})[:：（(，,]?(.*?)[）)]?$/.exec(text) ?? [];
  const met = CHECK_WORDS.get(wordKey(word));
  if (met !== undefined) return { code, met, evidence: evidence.trim() || null };
  cells.issue(code, {
    code: 'check-unreadable',
    message: '核实结果无法识别。',
    suggestion: '请填符合或不符合，依据写在冒号后面，如“符合：考核表”；尚未核实的留空。',
    value: text,
  });
  return null;
}

const words = <T>(entries: readonly (readonly [T, readonly string[]])[]): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([value, texts]) => texts.map((text): [string, T] => [wordKey(text), value])));

const KIND_WORDS = words<PayKind>([
  ['award', ['一次性奖励', '奖励', '一次性补贴', '考试奖励', '取证奖励']],
  ['stipend', ['职业津贴', '津贴', '岗位津贴', '岗位补贴']],
]);
const LEVEL_WORDS = words<Level>([
  ['junior', ['初级', '助理社会工作师', '初级（助理社会工作师）']],
  ['intermediate', ['中级', '社会工作师', '中级（社会工作师）']],
  ['senior', ['高级', '高级社会工作师', '高级（高级社会工作师）']],
]);
const CHECK_WORDS = words<boolean>([
  [true, ['符合', '是', '合格', '通过', '√', '✓', '有']],
  [false, ['不符合', '否', '不合格', '不通过', '×', '✗', '无']],
]);

/** `2024-01至2024-06`, `2024年1月—6月`, `2024.1-2024.6`, or one month. */
function monthsOf(text: string): { from: string; to: string } | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const parts = /^(\d{4})[-年./](\d{1,2})月?(?:[至到~—–-]+(?:(\d{4})[-年./])?(\d{1,2})月?)?$/.exec(plain);
  if (!parts) return null;
  const [, year = '', first = '', lastYear = year, last = first] = parts;
  const from = `${year}-${first.padStart(2, '0')}`;
  const to = `${lastYear}-${last.padStart(2, '0')}`;
  return isMonth(from) && isMonth(to) && from <= to ? { from, to } : null;
}
