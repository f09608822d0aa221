import { createRequire } from 'node:module';
import { rowXml } from './row-xml.js';

/** What exceljs itself would write for the row: its own writer of rows, which its types leave out. */
interface RowWriter {
  toXml(model: object): string;
}
const RowXform = createRequire(import.meta.url)('exceljs/lib/xlsx/xform/sheet/row-xform.js') as new () => RowWriter;
const NULL = 0;
const NUMBER = 2;
const STRING = 3;

function byExceljs(rowNo: number, height: number, values: readonly (string | number | null)[]): string {
  const cells = values.map((value, index) => ({
    address: `${index < 26 ? '' : 'A'}${String.fromCharCode(65 + (index % 26))}${rowNo}`,
    styleId: index + 1,
    type: value === null ? NULL : typeof value === 'number' ? NUMBER : STRING,
    value,
  }));
  return new RowXform().toXml({ number: rowNo, height, min: 1, max: values.length, cells });
}

describe('rowXml', () => {
  it.each([
    [['王芳', 1, null, 200.5, '']],
    [['<甲&乙>"丙"\'丁\'', '两\n行', '退格\u0008与\u007F删除', '\u000B\u000C\u001F', '制表\t']],
    [Array.from({ length: 28 }, (_, n) => n)],
    [[-0.01, 1e21, 0, 99_999_999.99]],
  ])('writes a row as exceljs would: %j', (values) => {
    const styleIds = values.map((_, index) => index + 1);
    expect(rowXml(7, 21.5, styleIds, values)).toBe(byExceljs(7, 21.5, values));
  });
});
