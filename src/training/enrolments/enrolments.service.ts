import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { roleMay } from '../../auth/access/permissions.js';
import { liesWithin } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { Region } from '../../regions/region.entity.js';
import { TrainingAttendance } from '../attendance/attendance.entity.js';
import { TrainingHalfDayMark } from '../attendance/half-days/half-day-mark.entity.js';
import { TrainingEnrolment } from './enrolment.entity.js';
import { resolveUnit, type Unit } from './enrolment-unit.js';
import type { EnrolmentRequest, EnrolmentResponse, EnrolmentsQuery } from './enrolments.dto.js';
import type { NoSeat } from '../seats/seat-rules.js';
import { moveUp, movedUpDetails, requireSeat, seatsOf } from '../seats/seating.js';
import { addEnrolmentScope, type FoundSession, requireNotCancelled, requireSession } from '../training-scope.js';

@Injectable()
export class EnrolmentsService {
  /** Off only in the test that shows the race: nothing in the service writes it, and no setting or request reaches it. */
  protected sessionLock = true;

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    sessionId: string,
    query: EnrolmentsQuery,
  ): Promise<{ items: EnrolmentResponse[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    await requireSession(tx, caller, sessionId);
    const conditions = addEnrolmentScope(new Conditions().add('e.session_id = ?', sessionId), caller, 'e');
    if (query.state) conditions.add('e.state = ?', query.state);
    else conditions.add(`e.state <> 'cancelled'`);
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM training_enrolments e ${conditions.where()}`,
      conditions.parameters,
    );
    return { items: await readEnrolments(tx, conditions, query.pageSize, pageOffset(query)), total };
  }

  /** A seat where capacity and quotas leave one, else a place at the end of the waiting list. */
  async enrol(caller: Caller, sessionId: string, request: EnrolmentRequest): Promise<EnrolmentResponse> {
    authorize(caller, 'training.enrol');
    const today = this.clock.today();
    return inTransaction(this.dataSource, async (tx) => {
      const seen = await requireSession(tx, caller, sessionId);
      const unit = await resolveUnit(tx, caller, request, { programmeRegion: seen.regionCode, today });
      // From here on one after the other: whoever has the lock sees everybody who came before.
      const found = await requireSession(tx, caller, sessionId, { lock: this.sessionLock });
      const { session } = found;
      const now = this.clock.now();
      await this.requireOpen(tx, caller, found, now);
      const known = await tx
        .createQueryBuilder(TrainingEnrolment, 'e')
        .where(`e.session_id = :sessionId AND e.worker_id = :workerId AND e.state <> 'cancelled'`, {
          sessionId,
          workerId: request.workerId,
        })
        .getExists();
      if (known) throw enrolledAlready();
      const noSeat = (await seatsOf(tx, session)).refusal(unit);
      if (noSeat && now >= session.waitingMovesUntil) throw full();
      const state = noSeat ? 'waiting' : 'enrolled';
      const { id } = await this.enter(tx, caller, { sessionId, workerId: request.workerId, unit, state, noSeat });
      return this.read(tx, caller, id);
    });
  }

  /**
   * A seat for somebody who is at the door, whether on no list or waiting; whoever has one keeps it. Called with the session locked, by its
   * organiser.
   *
   * @throws {Refusal} conflict where no seat is left, saying whose; as {@link enrol} for a person who is not to be sent
   */
  async admit(
    tx: EntityManager,
    caller: Caller,
    { session, regionCode }: FoundSession,
    workerId: string,
  ): Promise<{ enrolment: TrainingEnrolment; added: boolean }> {
    const known = await tx.findOneBy(TrainingEnrolment, { sessionId: session.id, workerId, state: Not('cancelled') });
    if (known?.state === 'enrolled') return { enrolment: known, added: false };
    if (known) {
      const { path: regionPath } = await tx.findOneByOrFail(Region, { code: known.regionCode });
      await requireSeat(tx, session, { stationId: known.stationId, regionPath });
      const enrolment = await tx.save(Object.assign(known, { state: 'enrolled', movedUpAt: this.clock.now() }));
      const { position } = enrolment;
      await this.record(tx, caller, enrolment, 'admit', { workerId, before: 'waiting', position });
      return { enrolment, added: true };
    }
    const scope = { programmeRegion: regionCode, today: this.clock.today() };
    const unit = await resolveUnit(tx, caller, { workerId }, scope);
    await requireSeat(tx, session, unit);
    const request = { sessionId: session.id, workerId, unit, state: 'enrolled', noSeat: null } as const;
    return { enrolment: await this.enter(tx, caller, request), added: true };
  }

  private async enter(
    tx: EntityManager,
    caller: Caller,
    request: { sessionId: string; workerId: string; unit: Unit; state: 'enrolled' | 'waiting'; noSeat: NoSeat | null },
  ): Promise<TrainingEnrolment> {
    const { sessionId, workerId, unit, state, noSeat } = request;
    const enrolment = tx.create(TrainingEnrolment, {
      id: newId(),
      sessionId,
      workerId,
      stationId: unit.stationId,
      regionCode: unit.regionCode,
      state,
      position: await nextPosition(tx, sessionId),
      enrolledAt: this.clock.now(),
      enrolledBy: caller.id,
      movedUpAt: null,
      cancelledAt: null,
      cancelledBy: null,
      cancelReason: null,
    });
    const conflicts = {
      training_enrolments_once: enrolledAlready,
      training_enrolments_within_capacity: full,
      training_enrolments_within_quota: full,
    };
    await refusingConflicts(conflicts, () => tx.save(enrolment));
    const { position, stationId } = enrolment;
    await this.record(tx, caller, enrolment, 'create', { workerId, stationId, state, position, noSeat });
    return enrolment;
  }

  /** Gives the seat back; whoever waits first and fits moves up in the same transaction. */
  async cancel(
    caller: Caller,
    sessionId: string,
    enrolmentId: string,
    reason: string | null,
  ): Promise<EnrolmentResponse> {
    authorize(caller, 'training.enrol');
    return inTransaction(this.dataSource, async (tx) => {
      const { session } = await requireSession(tx, caller, sessionId, { lock: true });
      await this.read(tx, caller, enrolmentId);
      const enrolment = await tx.findOneBy(TrainingEnrolment, { id: enrolmentId, sessionId });
      if (!enrolment) throw notFound('报名');
      const now = this.clock.now();
      await this.requireCancellable(tx, enrolment, session.startsAt, now);
      const { state: before } = enrolment;
      Object.assign(enrolment, { state: 'cancelled', cancelledAt: now, cancelledBy: caller.id, cancelReason: reason });
      await tx.save(enrolment);
      const moved = before === 'enrolled' ? await moveUp(tx, session, now) : [];
      const { workerId } = enrolment;
      await this.record(tx, caller, enrolment, 'cancel', { workerId, before, ...movedUpDetails(moved) }, reason);
      return this.read(tx, caller, enrolmentId);
    });
  }

  /** Until enrolment closes anybody; after that only the organiser, who adds at the door whoever came. */
  private async requireOpen(tx: EntityManager, caller: Caller, found: FoundSession, now: Date): Promise<void> {
    const { session, regionCode } = found;
    requireNotCancelled(session);
    if (now < session.enrolmentClosesAt) return;
    const organiser = roleMay(caller.role, 'training.write') && (await liesWithin(tx, regionCode, caller.regionCode));
    if (organiser && now < session.endsAt) return;
    throw new Refusal('conflict', 'ENROLMENT_CLOSED', '该期培训报名已截止，如需补报请联系组织单位。');
  }

  private async requireCancellable(
    tx: EntityManager,
    enrolment: TrainingEnrolment,
    startsAt: Date,
    now: Date,
  ): Promise<void> {
    if (enrolment.state === 'cancelled')
      throw new Refusal('conflict', 'ENROLMENT_CANCELLED', '该报名已经取消，不用再取消。需要参加的，请重新报名。');
    const isTold =
      (await tx.existsBy(TrainingAttendance, { enrolmentId: enrolment.id })) ||
      (await tx.existsBy(TrainingHalfDayMark, { enrolmentId: enrolment.id }));
    if (isTold) {
      throw new Refusal('conflict', 'ATTENDANCE_RECORDED', '该人员已登记出勤，不能取消报名；有误的请更正出勤。');
    }
    if (enrolment.state === 'enrolled' && now >= startsAt) {
      throw new Refusal('conflict', 'SESSION_STARTED', '培训已开始，不能取消报名；未到的请登记缺勤或请假。');
    }
  }

  private async read(tx: EntityManager, caller: Caller, id: string): Promise<EnrolmentResponse> {
    const conditions = addEnrolmentScope(new Conditions().add('e.id = ?', id), caller, 'e');
    const [enrolment] = await readEnrolments(tx, conditions, 1, 0);
    if (!enrolment) throw notFound('报名');
    return enrolment;
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    enrolment: TrainingEnrolment,
    verb: string,
    details: Record<string, unknown>,
    reason: string | null = null,
  ): Promise<void> {
    return this.audit.record(tx, caller, {
      action: `training_enrolment.${verb}`,
      objectType: 'training_session',
      objectId: enrolment.sessionId,
      regionCode: enrolment.regionCode,
      reason,
      details: { enrolmentId: enrolment.id, ...details },
    });
  }
}

/** Counted in the session's own row: with its lock held no two people get the same, and none is skipped. */
async function nextPosition(tx: EntityManager, sessionId: string): Promise<number> {
  const [{ arrivals }]: [{ arrivals: number }] = await tx.query(
    `WITH counted AS (UPDATE training_sessions SET arrivals = arrivals + 1 WHERE id = $1 RETURNING arrivals)
     SELECT arrivals FROM counted`,
    [sessionId],
  );
  return arrivals;
}

async function readEnrolments(
  tx: EntityManager,
  conditions: Conditions,
  limit: number,
  offset: number,
): Promise<EnrolmentResponse[]> {
  return tx.query(
    `SELECT e.id, e.session_id AS "sessionId", e.worker_id AS "workerId", w.name AS "workerName",
       e.station_id AS "stationId", s.name AS "stationName", e.region_code AS "regionCode", e.state, e.position,
       CASE WHEN e.state = 'waiting' THEN
         (SELECT count(*)::int FROM training_enrolments b
          WHERE b.session_id = e.session_id AND b.state = 'waiting' AND b.position <= e.position) END AS "waitingPlace",
       e.enrolled_at AS "enrolledAt", e.moved_up_at AS "movedUpAt", e.cancelled_at AS "cancelledAt", e.version
     FROM training_enrolments e JOIN workers w ON w.id = e.worker_id LEFT JOIN stations s ON s.id = e.station_id
     ${conditions.where()} ORDER BY e.position LIMIT ${limit} OFFSET ${offset}`,
    conditions.parameters,
  );
}

function enrolledAlready(): Refusal {
  return new Refusal('conflict', 'ENROLLED_ALREADY', '此人已报名该期培训（或正在候补），无须重复报名。');
}

function full(): Refusal {
  return new Refusal(
    'conflict',
    'SESSION_FULL',
    '该期培训已无名额，且已过候补递补时间。请改报其他期次，或请主办单位增加名额。',
  );
}
