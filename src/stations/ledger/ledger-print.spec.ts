import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { ledgerSheets, type LedgerStation } from './ledger-sheets.js';

/** A4's long side less the margins that the workbook states, in pixels of a screen. */
const A4 = 9;
const LONG_SIDE_INCHES = 297 / 25.4;
const PIXELS_PER_INCH = 96;
/** Of a digit of the default font, as `print-size.spec.ts` has them: Excel, LibreOffice, and that without Arial. */
const DIGIT_PIXELS = [7, 7.42, 8.48];
const LEAST_POINTS = 8;
/** exceljs states no column of this width. */
const DEFAULT_WIDTH = 9;

/** As wide as stations are in the registers of Xuancheng. */
const STATION: LedgerStation = {
  countyName: '宣城经济技术开发区',
  townshipName: '金坝街道',
  kind: 'station',
  name: '宣城市宣州区金坝街道社会工作服务站',
  foundedOn: '2021-06-01',
  hostName: '宣州区金坝街道办事处',
  operatorName: '合肥博爱社会工作发展中心',
  premisesSqm: 120.25,
  address: '宣城市宣州区金坝街道锦城北路128号便民服务中心二楼',
  contactPhone: '0563-3021234、13900001234',
  populationServed: 132_500,
  sign: '金坝街道社会工作服务站',
  grade: 'provincial',
  gradedOn: '2023-05-01',
  stars: 5,
  managerName: '欧阳站长',
  closedOn: '2024-12-31',
  remark: '含儿童之家',
};

async function sheetsOf(): Promise<ExcelJS.Worksheet[]> {
  const sheets = ledgerSheets({
    regionName: '宣城市',
    departmentName: '宣城市民政局',
    preparedOn: '2024-12-31',
    stations: [STATION],
    staff: [
      {
        countyName: STATION.countyName,
        townshipName: STATION.townshipName,
        stationName: STATION.name,
        workerName: '欧阳某某',
        identityNumber: '341802199001010000',
        startOn: '2023-01-01',
        endOn: null,
      },
    ],
    masked: false,
  });
  const file = new PassThrough();
  const [bytes] = await Promise.all([buffer(file), writeWorkbook(sheets, file, '民政局')]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook.worksheets;
}

describe('社工站台账 as it is printed', () => {
  it('has the 16 columns that are fixed, in their order', async () => {
    const [stations] = await sheetsOf();
    expect((stations!.getRow(3).values as unknown[]).slice(1)).toEqual([
      '序号',
      '类别',
      '所属县（市、区）',
      '乡镇（街道）',
      '站点名称',
      '成立日期',
      '主办单位',
      '承接机构',
      '场地面积（㎡）',
      '标牌',
      '特色等级',
      '评定日期',
      '星级',
      '负责人',
      '撤销日期',
      '备注',
    ]);
  });

  it('is one page of A4 wide, with its heading on every page and each page numbered', async () => {
    const sheets = await sheetsOf();
    expect(sheets).toHaveLength(3);
    for (const { pageSetup, headerFooter } of sheets) {
      expect(pageSetup).toMatchObject({
        paperSize: A4,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:3',
      });
      expect(headerFooter.oddFooter).toContain('第 &P 页 共 &N 页');
    }
  });

  it.each(DIGIT_PIXELS)(
    'prints what stands in a cell in 8 points or more where a digit has %d pixels',
    async (digit) => {
      for (const sheet of await sheetsOf()) {
        const { left, right } = sheet.pageSetup.margins!;
        const pixels = sheet.columns.reduce(
          (sum, { width }) => sum + ((256 * (width ?? DEFAULT_WIDTH) + Math.trunc(128 / digit)) / 256) * digit,
          0,
        );
        const scale = Math.min(1, ((LONG_SIDE_INCHES - left - right) * PIXELS_PER_INCH) / pixels);
        const sizes = [...(sheet.getRow(3).values as unknown[])].flatMap((_, at) =>
          at === 0 ? [] : [sheet.getCell(3, at).font.size!, sheet.getCell(4, at).font.size!],
        );
        expect(scale * Math.min(...sizes)).toBeGreaterThanOrEqual(LEAST_POINTS);
      }
    },
  );

  it('has room for whole dates and marks, which are made smaller where they do not fit', async () => {
    const [stations] = await sheetsOf();
    const widths = Object.fromEntries(
      stations!.columns.map(({ width }, at) => [stations!.getCell(3, at + 1).text, width ?? DEFAULT_WIDTH]),
    );
    // A digit of 宋体 at 10 points has 6.7 pixels, a Chinese character twice that; 5 pixels of a cell stay empty.
    const needs: Record<string, number> = {
      成立日期: 10 * 6.7,
      评定日期: 10 * 6.7,
      撤销日期: 10 * 6.7,
      特色等级: 8 * 6.7,
    };
    for (const [header, pixels] of Object.entries(needs))
      expect(widths[header]! * 7).toBeGreaterThanOrEqual(pixels + 2);
  });
});
