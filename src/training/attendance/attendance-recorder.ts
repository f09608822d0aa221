import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import type { Caller } from '../../auth/access/caller.js';
import type { WithdrawnRegistration } from '../../certificates/education/education.dto.js';
import { EducationCreditsService } from '../../certificates/education/education-credits.service.js';
import { RenewalsService } from '../../certificates/education/renewals.service.js';
import { Clock } from '../../common/values/clock.js';
import { type FieldError, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { hoursEarned, type ToldAttendance } from './attendance-rules.js';
import { ATTENDANCE_STATUS_NAMES, type AttendanceSource, TrainingAttendance } from './attendance.entity.js';
import { CompletionCertificate } from '../completions/completion-certificate.entity.js';
import type { TrainingEnrolment } from '../enrolments/enrolment.entity.js';
import { readHalfDays } from '../half-days/half-day-plan.js';
import type { Tally } from '../half-days/half-day-rules.js';
import { earnedOn } from '../sessions/session-rules.js';
import type { TrainingSession } from '../sessions/training-session.entity.js';

/** What one list, sheet or scan says of one enrolment. */
export interface TellRow {
  enrolment: TrainingEnrolment;
  told: ToldAttendance;
  /** Where it stands in the request, for a refusal. */
  field: string;
}

export interface Telling {
  session: TrainingSession;
  /** The region of the programme. */
  regionCode: string;
  source: AttendanceSource;
  /** Null for a trainee's own scan. */
  by: Caller | null;
  /** Why rows may change what is already recorded; without it such a row is refused. */
  correction: string | null;
  /** The day on which an enrolment's hours are earned; that of the session's end unless told. */
  earnedOn?: (enrolmentId: string) => string | null;
}

/** What the half-days of one enrolment come to. */
export interface SettledRow {
  enrolment: TrainingEnrolment;
  tally: Tally;
}

export interface Recorded {
  recorded: number;
  corrected: number;
  unchanged: number;
  withdrawnRegistrations: WithdrawnRegistration[];
}

interface Correction {
  attendance: TrainingAttendance;
  told: ToldAttendance;
  hours: number;
}

/**
 * The one way in for attendance, whoever tells it: said again it changes nothing, said otherwise it is a correction that
 * moves the credited hours, and what rests on them, in the same transaction. Called with the session locked.
 */
@Injectable()
export class AttendanceRecorder {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly credits: EducationCreditsService,
    private readonly renewals: RenewalsService,
  ) {}

  async record(tx: EntityManager, telling: Telling, rows: readonly TellRow[]): Promise<Recorded> {
    const { session, by } = telling;
    if ((await readHalfDays(tx, session.id)).length > 0) throw toldByHalfDays();
    const known = await tx.findBy(TrainingAttendance, {
      enrolmentId: In(rows.map(({ enrolment }) => enrolment.id)),
    });
    const fresh: TellRow[] = [];
    const corrections: Correction[] = [];
    const faults: FieldError[] = [];
    for (const row of rows) {
      const attendance = known.find(({ enrolmentId }) => enrolmentId === row.enrolment.id);
      const hours = hoursEarned(row.told, session.hours);
      if (!attendance) fresh.push(row);
      else if (attendance.status !== row.told.status || attendance.hours !== hours) {
        corrections.push({ attendance, told: row.told, hours });
        faults.push({ field: row.field, code: 'attendance-differs', message: difference(row, attendance) });
      }
    }
    if (corrections.length > 0 && (telling.correction === null || by === null)) throw differs(faults, telling.source);
    for (const row of fresh) await this.create(tx, telling, row);
    const withdrawnRegistrations = by ? await this.correct(tx, telling, by, corrections) : [];
    const counts = {
      recorded: fresh.length,
      corrected: corrections.length,
      unchanged: rows.length - fresh.length - corrections.length,
    };
    if (counts.recorded + counts.corrected > 0) await this.log(tx, telling, counts, fresh);
    return { ...counts, withdrawnRegistrations };
  }

  /**
   * Everybody's attendance of a session whose days or hours were put right: who was there for all of it has its hours now, whoever for a
   * part keeps theirs, and what is credited is earned on its day. Called with the session locked.
   *
   * @throws {Refusal} refused where somebody's part would be as long as the whole
   */
  async follow(
    tx: EntityManager,
    telling: Omit<Telling, 'by' | 'correction'> & { by: Caller; correction: string },
  ): Promise<WithdrawnRegistration[]> {
    const { session, by } = telling;
    const attended = await tx.findBy(TrainingAttendance, { sessionId: session.id, hours: MoreThan(0) });
    const longest = Math.max(0, ...attended.filter(({ status }) => status === 'partial').map(({ hours }) => hours));
    if (longest >= session.hours) throw partAsLong(longest);
    const corrections = attended.map((attendance): Correction => {
      const told = { status: attendance.status, hours: attendance.hours };
      return { attendance, told, hours: hoursEarned(told, session.hours) };
    });
    return this.correct(tx, telling, by, corrections);
  }

  /**
   * Attendance of a session of half-days, which follows from them: more half-days are more hours, and only what was corrected is a correction
   * here as well. A certificate that states other hours than there are now is revoked. Called with the session locked.
   *
   * @param options anew: also where nothing but a day or a name of a half-day is another
   */
  async settle(
    tx: EntityManager,
    telling: Telling,
    rows: readonly SettledRow[],
    options = { anew: false },
  ): Promise<WithdrawnRegistration[]> {
    const known = await tx.findBy(TrainingAttendance, { enrolmentId: In(rows.map(({ enrolment }) => enrolment.id)) });
    const corrections: Correction[] = [];
    for (const { enrolment, tally } of rows) {
      const attendance = known.find(({ enrolmentId }) => enrolmentId === enrolment.id);
      if (!attendance) {
        const { status, hours } = tally;
        if (status) await this.create(tx, telling, { enrolment, told: { status, hours }, field: '' });
        continue;
      }
      const told = { status: tally.status ?? ('absent' as const), hours: tally.hours };
      const isOther = attendance.status !== told.status || attendance.hours !== told.hours;
      if (telling.correction !== null) {
        if (isOther || options.anew) corrections.push({ attendance, told, hours: tally.hours });
      } else if (isOther) {
        await tx.save(Object.assign(attendance, told));
        await this.credit(tx, telling, attendance);
        await this.revoke(tx, attendance.id);
      }
    }
    return telling.by ? this.correct(tx, telling, telling.by, corrections) : [];
  }

  private async create(tx: EntityManager, telling: Telling, { enrolment, told }: TellRow): Promise<void> {
    const { session, source, by } = telling;
    const attendance = tx.create(TrainingAttendance, {
      id: newId(),
      sessionId: session.id,
      workerId: enrolment.workerId,
      enrolmentId: enrolment.id,
      status: told.status,
      hours: hoursEarned(told, session.hours),
      source,
      recordedAt: this.clock.now(),
      recordedBy: by?.id ?? null,
      correctedAt: null,
      correctedBy: null,
      correctionReason: null,
    });
    await tx.save(attendance);
    await this.credit(tx, telling, attendance);
  }

  /** People are locked in the order of their ids, so that two sheets that correct the same people cannot block each other. */
  private async correct(
    tx: EntityManager,
    telling: Telling,
    by: Caller,
    corrections: readonly Correction[],
  ): Promise<WithdrawnRegistration[]> {
    const { session } = telling;
    const reason = telling.correction ?? '';
    const withdrawn: WithdrawnRegistration[] = [];
    for (const { attendance, told, hours } of byWorker(corrections)) {
      const worker = await tx.findOneOrFail(Worker, {
        where: { id: attendance.workerId },
        lock: { mode: 'pessimistic_write' },
      });
      const before = { status: attendance.status, hours: attendance.hours };
      const after = { status: told.status, hours };
      // Only its day is another where the session's was put right.
      const isOther = changedFields(before, after) !== null;
      if (isOther) {
        const corrected = { correctedAt: this.clock.now(), correctedBy: by.id, correctionReason: reason };
        await tx.save(Object.assign(attendance, after, corrected));
      }
      await this.credit(tx, telling, attendance);
      await this.revoke(tx, attendance.id);
      withdrawn.push(...(await this.renewals.withdrawUnsupported(tx, by, worker, reason)));
      if (!isOther) continue;
      await this.audit.record(tx, by, {
        action: 'training_attendance.correct',
        objectType: 'training_attendance',
        objectId: attendance.id,
        regionCode: telling.regionCode,
        reason,
        details: { sessionId: session.id, workerId: worker.id, before, after },
      });
    }
    return withdrawn;
  }

  private async credit(tx: EntityManager, telling: Telling, attendance: TrainingAttendance): Promise<void> {
    const { id: attendanceId, workerId, hours, enrolmentId } = attendance;
    await this.credits.creditAttendance(tx, {
      attendanceId,
      workerId,
      hours,
      earnedOn: telling.earnedOn?.(enrolmentId) ?? earnedOn(telling.session),
      createdBy: telling.by?.id ?? null,
    });
  }

  /** A certificate of completion states days and hours, so it no longer tells the truth. */
  async revoke(tx: EntityManager, attendanceId: string): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(CompletionCertificate)
      .set({ revokedAt: this.clock.now() })
      .where('attendance_id = :attendanceId AND revoked_at IS NULL', { attendanceId })
      .execute();
  }

  private async log(
    tx: EntityManager,
    { session, regionCode, source, by }: Telling,
    counts: Record<string, number>,
    fresh: readonly TellRow[],
  ): Promise<void> {
    const people = fresh.map(({ enrolment, told }) => ({ workerId: enrolment.workerId, ...told }));
    await this.audit.record(tx, by, {
      action: 'training_attendance.record',
      objectType: 'training_session',
      objectId: session.id,
      regionCode,
      details: { source, ...counts, people },
    });
  }
}

function byWorker(corrections: readonly Correction[]): Correction[] {
  return [...corrections].sort((a, b) => (a.attendance.workerId < b.attendance.workerId ? -1 : 1));
}

function difference({ enrolment, told }: TellRow, recorded: TrainingAttendance): string {
  return `编号 ${enrolment.position} 已登记为${inWords(recorded)}，这里是${inWords(told)}`;
}

function inWords({ status, hours }: ToldAttendance): string {
  return `${ATTENDANCE_STATUS_NAMES[status]}${status === 'partial' ? ` ${hours} 学时` : ''}`;
}

/** Of half-days nobody is there for the whole, but for each. */
function toldByHalfDays(): Refusal {
  return new Refusal(
    'conflict',
    'TOLD_BY_HALF_DAYS',
    '该期培训按半天登记出勤，学时由各个半天得出；请在“考勤”中逐个半天登记或更正。',
  );
}

function partAsLong(hours: number): Refusal {
  const message = `有人部分到课 ${hours} 学时，全程学时应大于此数；其实是全程到课的，请先更正其出勤`;
  return new Refusal('refused', 'SESSION_REFUSED', `${message}。`, [{ field: 'hours', code: 'part-as-long', message }]);
}

function differs(errors: FieldError[], source: AttendanceSource): Refusal {
  const [first] = errors;
  const next = source === 'sheet' ? '确需更正的，请说明原因后重新上传。' : '确需更正的，请逐条更正并说明原因。';
  const detail = `有 ${errors.length} 人的出勤与已登记的不一致，未写入任何数据。首个：${first?.message}。${next}`;
  return new Refusal('conflict', 'ATTENDANCE_DIFFERS', detail, errors);
}
