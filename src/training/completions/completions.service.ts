import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { shanghaiTime } from '../../common/fields/instant-field.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { inTransaction } from '../../database/transaction.js';
import { completionPage } from '../../exports/pages/completion-page.js';
import { pdfOf } from '../../exports/pages/pdf-page.js';
import { TrainingAttendance } from '../attendance/attendance.entity.js';
import { enrolledIn } from '../attendance/attendance.service.js';
import { hasCompleted } from '../half-days/half-day-rules.js';
import { CompletionCertificate } from './completion-certificate.entity.js';
import type { CompletionCheck, CompletionResponse, CompletionsResponse } from './completions.dto.js';
import type { TrainingSession } from '../sessions/training-session.entity.js';
import { requireSession } from '../training-scope.js';

/** Crockford's base 32: nothing in it looks like something else on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

interface Facts {
  number: string;
  issuedAt: Date;
  revokedAt: Date | null;
  name: string;
  identityCipher: Buffer;
  programmeTitle: string;
  sessionTitle: string;
  organiser: string;
  partner: string | null;
  startsAt: Date;
  endsAt: Date;
  hours: number;
  isWhole: boolean;
}

/** 结业证明: issued for a whole attendance, checked by its number by anybody who holds it. */
@Injectable()
export class CompletionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  /** Asked for again, the same number comes back. */
  async issue(caller: Caller, sessionId: string, attendanceId: string): Promise<CompletionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      // With the session locked nobody corrects the attendance or issues another number meanwhile.
      const { session, regionCode } = await requireSession(tx, caller, sessionId, { lock: true });
      const attendance = await findAttendance(tx, caller, sessionId, attendanceId);
      if (!this.isComplete(attendance, session)) throw notCompleted(session);
      return this.issueIn(tx, caller, regionCode, attendance.id);
    });
  }

  /** For everybody who exists for the caller and has completed the session; whoever has one keeps its number. */
  async issueAll(caller: Caller, sessionId: string): Promise<CompletionsResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { session, regionCode } = await requireSession(tx, caller, sessionId, { lock: true });
      if (this.clock.now() < session.endsAt) throw notCompleted(session);
      const conditions = enrolledIn(sessionId, caller);
      const attendances: (Pick<TrainingAttendance, 'id' | 'status' | 'hours'> & { issued: boolean })[] = await tx.query(
        `SELECT a.id, a.status, a.hours,
           EXISTS (SELECT 1 FROM completion_certificates c WHERE c.attendance_id = a.id AND c.revoked_at IS NULL) AS issued
         FROM training_enrolments e JOIN training_attendances a ON a.enrolment_id = e.id ${conditions.where()}
         ORDER BY e.position`,
        conditions.parameters,
      );
      const complete = attendances.filter((each) => this.isComplete(each, session));
      const fresh = complete.filter(({ issued }) => !issued);
      for (const { id } of fresh) await this.issueIn(tx, caller, regionCode, id);
      return { issued: fresh.length, known: complete.length - fresh.length };
    });
  }

  private isComplete(attendance: Pick<TrainingAttendance, 'status' | 'hours'>, session: TrainingSession): boolean {
    return hasCompleted(attendance, session) && this.clock.now() >= session.endsAt;
  }

  /** Called with the session locked. */
  private async issueIn(
    tx: EntityManager,
    caller: Caller,
    regionCode: string,
    attendanceId: string,
  ): Promise<CompletionResponse> {
    const known = await tx.findOneBy(CompletionCertificate, { attendanceId, revokedAt: IsNull() });
    if (known) return toCompletion(known);
    const issuedAt = this.clock.now();
    const certificate = tx.create(CompletionCertificate, {
      id: newId(),
      attendanceId,
      number: `JY${shanghaiTime(issuedAt).day.slice(0, 4)}-${randomMark(10)}`,
      issuedBy: caller.id,
      issuedAt,
      revokedAt: null,
    });
    await tx.save(certificate);
    await this.audit.record(tx, caller, {
      action: 'completion_certificate.issue',
      objectType: 'training_attendance',
      objectId: attendanceId,
      regionCode,
      details: { number: certificate.number },
    });
    return toCompletion(certificate);
  }

  /** @param address of the page on which its number is checked; null where none is known */
  async pdf(
    caller: Caller,
    sessionId: string,
    attendanceId: string,
    address: string | null,
  ): Promise<{ name: string; content: Buffer }> {
    authorize(caller, 'training.enrol');
    const tx = this.dataSource.manager;
    await requireSession(tx, caller, sessionId);
    await findAttendance(tx, caller, sessionId, attendanceId);
    const [facts] = await readFacts(tx, 'c.attendance_id = $1 AND c.revoked_at IS NULL', attendanceId);
    if (!facts) throw notFound('结业证明');
    const page = completionPage({
      ...facts,
      identityNumber: this.personalData.decrypt(facts.identityCipher),
      from: shanghaiTime(facts.startsAt).day,
      to: shanghaiTime(facts.endsAt).day,
      checkAddress: address,
    });
    return { name: `结业证明${facts.name}${facts.number}.pdf`, content: await pdfOf(page) };
  }

  /** For anybody: the number is long and random, so it is known only to whoever has seen the paper. */
  async check(number: string): Promise<CompletionCheck> {
    const [facts] = await readFacts(this.dataSource.manager, 'c.number = $1', number.trim().toUpperCase());
    if (!facts) throw notFound('结业证明');
    const valid = facts.revokedAt === null;
    const { programmeTitle, sessionTitle, organiser } = facts;
    return {
      number: facts.number,
      valid,
      name: maskName(facts.name),
      programmeTitle,
      sessionTitle,
      organiser,
      completedOn: shanghaiTime(facts.endsAt).day,
      hours: valid ? facts.hours : null,
    };
  }
}

async function findAttendance(
  tx: EntityManager,
  caller: Caller,
  sessionId: string,
  attendanceId: string,
): Promise<TrainingAttendance> {
  const attendance = await tx.findOneBy(TrainingAttendance, { id: attendanceId, sessionId });
  if (!attendance) throw notFound('出勤记录');
  const conditions = enrolledIn(sessionId, caller).add('e.id = ?', attendance.enrolmentId);
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM training_enrolments e ${conditions.where()}`,
    conditions.parameters,
  );
  if (rows.length === 0) throw notFound('出勤记录');
  return attendance;
}

async function readFacts(tx: EntityManager, condition: string, value: string): Promise<Facts[]> {
  return tx.query(
    `SELECT c.number, c.issued_at AS "issuedAt", c.revoked_at AS "revokedAt", w.name,
       w.identity_cipher AS "identityCipher", p.title AS "programmeTitle", s.title AS "sessionTitle", p.organiser,
       p.partner, s.starts_at AS "startsAt", s.ends_at AS "endsAt", a.hours,
       a.status = 'present' AS "isWhole"
     FROM completion_certificates c JOIN training_attendances a ON a.id = c.attendance_id
     JOIN workers w ON w.id = a.worker_id JOIN training_sessions s ON s.id = a.session_id
     JOIN training_programmes p ON p.id = s.programme_id WHERE ${condition}`,
    [value],
  );
}

function randomMark(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % 32]).join('');
}

/** 张小芳 → 张*芳, 李静 → 李*. */
function maskName(name: string): string {
  const characters = Array.from(name);
  return characters
    .map((character, n) => (n === 0 || (n > 1 && n === characters.length - 1) ? character : '*'))
    .join('');
}

function toCompletion({ number, attendanceId, issuedAt }: CompletionCertificate): CompletionResponse {
  return { number, attendanceId, issuedAt };
}

function notCompleted({ completionHours }: { completionHours: number | null }): Refusal {
  const whom = completionHours === null ? '全程到课' : `到课满 ${completionHours} 学时`;
  return new Refusal(
    'refused',
    'NOT_COMPLETED',
    `结业证明在培训结束后为${whom}的人员出具。请待培训结束，并核对出勤登记后再办理。`,
  );
}
