import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type ExcelJS from 'exceljs';
import { heard } from '../common/heard.js';
import { yuanNumber } from '../common/values/money.js';
import { streamedWorkbook } from './excel.js';

/** Text, or an amount that becomes a number with two decimals. */
export type GridCell = string | { fen: number };

const TEXT: Partial<ExcelJS.Style> = { numFmt: '@' };
const YUAN: Partial<ExcelJS.Style> = { numFmt: '0.00' };

/**
 * A bare table as an xlsx file, without title, frames or guards, for programs that read it: a bank's import takes the first
 * row for the column titles and an apostrophe for a part of the name. Text cells are typed as text and never evaluated.
 */
export async function gridWorkbook(sheetName: string, grid: Iterable<readonly GridCell[]>): Promise<Buffer> {
  const stream = heard(new PassThrough());
  const bytes = buffer(stream);
  const workbook = await streamedWorkbook(stream);
  const worksheet = workbook.addWorksheet(sheetName);
  for (const cells of grid) {
    const row = worksheet.addRow(cells.map((cell) => (typeof cell === 'string' ? cell : yuanNumber(cell.fen))));
    cells.forEach((cell, index) => {
      row.getCell(index + 1).style = typeof cell === 'string' ? TEXT : YUAN;
    });
    row.commit();
  }
  worksheet.commit();
  await workbook.commit();
  return bytes;
}
