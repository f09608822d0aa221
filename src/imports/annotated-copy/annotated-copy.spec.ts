import ExcelJS from 'exceljs';
import { dateCell, rosterWorkbook, someone } from '../../../test/support/roster/roster-workbook.js';
import { REGIONS } from '../../../test/support/register/regions.js';
import { readWhole } from '../../../test/support/roster/roster-reading.js';
import { annotatedCopy } from './annotated-copy.js';

const CONTEXT = { regions: REGIONS, today: '2024-12-31' };

async function copyOf(bytes: Buffer): Promise<{ workbook: ExcelJS.Workbook; copy: Buffer }> {
  const { issues } = await readWhole(bytes, CONTEXT);
  const copy = await annotatedCopy(bytes, issues);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(copy).buffer);
  return { workbook, copy };
}

const colourOf = (cell: ExcelJS.Cell): string | undefined =>
  cell.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined;
const noteOf = (cell: ExcelJS.Cell): string =>
  typeof cell.note === 'string' ? cell.note : (cell.note?.texts?.map((it) => it.text).join('') ?? '');

describe('the annotated copy', () => {
  it('colours and explains the cells, and lists all findings', async () => {
    const bytes = await rosterWorkbook()
      .withRowsAbove('花名册')
      .person({ 身份证号: '341800198506070010', 手机号: '138', 入职日期: dateCell('2019-03-01') })
      .person(someone(3))
      .bytes();
    const { workbook } = await copyOf(bytes);
    const sheet = workbook.getWorksheet('持证社工花名册')!;
    expect(colourOf(sheet.getCell('C3'))).toBe('FFFFC7CE');
    expect(noteOf(sheet.getCell('C3'))).toContain('校验码不符');
    expect(colourOf(sheet.getCell('D3'))).toBe('FFFFEB9C');
    expect(sheet.getCell('C3').value).toBe('341800198506070010');
    expect(sheet.getCell('C3').numFmt).toBe('@');
    expect(sheet.getCell('J3').value).toEqual(new Date('2019-03-01T00:00:00Z'));
    expect(sheet.getCell('X2').value).toBe('问题说明');
    expect(sheet.getCell('X3').text).toMatch(/【身份证号】错误：.*\n【手机号】提醒：/);
    expect(sheet.getCell('X4').value).toBeNull();

    const list = workbook.getWorksheet('问题清单')!;
    expect(list.getRow(2).values).toEqual([
      undefined,
      '持证社工花名册',
      3,
      '身份证号',
      'C3',
      '错误',
      expect.stringContaining('校验码'),
      expect.any(String),
      '341800********0010',
      'identity-number-check-digit',
    ]);
    expect(list.rowCount).toBe(3);
  });

  it('can be mended and read again, as often as it takes', async () => {
    const bytes = await rosterWorkbook()
      .certified({ 工作单位: null, 备注: '=1+1' })
      .person(someone(2))
      .suspension()
      .bytes();
    const first = await copyOf(bytes);
    const second = await copyOf(first.copy);
    expect(second.workbook.getWorksheet('持证社工花名册')!.getCell('X1').value).toBe('问题说明');
    expect(second.workbook.worksheets.map((it) => it.name)).toEqual(['持证社工花名册', '停发登记', '问题清单']);
    second.workbook.getWorksheet('持证社工花名册')!.getCell('E2').value = '西林街道东门社区居民委员会';
    const mended = Buffer.from(await second.workbook.xlsx.writeBuffer());
    const { rows, suspensions, issues } = await readWhole(mended, CONTEXT);
    expect([rows.length, suspensions.length, issues]).toEqual([2, 1, []]);
    expect(rows[0]?.remark).toBe('=1+1');
  });

  it('holds nothing that computes, and no text that could', async () => {
    const bytes = await rosterWorkbook()
      .person({ 备注: '=HYPERLINK("http://example.org","x")', 工作单位: { formula: 'B2', result: 'x' } })
      .bytes();
    const { workbook } = await copyOf(bytes);
    const sheet = workbook.getWorksheet('持证社工花名册')!;
    expect(sheet.getCell('T2').value).toBe('\'=HYPERLINK("http://example.org","x")');
    expect(sheet.getCell('E2').value).toBeNull();
    expect(noteOf(sheet.getCell('E2'))).toContain('公式');
    const list = workbook.getWorksheet('问题清单')!;
    expect(list.getCell('H2').value).toBe("'=B2");
  });

  it('is made of a workbook whose header cannot be used', async () => {
    const bytes = await rosterWorkbook().withHeaders(['姓名', '姓 名', '身份证号', '工作单位']).person().bytes();
    const { workbook } = await copyOf(bytes);
    expect(colourOf(workbook.getWorksheet('持证社工花名册')!.getCell('B1'))).toBe('FFFFC7CE');
    expect(workbook.getWorksheet('问题清单')!.rowCount).toBeGreaterThan(2);
  });

  it('leaves a row far below where it stands', async () => {
    const bytes = await rosterWorkbook()
      .person()
      .edited((it) => (it.worksheets[0]!.getCell('B200000').value = '李四'))
      .bytes();
    const started = Date.now();
    const { workbook } = await copyOf(bytes);
    expect(workbook.getWorksheet('持证社工花名册')!.getCell('B200000').value).toBe('李四');
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('does not unfold a drop-down set for whole columns', async () => {
    const bytes = await rosterWorkbook()
      .person({ 单位类别: '某类' })
      .edited((it) => {
        const rule = { type: 'list' as const, formulae: ['"甲,乙"'] };
        it.worksheets[0]!.dataValidations.add('A1:T1048576', rule);
      })
      .bytes();
    const { issues } = await readWhole(bytes, CONTEXT);
    const started = Date.now();
    await annotatedCopy(bytes, issues);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
