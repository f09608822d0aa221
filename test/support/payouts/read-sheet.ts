import ExcelJS from 'exceljs';

const TITLE_ROWS = 3;

/** What a sheet says below its header, each row from its first cell on; merged cells once. */
export async function readSheet(content: Buffer, name: string): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet(name)!;
  return sheet.getRows(TITLE_ROWS + 1, sheet.rowCount - TITLE_ROWS)!.map((row) => {
    const cells: unknown[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.master === cell) cells.push(cell.value);
    });
    return cells;
  });
}
