import type { CellValue, Sheet } from '../../exports/sheet.js';
import { shanghaiTime } from '../../common/fields/instant-field.js';
import { sheetOf } from '../../stations/ledger/ledger-sheets.js';
import { ATTENDANCE_STATUS_NAMES, type AttendanceStatus } from '../attendance/attendance.entity.js';
import { TRAINING_LINE_NAMES, type TrainingLine } from '../programmes/programme.entity.js';
import { SESSION_MODE_NAMES, type SessionMode } from '../sessions/training-session.entity.js';
import { MASKED_ATTENDANCE_SHEET, TRAINING_LEDGER_FIELDS, TRAINING_LEDGER_SHEETS } from './training-ledger-fields.js';

/** 培训台账 as plain rows. Pure. */

export interface LedgerSession {
  regionName: string;
  programmeTitle: string;
  line: TrainingLine;
  organiser: string;
  partner: string | null;
  funding: string | null;
  remark: string | null;
  /** Null, with all of the session, for a programme of which none was held yet. */
  title: string | null;
  mode: SessionMode | null;
  startsAt: Date | null;
  endsAt: Date | null;
  hours: number | null;
  place: string | null;
  capacity: number | null;
  enrolled: number;
  attendances: number;
  cancelled: boolean;
}

export interface LedgerSeat {
  regionName: string;
  programmeTitle: string;
  title: string;
  startsAt: Date;
  workerName: string;
  /** Whole or masked, as the sheet's name says. */
  identityNumber: string;
  status: AttendanceStatus | null;
  /** Of a part alone; the others follow from the session. */
  hours: number | null;
}

export interface TrainingLedgerInput {
  regionName: string;
  departmentName: string;
  /** `YYYY-MM-DD` */
  preparedOn: string;
  sessions: readonly LedgerSession[];
  seats: readonly LedgerSeat[];
  masked: boolean;
}

export function trainingLedgerSheets(input: TrainingLedgerInput): Sheet[] {
  const seats = input.masked ? MASKED_ATTENDANCE_SHEET : TRAINING_LEDGER_SHEETS.attendance;
  const { sessions, attendance } = TRAINING_LEDGER_FIELDS;
  return [
    sheetOf(input, TRAINING_LEDGER_SHEETS.sessions, sessions, input.sessions.map(sessionCells)),
    sheetOf(input, seats, attendance, input.seats.map(seatCells)),
  ];
}

/** A moment as the ledger states it, of Asia/Shanghai: `2024-06-10 09:00`. */
export function momentText(moment: Date): string {
  const { day, time } = shanghaiTime(moment);
  return `${day} ${time}`;
}

function sessionCells(row: LedgerSession): Record<string, CellValue> {
  const { regionName, line, mode, startsAt, endsAt, hours, cancelled, enrolled, attendances, ...cells } = row;
  const held = row.title !== null;
  return {
    ...cells,
    regionCode: regionName,
    line: TRAINING_LINE_NAMES[line],
    mode: mode && SESSION_MODE_NAMES[mode],
    startsAt: startsAt && momentText(startsAt),
    endsAt: endsAt && momentText(endsAt),
    // As text, because a number is shown without its half hour.
    hours: hours === null ? null : String(hours),
    enrolled: held ? enrolled : null,
    attendances: held ? attendances : null,
    state: cancelled ? '已取消' : null,
  };
}

function seatCells({ regionName, startsAt, status, hours, ...cells }: LedgerSeat): Record<string, CellValue> {
  return {
    ...cells,
    regionCode: regionName,
    startsAt: momentText(startsAt),
    status: status && ATTENDANCE_STATUS_NAMES[status],
    hours: hours === null ? null : String(hours),
  };
}
