import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AuditService } from '../../../audit/audit.service.js';
import { liesWithin } from '../../../auth/access/region-scope.js';
import { roleMay } from '../../../auth/access/permissions.js';
import { authorize, type Caller } from '../../../auth/access/caller.js';
import { Clock } from '../../../common/values/clock.js';
import { Refusal } from '../../../common/errors.js';
import { shanghaiTime } from '../../../common/fields/instant-field.js';
import { heard } from '../../../common/heard.js';
import { PersonalData } from '../../../common/secrets/personal-data.js';
import { dateInWords } from '../../../exports/sheet.js';
import { signInSheet, type SignInSheetLine } from '../../../exports/people/sign-in-sheet.js';
import { writeWorkbook } from '../../../exports/workbook-writer.js';
import { inTransaction } from '../../../database/transaction.js';
import { workbookRefusal } from '../../../workbooks/workbook-refusal.js';
import { AttendanceRecorder, type Recorded } from '../attendance-recorder.js';
import { ATTENDANCE_STATUS_NAMES, type AttendanceStatus } from '../attendance.entity.js';
import { enrolledIn, tellRows } from '../attendance.service.js';
import { LateComersService } from '../check-in/late-comers.service.js';
import { TrainingHalfDayMark } from '../half-days/half-day-mark.entity.js';
import { markRows } from '../half-days/half-day-marks.service.js';
import { HalfDayRecorder, type HalfDayTelling, type MarksOfHalfDay } from '../half-days/half-day-recorder.js';
import { EnrolmentsService } from '../../enrolments/enrolments.service.js';
import { readHalfDays } from '../../half-days/half-day-plan.js';
import { type HalfDay, halfDayName } from '../../half-days/half-day-rules.js';
import { TrainingProgramme } from '../../programmes/programme.entity.js';
import {
  type HalfDayColumns,
  readSignInSheet,
  type Said,
  type SheetIssue,
  type SheetPerson,
  type SheetReading,
} from './sign-in-reader.js';
import type { SheetRecordedResponse } from './sign-in.dto.js';
import { type FoundSession, requireNotCancelled, requireSession } from '../../training-scope.js';
import type { TrainingSession } from '../../sessions/training-session.entity.js';

/** Of a sheet to print. */
const SPARE_ROWS = 10;

@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly recorder: AttendanceRecorder,
    private readonly halfDays: HalfDayRecorder,
    private readonly enrolments: EnrolmentsService,
    private readonly lateComers: LateComersService,
  ) {}

  async sheet(caller: Caller, sessionId: string): Promise<{ name: string; content: Buffer }> {
    authorize(caller, 'training.enrol');
    const tx = this.dataSource.manager;
    const found = await requireSession(tx, caller, sessionId);
    const { session, regionCode } = found;
    const halfDays = await readHalfDays(tx, sessionId);
    const programme = await tx.findOneByOrFail(TrainingProgramme, { id: session.programmeId });
    // Late-comers are taken by whoever holds the training; on a sheet of anybody else's they would be refused.
    const mayAdd = roleMay(caller.role, 'training.write') && (await liesWithin(tx, regionCode, caller.regionCode));
    const sheet = signInSheet({
      programmeTitle: programme.title,
      sessionTitle: session.title,
      time: timeInWords(session),
      place: session.place,
      hours: session.hours,
      sessionMark: markOf(session),
      halfDayTitles: columnsOf(halfDays, session).flatMap(({ titles }) => titles),
      lines: await this.lines(tx, caller, found, halfDays),
      spareRows: mayAdd ? SPARE_ROWS : 0,
    });
    const output = heard(new PassThrough());
    const [content] = await Promise.all([buffer(output), writeWorkbook([sheet], output, programme.organiser)]);
    await inTransaction(this.dataSource, (log) =>
      this.audit.record(log, caller, {
        action: 'training_sheet.export',
        objectType: 'training_session',
        objectId: sessionId,
        regionCode,
        details: { sha256: createHash('sha256').update(content).digest('hex') },
      }),
    );
    return { name: `${programme.title}${session.title}签到表.xlsx`, content };
  }

  /**
   * Takes over what the sheet says, all of it or nothing. The same sheet again changes nothing; what differs from what
   * is recorded is a correction and asks for its reason.
   *
   * @throws {Refusal} 413, 415 or 422 for a file that cannot be read; 422 with `issues`; 409 for corrections without a reason
   */
  async readBack(
    caller: Caller,
    sessionId: string,
    content: Buffer,
    reason: string | null,
  ): Promise<SheetRecordedResponse> {
    authorize(caller, 'training.write');
    // Read before the transaction opens; the list of people cannot lose its numbers meanwhile.
    const { session: seen } = await requireSession(this.dataSource.manager, caller, sessionId);
    const people = await readPeople(this.dataSource.manager, caller, sessionId);
    const halfDays = await readHalfDays(this.dataSource.manager, sessionId);
    const expected = {
      sessionMark: markOf(seen),
      sessionHours: seen.hours,
      people,
      halfDays: columnsOf(halfDays, seen),
    };
    const reading = await readSignInSheet(content, expected).catch((error: unknown) => {
      throw workbookRefusal(error);
    });
    if (reading.issues.length > 0) throw unreadable(reading.issues);
    return inTransaction(this.dataSource, async (tx) => {
      const manage = reading.lateComers.length > 0;
      const found = await requireSession(tx, caller, sessionId, { lock: true, manage });
      requireNotCancelled(found.session);
      if (this.clock.now() < found.session.startsAt) {
        throw new Refusal('conflict', 'SESSION_NOT_STARTED', '培训尚未开始，开始后才能登记出勤。');
      }
      const { late, added } = await this.admit(tx, caller, found, reading.lateComers);
      const said = [...reading.told, ...late];
      const telling = { ...found, source: 'sheet' as const, by: caller, correction: reason };
      const recorded = await this.record(tx, caller, { ...telling, halfDays: await readHalfDays(tx, sessionId) }, said);
      return { ...recorded, leftOpen: reading.leftOpen, added };
    });
  }

  private async record(
    tx: EntityManager,
    caller: Caller,
    telling: HalfDayTelling,
    said: readonly (Said & { enrolmentId: string })[],
  ): Promise<Recorded> {
    const { session, halfDays } = telling;
    if (halfDays.length === 0) {
      const items = said.flatMap(({ told, enrolmentId, field }) => (told ? [{ ...told, enrolmentId, field }] : []));
      return this.recorder.record(tx, telling, await tellRows(tx, caller, session, items));
    }
    const told: MarksOfHalfDay[] = [];
    for (const halfDay of halfDays) {
      const items = said.flatMap(({ marks, enrolmentId, field }) =>
        marks.flatMap(({ halfDayId, mark }) => (halfDayId === halfDay.id ? [{ enrolmentId, mark, field }] : [])),
      );
      if (items.length === 0) continue;
      if (this.clock.now() < halfDay.startsAt) {
        const words = `${halfDayName(halfDay)}还没有开始，表中却填了出勤，请核对。`;
        throw new Refusal('conflict', 'SESSION_NOT_STARTED', words);
      }
      told.push({ halfDay, rows: await markRows(tx, caller, session.id, items) });
    }
    return this.halfDays.record(tx, telling, told);
  }

  /** Whoever was written into the empty rows; what is wrong with one is told at its cell, as everything else of the sheet. */
  private async admit(
    tx: EntityManager,
    caller: Caller,
    found: FoundSession,
    lateComers: SheetReading['lateComers'],
  ): Promise<{ late: (Said & { enrolmentId: string })[]; added: number }> {
    const late: (Said & { enrolmentId: string })[] = [];
    const issues: SheetIssue[] = [];
    let added = 0;
    for (const { name, lastFour, row, ...said } of lateComers) {
      try {
        const { id } = await this.lateComers.find(tx, caller, { name, lastFour });
        const admitted = await this.enrolments.admit(tx, caller, found, id);
        if (admitted.added) added += 1;
        late.push({ ...said, enrolmentId: admitted.enrolment.id });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        issues.push({ row, cell: `B${row}`, code: 'late-comer-refused', message: error.detail, value: name });
      }
    }
    if (issues.length > 0) throw unreadable(issues);
    return { late, added };
  }

  private async lines(
    tx: EntityManager,
    caller: Caller,
    { session }: FoundSession,
    halfDays: readonly HalfDay[],
  ): Promise<SignInSheetLine[]> {
    const conditions = enrolledIn(session.id, caller);
    const rows: (Omit<SignInSheetLine, 'identityNumber' | 'statusName' | 'halfDays'> & {
      enrolmentId: string;
      identityCipher: Buffer;
      status: AttendanceStatus | null;
    })[] = await tx.query(
      `SELECT e.id AS "enrolmentId", e.position, w.name, w.identity_cipher AS "identityCipher", coalesce(s.name, o.name) AS "unitName",
         r.name AS "regionName", a.status, CASE WHEN a.status = 'partial' THEN a.hours END AS hours
       FROM training_enrolments e JOIN workers w ON w.id = e.worker_id JOIN regions r ON r.code = e.region_code
       LEFT JOIN stations s ON s.id = e.station_id
       LEFT JOIN LATERAL (
         SELECT g.name FROM posts p JOIN organizations g ON g.id = p.organization_id
         WHERE p.worker_id = e.worker_id AND p.end_on IS NULL AND g.region_code = e.region_code
         ORDER BY p.start_on DESC, p.id LIMIT 1) o ON true
       LEFT JOIN training_attendances a ON a.enrolment_id = e.id
       ${conditions.where()} ORDER BY e.position`,
      conditions.parameters,
    );
    const marks =
      halfDays.length === 0
        ? []
        : await tx.findBy(TrainingHalfDayMark, { enrolmentId: In(rows.map(({ enrolmentId }) => enrolmentId)) });
    return rows.map(({ identityCipher, status, enrolmentId, ...line }) => ({
      ...line,
      identityNumber: this.personalData.decrypt(identityCipher),
      statusName: status && ATTENDANCE_STATUS_NAMES[status],
      halfDays: halfDays.flatMap(({ id }) =>
        cellsOf(
          marks.find((mark) => mark.halfDayId === id && mark.enrolmentId === enrolmentId),
          session.asksCheckOut,
        ),
      ),
    }));
  }
}

async function readPeople(tx: EntityManager, caller: Caller, sessionId: string): Promise<SheetPerson[]> {
  const conditions = enrolledIn(sessionId, caller);
  return tx.query(
    `SELECT e.id AS "enrolmentId", e.position, w.name FROM training_enrolments e
     JOIN workers w ON w.id = e.worker_id ${conditions.where()}`,
    conditions.parameters,
  );
}

function columnsOf(halfDays: readonly HalfDay[], { asksCheckOut }: { asksCheckOut: boolean }): HalfDayColumns[] {
  return halfDays.map((halfDay) => {
    const name = halfDayName(halfDay);
    return { halfDayId: halfDay.id, titles: asksCheckOut ? [`${name}签到`, `${name}签退`] : [name] };
  });
}

/** What is known of a half-day as its cells on the sheet. */
function cellsOf(mark: TrainingHalfDayMark | undefined, asksCheckOut: boolean): (string | null)[] {
  const away = mark?.absence && ATTENDANCE_STATUS_NAMES[mark.absence];
  const arrived = away ?? (mark ? '√' : null);
  return asksCheckOut ? [arrived, mark?.checkedOutAt ? '√' : null] : [arrived];
}

/** The end of the id, which is its random part. */
function markOf(session: TrainingSession): string {
  return session.id.slice(-12).toUpperCase();
}

function timeInWords({ startsAt, endsAt }: TrainingSession): string {
  const [from, to] = [shanghaiTime(startsAt), shanghaiTime(endsAt)];
  const end = from.day === to.day ? to.time : `${dateInWords(to.day)} ${to.time}`;
  return `${dateInWords(from.day)} ${from.time}至${end}`;
}

function unreadable(issues: SheetIssue[]): Refusal {
  const [first] = issues;
  const where = first?.cell ? `首个问题在 ${first.cell}：` : '';
  const detail = `签到表有 ${issues.length} 处问题，未写入任何数据。${where}${first?.message ?? ''}`;
  return new Refusal('refused', 'SIGN_IN_SHEET_REFUSED', detail, [], { issues });
}
