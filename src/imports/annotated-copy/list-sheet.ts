import type ExcelJS from 'exceljs';
import { guardCell } from '../../exports/cell-guard.js';
import { PAGE_SETUP } from '../../exports/sheet-style.js';

const BLUE: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } };

export function headerStyle(): Partial<ExcelJS.Style> {
  return { numFmt: '@', font: { bold: true }, fill: BLUE, alignment: { wrapText: true, vertical: 'middle' } };
}

/** A sheet of the copy that the bureau's workbook did not have: its heading stays in view and on every page. */
export function listSheet(
  writer: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  columns: readonly { header: string; width: number }[],
): ExcelJS.Worksheet {
  const sheet = writer.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { ...PAGE_SETUP, printTitlesRow: '1:1' },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const header = sheet.addRow(columns.map((column) => column.header));
  header.eachCell((cell) => (cell.style = headerStyle()));
  header.commit();
  return sheet;
}

/** Texts as cells of such a sheet; null stays empty. */
export function textCells(texts: readonly (string | null)[]): (string | null)[] {
  return texts.map((text) => (text === null ? null : guardCell(text)));
}
