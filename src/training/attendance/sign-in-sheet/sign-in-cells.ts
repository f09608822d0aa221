import { personName } from '../../../common/values/names.js';
import { IDENTITY_HEADER, SESSION_MARK_LABEL } from '../../../exports/people/sign-in-sheet.js';
import { cleanText } from '../../../imports/reading/cell-values.js';
import { columnLetters, type RawCell, type RawRow } from '../../../workbooks/workbook-reader.js';
import type { HalfDayMark } from '../../half-days/half-day-rules.js';
import type { AttendanceStatus } from '../attendance.entity.js';

/** The cells of a sheet that came back, and what they say. Pure. */

export const STATUSES: Record<string, AttendanceStatus> = {
  到课: 'present',
  到: 'present',
  出勤: 'present',
  '√': 'present',
  部分到课: 'partial',
  部分: 'partial',
  缺勤: 'absent',
  缺席: 'absent',
  旷课: 'absent',
  '×': 'absent',
  请假: 'excused',
};

/** By their titles. */
export type Columns = ReadonlyMap<string, number>;

export function textOf(cell: RawCell | undefined): string {
  return cell ? cleanText(cell.text) : '';
}

export interface Cell {
  text: string;
  /** `H4` */
  cell: string;
}

/** Of a column that the sheet need not have, empty. */
export function cellOf(row: RawRow, columns: Columns, title: string): Cell {
  const index = columns.get(title);
  if (index === undefined) return { text: '', cell: `A${row.row}` };
  return { text: textOf(row.cells[index]), cell: `${columnLetters(index)}${row.row}` };
}

/** What the one or two cells of a half-day say; whoever signed by name was there. */
export function markIn(
  [arrived, left]: readonly Cell[],
  name: string,
): { mark: HalfDayMark } | (Cell & { code: string; words: string }) {
  const read = ({ text }: Cell): AttendanceStatus | null | 'open' => {
    if (text === '') return 'open';
    if (name !== '' && personName(text) === name) return 'present';
    return STATUSES[text.normalize('NFKC')] ?? STATUSES[text] ?? null;
  };
  const came = read(arrived!);
  if (came === null || came === 'partial') {
    return { ...arrived!, code: 'unreadable-status', words: '半天的出勤应填：√（到课）、缺勤、请假，或签名。' };
  }
  if (!left) return { mark: came === 'present' ? 'attended' : (came as 'absent' | 'excused') };
  const went = read(left);
  if (came === 'absent' || came === 'excused') {
    if (went === 'open' || went === came) return { mark: came };
    return { ...left, code: 'out-without-in', words: '没有到课的不填签退，请核对。' };
  }
  if (came === 'open') return { ...arrived!, code: 'out-without-in', words: '只填了签退，没有填签到，请核对。' };
  if (went === 'open') return { mark: 'checked_in' };
  if (went === 'present') return { mark: 'attended' };
  return { ...left, code: 'unreadable-status', words: '签退应填√或签名；没有签退的留空。' };
}

export function markOfSession(row: RawRow): string | null {
  for (const cell of row.cells) {
    const text = textOf(cell).replaceAll(' ', '');
    const at = text.indexOf(SESSION_MARK_LABEL);
    if (at >= 0) return text.slice(at + SESSION_MARK_LABEL.length);
  }
  return null;
}

export function columnsIn(row: RawRow, titles: readonly string[]): Columns | null {
  const texts = Array.from(row.cells, (cell) => textOf(cell).replaceAll(' ', ''));
  const entries = [...titles, IDENTITY_HEADER].map((title) => [title, texts.indexOf(title)] as const);
  const found = new Map(entries.filter(([, index]) => index >= 0));
  return titles.every((title) => found.has(title)) ? found : null;
}
