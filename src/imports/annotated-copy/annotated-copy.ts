import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type ExcelJS from 'exceljs';
import { heard } from '../../common/heard.js';
import { guardCell } from '../../exports/cell-guard.js';
import { streamedWorkbook } from '../../exports/excel.js';
import { PAGE_SETUP } from '../../exports/sheet-style.js';
import { dateOfSerial } from '../reading/cell-values.js';
import { HEADER_SEARCH_ROWS, findHeader } from '../reading/roster-header.js';
import type { Told } from '../writing/told-changes.js';
import { writeChanges } from './changes-sheet.js';
import { headerStyle, listSheet, textCells } from './list-sheet.js';
import { CHANGES_SHEET, ISSUES_SHEET, NOTE_HEADER } from '../roster/roster-fields.js';
import { ROSTER_SHEETS, type ImportIssue, type RosterSheetKind } from '../roster/roster-rows.js';
import type { WorkbookSource } from '../../workbooks/workbook-archive.js';
import type { SheetEntry } from '../../workbooks/workbook-parts.js';
import { Workbook, type RawCell, type RawRow } from '../../workbooks/workbook-reader.js';

/** Beyond, only the rows with findings are copied, each in the row where it stood. */
export const MAX_COPIED_ROWS = 100_000;
/** Of the column 问题说明, in characters. */
const NOTE_WIDTH = 60;
/** An Excel sheet ends here. */
const EXCEL_ROWS = 1_048_576;
/** Excel shows no more than this many characters of a comment without trouble. */
const MAX_NOTE_CHARS = 1_000;

const RED: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };
const YELLOW: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFEB9C' } };

const SEVERITY_NAMES = { error: '错误', warning: '提醒' } as const;

/**
 * The uploaded workbook with its findings in it: cells coloured (red for errors, yellow for warnings) with a comment
 * each, a column 问题说明, a sheet 问题清单, and where rows change anything a sheet 变更清单. Mended, it can be uploaded as it is.
 *
 * It is written anew from the cells' values rather than loaded into exceljs and saved: loading unfolds every merged,
 * validated or named range cell by cell, so a drop-down set for a whole column takes gigabytes. Values, kinds, rows and
 * column widths stay; fonts, merges and drop-downs do not: a cell merged over several rows stands in each of them. Formulas and error values, which the import refuses,
 * become empty cells whose comment says what stood there.
 */
export async function annotatedCopy(
  source: WorkbookSource,
  issues: readonly ImportIssue[],
  changes: readonly Told[] = [],
): Promise<Buffer> {
  const workbook = await Workbook.open(source);
  try {
    const out = heard(new PassThrough());
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    const writer = await streamedWorkbook(out);
    const visible = workbook.sheets.filter(
      (it) =>
        it.name !== ISSUES_SHEET &&
        it.name !== CHANGES_SHEET &&
        (!it.hidden || issues.some((issue) => issue.sheet === it.name)),
    );
    const affectedOnly = (await countRows(workbook, visible)) > MAX_COPIED_ROWS;
    for (const sheet of visible) {
      const ofSheet = issues.filter((issue) => issue.sheet === sheet.name);
      await copySheet(workbook, sheet, writer, ofSheet, affectedOnly);
    }
    writeIssues(writer, issues, affectedOnly);
    if (changes.length > 0) writeChanges(writer, changes);
    const ended = once(out, 'end');
    await writer.commit();
    await ended;
    return Buffer.concat(chunks);
  } finally {
    workbook.close();
  }
}

async function countRows(workbook: Workbook, sheets: readonly SheetEntry[]): Promise<number> {
  let count = 0;
  for (const sheet of sheets) for await (const batch of workbook.rows(sheet)) count += batch.length;
  return count;
}

interface RowFindings {
  byCell: Map<string, ImportIssue[]>;
  all: ImportIssue[];
}

async function copySheet(
  workbook: Workbook,
  sheet: SheetEntry,
  writer: ExcelJS.stream.xlsx.WorkbookWriter,
  issues: readonly ImportIssue[],
  affectedOnly: boolean,
): Promise<void> {
  const header = await readHead(workbook, sheet);
  const findings = findingsByRow(issues);
  const noteColumn = (header.noteColumn ?? header.width) + 1;
  const target = writer.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', ySplit: header.row }],
    pageSetup: { ...PAGE_SETUP, printTitlesRow: `${header.row}:${header.row}` },
  });
  target.columns = Array.from({ length: noteColumn }, (_, index) => ({
    width: index === noteColumn - 1 ? NOTE_WIDTH : (header.widths[index] ?? 14),
  }));
  let written = 0;
  for await (const batch of workbook.rows(sheet, { filled: true })) {
    for (const raw of batch) {
      const found = findings.get(raw.row);
      if (raw.row > EXCEL_ROWS || (affectedOnly && !found && raw.row > header.row)) continue;
      // The streaming writer shifts its buffer once for each row of a gap, so a gap is passed row by row.
      while (++written < raw.row) target.getRow(written).commit();
      copyRow(target, raw, found, workbook.date1904, raw.row === header.row, noteColumn);
    }
  }
  target.commit();
}

/** How the head of the sheet looks: where its header is, how wide it is, and the note column of an earlier copy. */
async function readHead(
  workbook: Workbook,
  sheet: SheetEntry,
): Promise<{ row: number; width: number; noteColumn: number | null; widths: number[] }> {
  const head: RawRow[] = [];
  for await (const batch of workbook.rows(sheet, { filled: true })) {
    head.push(...batch.filter((row) => row.row <= HEADER_SEARCH_ROWS + 30));
    if ((batch.at(-1)?.row ?? 0) > HEADER_SEARCH_ROWS + 30) break;
  }
  const kinds: RosterSheetKind[] = ['roster', 'suspensions', 'revocations', 'historicalPayments'];
  const kind = kinds.find((it) => ROSTER_SHEETS[it] === sheet.name.trim()) ?? 'roster';
  const search = findHeader(kind, sheet.name, head);
  const row = search.header?.layout.headerRow ?? search.issues.find((it) => it.row !== null)?.row ?? 1;
  const headerCells = head.find((it) => it.row === row)?.cells ?? [];
  const noteColumn = headerCells.findIndex((cell) => cell?.text.trim() === NOTE_HEADER);
  const body = head.filter((it) => it.row >= row);
  const width = Math.max(1, ...body.map((it) => it.cells.length));
  const widths = Array.from({ length: width }, (_, column) =>
    Math.min(40, Math.max(6, ...body.map((it) => cellWidth(it.cells[column]) + 2))),
  );
  return { row, width, noteColumn: noteColumn === -1 ? null : noteColumn, widths };
}

function cellWidth(cell: RawCell | undefined): number {
  if (!cell) return 0;
  return cell.kind === 'date' ? 10 : textWidth(cell.text);
}

/** In columns; a Chinese character takes two. */
function textWidth(text: string): number {
  return text.length + (text.match(/[^\p{ASCII}]/gu)?.length ?? 0);
}

/** In points. Programs other than Excel do not fit a row to wrapped text by themselves. */
function heightOf(texts: readonly string[], width: number): number {
  const lines = texts.reduce((sum, text) => sum + Math.ceil((textWidth(text) + 1) / width), 0);
  return Math.min(400, 15 * lines + 2);
}

function findingsByRow(issues: readonly ImportIssue[]): Map<number, RowFindings> {
  const rows = new Map<number, RowFindings>();
  for (const issue of issues) {
    if (issue.row === null) continue;
    const row = rows.get(issue.row) ?? { byCell: new Map<string, ImportIssue[]>(), all: [] };
    rows.set(issue.row, row);
    row.all.push(issue);
    if (issue.cell !== null) row.byCell.set(issue.cell, [...(row.byCell.get(issue.cell) ?? []), issue]);
  }
  return rows;
}

function copyRow(
  target: ExcelJS.Worksheet,
  raw: RawRow,
  found: RowFindings | undefined,
  date1904: boolean,
  isHeader: boolean,
  noteColumn: number,
): void {
  const row = target.getRow(raw.row);
  raw.cells.forEach((cell, index) => {
    if (!cell || index === noteColumn - 1) return;
    writeCell(row.getCell(index + 1), cell, date1904);
    if (isHeader) row.getCell(index + 1).style = headerStyle();
  });
  if (isHeader) {
    row.getCell(noteColumn).value = NOTE_HEADER;
    row.getCell(noteColumn).style = headerStyle();
  }
  for (const [address, issues] of found?.byCell ?? []) {
    const cell = row.getCell(address.replace(/\d+$/, ''));
    // Styles are shared between cells, so this one gets its own.
    cell.style = { ...cell.style, fill: issues.some((it) => it.severity === 'error') ? RED : YELLOW };
    cell.note = { texts: [{ text: issues.map(sentence).join('\n').slice(0, MAX_NOTE_CHARS) }] };
  }
  if (found && !isHeader) {
    const cell = row.getCell(noteColumn);
    const lines = found.all.map((it) => `${it.column ? `【${it.column}】` : ''}${sentence(it)}`);
    cell.value = guardCell(lines.join('\n'));
    row.height = heightOf(lines, NOTE_WIDTH);
    cell.style = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
  }
  row.commit();
}

function writeCell(target: ExcelJS.Cell, cell: RawCell, date1904: boolean): void {
  switch (cell.kind) {
    case 'text':
      target.value = guardCell(cell.text);
      target.numFmt = '@';
      return;
    case 'number':
      target.value = Number(cell.text);
      return;
    case 'date': {
      const date = dateOfSerial(Number(cell.text), date1904);
      if (date === null) {
        target.value = Number(cell.text);
        return;
      }
      target.value = new Date(`${date}T00:00:00Z`);
      target.numFmt = 'yyyy-mm-dd';
      return;
    }
    case 'boolean':
      target.value = cell.text === '1';
      return;
    case 'error':
    case 'formula':
      // Nothing that computes leaves the system; the finding's comment says what stood here.
      return;
  }
}

function sentence(issue: ImportIssue): string {
  return `${SEVERITY_NAMES[issue.severity]}：${issue.message}${issue.suggestion}`;
}

const LIST_COLUMNS = [
  { header: '工作表', width: 18 },
  { header: '行', width: 8 },
  { header: '列', width: 16 },
  { header: '单元格', width: 10 },
  { header: '类型', width: 8 },
  { header: '问题', width: 60 },
  { header: '处理建议', width: 60 },
  { header: '内容', width: 24 },
  { header: '代码', width: 28 },
];

function writeIssues(
  writer: ExcelJS.stream.xlsx.WorkbookWriter,
  issues: readonly ImportIssue[],
  affectedOnly: boolean,
): void {
  const sheet = listSheet(writer, ISSUES_SHEET, LIST_COLUMNS);
  for (const issue of issues) {
    const texts = [
      issue.column,
      issue.cell,
      SEVERITY_NAMES[issue.severity],
      issue.message,
      issue.suggestion,
      issue.value,
    ];
    const row = sheet.addRow([guardCell(issue.sheet), issue.row, ...textCells(texts), issue.code]);
    row.eachCell(
      (cell) =>
        (cell.style = {
          numFmt: typeof cell.value === 'number' ? '0' : '@',
          alignment: { wrapText: true, vertical: 'top' },
        }),
    );
    row.height = Math.max(heightOf([issue.message], 60), heightOf([issue.suggestion], 60));
    row.getCell(5).fill = issue.severity === 'error' ? RED : YELLOW;
    row.commit();
  }
  if (affectedOnly) {
    sheet.addRow([`原工作簿超过 ${MAX_COPIED_ROWS} 行，本副本只保留有问题的行，行号与原工作簿一致。`]).commit();
  }
  sheet.commit();
}
