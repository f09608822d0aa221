import type { Alignment, Borders, Font, PageSetup, Style } from 'exceljs';
import type { SheetColumn } from './sheet.js';

/** 宋体 is on every office machine that will open these sheets; elsewhere another Chinese face steps in for it. */
function font(size: number, bold = false): Partial<Font> {
  return { name: '宋体', size, bold, charset: 134 };
}

/**
 * The font by whose digits the widths of columns are stated: 7 pixels on every office machine, and elsewhere by a face of the same
 * widths. With exceljs's own, Calibri, a machine that lacks it made columns a third wider and the print as much smaller.
 */
export const DEFAULT_FONT: Partial<Font> = { name: 'Arial', size: 10, family: 2 };

const FRAME: Partial<Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

const BODY_SIZE = 10;

/** Text format, so that a long number typed over the cell stays text as well. */
const FORMATS = { text: '@', number: '@', count: '0', money: '#,##0.00', date: 'yyyy-mm-dd' } as const;

function alignment(column: SheetColumn): Partial<Alignment> {
  // A wrapped number would be cut to its first digits, so only text wraps; a number that does not fit is made smaller than be ###.
  const wrapText = column.kind === 'text';
  const horizontal = column.align ?? (column.kind === 'money' ? 'right' : 'left');
  return { horizontal, vertical: 'middle', ...(wrapText ? { wrapText } : { shrinkToFit: true }) };
}

export function cellStyle(column: SheetColumn, bold: boolean): Partial<Style> {
  return { font: font(BODY_SIZE, bold), numFmt: FORMATS[column.kind], alignment: alignment(column), border: FRAME };
}

function textStyle(size: number, bold: boolean, align: Partial<Alignment>, border?: Partial<Borders>): Partial<Style> {
  return { font: font(size, bold), numFmt: '@', alignment: { vertical: 'middle', ...align }, border };
}

export const TITLE_STYLE = textStyle(18, true, { horizontal: 'center' });
export const HEADER_STYLE = textStyle(BODY_SIZE, true, { horizontal: 'center', wrapText: true }, FRAME);
export const LABEL_STYLE = textStyle(BODY_SIZE, true, { horizontal: 'center' }, FRAME);
/** Of the body's characters a line holds, how many of the band's bold ones it does. */
export const BAND_SHARE = 0.87;
export const BAND_STYLE = textStyle(11, true, { horizontal: 'left', wrapText: true }, FRAME);
export const NOTE_STYLE = textStyle(9, false, { horizontal: 'left', wrapText: true });
export const SIGNATURE_STYLE = textStyle(11, false, { horizontal: 'left' });

/** The first of several texts spread over a line starts at the left edge, the last ends at the right one. */
export function infoStyle(index: number, count: number): Partial<Style> {
  const horizontal = index === 0 ? 'left' : index === count - 1 ? 'right' : 'center';
  return textStyle(BODY_SIZE, false, { horizontal });
}

/** Rows above the data: title, info line, header. They stay in view and are printed on every page. */
export const HEADING_ROWS = 3;

/** A4 landscape, one page wide, as many pages long as it takes; a narrow sheet stands in the middle. */
export const PAGE_SETUP: Partial<PageSetup> = {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- exceljs declares PaperSize.A4 but exports no value
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  printTitlesRow: `1:${HEADING_ROWS}`,
  margins: { left: 0.3, right: 0.3, top: 0.5, bottom: 0.65, header: 0.3, footer: 0.3 },
};

/** The same on A3, whose number (ECMA-376 part 1, §18.3.1.63) exceljs does not name. */
export const PAGE_SETUP_A3: Partial<PageSetup> = { ...PAGE_SETUP, paperSize: 8 as PageSetup['paperSize'] };

/**
 * Pixels of a character at the body size, rounded up: Chinese ones are square, the rest take half; a little more in the face that steps in
 * for 宋体, and a line too many is better than one that is cut off.
 */
const WIDE = 13.4;
const NARROW = 8;
/** The same in the widest face that steps in: over several lines its breaks come earlier, and a line more than counted would be cut off. */
const NARROW_ELSEWHERE = 8.5;
/** A column of width 1 holds one digit of the default font, 7 pixels. */
const COLUMN_UNIT = 7;
const WIDE_FROM = 0x2e7f;
const NEW_LINE = 10;
/** Marks that Chinese setting never puts first in a line, or last: the character before goes down with them. */
const NEVER_FIRST = '，。、；：！？）”’》…';
const NEVER_LAST = '（“‘《';

/** Lines that a wrapped text takes in a column. */
export function linesOf(text: string, columnWidth: number): number {
  const room = columnWidth * COLUMN_UNIT;
  // Most texts fit, whatever they are made of.
  if (text.length * WIDE <= room && !text.includes('\n')) return 1;
  if (fitsOneLine(text, room)) return 1;
  let lines = 1;
  let pixels = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEW_LINE) {
      lines += 1;
      pixels = 0;
      continue;
    }
    // The second half of a character that takes two.
    if (isSecondHalf(code)) continue;
    const width = widthOf(code);
    pixels += width;
    if (pixels > room) {
      lines += 1;
      pixels = width;
      if (goesDownWith(text, at)) pixels += widthOf(text.charCodeAt(at - 1));
    }
  }
  return lines;
}

function fitsOneLine(text: string, room: number): boolean {
  let pixels = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEW_LINE) return false;
    if (!isSecondHalf(code)) pixels += code > WIDE_FROM ? WIDE : NARROW;
  }
  return pixels <= room;
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Of a character in a text of several lines. */
function widthOf(code: number): number {
  return code > WIDE_FROM ? WIDE : NARROW_ELSEWHERE;
}

/** Whether the character before `at` may not be left behind at the end of a line. */
function goesDownWith(text: string, at: number): boolean {
  return at > 0 && (NEVER_FIRST.includes(text.charAt(at)) || NEVER_LAST.includes(text.charAt(at - 1)));
}

export const LINE_HEIGHT = 13.5;

/**
 * Height in points of a row whose longest text takes so many lines. It is stated in the file, because not every office
 * program works it out on opening; 409 points are the most that a row may have.
 */
export function heightOfLines(lines: number): number {
  return Math.min(409, 8 + lines * LINE_HEIGHT);
}
