import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { yuanNumber } from '../common/money.js';
import { guardCell } from './cell-guard.js';
import {
  BAND_STYLE,
  cellStyle,
  HEADER_STYLE,
  HEADING_ROWS,
  infoStyle,
  LABEL_STYLE,
  NOTE_STYLE,
  PAGE_SETUP,
  rowHeight,
  SIGNATURE_STYLE,
  TITLE_STYLE,
} from './sheet-style.js';
import type { CellValue, Sheet, SheetColumn, SheetRow } from './sheet.js';

/** After so many rows the writer waits for whoever reads, so that a slow reader holds the rows back, not the memory. */
const ROWS_BETWEEN_WAITS = 200;

/** Excel opens no workbook with a longer text in a cell. */
const LONGEST_TEXT = 32_767;

/**
 * Writes sheets as an xlsx file, row by row, and ends `output`. If a row cannot be had, `output` is destroyed, so that half
 * a workbook never looks like a whole one; if `output` goes away, reading of rows stops.
 */
export async function writeWorkbook(sheets: Iterable<Sheet>, output: Writable, creator: string): Promise<void> {
  const xlsx = new PassThrough();
  // exceljs listens for errors of its stream only at the very end; until then they would take the process down.
  const delivered = pipeline(xlsx, output);
  delivered.catch(() => undefined);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: xlsx, useStyles: true, useSharedStrings: false });
  workbook.creator = creator;
  workbook.lastModifiedBy = creator;
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

/** The streams behind a sheet of the streaming writer, which its types leave out. */
interface Piped {
  stream: { pipes: Writable[] };
}

function isPiped(worksheet: ExcelJS.Worksheet): worksheet is ExcelJS.Worksheet & Piped {
  return 'stream' in worksheet;
}

class SheetWriter {
  private readonly worksheet: ExcelJS.Worksheet & Piped;
  private readonly styles: Record<'line' | 'total', Partial<ExcelJS.Style>[]>;
  private rowNo = 0;

  constructor(
    workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    private readonly sheet: Sheet,
    /** Rejects when the reader goes away. */
    private readonly delivered: Promise<void>,
  ) {
    const { columns } = sheet;
    const footer = `&L${sheet.footer.replaceAll('&', '&&')}&C第 &P 页 共 &N 页`;
    const worksheet = workbook.addWorksheet(sheet.name, {
      pageSetup: PAGE_SETUP,
      headerFooter: { oddFooter: footer },
      views: [{ state: 'frozen', ySplit: HEADING_ROWS, showGridLines: false }],
    });
    if (!isPiped(worksheet)) throw new Error('exceljs no longer shows the streams of a sheet');
    this.worksheet = worksheet;
    this.worksheet.columns = columns.map(({ width }) => ({ width }));
    // One style object per column: exceljs finds a style's number by the object, and a new one per cell costs half the time.
    this.styles = {
      line: columns.map((column) => cellStyle(column, false)),
      total: columns.map((column) => cellStyle(column, true)),
    };
  }

  async write(): Promise<void> {
    this.writeHeading();
    for await (const row of this.sheet.rows) {
      this.writeRow(row);
      if (this.rowNo % ROWS_BETWEEN_WAITS === 0) await this.waitForReader();
    }
    this.worksheet.commit();
  }

  private writeHeading(): void {
    const { title, info, columns } = this.sheet;
    this.writeSpread([title], 34, () => TITLE_STYLE);
    this.writeSpread(info, 20, (index) => infoStyle(index, info.length));
    const height = rowHeight(columns.map((column) => [column.title, column.width]));
    const row = this.nextRow(height);
    columns.forEach((column, index) => setCell(row.getCell(index + 1), column.title, HEADER_STYLE));
    row.commit();
  }

  private writeRow(row: SheetRow): void {
    switch (row.kind) {
      case 'line':
        return this.writeCells(row.cells, this.styles.line);
      case 'total':
        return this.writeCells(row.cells, this.styles.total, row.labelSpan);
      case 'band':
        return this.writeSpread([row.text], row.framed ? 26 : 20, () => (row.framed ? BAND_STYLE : NOTE_STYLE));
      case 'signatures':
        return this.writeSpread(row.texts, 40, () => SIGNATURE_STYLE);
    }
  }

  private writeCells(cells: readonly CellValue[], styles: readonly Partial<ExcelJS.Style>[], labelSpan = 0): void {
    const { columns } = this.sheet;
    const texts = columns.flatMap((column, index): [string, number][] => {
      const value = cells[index];
      return column.kind === 'text' && index >= labelSpan && typeof value === 'string' ? [[value, column.width]] : [];
    });
    const row = this.nextRow(rowHeight(texts));
    columns.forEach((column, index) => {
      if (index < labelSpan) return;
      setCell(row.getCell(index + 1), cellValue(column, cells[index] ?? null), styles[index]!);
    });
    if (labelSpan > 0) this.writeMerged(row, 1, labelSpan, String(cells[0] ?? ''), LABEL_STYLE);
    row.commit();
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
    const row = this.worksheet.getRow(++this.rowNo);
    row.height = height;
    return row;
  }

  /**
   * exceljs writes on however far behind the reader is. Its streams take chunks in order, so an empty one is through
   * when all before it are; waiting for it also gives other requests their turn.
   */
  private async waitForReader(): Promise<void> {
    for (const pipe of this.worksheet.stream.pipes) {
      const through = new Promise<void>((resolve) => {
        pipe.write('', () => resolve());
      });
      await Promise.race([through, this.delivered]);
    }
  }
}

function setCell(cell: ExcelJS.Cell, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style>): void {
  cell.value = value;
  cell.style = style;
}

function cellValue(column: SheetColumn, value: CellValue): ExcelJS.CellValue {
  if (value === null || value === '') return null;
  if (column.kind === 'text') return guardCell(String(value)).slice(0, LONGEST_TEXT);
  if (column.kind === 'money') return yuanNumber(Number(value));
  // exceljs counts the days of a date in UTC, so midnight UTC is the day itself in every zone.
  return column.kind === 'date' ? new Date(`${value}T00:00:00Z`) : Number(value);
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
