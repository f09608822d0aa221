import { personName } from '../../../common/values/names.js';
import { SESSION_MARK_LABEL, SIGN_IN_HEADERS } from '../../../exports/people/sign-in-sheet.js';
import { cleanText } from '../../../imports/reading/cell-values.js';
import { columnLetters, type RawCell, type RawRow, Workbook } from '../../../workbooks/workbook-reader.js';
import { type AttendanceFault, ATTENDANCE_FAULTS, attendanceFault, type ToldAttendance } from '../attendance-rules.js';
import type { AttendanceStatus } from '../attendance.entity.js';

/** From the sheet that came back to what it says. Every fault is named with its cell; nothing is guessed. */

export interface SheetIssue {
  row: number | null;
  cell: string | null;
  code: string;
  /** Chinese: what is wrong and what to do. */
  message: string;
  value: string | null;
}

export interface SheetPerson {
  enrolmentId: string;
  position: number;
  name: string;
}

export interface SheetReading {
  told: (ToldAttendance & { enrolmentId: string; field: string })[];
  /** Rows of people whose 出勤 was left empty. */
  leftOpen: number;
  issues: SheetIssue[];
}

const STATUSES: Record<string, AttendanceStatus> = {
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

type Column = keyof typeof SIGN_IN_HEADERS;
type Columns = Record<Column, number>;

/** @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened */
export async function readSignInSheet(
  content: Buffer,
  expected: { sessionMark: string; sessionHours: number; people: readonly SheetPerson[] },
): Promise<SheetReading> {
  const workbook = await Workbook.open(content);
  try {
    const sheet = workbook.sheets[0];
    const reader = new SheetReader(expected);
    if (sheet) for await (const rows of workbook.rows(sheet)) rows.forEach((row) => reader.take(row));
    return reader.done();
  } finally {
    workbook.close();
  }
}

class SheetReader {
  private columns: Columns | null = null;
  private mark: string | null = null;
  private leftOpen = 0;
  private readonly told: SheetReading['told'] = [];
  private readonly issues: SheetIssue[] = [];
  private readonly seen = new Set<number>();

  constructor(
    private readonly expected: { sessionMark: string; sessionHours: number; people: readonly SheetPerson[] },
  ) {}

  take(row: RawRow): void {
    if (this.columns) this.takePerson(row, this.columns);
    else {
      this.mark ??= markIn(row);
      this.columns = columnsIn(row);
    }
  }

  done(): SheetReading {
    if (!this.columns) {
      this.fault(
        null,
        null,
        'header-not-found',
        `没有找到表头。请使用系统下载的签到表，保留“${Object.values(SIGN_IN_HEADERS).join('、')}”各列。`,
      );
    } else if (this.mark !== this.expected.sessionMark) {
      // What its rows say is of other people, so nothing of it is a fault of this session.
      this.issues.length = 0;
      this.fault(
        null,
        null,
        'wrong-session',
        '这不是本期培训的签到表（期次编号不符）。请核对后上传本期的签到表。',
        this.mark,
      );
    }
    return { told: this.told, leftOpen: this.leftOpen, issues: this.issues };
  }

  private takePerson(row: RawRow, columns: Columns): void {
    const number = textOf(row.cells[columns.position]);
    // Notes and signatures stand below the people.
    if (!/^\d{1,6}(\.0+)?$/.test(number)) return;
    const position = Number(number);
    const cell = (column: Column): string => `${columnLetters(columns[column])}${row.row}`;
    const person = this.expected.people.find((each) => each.position === position);
    if (!person) {
      this.fault(
        row.row,
        cell('position'),
        'unknown-number',
        '本期没有这个编号的报名人员。请勿改动编号；补报的请先在系统中报名。',
        number,
      );
      return;
    }
    const name = personName(textOf(row.cells[columns.name]));
    if (name !== person.name) {
      this.fault(
        row.row,
        cell('name'),
        'name-differs',
        `编号 ${position} 报名的是${person.name}，与表中姓名不符。请核对。`,
        name,
      );
      return;
    }
    if (this.seen.has(position)) {
      this.fault(
        row.row,
        cell('position'),
        'number-twice',
        `编号 ${position} 在表中出现了两次，请只保留一行。`,
        number,
      );
      return;
    }
    this.seen.add(position);
    this.takeStatus(row, columns, cell, person);
  }

  private takeStatus(row: RawRow, columns: Columns, cell: (column: Column) => string, person: SheetPerson): void {
    const text = textOf(row.cells[columns.status]);
    const hoursText = textOf(row.cells[columns.hours]);
    if (text === '' && hoursText === '') {
      this.leftOpen += 1;
      return;
    }
    const status = STATUSES[text.normalize('NFKC')] ?? STATUSES[text];
    if (!status) {
      this.fault(row.row, cell('status'), 'unreadable-status', '出勤应填：到课、部分到课、缺勤、请假。', text);
      return;
    }
    const hours = hoursText === '' ? undefined : Number(hoursText.replace(/学时$/, ''));
    const unreadable = hours !== undefined && !(Number.isInteger(hours * 2) && hours >= 0);
    const fault: AttendanceFault | null = unreadable
      ? 'partial-hours'
      : attendanceFault({ status, hours }, this.expected.sessionHours);
    if (fault) {
      this.fault(row.row, cell('hours'), fault, `${ATTENDANCE_FAULTS[fault](this.expected.sessionHours)}。`, hoursText);
      return;
    }
    const field = cell('status');
    this.told.push({ enrolmentId: person.enrolmentId, status, ...(status === 'partial' && { hours }), field });
  }

  private fault(
    row: number | null,
    cell: string | null,
    code: string,
    message: string,
    value: string | null = null,
  ): void {
    this.issues.push({ row, cell, code, message, value });
  }
}

function textOf(cell: RawCell | undefined): string {
  return cell ? cleanText(cell.text) : '';
}

function markIn(row: RawRow): string | null {
  for (const cell of row.cells) {
    const text = textOf(cell).replaceAll(' ', '');
    const at = text.indexOf(SESSION_MARK_LABEL);
    if (at >= 0) return text.slice(at + SESSION_MARK_LABEL.length);
  }
  return null;
}

function columnsIn(row: RawRow): Columns | null {
  const texts = Array.from(row.cells, (cell) => textOf(cell).replaceAll(' ', ''));
  const entries = Object.entries(SIGN_IN_HEADERS).map(([column, title]) => [column, texts.indexOf(title)] as const);
  return entries.every(([, index]) => index >= 0) ? (Object.fromEntries(entries) as Columns) : null;
}
