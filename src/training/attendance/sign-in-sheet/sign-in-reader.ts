import { personName } from '../../../common/values/names.js';
import { IDENTITY_HEADER, SIGN_IN_HEADERS, SPARE_MARK } from '../../../exports/people/sign-in-sheet.js';
import { type RawRow, Workbook } from '../../../workbooks/workbook-reader.js';
import { type AttendanceFault, ATTENDANCE_FAULTS, attendanceFault, type ToldAttendance } from '../attendance-rules.js';
import type { HalfDayMark } from '../../half-days/half-day-rules.js';
import { type Cell, cellOf, type Columns, columnsIn, markIn, markOfSession, STATUSES } from './sign-in-cells.js';

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

/** A half-day's columns: the second only where a check-out is asked for. */
export interface HalfDayColumns {
  halfDayId: string;
  titles: readonly string[];
}

/** What one row says: of a session of one stretch its attendance, of half-days each that is filled in. */
export interface Said {
  told: ToldAttendance | null;
  marks: readonly { halfDayId: string; mark: HalfDayMark }[];
  field: string;
}

export interface SheetReading {
  told: (Said & { enrolmentId: string })[];
  /** Of the empty rows below those that were filled in. */
  lateComers: (Said & { name: string; lastFour: string; row: number })[];
  /** Rows of people of whom nothing was filled in. */
  leftOpen: number;
  issues: SheetIssue[];
}

export interface SheetExpected {
  sessionMark: string;
  sessionHours: number;
  people: readonly SheetPerson[];
  halfDays: readonly HalfDayColumns[];
}

/** @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened */
export async function readSignInSheet(content: Buffer, expected: SheetExpected): Promise<SheetReading> {
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
  private readonly lateComers: SheetReading['lateComers'] = [];
  private readonly issues: SheetIssue[] = [];
  private readonly seen = new Set<number>();

  constructor(private readonly expected: SheetExpected) {}

  take(row: RawRow): void {
    if (this.columns) this.takePerson(row, this.columns);
    else {
      this.mark ??= markOfSession(row);
      this.columns = columnsIn(row, this.titles());
    }
  }

  done(): SheetReading {
    if (!this.columns) {
      this.fault(
        null,
        null,
        'header-not-found',
        `没有找到表头。请使用系统下载的签到表，保留“${this.titles().join('、')}”各列。`,
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
    return { told: this.told, lateComers: this.lateComers, leftOpen: this.leftOpen, issues: this.issues };
  }

  private titles(): string[] {
    const { halfDays } = this.expected;
    if (halfDays.length === 0) return Object.values(SIGN_IN_HEADERS);
    return [SIGN_IN_HEADERS.position, SIGN_IN_HEADERS.name, ...halfDays.flatMap(({ titles }) => titles)];
  }

  private takePerson(row: RawRow, columns: Columns): void {
    const at = (title: string): Cell => cellOf(row, columns, title);
    const number = at(SIGN_IN_HEADERS.position);
    if (number.text.startsWith(SPARE_MARK)) {
      this.takeLateComer(row, columns);
      return;
    }
    // Notes and signatures stand below the people.
    if (!/^\d{1,6}(\.0+)?$/.test(number.text)) return;
    const position = Number(number.text);
    const person = this.expected.people.find((each) => each.position === position);
    if (!person) {
      const words = '本期没有这个编号的报名人员。请勿改动编号；补报的请先在系统中报名。';
      this.fault(row.row, number.cell, 'unknown-number', words, number.text);
      return;
    }
    const stated = at(SIGN_IN_HEADERS.name);
    const name = personName(stated.text);
    if (name !== person.name) {
      const words = `编号 ${position} 报名的是${person.name}，与表中姓名不符。请核对。`;
      this.fault(row.row, stated.cell, 'name-differs', words, name);
      return;
    }
    if (this.seen.has(position)) {
      const words = `编号 ${position} 在表中出现了两次，请只保留一行。`;
      this.fault(row.row, number.cell, 'number-twice', words, number.text);
      return;
    }
    this.seen.add(position);
    const said = this.said(row, columns, person.name);
    if (said === 'open') this.leftOpen += 1;
    else if (said) this.told.push({ ...said, enrolmentId: person.enrolmentId });
  }

  /** An empty row below is filled in by name and last four; left empty it says nothing. */
  private takeLateComer(row: RawRow, columns: Columns): void {
    const stated = cellOf(row, columns, SIGN_IN_HEADERS.name);
    const name = personName(stated.text);
    const identity = cellOf(row, columns, IDENTITY_HEADER);
    const before = this.issues.length;
    const said = this.said(row, columns, name);
    if (name === '' && identity.text === '' && said === 'open') return;
    if (name === '') this.fault(row.row, stated.cell, 'late-comer-name', '补录的人员请填写姓名。');
    const [lastFour] = /\d{3}[\dXx]$/.exec(identity.text.normalize('NFKC')) ?? [];
    if (!lastFour) {
      this.fault(row.row, identity.cell, 'late-comer-number', '补录的人员请在身份证号栏填写后四位。', identity.text);
    }
    if (said === 'open') {
      this.fault(row.row, stated.cell, 'late-comer-open', `${name}是补录的，请填写到课的情况。`, name);
    }
    if (this.issues.length > before || said === 'open' || said === null || !lastFour) return;
    this.lateComers.push({ ...said, name, lastFour, row: row.row });
  }

  /** `open` where nothing is filled in, null where something is at fault. */
  private said(row: RawRow, columns: Columns, name: string): Said | 'open' | null {
    const { halfDays } = this.expected;
    return halfDays.length > 0 ? this.saidByHalfDays(row, columns, name) : this.saidOnce(row, columns);
  }

  private saidOnce(row: RawRow, columns: Columns): Said | 'open' | null {
    const { text, cell } = cellOf(row, columns, SIGN_IN_HEADERS.status);
    const { text: hoursText, cell: hoursCell } = cellOf(row, columns, SIGN_IN_HEADERS.hours);
    if (text === '' && hoursText === '') return 'open';
    const status = STATUSES[text.normalize('NFKC')] ?? STATUSES[text];
    if (!status) {
      this.fault(row.row, cell, 'unreadable-status', '出勤应填：到课、部分到课、缺勤、请假。', text);
      return null;
    }
    const hours = hoursText === '' ? undefined : Number(hoursText.replace(/学时$/, ''));
    const unreadable = hours !== undefined && !(Number.isInteger(hours * 2) && hours >= 0);
    const fault: AttendanceFault | null = unreadable
      ? 'partial-hours'
      : attendanceFault({ status, hours }, this.expected.sessionHours);
    if (fault) {
      const words = `${ATTENDANCE_FAULTS[fault](this.expected.sessionHours)}。`;
      this.fault(row.row, hoursCell, fault, words, hoursText);
      return null;
    }
    return { told: { status, ...(status === 'partial' && { hours }) }, marks: [], field: cell };
  }

  private saidByHalfDays(row: RawRow, columns: Columns, name: string): Said | 'open' | null {
    const marks: { halfDayId: string; mark: HalfDayMark }[] = [];
    const before = this.issues.length;
    let field = '';
    for (const { halfDayId, titles } of this.expected.halfDays) {
      const cells = titles.map((title) => cellOf(row, columns, title));
      if (cells.every(({ text }) => text === '')) continue;
      field ||= cells[0]!.cell;
      const said = markIn(cells, name);
      if ('code' in said) this.fault(row.row, said.cell, said.code, said.words, said.text);
      else marks.push({ halfDayId, mark: said.mark });
    }
    if (this.issues.length > before) return null;
    return marks.length > 0 ? { told: null, marks, field } : 'open';
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
