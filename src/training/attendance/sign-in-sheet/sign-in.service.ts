import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../../audit/audit.service.js';
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
import { AttendanceRecorder } from '../attendance-recorder.js';
import { ATTENDANCE_STATUS_NAMES, type AttendanceStatus } from '../attendance.entity.js';
import { enrolledIn, tellRows } from '../attendance.service.js';
import { TrainingProgramme } from '../../programmes/programme.entity.js';
import { readSignInSheet, type SheetIssue, type SheetPerson } from './sign-in-reader.js';
import type { SheetRecordedResponse } from './sign-in.dto.js';
import { requireNotCancelled, requireSession } from '../../training-scope.js';
import type { TrainingSession } from '../../sessions/training-session.entity.js';

@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly recorder: AttendanceRecorder,
  ) {}

  async sheet(caller: Caller, sessionId: string): Promise<{ name: string; content: Buffer }> {
    authorize(caller, 'training.enrol');
    const tx = this.dataSource.manager;
    const { session, regionCode } = await requireSession(tx, caller, sessionId);
    const programme = await tx.findOneByOrFail(TrainingProgramme, { id: session.programmeId });
    const sheet = signInSheet({
      programmeTitle: programme.title,
      sessionTitle: session.title,
      time: timeInWords(session),
      place: session.place,
      hours: session.hours,
      sessionMark: markOf(session),
      lines: await this.lines(tx, caller, sessionId),
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
    const expected = { sessionMark: markOf(seen), sessionHours: seen.hours, people };
    const reading = await readSignInSheet(content, expected).catch((error: unknown) => {
      throw workbookRefusal(error);
    });
    if (reading.issues.length > 0) throw unreadable(reading.issues);
    return inTransaction(this.dataSource, async (tx) => {
      const found = await requireSession(tx, caller, sessionId, { lock: true });
      requireNotCancelled(found.session);
      if (this.clock.now() < found.session.startsAt) {
        throw new Refusal('conflict', 'SESSION_NOT_STARTED', '培训尚未开始，开始后才能登记出勤。');
      }
      const rows = await tellRows(tx, caller, found.session, reading.told);
      const recorded = await this.recorder.record(
        tx,
        { ...found, source: 'sheet', by: caller, correction: reason },
        rows,
      );
      return { ...recorded, leftOpen: reading.leftOpen };
    });
  }

  private async lines(tx: EntityManager, caller: Caller, sessionId: string): Promise<SignInSheetLine[]> {
    const conditions = enrolledIn(sessionId, caller);
    const rows: (Omit<SignInSheetLine, 'identityNumber' | 'statusName'> & {
      identityCipher: Buffer;
      status: AttendanceStatus | null;
    })[] = await tx.query(
      `SELECT e.position, w.name, w.identity_cipher AS "identityCipher", coalesce(s.name, o.name) AS "unitName",
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
    return rows.map(({ identityCipher, status, ...line }) => ({
      ...line,
      identityNumber: this.personalData.decrypt(identityCipher),
      statusName: status && ATTENDANCE_STATUS_NAMES[status],
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
