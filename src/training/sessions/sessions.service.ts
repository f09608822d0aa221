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
import { inTransaction } from '../../database/transaction.js';
import { TrainingAttendance } from '../attendance/attendance.entity.js';
import { hasMarks, readHalfDays, writeHalfDays } from '../half-days/half-day-plan.js';
import { requireProgramme } from '../programmes/programmes.service.js';
import { moveUp, movedUpDetails, requireRoom } from '../seats/seating.js';
import { countSessions, readSessions, sessionConditions } from './session-queries.js';
import { applyChanges, check, factsOf, planOf, RESTED_ON, timesOf } from './session-changes.js';
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
    const halfDays = planOf(request) ?? [];
    const times = timesOf(request, halfDays);
    const { startsAt } = times;
    const session = tx.create(TrainingSession, {
      id: newId(),
      programmeId: programme.id,
      title: request.title,
      mode: request.mode ?? 'onsite',
      ...times,
      asksCheckOut: request.asksCheckOut ?? false,
      completionHours: request.completionHours || null,
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
    check(session, { halfDays });
    await tx.save(session);
    if (halfDays.length > 0) await writeHalfDays(tx, session.id, halfDays);
    await this.record(tx, caller, session.id, programme.regionCode, 'create', { after: factsOf(session, halfDays) });
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
    follow: (found: FoundSession, reason: string, changed: readonly string[]) => Promise<void>,
  ): Promise<void> {
    authorize(caller, 'training.write');
    const { session, regionCode } = await requireSession(tx, caller, id, { manage: true, lock: true });
    if (session.version !== version) throw await staleRow(tx, '培训期次', { type: 'training_session', id }, session);
    requireNotCancelled(session);
    const known = await readHalfDays(tx, id);
    const planned = planOf(request);
    const halfDays = planned ?? known;
    const before = factsOf(session, known);
    check(session, { halfDays, request });
    applyChanges(session, request, planned);
    check(session, { halfDays });
    const changes = changedFields(before, factsOf(session, halfDays));
    if (!changes) return;
    const restedOn = RESTED_ON.some((field) => field in changes.after);
    const { reason = null } = request;
    const recorded =
      restedOn && ((await tx.existsBy(TrainingAttendance, { sessionId: id })) || (await hasMarks(tx, id)));
    if (recorded && known.length === 0 && halfDays.length > 0) throw toldAsOneStretch();
    if (recorded && reason === null) throw attendanceRecorded();
    const isMoved = halfDays.length === 0 || 'startsAt' in changes.after;
    if (recorded && isMoved && session.startsAt > this.clock.now()) throw startsAhead();
    if (request.capacity !== undefined) await requireRoom(tx, session);
    await tx.save(session);
    if (planned) await writeHalfDays(tx, id, planned);
    const moved = await moveUp(tx, session, this.clock.now());
    await this.record(tx, caller, id, regionCode, 'update', { ...changes, ...movedUpDetails(moved) }, reason);
    if (recorded && reason !== null) await follow({ session, regionCode }, reason, Object.keys(changes.after));
  }

  /** Nobody is enrolled, moved up or checked in any more; who was enrolled stays on record. Nobody may have been there. */
  async cancel(caller: Caller, id: string, reason: string): Promise<SessionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { session, regionCode } = await requireSession(tx, caller, id, { manage: true, lock: true });
      requireNotCancelled(session);
      if (await tx.existsBy(TrainingAttendance, { sessionId: id, hours: MoreThan(0) })) throw attended();
      if (await hasMarks(tx, id, { here: true })) throw attended();
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

function attendanceRecorded(): Refusal {
  return new Refusal(
    'conflict',
    'ATTENDANCE_RECORDED',
    '该期培训已登记出勤并计入学时，更正时间或学时须说明原因，已计的学时会随之更正；个别人有误的请更正其出勤。',
  );
}

function toldAsOneStretch(): Refusal {
  return new Refusal(
    'conflict',
    'ATTENDANCE_RECORDED',
    '该期培训已按全程登记出勤，不能再改为按半天登记；个别人有误的请更正其出勤。',
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
