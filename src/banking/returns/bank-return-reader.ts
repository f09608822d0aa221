import { cleanText, dateOfCell, digitsOfCell, fenOfCell } from '../../imports/reading/cell-values.js';
import { progress } from '../../jobs/running/progress.js';
import { type RawCell, Workbook } from '../../workbooks/workbook-reader.js';
import { decodeText } from '../profiles/bank-encoding.js';
import { returnTooLong, returnUnreadable } from './bank-return-errors.js';
import { type BankProfile, RETURN_FIELDS, type ReturnField } from '../profiles/bank-profiles.js';
import { NEEDED_BACK } from '../profiles/profile-faults.js';
import { isTotalOrRemark, namesFailure, plainTitle, titlesOf } from './bank-words.js';

/** A row of a bank's return as it stands in the file; null where it states nothing readable. */
export interface ReturnRow {
  /** As a spreadsheet or an editor counts, from 1. */
  rowNo: number;
  lineKey: string | null;
  amountFen: number | null;
  name: string | null;
  /** The account, or what the bank shows of it. */
  account: string | null;
  status: string | null;
  reason: string | null;
  /** The file has no word for each row, and gives a reason why this one failed. */
  isFailure: boolean;
  /** `YYYY-MM-DD` */
  paidOn: string | null;
}

type Cells = (RawCell | undefined)[];
type Columns = Partial<Record<ReturnField, number>>;

/** A payout has one row per payee, and no bureau pays more people than this at once. */
const MAX_ROWS = 300_000;
/** Titles and notes that may stand above the column titles. */
const HEADING_ROWS = 20;
const LONGEST_TEXT = 200;
/** That the profile's is not always the one that was used: spreadsheets write tabs. */
const DELIMITERS = [',', '\t', '|', ';'];
const FIELD_NAMES: Record<(typeof NEEDED_BACK)[number], string> = {
  amount: '金额',
  name: '收款人姓名',
  account: '收款账号',
  status: '处理结果',
};
export const LINE_KEY = /^[A-Z]{2}-\d+-\d{4}-\d+-\d+$/;

/**
 * Reads a bank's return: xlsx by its first bytes, anything else as text in the encoding that it is in.
 *
 * @throws {Refusal} where no row can be understood; {@link WorkbookRefused} for a workbook that must not be opened
 */
export async function readBankReturn(profile: BankProfile, content: Buffer): Promise<ReturnRow[]> {
  if (content.subarray(0, 2).toString('latin1') === 'PK') return rowsOfWorkbook(profile, content);
  const text = decodeText(content);
  if (text === null) {
    throw returnUnreadable(
      '文件不是文本，也不是 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 打开后另存为 .xlsx，再上传。',
    );
  }
  const own = profile.fileKind === 'xlsx' ? ',' : profile.delimiter;
  const others = profile.headerlessReturn === null ? DELIMITERS.filter((delimiter) => delimiter !== own) : [];
  let first: unknown;
  for (const delimiter of [own, ...others]) {
    try {
      return rowsOfText(profile, text, delimiter);
    } catch (error) {
      // What the profile's own delimiter showed says best what is wrong.
      first ??= error;
    }
  }
  throw first;
}

async function rowsOfWorkbook(profile: BankProfile, content: Buffer): Promise<ReturnRow[]> {
  const reader = new RowReader(profile);
  const workbook = await Workbook.open(content);
  try {
    const sheet = workbook.sheets.find(({ hidden }) => !hidden);
    if (!sheet) throw returnUnreadable('工作簿中没有可见的工作表。');
    for await (const batch of workbook.rows(sheet)) {
      for (const { row, cells } of batch) reader.take(row, cells, workbook.date1904);
      progress('reading', reader.taken);
    }
  } finally {
    workbook.close();
  }
  return reader.rows();
}

function rowsOfText(profile: BankProfile, text: string, delimiter: string): ReturnRow[] {
  const reader = new RowReader(profile);
  let rowNo = 0;
  for (const fields of splitText(text, delimiter, profile.fileKind !== 'txt')) {
    const cells = fields
      .map(withoutFormula)
      .map((field): RawCell | undefined => (field === '' ? undefined : { kind: 'text', text: field }));
    reader.take(++rowNo, cells, false);
  }
  return reader.rows();
}

/** `="6228480000000000001"`, which keeps a spreadsheet from rounding the number, is that number. */
function withoutFormula(field: string): string {
  return (/^="(.*)"$/s.exec(field)?.[1] ?? field).trim();
}

class RowReader {
  private readonly found: ReturnRow[] = [];
  private columns: Columns | null;
  /** The file has a column for why a payment failed, and none for how each went. */
  private failuresOnly = false;
  private nearest: readonly string[] = NEEDED_BACK;
  private seen = 0;

  constructor(private readonly profile: BankProfile) {
    const fields = profile.headerlessReturn;
    this.columns = fields && Object.fromEntries(fields.map((field, index) => [field, index]));
  }

  /** Rows that say how a payment went, so far. */
  get taken(): number {
    return this.found.length;
  }

  take(rowNo: number, cells: Cells, date1904: boolean): void {
    if (cells.every((cell) => cell === undefined || cleanText(cell.text) === '')) return;
    if (++this.seen > MAX_ROWS) throw returnTooLong(MAX_ROWS);
    if (this.columns === null) {
      if (this.seen <= HEADING_ROWS) this.columns = this.columnsIn(cells);
      return;
    }
    const row = this.rowOf(rowNo, cells, this.columns, date1904);
    if (!isNoPayment(row, cells) && !this.isHeading(row)) this.found.push(row);
  }

  /** @throws {Refusal} when no row of column titles was found, or nothing below it */
  rows(): ReturnRow[] {
    if (this.columns === null) {
      const missing = this.nearest.map((field) => FIELD_NAMES[field as (typeof NEEDED_BACK)[number]]).join('、');
      throw returnUnreadable(`没有找到列名行：缺少“${missing}”列。请核对银行方案，或在文件首行补上列名。`);
    }
    if (this.found.length === 0) throw returnUnreadable('文件中没有付款结果。');
    return this.found;
  }

  private columnsIn(cells: Cells): Columns | null {
    const titles = cells.map((cell) => (cell ? plainTitle(cleanText(cell.text)) : ''));
    const columns: Columns = {};
    for (const field of RETURN_FIELDS) {
      const index = titlesOf(this.profile, field)
        .map((title) => titles.indexOf(title))
        .find((at) => at !== -1);
      if (index !== undefined) columns[field] = index;
    }
    const failures = columns.status === undefined && namesFailure(titles[columns.reason ?? -1] ?? '');
    const missing = NEEDED_BACK.filter((field) => columns[field] === undefined && !(field === 'status' && failures));
    if (missing.length < this.nearest.length) this.nearest = missing;
    if (missing.length > 0) return null;
    this.failuresOnly = failures;
    return columns;
  }

  private rowOf(rowNo: number, cells: Cells, columns: Columns, date1904: boolean): ReturnRow {
    const cell = (field: ReturnField): RawCell | undefined => {
      const column = columns[field];
      return column === undefined ? undefined : cells[column];
    };
    const text = (field: ReturnField): string | null => {
      const found = cell(field);
      return (found && cleanText(found.text).slice(0, LONGEST_TEXT)) || null;
    };
    const [amount, account, paidOn] = [cell('amount'), cell('account'), cell('paidOn')];
    const digits = account && digitsOfCell(account);
    const reason = text('reason');
    return {
      rowNo,
      lineKey: text('lineKey')?.normalize('NFKC').toUpperCase() ?? null,
      amountFen: amount ? fenOfCell(amount) : null,
      name: text('name'),
      // A number that Excel has rounded would match by chance or not at all.
      account: digits && digits.damage !== 'damaged' ? digits.text.slice(0, LONGEST_TEXT) || null : null,
      status: text('status'),
      reason,
      isFailure: this.failuresOnly && reason !== null,
      paidOn: paidOn ? (dateOfCell(paidOn, date1904)?.date ?? null) : null,
    };
  }

  /** A file without column titles may begin with rows of totals; the first row with a line key ends them. */
  private isHeading({ lineKey }: ReturnRow): boolean {
    if (this.profile.headerlessReturn === null || this.found.length > 0) return false;
    return this.seen <= this.profile.headerRows.length && !LINE_KEY.test(lineKey ?? '');
  }
}

/** Rows of totals and remarks beneath the table: named for what they are, or with nobody in them. */
function isNoPayment({ lineKey, account, name }: ReturnRow, cells: Cells): boolean {
  if (lineKey !== null && LINE_KEY.test(lineKey)) return false;
  const first = cells.find((cell) => cell !== undefined)?.text ?? '';
  // A count may stand where accounts do; a person called 合计 would have one.
  if (isTotalOrRemark(first) && !/[\d*]{8,}/.test(account ?? '')) return true;
  return account === null && name === null;
}

/** Delimited text as RFC 4180 has it; `quotes` off where a quote is a character like any other. */
export function* splitText(text: string, delimiter: string, quotes: boolean): Generator<string[]> {
  if (!quotes) {
    for (const line of text.split(/\r\n|\n|\r/)) yield line.split(delimiter).map((field) => field.trim());
    return;
  }
  let fields: string[] = [];
  let field = '';
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (inQuotes) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') field += text[++at]!;
      else inQuotes = false;
    } else if (sign === '"' && /^\s*=?$/.test(field)) {
      field = '';
      inQuotes = true;
    } else if (sign === delimiter) {
      fields.push(field.trim());
      field = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      yield [...fields, field.trim()];
      fields = [];
      field = '';
    } else field += sign;
  }
  if (field !== '' || fields.length > 0) yield [...fields, field.trim()];
}
