import { type EntityManager, In } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { regionWithin } from '../../auth/access/region-scope.js';
import { Refusal } from '../../common/errors.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { Conditions } from '../../database/statements/conditions.js';
import type { LedgerChange } from '../../stations/ledger/ledger.dto.js';
import { type AttendanceRecorder, type TellRow } from '../attendance/attendance-recorder.js';
import { ATTENDANCE_FAULTS, attendanceFault, hoursEarned } from '../attendance/attendance-rules.js';
import { ATTENDANCE_STATUS_NAMES, type AttendanceStatus } from '../attendance/attendance.entity.js';
import { enrolledIn } from '../attendance/attendance.service.js';
import type { SessionCorrectionsService } from '../attendance/half-days/session-corrections.service.js';
import { TrainingEnrolment } from '../enrolments/enrolment.entity.js';
import { TRAINING_LINE_NAMES, TrainingProgramme } from '../programmes/programme.entity.js';
import type { ProgrammesService } from '../programmes/programmes.service.js';
import type { SessionsService } from '../sessions/sessions.service.js';
import { SESSION_MODE_NAMES, TrainingSession } from '../sessions/training-session.entity.js';
import { requireNotCancelled } from '../training-scope.js';
import { TRAINING_LEDGER_FIELDS, TRAINING_LEDGER_SHEETS, type TrainingLedgerSheet } from './training-ledger-fields.js';
import type { TrainingLedgerWords } from './training-ledger-issues.js';
import type { SeatDraft, SessionDraft, SessionName, TrainingLedgerReading } from './training-ledger-reader.js';
import { momentText } from './training-ledger-sheets.js';

export interface LedgerServices {
  programmes: ProgrammesService;
  sessions: SessionsService;
  corrections: SessionCorrectionsService;
  recorder: AttendanceRecorder;
  personalData: PersonalData;
  now: Date;
}

type Did = 'created' | 'updated' | 'unchanged';
interface Seat {
  enrolmentId: string;
  workerName: string;
  status: AttendanceStatus | null;
  hours: number | null;
}

const PROGRAMME_FIELDS = ['line', 'organiser', 'partner', 'funding', 'remark'] as const;
const SESSION_FIELDS = ['mode', 'startsAt', 'endsAt', 'hours', 'place', 'capacity'] as const;
/** Without these no session is made. */
const NEEDED = ['startsAt', 'endsAt', 'hours', 'place', 'capacity'] as const;

/** Takes the rows of one ledger over inside a transaction; what cannot be is told at its cell, and then nothing stays. */
export class TrainingLedgerRun {
  readonly counts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  readonly changes: LedgerChange[] = [];

  constructor(
    private readonly tx: EntityManager,
    private readonly caller: Caller,
    private readonly services: LedgerServices,
    private readonly reading: TrainingLedgerReading,
  ) {}

  get log(): TrainingLedgerReading['log'] {
    return this.reading.log;
  }

  /** For the log: who was told of otherwise stands there by the recorder. */
  told(): Record<string, unknown> {
    return { counts: this.counts, changed: this.changes.length };
  }

  /** @param correction why attendance that is recorded, and what it rests on, may change; without it a row that differs is refused */
  async take(correction: string | null): Promise<void> {
    const { counts, reading } = this;
    counts.rows = reading.rows;
    for (const draft of reading.sessions)
      await this.row('sessions', draft.row, () => this.sessionRow(draft, correction));
    for (const draft of reading.seats) await this.row('attendance', draft.row, () => this.seatRow(draft, correction));
    counts.rejected = counts.rows - counts.created - counts.updated - counts.unchanged;
  }

  /** A refusal that anybody at a screen would read is told at the cell that it is about. */
  private async row(sheet: TrainingLedgerSheet, row: number, take: () => Promise<Did | null>): Promise<void> {
    try {
      const did = await take();
      if (did !== null) this.counts[did]++;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const suggestion = '请核对后改正，再重新上传。';
      const [first] = error.errors;
      const field = TRAINING_LEDGER_FIELDS[sheet].some((it) => it.field === first?.field) ? first!.field : KEY[sheet];
      const message = first ? `${first.message.replace(/。$/, '')}。` : error.detail;
      this.issue(sheet, row, field, { code: 'training-refused', message, suggestion });
    }
  }

  private async sessionRow(draft: SessionDraft, correction: string | null): Promise<Did | null> {
    const programmes = await this.programmes(draft);
    const session = draft.title === null ? null : await this.session('sessions', draft, draft.title, programmes);
    if (session === 'unclear') return null;
    const known = programmes.find(({ id }) => id === session?.programmeId) ?? programmes.at(-1);
    const programme = known ?? (await this.newProgramme(draft));
    const did = known ? await this.updateProgramme(programme, draft) : 'created';
    if (draft.title === null) return did;
    if (session === null) return (await this.newSession(draft, draft.title, programme.id)) ? 'created' : null;
    return (await this.updateSession(session, draft, correction)) ? 'updated' : did;
  }

  /** Of one title in one region there may be several, each with its own sessions; oldest first. */
  private async programmes({ regionCode, programmeTitle }: SessionName): Promise<TrainingProgramme[]> {
    const conditions = new Conditions()
      .add('p.region_code = ? AND p.title = ?', regionCode, programmeTitle)
      .add(regionWithin('p.region_code'), this.caller.regionCode);
    const rows: { id: string }[] = await this.tx.query(
      `SELECT p.id FROM training_programmes p ${conditions.where()}`,
      conditions.parameters,
    );
    return this.tx.find(TrainingProgramme, {
      where: { id: In(rows.map(({ id }) => id)) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  private async newProgramme(draft: SessionDraft): Promise<TrainingProgramme> {
    const { line, programmeTitle: title, regionCode, organiser, partner, funding, remark } = draft;
    this.tell('sessions', draft.row, 'programmeTitle', null, title);
    const request = { line, title, regionCode, organiser, partner, funding, remark };
    return this.services.programmes.createIn(this.tx, this.caller, request);
  }

  private async updateProgramme(programme: TrainingProgramme, draft: SessionDraft): Promise<Did> {
    const changed = PROGRAMME_FIELDS.filter((field) => draft[field] !== null && draft[field] !== programme[field]);
    if (changed.length === 0) return 'unchanged';
    for (const field of changed) this.tell('sessions', draft.row, field, shown(programme[field]), shown(draft[field]));
    const request = Object.fromEntries(changed.map((field) => [field, draft[field]]));
    await this.services.programmes.updateIn(this.tx, this.caller, programme, request);
    return 'updated';
  }

  /** By its title; where several bear one, by its beginning too. */
  private async session(
    sheet: TrainingLedgerSheet,
    { row, startsAt }: SessionName,
    title: string,
    programmes: readonly TrainingProgramme[],
  ): Promise<TrainingSession | 'unclear' | null> {
    const named = await this.tx.find(TrainingSession, {
      where: { programmeId: In(programmes.map(({ id }) => id)), title },
      order: { startsAt: 'ASC' },
    });
    if (named.length < 2) return named[0] ?? null;
    const then = named.filter((it) => startsAt !== null && sameMinute(it.startsAt, startsAt));
    if (then.length === 1) return then[0]!;
    this.issue(sheet, row, 'startsAt', {
      code: 'session-unclear',
      message: `该培训项目有 ${named.length} 期都叫“${title}”，无法确定是哪一期。`,
      suggestion: `请填写开始时间，写成系统中的 ${named.map((it) => momentText(it.startsAt)).join('、')} 之一。`,
    });
    return 'unclear';
  }

  private async newSession(draft: SessionDraft, title: string, programmeId: string): Promise<boolean> {
    const missing = NEEDED.filter((field) => draft[field] === null);
    if (missing.length > 0) {
      const names = missing.map((field) => headerOf('sessions', field)).join('、');
      this.issue('sessions', draft.row, missing[0]!, {
        code: 'session-incomplete',
        message: `系统中没有这一期培训，新登记的期次还须填写${names}。`,
        suggestion: '请补填；系统中已有的期次，请核对所属地区、培训项目和期次名称。',
      });
      return false;
    }
    const { startsAt, endsAt, hours, place, capacity, mode } = draft as SessionDraft & { startsAt: string };
    this.tell('sessions', draft.row, 'title', null, title);
    const request = {
      programmeId,
      title,
      startsAt,
      endsAt: endsAt!,
      hours: hours!,
      place: place!,
      capacity: capacity!,
    };
    await this.services.sessions.createIn(this.tx, this.caller, { ...request, ...(mode !== null && { mode }) });
    return true;
  }

  private async updateSession(
    session: TrainingSession,
    draft: SessionDraft,
    correction: string | null,
  ): Promise<boolean> {
    const changed = SESSION_FIELDS.filter((field) => {
      const stated = draft[field];
      if (stated === null) return false;
      const known = session[field];
      return known instanceof Date ? !sameMinute(known, String(stated)) : known !== stated;
    });
    if (changed.length === 0) return false;
    for (const field of changed) this.tell('sessions', draft.row, field, shown(session[field]), shown(draft[field]));
    const request = Object.fromEntries(changed.map((field) => [field, draft[field]]));
    const reason = correction === null ? {} : { reason: correction };
    await this.services.corrections.updateIn(this.tx, this.caller, session, { ...request, ...reason });
    return true;
  }

  private async seatRow(draft: SeatDraft, correction: string | null): Promise<Did | null> {
    const session = await this.session('attendance', draft, draft.title, await this.programmes(draft));
    if (session === 'unclear') return null;
    if (!session) return this.refuse(draft.row, 'title', SESSION_UNKNOWN, draft.title);
    const seat = await this.seat(session.id, draft.identityNumber);
    if (!seat) return this.refuse(draft.row, 'identityNumber', NOT_ENROLLED, draft.identityNumber);
    if (seat.workerName !== draft.workerName)
      return this.refuse(draft.row, 'workerName', NAME_DIFFERS, draft.workerName);
    const told = toldOf(draft, seat);
    if (told === null) return 'unchanged';
    const fault = attendanceFault(told, session.hours);
    if (fault) {
      const message = `${ATTENDANCE_FAULTS[fault](session.hours)}。`;
      return this.refuse(draft.row, 'hours', { code: 'training-refused', message, suggestion: '请核对出勤和学时。' });
    }
    const hours = hoursEarned(told, session.hours);
    if (seat.status === told.status && seat.hours === hours) return 'unchanged';
    if (seat.status !== told.status) {
      const before = seat.status && ATTENDANCE_STATUS_NAMES[seat.status];
      this.tell('attendance', draft.row, 'status', before, ATTENDANCE_STATUS_NAMES[told.status]);
    } else this.tell('attendance', draft.row, 'hours', shown(seat.hours), shown(hours));
    await this.record(session, draft.regionCode, seat, told, correction);
    return seat.status === null ? 'created' : 'updated';
  }

  private async record(
    session: TrainingSession,
    regionCode: string,
    seat: Seat,
    told: { status: AttendanceStatus; hours?: number },
    correction: string | null,
  ): Promise<void> {
    await this.tx.query('SELECT 1 FROM training_sessions WHERE id = $1 FOR UPDATE', [session.id]);
    requireNotCancelled(session);
    if (this.services.now < session.startsAt) {
      throw new Refusal('conflict', 'SESSION_NOT_STARTED', '培训尚未开始，开始后才能登记出勤。');
    }
    const [enrolment] = await this.tx.findBy(TrainingEnrolment, { id: In([seat.enrolmentId]) });
    const row: TellRow = { enrolment: enrolment!, told, field: 'status' };
    const telling = { session, regionCode, source: 'sheet' as const, by: this.caller, correction };
    await this.services.recorder.record(this.tx, telling, [row]);
  }

  private async seat(sessionId: string, identityNumber: string): Promise<Seat | null> {
    const conditions = enrolledIn(sessionId, this.caller).add(
      'w.identity_hash = ?',
      this.services.personalData.lookup('identity', identityNumber),
    );
    const [seat]: Seat[] = await this.tx.query(
      `SELECT e.id AS "enrolmentId", w.name AS "workerName", a.status, a.hours
       FROM training_enrolments e JOIN workers w ON w.id = e.worker_id
       LEFT JOIN training_attendances a ON a.enrolment_id = e.id ${conditions.where()}`,
      conditions.parameters,
    );
    return seat ?? null;
  }

  private tell(
    sheet: TrainingLedgerSheet,
    row: number,
    field: string,
    before: string | null,
    after: string | null,
  ): void {
    this.changes.push({
      sheet: TRAINING_LEDGER_SHEETS[sheet],
      row,
      field: headerOf(sheet, field),
      before,
      after,
    });
  }

  private refuse(row: number, field: string, words: TrainingLedgerWords, value: string | null = null): null {
    this.issue('attendance', row, field, { ...words, value });
    return null;
  }

  private issue(sheet: TrainingLedgerSheet, row: number, field: string, words: TrainingLedgerWords): void {
    this.log.at(this.reading.layouts[sheet]!, row, field, words);
  }
}

/** Where a refusal stands that is about none of a row's cells. */
const KEY: Record<TrainingLedgerSheet, string> = { sessions: 'programmeTitle', attendance: 'status' };

/** Null where the row tells nothing: an empty cell states nothing. The hours of a part are kept where they are not stated anew. */
function toldOf({ status, hours }: SeatDraft, seat: Seat): { status: AttendanceStatus; hours?: number } | null {
  const is = status ?? seat.status;
  if (is === null || (status === null && hours === null)) return null;
  const part = hours ?? (is === 'partial' && seat.status === 'partial' ? seat.hours : null);
  return { status: is, ...(part !== null && { hours: part }) };
}

function headerOf(sheet: TrainingLedgerSheet, field: string): string {
  return TRAINING_LEDGER_FIELDS[sheet].find((it) => it.field === field)?.header ?? '';
}

/** The sheet holds minutes. */
function sameMinute(moment: Date, stated: string): boolean {
  return momentText(moment) === momentText(new Date(stated));
}

const WORDS: Readonly<Record<string, string>> = { ...TRAINING_LINE_NAMES, ...SESSION_MODE_NAMES };

function shown(value: Date | string | number | null): string | null {
  if (value === null) return null;
  if (value instanceof Date) return momentText(value);
  if (typeof value === 'number') return String(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? momentText(new Date(value)) : (WORDS[value] ?? value);
}

const SESSION_UNKNOWN: TrainingLedgerWords = {
  code: 'session-unknown',
  message: '本地区没有这一期培训。',
  suggestion: '请核对所属地区、培训项目和期次名称；新期次请先填入“培训台账”表。',
};
const NOT_ENROLLED: TrainingLedgerWords = {
  code: 'not-enrolled',
  message: '此人没有报名这一期培训，或不在您的管辖范围内。',
  suggestion: '请核对身份证号；确实参加的，请先在系统中报名。',
};
const NAME_DIFFERS: TrainingLedgerWords = {
  code: 'name-differs-from-register',
  message: '姓名与人才库中该身份证号的人员不一致。',
  suggestion: '请核对姓名和身份证号。',
};
