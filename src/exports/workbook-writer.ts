import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import { heard } from '../common/heard.js';
import { yuanNumber } from '../common/values/money.js';
import { progress } from '../jobs/running/progress.js';
import { guardCell } from './cell-guard.js';
import { streamedWorkbook } from './excel.js';
import {
  BAND_SHARE,
  BAND_STYLE,
  cellStyle,
  DEFAULT_FONT,
  HEADER_STYLE,
  HEADING_ROWS,
  heightOfLines,
  infoStyle,
  LABEL_STYLE,
  LINE_HEIGHT,
  linesOf,
  NOTE_STYLE,
  PAGE_SETUP,
  PAGE_SETUP_A3,
  SIGNATURE_STYLE,
  TITLE_STYLE,
} from './sheet-style.js';
import { rowXml } from './row-xml.js';
import type { CellValue, Sheet, SheetColumn, SheetRow } from './sheet.js';

/** After so many characters, or so long, the writer waits for whoever reads and gives others their turn. */
const CHARACTERS_BETWEEN_WAITS = 65_536;
const MILLISECONDS_BETWEEN_WAITS = 2;

/** What files of this system name as their author, but for those of somebody else. */
export const SHEETS_CREATOR = '社会工作人才激励发放系统';

/** Excel opens no workbook with a longer text in a cell. */
const LONGEST_TEXT = 32_767;

/**
 * Writes sheets as an xlsx file, row by row, and ends `output`. If a row cannot be had, `output` is destroyed, so that half
 * a workbook never looks like a whole one; if `output` goes away, reading of rows stops.
 */
export async function writeWorkbook(
  sheets: Iterable<Sheet>,
  output: Writable,
  creator = SHEETS_CREATOR,
): Promise<void> {
  const xlsx = heard(new PassThrough());
  const delivered = pipeline(xlsx, output);
  delivered.catch(() => undefined);
  const workbook = await streamedWorkbook(xlsx);
  workbook.creator = creator;
  workbook.lastModifiedBy = creator;
  // The first font of a workbook is the one by which its columns are measured.
  stylesOf(workbook)[ADD_FONT](DEFAULT_FONT);
  try {
    for (const sheet of sheets) await new SheetWriter(workbook, sheet, delivered).write();
    // commit() itself would wait for ever on a stream that has broken off.
    await Promise.race([workbook.commit(), delivered]);
  } catch (error) {
    xlsx.destroy(error instanceof Error ? error : new Error(String(error)));
    await delivered.catch(() => undefined);
    throw error;
  }
  await delivered;
}

/** What is behind a sheet of the streaming writer, which its types leave out. */
interface Inside {
  stream: { pipes: Writable[]; write(xml: string): unknown };
}

/** Number of the next row that was not written yet. */
const ROW_COUNTER = '_rowZero';

function showsInside(worksheet: ExcelJS.Worksheet): worksheet is ExcelJS.Worksheet & Inside {
  return 'stream' in worksheet && ROW_COUNTER in worksheet;
}

const ADD_FONT = '_addFont';

/** The styles of a workbook; each gets its number when it is first asked for. */
interface Styles {
  addStyleModel(style: Partial<ExcelJS.Style>): number;
  [ADD_FONT](font: Partial<ExcelJS.Font>): number;
}

function stylesOf(workbook: ExcelJS.stream.xlsx.WorkbookWriter): Styles {
  if ('styles' in workbook && typeof (workbook.styles as Styles)[ADD_FONT] === 'function')
    return workbook.styles as Styles;
  throw new Error('exceljs no longer shows the styles of a workbook');
}

class SheetWriter {
  private readonly worksheet: ExcelJS.Worksheet & Inside;
  private readonly totalStyles: Partial<ExcelJS.Style>[];
  private readonly lineStyleIds: number[];
  /** Of the columns as they are in rows of money, and the numbers of their styles. */
  private readonly moneyColumns: readonly SheetColumn[];
  private readonly moneyStyleIds: number[];
  private rowNo = 0;
  /** Lines not yet given to the sheet's stream. */
  private pending = '';
  private turnBegan = performance.now();

  constructor(
    workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    private readonly sheet: Sheet,
    /** Rejects when the reader goes away. */
    private readonly delivered: Promise<void>,
  ) {
    const { columns } = sheet;
    const footer = `&L${sheet.footer.replaceAll('&', '&&')}&C第 &P 页 共 &N 页`;
    const worksheet = workbook.addWorksheet(sheet.name, {
      pageSetup: sheet.paper === 'A3' ? PAGE_SETUP_A3 : PAGE_SETUP,
      headerFooter: { oddFooter: footer },
      views: [{ state: 'frozen', ySplit: HEADING_ROWS, showGridLines: false }],
    });
    if (!showsInside(worksheet)) throw new Error('exceljs no longer shows what is behind a sheet');
    this.worksheet = worksheet;
    this.worksheet.columns = columns.map(({ width }) => ({ width }));
    const styles = stylesOf(workbook);
    this.moneyColumns = columns.map((column) => (column.kind === 'count' ? { ...column, kind: 'money' } : column));
    this.lineStyleIds = columns.map((column) => styles.addStyleModel(cellStyle(column, false)));
    this.moneyStyleIds = this.moneyColumns.map((column) => styles.addStyleModel(cellStyle(column, false)));
    this.totalStyles = columns.map((column) => cellStyle(column, true));
  }

  async write(): Promise<void> {
    this.writeHeading();
    for await (const row of this.sheet.rows) {
      this.writeRow(row);
      if (this.isTimeToWait()) await this.waitForReader();
    }
    this.flush();
    this.worksheet.commit();
  }

  private writeHeading(): void {
    const { title, info, columns } = this.sheet;
    this.writeSpread([title], 34, () => TITLE_STYLE);
    this.writeSpread(info, 20, (index) => infoStyle(index, info.length));
    const height = heightOfLines(Math.max(...columns.map((column) => linesOf(column.title, column.width))));
    const row = this.nextRow(height);
    columns.forEach((column, index) => setCell(row.getCell(index + 1), column.title, HEADER_STYLE));
    row.commit();
  }

  private writeRow(row: SheetRow): void {
    switch (row.kind) {
      case 'line':
        return row.money
          ? this.writeLine(row.cells, this.moneyColumns, this.moneyStyleIds)
          : this.writeLine(row.cells, this.sheet.columns, this.lineStyleIds);
      case 'total':
        return this.writeTotal(row.cells, row.labelSpan);
      case 'band':
        return this.writeBand(row.text, row.framed);
      case 'signatures':
        return this.writeSpread(row.texts, 40, () => SIGNATURE_STYLE);
    }
  }

  /** Lines are all but a few of the rows, so they are written without exceljs, in its words. */
  private writeLine(cells: readonly CellValue[], columns: readonly SheetColumn[], styleIds: readonly number[]): void {
    const values = columns.map((column, index) => cellValue(column, cells[index] ?? null));
    const height = Math.max(this.heightOf(cells), this.sheet.lineHeight ?? 0);
    this.pending += rowXml(++this.rowNo, height, styleIds, values);
  }

  private writeTotal(cells: readonly CellValue[], labelSpan: number): void {
    const { columns } = this.sheet;
    const row = this.nextRow(this.heightOf(cells, labelSpan));
    columns.forEach((column, index) => {
      if (index < labelSpan) return;
      setCell(row.getCell(index + 1), cellValue(column, cells[index] ?? null), this.totalStyles[index]!);
    });
    if (labelSpan > 0) this.writeMerged(row, 1, labelSpan, String(cells[0] ?? ''), LABEL_STYLE);
    row.commit();
  }

  private heightOf(cells: readonly CellValue[], labelSpan = 0): number {
    const { columns } = this.sheet;
    let lines = 1;
    for (let index = labelSpan; index < columns.length; index++) {
      const { kind, width } = columns[index]!;
      const value = cells[index];
      if (kind === 'text' && typeof value === 'string') lines = Math.max(lines, linesOf(value, width));
    }
    return heightOfLines(lines);
  }

  /** As high as its text asks: who looked, who approved and how the notice went may take more than a line. */
  private writeBand(text: string, framed: boolean): void {
    const width = this.sheet.columns.reduce((sum, column) => sum + column.width, 0);
    const more = (linesOf(text, framed ? width * BAND_SHARE : width) - 1) * LINE_HEIGHT;
    this.writeSpread([text], (framed ? 26 : 20) + more, () => (framed ? BAND_STYLE : NOTE_STYLE));
  }

  /** Texts side by side over the whole width, each in cells merged to about its share. */
  private writeSpread(
    texts: readonly string[],
    height: number,
    styleOf: (index: number) => Partial<ExcelJS.Style>,
  ): void {
    const row = this.nextRow(height);
    spans(this.sheet.columns, texts.length).forEach(([first, last], index) => {
      this.writeMerged(row, first, last, texts[index]!, styleOf(index));
    });
    row.commit();
  }

  private writeMerged(
    row: ExcelJS.Row,
    first: number,
    last: number,
    text: string,
    style: Partial<ExcelJS.Style>,
  ): void {
    setCell(row.getCell(first), guardCell(text), style);
    // The cells merged in take over the style as it is now, and with it the frame on their outer side.
    if (last > first) this.worksheet.mergeCells(row.number, first, row.number, last);
  }

  private nextRow(height: number): ExcelJS.Row {
    this.flush();
    const row = this.worksheet.getRow(++this.rowNo);
    row.height = height;
    return row;
  }

  private flush(): void {
    if (this.pending === '') return;
    this.worksheet.stream.write(this.pending);
    this.pending = '';
    // Where exceljs goes on counting.
    Object.assign(this.worksheet, { [ROW_COUNTER]: this.rowNo + 1 });
  }

  private isTimeToWait(): boolean {
    return (
      this.pending.length >= CHARACTERS_BETWEEN_WAITS ||
      performance.now() - this.turnBegan >= MILLISECONDS_BETWEEN_WAITS
    );
  }

  /**
   * exceljs writes on however far behind the reader is. Its streams take chunks in order, so an empty one is through
   * when all before it are.
   */
  private async waitForReader(): Promise<void> {
    this.flush();
    for (const pipe of this.worksheet.stream.pipes) {
      const through = new Promise<void>((resolve) => {
        pipe.write('', () => resolve());
      });
      await Promise.race([through, this.delivered]);
    }
    progress('sheet', this.rowNo);
    await turn();
    this.turnBegan = performance.now();
  }
}

function setCell(cell: ExcelJS.Cell, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style>): void {
  cell.value = value;
  cell.style = style;
}

/** A day as the number by which a workbook holds it: days since 1899-12-30 (ECMA-376 part 1, §18.17.4.1). */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const MILLISECONDS_OF_DAY = 86_400_000;

function cellValue(column: SheetColumn, value: CellValue): string | number | null {
  if (value === null || value === '') return null;
  if (column.kind === 'text' || column.kind === 'number') return guardCell(String(value)).slice(0, LONGEST_TEXT);
  if (column.kind === 'money') return yuanNumber(Number(value));
  if (column.kind === 'date') return (Date.parse(`${value}T00:00:00Z`) - DAY_ZERO) / MILLISECONDS_OF_DAY;
  // A word among counts (增1 among 编号) stays one.
  return Number.isNaN(Number(value)) ? guardCell(String(value)) : Number(value);
}

/** First and last column of `count` neighbouring parts of about equal width. */
function spans(columns: readonly SheetColumn[], count: number): [number, number][] {
  const parts = Math.min(count, columns.length);
  const share = columns.reduce((sum, column) => sum + column.width, 0) / parts;
  const result: [number, number][] = [];
  let [first, width] = [1, 0];
  columns.forEach((column, index) => {
    width += column.width;
    const partsLeft = parts - result.length - 1;
    const columnsLeft = columns.length - index - 1;
    if (partsLeft > 0 && (width >= share * (result.length + 1) || columnsLeft === partsLeft)) {
      result.push([first, index + 1]);
      first = index + 2;
    }
  });
  return [...result, [first, columns.length]];
}
