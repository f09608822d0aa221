import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { aLine, aPayout, SETTINGS } from '../../../test/support/payouts/sheet-lines.js';
import { noticeSheet } from './notice-sheet.js';
import { detailSheet } from './payout-details.js';
import { payoutSheets } from './payout-workbook.js';
import type { Sheet } from '../sheet.js';
import { writeWorkbook } from '../workbook-writer.js';

/** A4, long side, in inches. */
const PAGE_INCHES = 297 / 25.4;
const PIXELS_PER_INCH = 96;
/** Of a digit of the default font, Calibri 11, by which widths are stated. */
const DIGIT_PIXELS = 7;
/** exceljs states no column of this width. */
const DEFAULT_WIDTH = 9;
/** What officers can still read without their glasses, in points. */
const LEAST_POINTS = 8;

/** Pixels of a column by its stated width (ECMA-376 part 1, §18.3.1.13). */
function pixelsOf(width: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / DIGIT_PIXELS)) / 256) * DIGIT_PIXELS);
}

async function printed(sheet: Sheet): Promise<{ points: number; heights: Set<number> }> {
  const file = new PassThrough();
  const [bytes] = await Promise.all([buffer(file), writeWorkbook([sheet], file, '民政局')]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const worksheet = workbook.worksheets[0]!;
  const { left, right } = worksheet.pageSetup.margins!;
  const pixels = worksheet.columns.reduce((sum, { width }) => sum + pixelsOf(width ?? DEFAULT_WIDTH), 0);
  const scale = Math.min(1, ((PAGE_INCHES - left - right) * PIXELS_PER_INCH) / pixels);
  const rows = [worksheet.getRow(4), worksheet.getRow(5)];
  return {
    points: scale * rows[0]!.getCell(2).font.size!,
    heights: new Set(rows.map(({ height }) => height)),
  };
}

describe('sheets on A4 landscape', () => {
  const lines = [aLine(), aLine({ workerId: 'second', organizationName: '鳌峰街道锦城社区居民委员会社工站' })];
  const input = aPayout(lines, {
    variance: { previousPayoutNo: null, previousTotalFen: 0, lines: [] },
    seal: { lineCount: 2, grossFen: 40000, nettedFen: 0, sha256: 'ab', sealedOn: '2024-04-02' },
  });
  const notice = { ...input, noticeFrom: '2024-04-02', noticeTo: '2024-04-09', workingDays: 5, settings: SETTINGS };
  const sheets = [...payoutSheets(input), noticeSheet(notice), detailSheet({ ...input, explained: lines })];

  it.each(sheets.map((sheet) => [sheet.name, sheet] as const))(
    '%s: body text of 8 points or more',
    async (_, sheet) => {
      expect((await printed(sheet)).points).toBeGreaterThanOrEqual(LEAST_POINTS);
    },
  );

  it.each(['发放表', '公示表'])('%s: a long name makes no line higher than the next', async (name) => {
    expect((await printed(sheets.find((sheet) => sheet.name === name)!)).heights.size).toBe(1);
  });
});
