import { isDate, isMonth } from '../../common/values/months.js';
import { unguardCell } from '../../exports/cell-guard.js';
import type { RawCell } from '../../workbooks/workbook-reader.js';

/** From what a cell holds to what it means. Pure; null is "cannot be read". */

/** Zero-width characters, direction marks and soft hyphens: they come along when text is copied from web pages and chats. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\p{Cc}]/gu;
const SPACES = /\s+/gu;
/** What people write into a cell that has nothing to say. */
const PLACEHOLDERS = new Set(['/', '-', '--', '—', '——', '－', '–', '无', '暂无']);

/** Text as it was meant: invisible characters gone, runs of spaces and line breaks made one. */
export function cleanText(text: string): string {
  // Nearly every cell is clean already, and this runs for each of millions.
  if (/^[\u4E00-\u9FFF\w-]*$/.test(text)) return PLACEHOLDERS.has(text) ? '' : text;
  const clean = unguardCell(text.trim().replaceAll(SPACES, ' ').replaceAll(INVISIBLE, '')).trim();
  return PLACEHOLDERS.has(clean) ? '' : clean;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** Excel's serial number as `YYYY-MM-DD`; a part of a day is dropped. Null outside 1900 to 2199. */
export function dateOfSerial(serial: number, date1904: boolean): string | null {
  let day = Math.floor(serial + 1e-9);
  if (date1904) day += 1462;
  // The 1900 count holds a 29 February 1900 that never was (kept from Lotus 1-2-3), so earlier days are one off.
  else if (day < 60) day += 1;
  if (!(day >= 2 && day <= 109_574)) return null;
  // A roster of 100 000 rows holds 500 000 dates and a few thousand days.
  let date = DAYS.get(day);
  if (date === undefined) {
    date = new Date(Date.UTC(1899, 11, 30) + day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
    DAYS.set(day, date);
  }
  return date;
}

const DAYS = new Map<number, string>();

const DATE_TEXT =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]|(\d{2})(\d{2}))$/;
/** A clock time after the date, as exports and ISO 8601 cells write it. */
const TIME_TAIL = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const MONTH_TEXT = /^(\d{4})(?:-(\d{1,2})|\/(\d{1,2})|\.(\d{1,2})|年(\d{1,2})月份?|(\d{2}))$/;

/** `2023-09-01`, `2023/9/1`, `2023.9.1`, `2023年9月1日`, `20230901` (domain.md §8), with full-width digits as well. */
export function dateOfText(text: string): string | null {
  // As with serial numbers, many rows hold few days.
  let date = DATES.get(text);
  if (date === undefined) {
    date = parsedDate(text);
    // A file that invents texts without end must not fill the memory.
    if (text.length < 20 && DATES.size < 20_000) DATES.set(text, date);
  }
  return date;
}

const DATES = new Map<string, string | null>();

function parsedDate(text: string): string | null {
  const plain = text.normalize('NFKC').replace(TIME_TAIL, '').replaceAll(' ', '');
  const parts = DATE_TEXT.exec(plain);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).filter((part) => part !== undefined);
  const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDate(date) && year! >= '1900' && year! < '2200' ? date : null;
}

/** `2023-09`, `2023/9`, `2023.9`, `2023年9月`, `202309`, or any date, which stands for its month. */
export function monthOfText(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(' ', '');
  const parts = MONTH_TEXT.exec(plain);
  if (!parts) return dateOfText(text)?.slice(0, 7) ?? null;
  const [year, month] = parts.slice(1).filter((part) => part !== undefined);
  const text7 = `${year}-${month!.padStart(2, '0')}`;
  return isMonth(text7) && year! >= '1900' && year! < '2200' ? text7 : null;
}

export interface DateReading {
  date: string;
  /** The cell is a bare number that is a date only by guess. */
  guessed: boolean;
}

/** A bare number of this range is far more likely a day than anything else in a date column: 1950 to 2099. */
const LIKELY_SERIALS = { from: 18_264, to: 73_050 };

export function dateOfCell(cell: RawCell, date1904: boolean): DateReading | null {
  if (cell.kind === 'date') return exact(dateOfSerial(Number(cell.text), date1904));
  if (cell.kind === 'text') return exact(dateOfText(cleanText(cell.text)));
  if (cell.kind !== 'number') return null;
  const number = Number(cell.text);
  const digits = exact(dateOfText(String(number)));
  if (digits) return digits;
  if (number < LIKELY_SERIALS.from || number > LIKELY_SERIALS.to) return null;
  const date = dateOfSerial(number, date1904);
  return date === null ? null : { date, guessed: true };
}

function exact(date: string | null): DateReading | null {
  return date === null ? null : { date, guessed: false };
}

export function monthOfCell(cell: RawCell, date1904: boolean): string | null {
  if (cell.kind === 'date') return dateOfSerial(Number(cell.text), date1904)?.slice(0, 7) ?? null;
  if (cell.kind === 'text') return monthOfText(cleanText(cell.text));
  // 2023.1 may be January or October: Excel has dropped the zero.
  return cell.kind === 'number' && /^\d+$/.test(cell.text) ? monthOfText(cell.text) : null;
}

const AMOUNT = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/;

/** Yuan with at most two decimals as integer fen, put together from digits so that no fraction is ever rounded. */
export function fenOfCell(cell: RawCell): number | null {
  let yuan: string;
  if (cell.kind === 'number') {
    const number = Number(cell.text);
    // What Excel shows and means has 15 digits; 100.1 may stand in the file as 100.09999999999999.
    yuan = Number.isFinite(number) ? String(Number(number.toPrecision(15))) : '';
  } else if (cell.kind === 'text') {
    yuan = cleanText(cell.text)
      .normalize('NFKC')
      .replace(/^[¥￥]/, '')
      .replace(/元$/, '')
      .trim();
    if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(yuan)) yuan = yuan.replaceAll(',', '');
  } else return null;
  const parts = AMOUNT.exec(yuan);
  if (!parts) return null;
  const fen = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  // The ledger holds amounts as 32-bit integers.
  return fen > 0 && fen <= 2_000_000_000 ? fen : null;
}

export type NumberDamage = 'damaged' | 'decimal' | 'full-width';

/** A number that is really a text (identity, phone, account, certificate), without spaces; or how Excel spoiled it. */
export function digitsOfCell(cell: RawCell): { text: string; damage: NumberDamage | null } {
  if (cell.kind === 'number' || cell.kind === 'date') {
    const number = Number(cell.text);
    // Excel keeps 15 significant digits; whatever came after them is zeros now.
    const intact = Number.isSafeInteger(number) && Math.abs(number) < 1e15;
    return intact ? { text: String(number), damage: null } : { text: cell.text, damage: 'damaged' };
  }
  const text = cleanText(cell.text)
    .replace(/^['‘’`]/, '')
    .replaceAll(' ', '');
  if (/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/.test(text)) {
    return { text: text.normalize('NFKC'), damage: 'full-width' };
  }
  if (/^\d+(\.\d+)?E\+?\d+$/i.test(text) && /[.+]/.test(text)) return { text, damage: 'damaged' };
  if (/^\d+\.0+$/.test(text)) return { text, damage: 'decimal' };
  return { text, damage: null };
}

const YES = new Set(['是', '对', 'y', 'yes', 'true', '1', '√', '✓']);
const NO = new Set(['否', '不是', 'n', 'no', 'false', '0', '×', '']);

export function yesNoOfCell(cell: RawCell): boolean | null {
  const text = cleanText(cell.text).normalize('NFKC').toLowerCase();
  if (YES.has(text)) return true;
  return NO.has(text) ? false : null;
}
