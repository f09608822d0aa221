import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThan } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { inTransaction } from '../../database/transaction.js';
import { checkReason } from '../../workers/people/worker-rules.js';
import { TrainingAttendance } from '../attendance/attendance.entity.js';
import { requireProgramme } from '../programmes/programmes.service.js';
import { moveUp, movedUpDetails, requireRoom } from '../seats/seating.js';
import { countSessions, readSessions, sessionConditions } from './session-queries.js';
import { checkTimes } from './session-rules.js';
import type {
  SESSION_SORTS,
  SessionRequest,
  SessionResponse,
  SessionsQuery,
  UpdateSessionRequest,
} from './sessions.dto.js';
import { type FoundSession, requireNotCancelled, requireOwn, requireSession } from '../training-scope.js';
import { TrainingSession } from './training-session.entity.js';

const ORDERS: Record<(typeof SESSION_SORTS)[number], string> = {
  'startsAt:desc': 's.starts_at DESC, s.id DESC',
  'startsAt:asc': 's.starts_at, s.id',
};

@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  async list(caller: Caller, query: SessionsQuery): Promise<{ items: SessionResponse[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    const region = await narrowRegion(tx, caller, query.regionCode);
    const now = this.clock.now();
    const conditions = sessionConditions(region, query, now);
    const total = await countSessions(tx, conditions);
    const slice = {
      order: ORDERS[query.sort ?? 'startsAt:desc'],
      limit: query.pageSize,
      offset: pageOffset(query),
    };
    return { items: await readSessions(tx, caller, conditions, slice, now), total };
  }

  async get(caller: Caller, id: string): Promise<SessionResponse> {
    authorize(caller, 'training.read');
    return this.read(this.dataSource.manager, caller, id);
  }

  async create(caller: Caller, request: SessionRequest): Promise<SessionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { id } = await this.createIn(tx, caller, request);
      return this.read(tx, caller, id);
    });
  }

  /** As {@link create}, in a transaction that others take part in. */
  async createIn(tx: EntityManager, caller: Caller, request: SessionRequest): Promise<TrainingSession> {
    authorize(caller, 'training.write');
    const programme = await requireProgramme(tx, caller, request.programmeId);
    await requireOwn(tx, caller, programme.regionCode);
    const startsAt = new Date(request.startsAt);
    const session = tx.create(TrainingSession, {
      id: newId(),
      programmeId: programme.id,
      title: request.title,
      mode: request.mode ?? 'onsite',
      startsAt,
      endsAt: new Date(request.endsAt),
      hours: request.hours,
      place: request.place,
      capacity: request.capacity,
      enrolmentClosesAt: new Date(request.enrolmentClosesAt ?? startsAt),
      waitingMovesUntil: new Date(request.waitingMovesUntil ?? startsAt),
      checkInSecret: this.personalData.encryptBytes(randomBytes(32)),
      arrivals: 0,
      cancelledAt: null,
      cancelReason: null,
      createdBy: caller.id,
    });
    check(session);
    await tx.save(session);
    await this.record(tx, caller, session.id, programme.regionCode, 'create', { after: factsOf(session) });
    return session;
  }

  /**
   * A larger capacity seats those who wait. Days and hours that attendance rests on are put right with a reason, and `follow` then puts
   * right what rests on them. Called in the transaction that they all share.
   */
  async updateIn(
    tx: EntityManager,
    caller: Caller,
    { id, version }: Pick<TrainingSession, 'id' | 'version'>,
    request: UpdateSessionRequest,
    follow: (found: FoundSession, reason: string) => Promise<void>,
  ): Promise<void> {
    authorize(caller, 'training.write');
    const { session, regionCode } = await requireSession(tx, caller, id, { manage: true, lock: true });
    if (session.version !== version) throw await staleRow(tx, '培训期次', { type: 'training_session', id }, session);
    requireNotCancelled(session);
    const before = factsOf(session);
    applyChanges(session, request);
    check(session, request.reason);
    const changes = changedFields(before, factsOf(session));
    if (!changes) return;
    const restedOn = ['hours', 'startsAt', 'endsAt'].some((field) => field in changes.after);
    const { reason = null } = request;
    const recorded = restedOn && (await tx.existsBy(TrainingAttendance, { sessionId: id }));
    if (recorded && reason === null) throw attendanceRecorded();
    if (recorded && session.startsAt > this.clock.now()) throw startsAhead();
    if (request.capacity !== undefined) await requireRoom(tx, session);
    await tx.save(session);
    const moved = await moveUp(tx, session, this.clock.now());
    await this.record(tx, caller, id, regionCode, 'update', { ...changes, ...movedUpDetails(moved) }, reason);
    if (recorded && reason !== null) await follow({ session, regionCode }, reason);
  }

  /** Nobody is enrolled, moved up or checked in any more; who was enrolled stays on record. Nobody may have been there. */
  async cancel(caller: Caller, id: string, reason: string): Promise<SessionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { session, regionCode } = await requireSession(tx, caller, id, { manage: true, lock: true });
      requireNotCancelled(session);
      if (await tx.existsBy(TrainingAttendance, { sessionId: id, hours: MoreThan(0) })) throw attended();
      Object.assign(session, { cancelledAt: this.clock.now(), cancelReason: reason });
      await tx.save(session);
      await this.record(tx, caller, id, regionCode, 'cancel', {}, reason);
      return this.read(tx, caller, id);
    });
  }

  async read(tx: EntityManager, caller: Caller, id: string): Promise<SessionResponse> {
    const now = this.clock.now();
    const conditions = sessionConditions(caller.regionCode, { ids: [id] }, now);
    const [session] = await readSessions(tx, caller, conditions, { order: 's.id', limit: 1, offset: 0 }, now);
    if (!session) throw notFound('培训期次');
    return session;
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    objectId: string,
    regionCode: string,
    verb: string,
    details: Record<string, unknown>,
    reason: string | null = null,
  ): Promise<void> {
    const action = `training_session.${verb}`;
    return this.audit.record(tx, caller, {
      action,
      objectType: 'training_session',
      objectId,
      regionCode,
      reason,
      details,
    });
  }
}

/** Where enrolment or the waiting list ended with the start, they still do when the start moves. */
function applyChanges(session: TrainingSession, request: UpdateSessionRequest): void {
  const { title, mode, hours, place, capacity, startsAt, endsAt, enrolmentClosesAt, waitingMovesUntil } = request;
  const closesWithStart = +session.enrolmentClosesAt === +session.startsAt;
  const movesWithStart = +session.waitingMovesUntil === +session.startsAt;
  if (title !== undefined) session.title = title;
  if (mode !== undefined) session.mode = mode;
  if (hours !== undefined) session.hours = hours;
  if (place !== undefined) session.place = place;
  if (capacity !== undefined) session.capacity = capacity;
  if (endsAt !== undefined) session.endsAt = new Date(endsAt);
  if (startsAt !== undefined) {
    session.startsAt = new Date(startsAt);
    if (closesWithStart) session.enrolmentClosesAt = session.startsAt;
    if (movesWithStart) session.waitingMovesUntil = session.startsAt;
  }
  if (enrolmentClosesAt !== undefined) session.enrolmentClosesAt = new Date(enrolmentClosesAt);
  if (waitingMovesUntil !== undefined) session.waitingMovesUntil = new Date(waitingMovesUntil);
}

function check(session: TrainingSession, reason?: string): void {
  const rules = new RuleCheck('SESSION_REFUSED');
  checkTimes(rules, session);
  checkReason(rules, reason, false);
  rules.done();
}

function attendanceRecorded(): Refusal {
  return new Refusal(
    'conflict',
    'ATTENDANCE_RECORDED',
    '该期培训已登记出勤并计入学时，更正时间或学时须说明原因，已计的学时会随之更正；个别人有误的请更正其出勤。',
  );
}

function startsAhead(): Refusal {
  return new Refusal('conflict', 'SESSION_NOT_STARTED', '该期培训已登记出勤，开始时间不能更正为尚未到的时间，请核对。');
}

function attended(): Refusal {
  return new Refusal(
    'conflict',
    'ATTENDANCE_RECORDED',
    '该期培训已有人到课并计入学时，不能取消；确未举办的，请先把到课人员的出勤更正为缺勤。',
  );
}

/** Moments as text, so that equal ones compare as equal. */
function factsOf(session: TrainingSession) {
  const { title, mode, startsAt, endsAt, hours, place, capacity, enrolmentClosesAt, waitingMovesUntil } = session;
  return {
    title,
    mode,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    hours,
    place,
    capacity,
    enrolmentClosesAt: enrolmentClosesAt.toISOString(),
    waitingMovesUntil: waitingMovesUntil.toISOString(),
  };
}
