import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { staleRow } from '../../../audit/stale/stale-row.js';
import { authorize, type Caller } from '../../../auth/access/caller.js';
import { notFound, Refusal } from '../../../common/errors.js';
import { pageOffset } from '../../../common/http/paging.js';
import { Clock } from '../../../common/values/clock.js';
import type { Conditions } from '../../../database/statements/conditions.js';
import { inTransaction } from '../../../database/transaction.js';
import { requireReason } from '../../../workers/people/worker-rules.js';
import { TrainingEnrolment } from '../../enrolments/enrolment.entity.js';
import { readHalfDays } from '../../half-days/half-day-plan.js';
import { type HalfDay, halfDayName, type HalfDayMark, hasCompleted, markOf } from '../../half-days/half-day-rules.js';
import { type FoundSession, requireNotCancelled, requireSession } from '../../training-scope.js';
import type { Recorded } from '../attendance-recorder.js';
import { enrolledIn } from '../attendance.service.js';
import { HalfDayRecorder, type MarkRow } from './half-day-recorder.js';
import { TrainingHalfDayMark } from './half-day-mark.entity.js';
import type {
  AttendanceGridQuery,
  AttendanceGridRow,
  CorrectedHalfDayResponse,
  HalfDayCorrectionRequest,
  HalfDayMarkItem,
} from './half-day-marks.dto.js';

/** Somebody is at a half-day from so long before it begins. */
const TOLD_FROM_BEFORE_MS = 3_600_000;

type RowOfSession = Omit<AttendanceGridRow, 'marks' | 'completed' | 'hours'> & { hours: number | null };

/** Who was there for which half-day: told by a list, read as a grid of people and half-days, and put right. */
@Injectable()
export class HalfDayMarksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly recorder: HalfDayRecorder,
  ) {}

  /** Everybody with a seat, with what is known of each half-day. */
  async grid(
    caller: Caller,
    sessionId: string,
    query: AttendanceGridQuery,
  ): Promise<{ items: AttendanceGridRow[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    const found = await requireSession(tx, caller, sessionId);
    const conditions = enrolledIn(sessionId, caller);
    if (query.openInHalfDayId) {
      conditions.add(
        'NOT EXISTS (SELECT 1 FROM training_half_day_marks o WHERE o.enrolment_id = e.id AND o.half_day_id = ?)',
        query.openInHalfDayId,
      );
    }
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM training_enrolments e ${conditions.where()}`,
      conditions.parameters,
    );
    return {
      items: await readGrid(tx, found, conditions, { limit: query.pageSize, offset: pageOffset(query) }),
      total,
    };
  }

  /** A list of who was there; what was told otherwise is not changed by a list. */
  async record(
    caller: Caller,
    sessionId: string,
    halfDayId: string,
    items: readonly HalfDayMarkItem[],
  ): Promise<Recorded> {
    authorize(caller, 'training.enrol');
    return inTransaction(this.dataSource, async (tx) => {
      const { found, halfDays, halfDay } = await this.requireHalfDay(tx, caller, sessionId, halfDayId);
      const rows = await markRows(tx, caller, sessionId, items);
      const telling = { ...found, halfDays, source: 'list' as const, by: caller, correction: null };
      return this.recorder.record(tx, telling, [{ halfDay, rows }]);
    });
  }

  /** Changes what was told, with a reason; the hours and what rests on them change with it. */
  async correct(
    caller: Caller,
    sessionId: string,
    markId: string,
    version: number,
    request: HalfDayCorrectionRequest,
  ): Promise<CorrectedHalfDayResponse> {
    authorize(caller, 'training.write');
    requireReason('ATTENDANCE_REFUSED', request.reason);
    return inTransaction(this.dataSource, async (tx) => {
      // Whose it is, before the lock: a mark of another session is none.
      const seen = await tx.findOneBy(TrainingHalfDayMark, { id: markId });
      const { found, halfDays, halfDay } = await this.requireHalfDay(tx, caller, sessionId, seen?.halfDayId ?? '');
      const known = await tx.findOneByOrFail(TrainingHalfDayMark, { id: markId });
      const { enrolmentId } = known;
      const rows = await markRows(tx, caller, sessionId, [{ enrolmentId, mark: request.mark }]);
      if (known.version !== version) {
        // As it is told and corrected: the row itself holds times and an absence.
        const now = { ...known, mark: markOf(known, found.session.asksCheckOut) };
        throw await staleRow(tx, '出勤记录', { type: 'training_session', id: sessionId }, now);
      }
      const telling = { ...found, halfDays, source: 'list' as const, by: caller, correction: request.reason };
      const { withdrawnRegistrations } = await this.recorder.record(tx, telling, [{ halfDay, rows }]);
      const conditions = enrolledIn(sessionId, caller).add('e.id = ?', enrolmentId);
      const [row] = await readGrid(tx, found, conditions, { limit: 1, offset: 0 });
      if (!row) throw notFound('出勤记录');
      return { ...row, withdrawnRegistrations };
    });
  }

  /** Nobody has been at a half-day that is still to come. */
  private async requireHalfDay(
    tx: EntityManager,
    caller: Caller,
    sessionId: string,
    halfDayId: string,
  ): Promise<{ found: FoundSession; halfDays: HalfDay[]; halfDay: HalfDay }> {
    const found = await requireSession(tx, caller, sessionId, { lock: true });
    requireNotCancelled(found.session);
    const halfDays = await readHalfDays(tx, sessionId);
    const halfDay = halfDays.find(({ id }) => id === halfDayId);
    if (!halfDay) throw notFound('培训的这个半天');
    if (this.clock.now().getTime() < halfDay.startsAt.getTime() - TOLD_FROM_BEFORE_MS) {
      const message = `${halfDayName(halfDay)}还没有开始，开始前一小时起才能登记出勤。`;
      throw new Refusal('conflict', 'SESSION_NOT_STARTED', message);
    }
    return { found, halfDays, halfDay };
  }
}

/**
 * The enrolments that a list names; every one must hold a seat and exist for the caller.
 *
 * @throws {Refusal} not-found
 */
export async function markRows(
  tx: EntityManager,
  caller: Caller,
  sessionId: string,
  items: readonly { enrolmentId: string; mark: HalfDayMark; field?: string }[],
): Promise<MarkRow[]> {
  const ids = items.map(({ enrolmentId }) => enrolmentId);
  const conditions = enrolledIn(sessionId, caller).add('e.id = ANY(?::uuid[])', ids);
  const existing: { id: string }[] = await tx.query(
    `SELECT e.id FROM training_enrolments e ${conditions.where()}`,
    conditions.parameters,
  );
  const enrolments = await tx.findBy(TrainingEnrolment, { id: In(existing.map(({ id }) => id)) });
  return items.map(({ enrolmentId, mark, field }, index): MarkRow => {
    const enrolment = enrolments.find(({ id }) => id === enrolmentId);
    if (!enrolment) throw notFound('报名');
    return { enrolment, mark, field: field ?? `items.${index}` };
  });
}

async function readGrid(
  tx: EntityManager,
  { session }: FoundSession,
  conditions: Conditions,
  slice: { limit: number; offset: number },
): Promise<AttendanceGridRow[]> {
  const rows: RowOfSession[] = await tx.query(
    `SELECT e.id AS "enrolmentId", e.position, e.worker_id AS "workerId", w.name AS "workerName",
       s.name AS "stationName", e.region_code AS "regionCode", a.id AS "attendanceId", a.status, a.hours,
       k.number AS "certificateNumber"
     FROM training_enrolments e JOIN workers w ON w.id = e.worker_id LEFT JOIN stations s ON s.id = e.station_id
     LEFT JOIN training_attendances a ON a.enrolment_id = e.id
     LEFT JOIN completion_certificates k ON k.attendance_id = a.id AND k.revoked_at IS NULL
     ${conditions.where()} ORDER BY e.position LIMIT ${slice.limit} OFFSET ${slice.offset}`,
    conditions.parameters,
  );
  const marks = await tx.findBy(TrainingHalfDayMark, { enrolmentId: In(rows.map(({ enrolmentId }) => enrolmentId)) });
  return rows.map((row) => ({
    ...row,
    hours: row.hours ?? 0,
    completed: row.status !== null && hasCompleted({ status: row.status, hours: row.hours ?? 0 }, session),
    marks: marks
      .filter(({ enrolmentId }) => enrolmentId === row.enrolmentId)
      .map(({ id, halfDayId, checkedInAt, checkedOutAt, absence, source, correctedAt, correctionReason, version }) => ({
        id,
        halfDayId,
        mark: markOf({ checkedInAt, checkedOutAt, absence }, session.asksCheckOut),
        checkedInAt,
        checkedOutAt,
        source,
        correctedAt,
        correctionReason,
        version,
      })),
  }));
}
