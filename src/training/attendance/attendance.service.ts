import { staleRow } from '../../audit/stale/stale-row.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { pageOffset } from '../../common/http/paging.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { requireReason } from '../../workers/people/worker-rules.js';
import { AttendanceRecorder, type TellRow } from './attendance-recorder.js';
import { ATTENDANCE_FAULTS, attendanceFault, type ToldAttendance } from './attendance-rules.js';
import { TrainingAttendance } from './attendance.entity.js';
import type {
  AttendanceItem,
  AttendanceQuery,
  AttendanceResponse,
  CorrectedResponse,
  CorrectionRequest,
  RecordedResponse,
} from './attendance.dto.js';
import { TrainingEnrolment } from '../enrolments/enrolment.entity.js';
import { addEnrolmentScope, type FoundSession, requireNotCancelled, requireSession } from '../training-scope.js';
import type { TrainingSession } from '../sessions/training-session.entity.js';

@Injectable()
export class AttendanceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly recorder: AttendanceRecorder,
  ) {}

  /** Everybody enrolled, with what is known of their attendance. */
  async list(
    caller: Caller,
    sessionId: string,
    query: AttendanceQuery,
  ): Promise<{ items: AttendanceResponse[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    await requireSession(tx, caller, sessionId);
    const conditions = enrolledIn(sessionId, caller);
    if (query.status === 'none') conditions.add('a.id IS NULL');
    else if (query.status) conditions.add('a.status = ?', query.status);
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM training_enrolments e
       LEFT JOIN training_attendances a ON a.enrolment_id = e.id ${conditions.where()}`,
      conditions.parameters,
    );
    return { items: await readAttendance(tx, conditions, query.pageSize, pageOffset(query)), total };
  }

  /** A list of who was there. People who are not told stay open; what was told before is not changed by a list. */
  async record(caller: Caller, sessionId: string, items: readonly AttendanceItem[]): Promise<RecordedResponse> {
    authorize(caller, 'training.enrol');
    return inTransaction(this.dataSource, async (tx) => {
      const found = await this.requireRunning(tx, caller, sessionId);
      const rows = await tellRows(tx, caller, found.session, items);
      return this.recorder.record(tx, { ...found, source: 'list', by: caller, correction: null }, rows);
    });
  }

  /** Changes what was told, with a reason; the hours and what rests on them change with it. */
  async correct(
    caller: Caller,
    sessionId: string,
    attendanceId: string,
    version: number,
    request: CorrectionRequest,
  ): Promise<CorrectedResponse> {
    authorize(caller, 'training.write');
    requireReason('ATTENDANCE_REFUSED', request.reason);
    return inTransaction(this.dataSource, async (tx) => {
      const found = await this.requireRunning(tx, caller, sessionId);
      const { session } = found;
      const attendance = await tx.findOneBy(TrainingAttendance, { id: attendanceId, sessionId });
      const { enrolmentId = '' } = attendance ?? {};
      const [row] = attendance ? await tellRows(tx, caller, session, [{ ...request, enrolmentId }]) : [];
      if (!attendance || !row) throw notFound('出勤记录');
      if (attendance.version !== version)
        throw await staleRow(tx, '出勤记录', { type: 'training_session', id: sessionId }, attendance);
      const telling = { ...found, source: attendance.source, by: caller, correction: request.reason };
      const { withdrawnRegistrations } = await this.recorder.record(tx, telling, [row]);
      const conditions = enrolledIn(sessionId, caller).add('e.id = ?', enrolmentId);
      const [answer] = await readAttendance(tx, conditions, 1, 0);
      if (!answer) throw notFound('出勤记录');
      return { ...answer, withdrawnRegistrations };
    });
  }

  /** Nobody has been at a session that has not begun. */
  private async requireRunning(tx: EntityManager, caller: Caller, sessionId: string): Promise<FoundSession> {
    const found = await requireSession(tx, caller, sessionId, { lock: true });
    requireNotCancelled(found.session);
    if (this.clock.now() >= found.session.startsAt) return found;
    throw new Refusal('conflict', 'SESSION_NOT_STARTED', '培训尚未开始，开始后才能登记出勤。');
  }
}

/**
 * The enrolments that a list names, checked; every one must hold a seat and exist for the caller. `field` is where a
 * refusal finds the item, its place in the list unless stated.
 *
 * @throws {Refusal} not-found, or refused with every fault of the list
 */
export async function tellRows(
  tx: EntityManager,
  caller: Caller,
  session: TrainingSession,
  items: readonly (ToldAttendance & { enrolmentId: string; field?: string })[],
): Promise<TellRow[]> {
  const ids = items.map(({ enrolmentId }) => enrolmentId);
  const conditions = enrolledIn(session.id, caller).add('e.id = ANY(?::uuid[])', ids);
  const existing: { id: string }[] = await tx.query(
    `SELECT e.id FROM training_enrolments e ${conditions.where()}`,
    conditions.parameters,
  );
  const enrolments = await tx.findBy(TrainingEnrolment, { id: In(existing.map(({ id }) => id)) });
  const rules = new RuleCheck('ATTENDANCE_REFUSED');
  const rows = items.map((item, index): TellRow => {
    const { enrolmentId, status, hours, field = `items.${index}` } = item;
    const enrolment = enrolments.find(({ id }) => id === enrolmentId);
    if (!enrolment) throw notFound('报名');
    const fault = attendanceFault({ status, hours }, session.hours);
    if (fault) rules.that(false, `${field}.hours`, fault, ATTENDANCE_FAULTS[fault](session.hours));
    return { enrolment, told: { status, ...(status === 'partial' && { hours }) }, field };
  });
  rules.done();
  return rows;
}

/** Those who hold a seat and exist for the caller. */
export function enrolledIn(sessionId: string, caller: Caller): Conditions {
  const conditions = new Conditions().add('e.session_id = ?', sessionId).add(`e.state = 'enrolled'`);
  return addEnrolmentScope(conditions, caller, 'e');
}

async function readAttendance(
  tx: EntityManager,
  conditions: Conditions,
  limit: number,
  offset: number,
): Promise<AttendanceResponse[]> {
  return tx.query(
    `SELECT e.id AS "enrolmentId", e.position, e.worker_id AS "workerId", w.name AS "workerName",
       s.name AS "stationName", e.region_code AS "regionCode", a.id AS "attendanceId", a.status, a.hours, a.source,
       a.recorded_at AS "recordedAt", a.corrected_at AS "correctedAt", a.correction_reason AS "correctionReason",
       a.version, k.number AS "certificateNumber"
     FROM training_enrolments e JOIN workers w ON w.id = e.worker_id LEFT JOIN stations s ON s.id = e.station_id
     LEFT JOIN training_attendances a ON a.enrolment_id = e.id
     LEFT JOIN completion_certificates k ON k.attendance_id = a.id AND k.revoked_at IS NULL
     ${conditions.where()} ORDER BY e.position LIMIT ${limit} OFFSET ${offset}`,
    conditions.parameters,
  );
}
