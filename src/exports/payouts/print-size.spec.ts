import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { aLine, aPayout, SETTINGS } from '../../../test/support/payouts/sheet-lines.js';
import { noticeSheet } from './notice-sheet.js';
import { detailSheet } from './payout-details.js';
import { payoutSheets } from './payout-workbook.js';
import { reviewSheet } from './review-sheet.js';
import type { Sheet } from '../sheet.js';
import { writeWorkbook } from '../workbook-writer.js';

/** Long sides in inches, by the number that a workbook gives the paper. */
const PAGE_INCHES: Record<number, number> = { 8: 420 / 25.4, 9: 297 / 25.4 };
const PIXELS_PER_INCH = 96;
/**
 * Of a digit of Arial 10, by which widths are stated: rounded on a screen of Windows, as it is in LibreOffice, and of what LibreOffice
 * takes where neither Arial nor a face of its widths is there (DejaVu Sans).
 */
const DIGIT_PIXELS = { Excel: 7, LibreOffice: 7.42, 'LibreOffice without Arial': 8.48 };
/** exceljs states no column of this width. */
const DEFAULT_WIDTH = 9;
/** What officers can still read without their glasses, in points. */
const LEAST_POINTS = 8;

/** Pixels of a column by its stated width (ECMA-376 part 1, §18.3.1.13). */
function pixelsOf(width: number, digit: number): number {
  return ((256 * width + Math.trunc(128 / digit)) / 256) * digit;
}

async function printed(sheet: Sheet, digit: number): Promise<{ points: number; heights: Set<number> }> {
  const file = new PassThrough();
  const [bytes] = await Promise.all([buffer(file), writeWorkbook([sheet], file, '民政局')]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const worksheet = workbook.worksheets[0]!;
  const { left, right } = worksheet.pageSetup.margins!;
  const pixels = worksheet.columns.reduce((sum, { width }) => sum + pixelsOf(width ?? DEFAULT_WIDTH, digit), 0);
  const scale = Math.min(1, ((PAGE_INCHES[worksheet.pageSetup.paperSize!]! - left - right) * PIXELS_PER_INCH) / pixels);
  const rows = [worksheet.getRow(4), worksheet.getRow(5)];
  return {
    points: scale * rows[0]!.getCell(2).font.size!,
    heights: new Set(rows.map(({ height }) => height)),
  };
}

/** What the money of a region comes from, in equal parts but for the first. */
function sharesOf(count: number): { source: string; share: number }[] {
  const names = [
    '省级福彩公益金',
    '市级财政',
    '县级财政',
    '乡镇自筹',
    '社会捐赠',
    '中央财政',
    '省级财政',
    '村级自筹',
  ].slice(0, count);
  const share = Math.floor(10_000 / count);
  return names.map((source, n) => ({ source, share: n === 0 ? 10_000 - share * (count - 1) : share }));
}

describe('sheets as they are printed, 明细与依据 on A3 and all others on A4', () => {
  const lines = [aLine(), aLine({ workerId: 'second', organizationName: '鳌峰街道锦城社区居民委员会社工站' })];
  const input = aPayout(lines, {
    variance: { previousPayoutNo: null, previousTotalFen: 0, lines: [] },
    seal: { lineCount: 2, grossFen: 40000, nettedFen: 0, sha256: 'ab', sealedOn: '2024-04-02' },
  });
  const notice = { ...input, noticeFrom: '2024-04-02', noticeTo: '2024-04-09', workingDays: 5, settings: SETTINGS };
  const sheets = [
    ...payoutSheets(input),
    noticeSheet(notice),
    detailSheet({ ...input, explained: lines }),
    reviewSheet({ ...input, lookedFor: '', rows: lines.map((line) => ({ ...line, kindName: '账号变更', note: '' })) }),
  ];

  it.each(sheets.map((sheet) => [sheet.name, sheet] as const))(
    '%s: body text of 8 points or more',
    async (_, sheet) => {
      for (const digit of Object.values(DIGIT_PIXELS)) {
        expect((await printed(sheet, digit)).points).toBeGreaterThanOrEqual(LEAST_POINTS);
      }
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '汇总 with %i sources of the money: body text of 8 points or more',
    async (count) => {
      const shared = { ...input, sources: sharesOf(count) };
      const summary = payoutSheets(shared).find(({ name }) => name === '汇总')!;
      for (const digit of Object.values(DIGIT_PIXELS)) {
        expect((await printed(summary, digit)).points).toBeGreaterThanOrEqual(LEAST_POINTS);
      }
    },
  );

  it.each(['发放表', '公示表'])('%s: a long name makes no line higher than the next', async (name) => {
    const sheet = sheets.find((each) => each.name === name)!;
    expect((await printed(sheet, DIGIT_PIXELS.Excel)).heights.size).toBe(1);
  });
});
