import type { SheetLayout } from '../../common/issues/issue.js';
import { IssueLog } from '../../common/issues/issue-log.js';
import { personName } from '../../common/values/names.js';
import { RegionNames } from '../../imports/checking/rows/region-names.js';
import { cleanText, dateOfSerial } from '../../imports/reading/cell-values.js';
import { RowCells, wordKey } from '../../imports/reading/row-cells.js';
import type { RegionNode } from '../../imports/roster/roster-rows.js';
import { findFieldHeader } from '../../stations/ledger/field-header.js';
import { SheetRow } from '../../stations/ledger/sheet-row.js';
import { type RawRow, Workbook } from '../../workbooks/workbook-reader.js';
import { ATTENDANCE_STATUS_NAMES, type AttendanceStatus } from '../attendance/attendance.entity.js';
import { TRAINING_LINE_NAMES, type TrainingLine } from '../programmes/programme.entity.js';
import { SESSION_MODE_NAMES, type SessionMode } from '../sessions/training-session.entity.js';
import { TRAINING_LEDGER_FIELDS, TRAINING_LEDGER_SHEETS, type TrainingLedgerSheet } from './training-ledger-fields.js';
import type { TrainingLedgerIssueCode } from './training-ledger-issues.js';

/** Reads 培训台账 and finds what is wrong with it by itself, without a database. Null is an empty cell: it states nothing. */

const MOST_ROWS = 50_000;
/** Days from 2000 to 2100, as Excel counts them. */
const LIKELY = { from: 36_526, to: 73_050 };

/** Which session a row means: its programme, its title, and where several bear one, its beginning. */
export interface SessionName {
  row: number;
  regionCode: string;
  programmeTitle: string;
  /** ISO 8601; compared by the minute. */
  startsAt: string | null;
}

export interface SessionDraft extends SessionName {
  line: TrainingLine;
  organiser: string;
  partner: string | null;
  funding: string | null;
  remark: string | null;
  /** Null for a row of a programme alone. */
  title: string | null;
  mode: SessionMode | null;
  endsAt: string | null;
  hours: number | null;
  place: string | null;
  capacity: number | null;
}

export interface SeatDraft extends SessionName {
  title: string;
  workerName: string;
  identityNumber: string;
  /** Null where nothing is told of the attendance. */
  status: AttendanceStatus | null;
  hours: number | null;
}

export interface TrainingLedgerReading {
  sessions: SessionDraft[];
  seats: SeatDraft[];
  /** Rows with data, good and bad. */
  rows: number;
  layouts: Partial<Record<TrainingLedgerSheet, SheetLayout>>;
  /** In the order of what is found on them. */
  sheets: string[];
  /** What the workbook says against itself. */
  log: IssueLog<TrainingLedgerIssueCode>;
}

/** @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened */
export async function readTrainingLedger(
  content: Buffer,
  regions: readonly RegionNode[],
  today: string,
): Promise<TrainingLedgerReading> {
  const workbook = await Workbook.open(content);
  try {
    return await new Reader(workbook, regions, today).read();
  } finally {
    workbook.close();
  }
}

class Reader {
  private readonly log = new IssueLog<TrainingLedgerIssueCode>();
  private readonly layouts: TrainingLedgerReading['layouts'] = {};
  private readonly names: RegionNames;
  /** As the ledger names townships. */
  private readonly townships = new Map<string, string>();
  private rows = 0;

  constructor(
    private readonly workbook: Workbook,
    regions: readonly RegionNode[],
    private readonly today: string,
  ) {
    this.names = new RegionNames(regions);
    const counties = new Map(regions.map(({ code, name }) => [code, name]));
    for (const { code, name, level, parentCode } of regions) {
      if (level === 'township') this.townships.set(`${counties.get(parentCode ?? '') ?? ''}${name}`, code);
    }
  }

  async read(): Promise<TrainingLedgerReading> {
    const { log, layouts } = this;
    const sessions = await this.sheet('sessions', (cells) => this.session(cells));
    const seats = await this.sheet('attendance', (cells) => this.seat(cells));
    if (this.rows === 0 && log.errorCount === 0) {
      log.sheet(TRAINING_LEDGER_SHEETS.sessions, {
        code: 'sheet-empty',
        message: `工作簿中没有名为${Object.values(TRAINING_LEDGER_SHEETS).join('或')}的工作表，或其中没有数据行。`,
        suggestion: '请导出现有台账作为模板，在表头下方填写后再上传。',
      });
    }
    const sheets = [TRAINING_LEDGER_SHEETS.sessions, ...this.workbook.sheets.map(({ name }) => name)];
    return { sessions, seats, rows: this.rows, layouts, sheets, log };
  }

  private async sheet<Draft>(
    kind: TrainingLedgerSheet,
    readRow: (cells: LedgerCells) => Draft | null,
  ): Promise<Draft[]> {
    const sheet = this.workbook.sheets.find(({ name }) => name.trim() === TRAINING_LEDGER_SHEETS[kind]);
    if (!sheet) return [];
    const rows: RawRow[] = [];
    for await (const batch of this.workbook.rows(sheet)) {
      rows.push(...batch);
      if (rows.length <= MOST_ROWS) continue;
      const message = `工作表的行数超过上限 ${MOST_ROWS} 行。`;
      this.log.sheet(sheet.name, { code: 'sheet-empty', message, suggestion: '请按年度或地区分开导入。' });
      return [];
    }
    const header = findFieldHeader(sheet.name, rows, TRAINING_LEDGER_FIELDS[kind], this.log);
    if (!header) return [];
    this.layouts[kind] = header.layout;
    const { date1904 } = this.workbook;
    const context = { header, log: this.log, date1904, today: this.today, texts: new Map<string, string>() };
    return rows.flatMap((row) => {
      if (row.row <= header.layout.headerRow) return [];
      const shared = new RowCells(context, row);
      if (shared.isBlank()) return [];
      this.rows++;
      shared.requireFilled();
      const draft = readRow(new LedgerCells(shared, header.layout, this.log, date1904));
      return draft === null || this.log.isRejected({ sheet: sheet.name, row: row.row }) ? [] : [draft];
    });
  }

  private session(cells: LedgerCells): SessionDraft | null {
    const { shared } = cells;
    const line = cells.choice('line', LINE_WORDS, {
      code: 'training-line-unknown',
      message: '培训类别无法识别。',
      suggestion: `请填${Object.values(TRAINING_LINE_NAMES).join('、')}。`,
    });
    const name = this.name(cells);
    const organiser = cells.organization('organiser');
    const draft = {
      partner: cells.organization('partner'),
      funding: shared.text('funding', 200),
      remark: shared.text('remark', 500),
      title: shared.text('title', 100),
      mode: cells.choice('mode', MODE_WORDS, {
        code: 'training-mode-unknown',
        message: '培训方式无法识别。',
        suggestion: `请填${Object.values(SESSION_MODE_NAMES).join('或')}。`,
      }),
      endsAt: cells.moment('endsAt'),
      hours: cells.number('hours', /^\d{1,3}(\.[05])?$/, '请填学时数，可带半学时，如 8 或 4.5。'),
      place: shared.text('place', 100),
      capacity: cells.number('capacity', /^[1-9]\d{0,5}$/, '请填整数。'),
    };
    return name === null || line === null || organiser === null ? null : { ...name, line, organiser, ...draft };
  }

  private seat(cells: LedgerCells): SeatDraft | null {
    const { shared } = cells;
    const name = this.name(cells);
    const title = shared.text('title', 100);
    const workerName = shared.text('workerName', 50);
    const identityNumber = shared.identityNumber('known');
    const status = cells.choice('status', STATUS_WORDS, {
      code: 'attendance-unreadable',
      message: '出勤无法识别。',
      suggestion: `请填${Object.values(ATTENDANCE_STATUS_NAMES).join('、')}；尚未登记的留空。`,
    });
    const hours = cells.number('hours', /^\d{1,3}(\.[05])?$/, '请填学时数，可带半学时，如 8 或 4.5。');
    if (name === null || title === null || workerName === null || identityNumber === null) return null;
    return { ...name, title, workerName: personName(workerName), identityNumber, status, hours };
  }

  private name(cells: LedgerCells): SessionName | null {
    const programmeTitle = cells.shared.text('programmeTitle', 100);
    const startsAt = cells.moment('startsAt');
    const place = cells.shared.text('regionCode', 60);
    if (programmeTitle === null || place === null) return null;
    const regionCode = this.townships.get(place) ?? this.names.county(place)?.code;
    if (regionCode !== undefined) return { row: cells.shared.row, regionCode, programmeTitle, startsAt };
    const nearest = this.names.nearestCounty(place);
    const suggestion = nearest ? `是否为“${nearest}”？请填行政区划的全称。` : '请填行政区划的全称。';
    cells.issue('regionCode', { code: 'region-unknown', message: '没有这个地区。', suggestion, value: place });
    return null;
  }
}

/** One row, with the few kinds of cell that only this workbook has. */
class LedgerCells extends SheetRow<TrainingLedgerIssueCode> {
  constructor(
    shared: RowCells,
    layout: SheetLayout,
    log: IssueLog<TrainingLedgerIssueCode>,
    private readonly date1904: boolean,
  ) {
    super(shared, layout, log);
  }

  number(field: string, form: RegExp, suggestion: string): number | null {
    const text = this.shared.text(field, 40);
    if (text === null) return null;
    const plain = text.normalize('NFKC').replace(/(个?学时|课时|人)$/, '');
    if (form.test(plain)) return Number(plain);
    this.issue(field, { code: 'number-unreadable', message: '数字无法识别。', suggestion, value: text });
    return null;
  }

  /** A day with a time of day of Asia/Shanghai, as text or as a date cell of Excel. */
  moment(field: string): string | null {
    const cell = this.shared.cell(field);
    if (!cell || !this.shared.states(field)) return null;
    // A date that was typed into a column of text stands there as its number.
    const isSerial =
      cell.kind === 'date' || (cell.kind === 'number' && LIKELY.from <= +cell.text && +cell.text <= LIKELY.to);
    const read = isSerial ? this.momentOfSerial(Number(cell.text)) : momentOfText(cleanText(cell.text));
    if (read !== null) return read;
    this.issue(field, {
      code: 'moment-unreadable',
      message: '时间无法识别。',
      suggestion: '请写成 2024-06-10 09:00，写明年月日和时分。',
      value: cell.text,
    });
    return null;
  }

  private momentOfSerial(serial: number): string | null {
    const minutes = Math.round((serial - Math.floor(serial)) * 1_440);
    const day = dateOfSerial(Math.floor(serial) + (minutes === 1_440 ? 1 : 0), this.date1904);
    return day === null ? null : instantOf(day, Math.floor((minutes % 1_440) / 60), minutes % 60);
  }
}

function momentOfText(text: string): string | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*(\d{1,2})[:：时](\d{2})(?::00|分)?$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute] = parts.slice(1).map(Number) as [number, number, number, number, number];
  return instantOf(`${year}-${two(month)}-${two(day)}`, hour, minute);
}

function instantOf(day: string, hour: number, minute: number): string | null {
  const instant = new Date(`${day}T${two(hour)}:${two(minute)}:00+08:00`);
  if (Number.isNaN(instant.getTime())) return null;
  // 31 June would be taken for 1 July.
  const isThatDay = new Date(instant.getTime() + 8 * 3_600_000).toISOString().startsWith(day);
  return isThatDay ? instant.toISOString() : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function wordsOf<T extends string>(
  names: Readonly<Record<T, string>>,
  more: [string, T][] = [],
): ReadonlyMap<string, T> {
  const own = (Object.entries(names) as [T, string][]).map(([code, name]): [string, T] => [wordKey(name), code]);
  return new Map([...own, ...more]);
}

const LINE_WORDS = wordsOf(TRAINING_LINE_NAMES, [
  ['考前培训', 'exam_prep'],
  ['资格考试', 'exam_prep'],
  ['实务培训', 'practice'],
  ['学历', 'degree'],
]);
const MODE_WORDS = wordsOf(SESSION_MODE_NAMES, [
  ['现场', 'onsite'],
  ['面授', 'onsite'],
  ['网络', 'online'],
  ['在线', 'online'],
]);
const STATUS_WORDS = wordsOf(ATTENDANCE_STATUS_NAMES, [
  ['到', 'present'],
  ['出勤', 'present'],
  ['部分', 'partial'],
  ['缺席', 'absent'],
]);
