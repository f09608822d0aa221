import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { stale } from '../../common/http/if-match.js';
import { pageOffset } from '../../common/http/paging.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { inTransaction } from '../../database/transaction.js';
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
import { requireNotCancelled, requireOwn, requireSession } from '../training-scope.js';
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
      return this.read(tx, caller, session.id);
    });
  }

  /** A larger capacity seats those who wait. What attendance rests on does not change once it is recorded. */
  async update(caller: Caller, id: string, version: number, request: UpdateSessionRequest): Promise<SessionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { session, regionCode } = await requireSession(tx, caller, id, { manage: true, lock: true });
      if (session.version !== version) throw stale('培训期次');
      requireNotCancelled(session);
      const before = factsOf(session);
      applyChanges(session, request);
      check(session);
      const changes = changedFields(before, factsOf(session));
      if (!changes) return this.read(tx, caller, id);
      const restedOn = ['hours', 'startsAt', 'endsAt'].filter((field) => field in changes.after);
      if (restedOn.length > 0 && (await tx.existsBy(TrainingAttendance, { sessionId: id }))) throw attendanceRecorded();
      if (request.capacity !== undefined) await requireRoom(tx, session);
      await tx.save(session);
      const moved = await moveUp(tx, session, this.clock.now());
      await this.record(tx, caller, id, regionCode, 'update', { ...changes, ...movedUpDetails(moved) });
      return this.read(tx, caller, id);
    });
  }

  /** Nobody is enrolled, moved up or checked in any more; who was enrolled stays on record. */
  async cancel(caller: Caller, id: string, reason: string): Promise<SessionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { session, regionCode } = await requireSession(tx, caller, id, { manage: true, lock: true });
      requireNotCancelled(session);
      if (await tx.existsBy(TrainingAttendance, { sessionId: id })) throw attendanceRecorded();
      Object.assign(session, { cancelledAt: this.clock.now(), cancelReason: reason });
      await tx.save(session);
      await this.record(tx, caller, id, regionCode, 'cancel', {}, reason);
      return this.read(tx, caller, id);
    });
  }

  private async read(tx: EntityManager, caller: Caller, id: string): Promise<SessionResponse> {
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

function check(session: TrainingSession): void {
  const rules = new RuleCheck('SESSION_REFUSED');
  checkTimes(rules, session);
  rules.done();
}

function attendanceRecorded(): Refusal {
  return new Refusal(
    'conflict',
    'ATTENDANCE_RECORDED',
    '该期培训已登记出勤并计入学时，不能再改时间、学时或取消；个别有误的请更正出勤。',
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
