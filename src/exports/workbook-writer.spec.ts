import { randomBytes } from 'node:crypto';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { ROSTER_SHEETS } from '../imports/roster/roster-rows.js';
import { rosterSheets } from './people/roster-sheet.js';
import { rowsOf, type Sheet, type SheetRow } from './sheet.js';
import { writeWorkbook } from './workbook-writer.js';

function aSheet(rows: Sheet['rows'], given: Partial<Sheet> = {}): Sheet {
  return {
    name: '发放表',
    title: '测试发放表',
    info: ['发放单位：民政局', '金额单位：元'],
    columns: [
      { title: '序号', kind: 'count', width: 6 },
      { title: '身份证号', kind: 'text', width: 18 },
      { title: '批准日期', kind: 'date', width: 11 },
      { title: '本次金额（元）', kind: 'money', width: 14 },
    ],
    rows,
    footer: 'A&B',
    ...given,
  };
}

function aLine(text = '34180019900101002X', fen = 140950): SheetRow {
  return { kind: 'line', cells: [1, text, '2024-02-29', fen] };
}

async function writtenAndRead(sheets: Sheet[]): Promise<ExcelJS.Workbook> {
  const file = new PassThrough();
  const [bytes] = await Promise.all([buffer(file), writeWorkbook(sheets, file, '民政局')]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

describe('the workbook as Excel reads it', () => {
  it('identity numbers are text, amounts numbers with two decimals, dates dates', async () => {
    const rows: SheetRow[] = [aLine(), { kind: 'total', labelSpan: 3, cells: ['合计', null, null, 140950] }];
    const sheet = (await writtenAndRead([aSheet(rows)])).getWorksheet('发放表')!;
    const [identity, date, amount] = ['B4', 'C4', 'D4'].map((address) => sheet.getCell(address));
    expect([identity!.value, identity!.numFmt, identity!.type]).toEqual([
      '34180019900101002X',
      '@',
      ExcelJS.ValueType.String,
    ]);
    expect([date!.value, date!.numFmt]).toEqual([new Date('2024-02-29T00:00:00Z'), 'yyyy-mm-dd']);
    expect([amount!.value, amount!.numFmt]).toEqual([1409.5, '#,##0.00']);
    expect([sheet.getCell('A5').value, sheet.getCell('B5').isMerged, sheet.getCell('D5').value]).toEqual([
      '合计',
      true,
      1409.5,
    ]);
    expect(sheet.getCell('C5').border.right).toEqual({ style: 'thin' });
  });

  it('prints on A4 landscape, one page wide, with header and page number on every page', async () => {
    const sheet = (await writtenAndRead([aSheet([aLine()])])).getWorksheet('发放表')!;
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
    });
    expect(sheet.headerFooter.oddFooter).toBe('&LA&&B&C第 &P 页 共 &N 页');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.getColumn(2).width).toBe(18);
    expect(sheet.getCell('D1').master.address).toBe('A1');
  });

  it('states widths by a font that is everywhere', async () => {
    const file = new PassThrough();
    const [bytes] = await Promise.all([buffer(file), writeWorkbook([aSheet([aLine()])], file, '民政局')]);
    const styles = await (await JSZip.loadAsync(bytes)).file('xl/styles.xml')!.async('string');
    expect(/<font>(.*?)<\/font>/.exec(styles)![1]).toContain('<sz val="10"/><name val="Arial"/>');
  });

  it('no text becomes a formula', async () => {
    const rows: SheetRow[] = [aLine('=1+1'), { kind: 'band', framed: true, text: '@SUM(A1)' }];
    const sheet = (await writtenAndRead([aSheet(rows, { title: '=2+2' })])).getWorksheet('发放表')!;
    expect(['A1', 'B4', 'A5'].map((address) => sheet.getCell(address).value)).toEqual(["'=2+2", "'=1+1", "'@SUM(A1)"]);
  });

  it('a row is as high as its wrapped text needs', async () => {
    const sheet = (await writtenAndRead([aSheet([aLine('短'), aLine('长'.repeat(40)), aLine('一\n二')])])).getWorksheet(
      1,
    )!;
    expect([4, 5, 6].map((rowNo) => sheet.getRow(rowNo).height)).toEqual([21.5, 75.5, 35]);
  });
});

describe('streaming', () => {
  it('rows that cannot be had leave no whole file behind', async () => {
    const file = new PassThrough();
    const read = buffer(file).then(
      () => 'whole',
      () => 'broken',
    );
    const rows = rowsOf(async function* () {
      yield aLine();
      await Promise.resolve();
      throw new Error('the query failed');
    });
    await expect(writeWorkbook([aSheet(rows)], file, '民政局')).rejects.toThrow('the query failed');
    expect(await read).toBe('broken');
  });

  it('a reader who goes away stops the reading of rows', async () => {
    let rowCount = 0;
    const rows = rowsOf(async function* () {
      for (; rowCount < 200_000; rowCount++) yield aLine(`${Math.random()}`);
    });
    const file = new Writable({
      write: (_chunk, _encoding, done) => done(new Error('the client hung up')),
    });
    await expect(writeWorkbook([aSheet(rows)], file, '民政局')).rejects.toThrow('the client hung up');
    expect(rowCount).toBeLessThan(20_000);
  });

  // Text that does not compress, since a few megabytes fit between the rows and the reader.
  it('a slow reader holds the rows back', async () => {
    let rowCount = 0;
    const rows = rowsOf(async function* () {
      for (; rowCount < 50_000; rowCount++) yield aLine(randomBytes(500).toString('hex'));
    });
    const file = new Writable({ write: () => undefined });
    const writing = writeWorkbook([aSheet(rows)], file, '民政局').catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(rowCount).toBeLessThan(20_000);
    file.destroy(new Error('enough'));
    expect(await writing).toBe('enough');
  });
});

describe('花名册', () => {
  it('has the sheets and columns of the import format', async () => {
    const sheets = rosterSheets({
      regionName: '宣城市',
      departmentName: '民政局',
      preparedOn: '2024-04-01',
      rows: [
        {
          name: '测试甲',
          identityNumber: '341800199001010011',
          identityKind: null,
          phone: null,
          organizationName: '锦城社区',
          organizationKind: 'urban_community',
          registrarName: null,
          countyName: '宣州区',
          townshipName: '鳌峰街道',
          startOn: '2021-07-01',
          endOn: null,
          level: 'junior',
          certificateNo: '001',
          approvedOn: '2022-11-08',
          declaredOn: null,
          registeredOn: null,
          registrationEndOn: null,
          bankName: null,
          bankAccount: '6217',
          bankCode: null,
          staffing: 'committee_member',
          remark: '',
        },
      ],
      suspensions: [{ identityNumber: '341800199001010011', fromMonth: '2024-01', toMonth: null, reason: '停薪留职' }],
      revocations: [],
      pastPayments: [
        {
          identityNumber: '341800199001010011',
          kind: 'award',
          level: 'junior',
          month: null,
          amountFen: 100000,
          paidOn: null,
        },
      ],
    });
    const workbook = await writtenAndRead(sheets);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(Object.values(ROSTER_SHEETS));
    const roster = workbook.worksheets[0]!;
    const header: string[] = [];
    roster.getRow(3).eachCell((cell) => header.push(cell.text));
    expect(header.join(' | ')).toBe(
      '序号 | 姓名 | 身份证号 | 手机号 | 工作单位 | 单位类别 | 登记机关 | 所属县（市、区） | 乡镇（街道） | 入职日期 | 离职日期 | 证书级别 | ' +
        '证书管理号 | 批准日期 | 申报日期 | 登记日期 | 登记有效期至 | 开户行 | 银行账号 | 备注 | 联行号 | 用工性质 | 证件类型',
    );
    expect(roster.getCell('V4').value).toBe('村（居）两委');
    expect(roster.getCell('F4').value).toBe('城市社区');
    expect(roster.getCell('J4').value).toEqual(new Date('2021-07-01T00:00:00Z'));
    expect(roster.getCell('D4').value).toBeNull();
    expect(workbook.worksheets[3]!.getCell('E4').value).toBe(1000);
  });
});
