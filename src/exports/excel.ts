import type { Stream } from 'node:stream';
import type ExcelJS from 'exceljs';

/** exceljs is a tenth of all that a start would load, and only whoever writes the first sheet needs it. */
async function excel(): Promise<typeof ExcelJS> {
  return (await import('exceljs')).default;
}

/** A workbook that goes out to `stream` row by row; exceljs itself listens for its errors only at the very end. */
export async function streamedWorkbook(stream: Stream): Promise<ExcelJS.stream.xlsx.WorkbookWriter> {
  const { WorkbookWriter } = (await excel()).stream.xlsx;
  return new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
}

/** A workbook in memory, for what the streaming one cannot do. */
export async function workbookInMemory(): Promise<ExcelJS.Workbook> {
  const { Workbook } = await excel();
  return new Workbook();
}
