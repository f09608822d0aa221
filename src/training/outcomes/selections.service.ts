import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, requireRegion } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { pageOffset, type PageQuery } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { requireReason } from '../../workers/people/worker-rules.js';
import { resolveUnit } from '../enrolments/enrolment-unit.js';
import { requireProgramme } from '../programmes/programmes.service.js';
import { TrainingCandidate, TrainingSelection } from './selection.entity.js';
import type {
  CandidateResponse,
  DecisionRequest,
  NominationRequest,
  SelectionRequest,
  SelectionResponse,
  SelectionsQuery,
  UpdateSelectionRequest,
} from './selections.dto.js';
import { addEnrolmentScope, offeredTo, requireOwn } from '../training-scope.js';

const REFUSED = 'SELECTION_REFUSED';

/** Selections with a quota: stations and counties put people forward, the organiser selects, never more than the quota. */
@Injectable()
export class SelectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: SelectionsQuery): Promise<{ items: SelectionResponse[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    const region = await narrowRegion(tx, caller, query.regionCode);
    const conditions = new Conditions().add(offeredTo('s.region_code'), region, region);
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM training_selections s ${conditions.where()}`,
      conditions.parameters,
    );
    return { items: await readSelections(tx, caller, conditions, query.pageSize, pageOffset(query)), total };
  }

  async create(caller: Caller, request: SelectionRequest): Promise<SelectionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, request.regionCode);
      const { title, regionCode, programmeId = null, year, quota } = request;
      if (programmeId) await requireProgramme(tx, caller, programmeId);
      const createdBy = caller.id;
      const selection = tx.create(TrainingSelection, {
        id: newId(),
        title,
        programmeId,
        regionCode,
        year,
        quota,
        createdBy,
      });
      await refusingConflicts({ training_selections_title: titleTaken }, () => tx.save(selection));
      await this.record(tx, caller, selection, 'create', { title, year, quota });
      const conditions = new Conditions().add('s.id = ?', selection.id);
      return only(await readSelections(tx, caller, conditions, 1, 0), '选拔');
    });
  }

  /** A quota does not fall below those who are selected already. */
  async update(
    caller: Caller,
    id: string,
    version: number,
    request: UpdateSelectionRequest,
  ): Promise<SelectionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const selection = await requireSelection(tx, caller, id, { lock: true });
      await requireOwn(tx, caller, selection.regionCode);
      if (selection.version !== version)
        throw await staleRow(tx, '选拔', { type: 'training_selection', id }, selection);
      const before = factsOf(selection);
      const { title = before.title, year = before.year, quota = before.quota } = request;
      Object.assign(selection, { title, year, quota });
      const changes = changedFields(before, factsOf(selection));
      if (changes) {
        const selected = await tx.countBy(TrainingCandidate, { selectionId: id, state: 'selected' });
        if (quota < selected) throw quotaBelowSelected(selected);
        await refusingConflicts({ training_selections_title: titleTaken }, () => tx.save(selection));
        await this.record(tx, caller, selection, 'update', { ...changes });
      }
      return only(await readSelections(tx, caller, new Conditions().add('s.id = ?', id), 1, 0), '选拔');
    });
  }

  async candidates(
    caller: Caller,
    selectionId: string,
    query: PageQuery,
  ): Promise<{ items: CandidateResponse[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    await requireSelection(tx, caller, selectionId);
    const conditions = addEnrolmentScope(new Conditions().add('c.selection_id = ?', selectionId), caller, 'c');
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM training_candidates c ${conditions.where()}`,
      conditions.parameters,
    );
    return { items: await readCandidates(tx, conditions, query.pageSize, pageOffset(query)), total };
  }

  /** A station manager puts forward the own station's staff only, as for an enrolment. */
  async nominate(caller: Caller, selectionId: string, request: NominationRequest): Promise<CandidateResponse> {
    authorize(caller, 'training.enrol');
    return inTransaction(this.dataSource, async (tx) => {
      const selection = await requireSelection(tx, caller, selectionId);
      const scope = { programmeRegion: selection.regionCode, today: this.clock.today() };
      const { stationId, regionCode } = await resolveUnit(tx, caller, request, scope);
      const candidate = tx.create(TrainingCandidate, {
        id: newId(),
        selectionId,
        workerId: request.workerId,
        stationId,
        regionCode,
        state: 'nominated',
        nominatedBy: caller.id,
        nominatedAt: this.clock.now(),
        decidedBy: null,
        decidedAt: null,
      });
      await refusingConflicts({ training_candidates_once: nominatedAlready }, () => tx.save(candidate));
      await this.record(tx, caller, selection, 'nominate', { candidateId: candidate.id, workerId: request.workerId });
      return this.read(tx, caller, candidate.id);
    });
  }

  async decide(
    caller: Caller,
    selectionId: string,
    candidateId: string,
    version: number,
    request: DecisionRequest,
  ): Promise<CandidateResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const selection = await requireSelection(tx, caller, selectionId, { lock: true });
      await requireOwn(tx, caller, selection.regionCode);
      await this.read(tx, caller, candidateId);
      const candidate = await tx.findOneBy(TrainingCandidate, { id: candidateId, selectionId });
      if (!candidate) throw notFound('推荐人选');
      if (candidate.version !== version)
        throw await staleRow(tx, '推荐人选', { type: 'training_selection', id: selectionId }, candidate);
      const { state: before } = candidate;
      if (before === request.state) return this.read(tx, caller, candidateId);
      const selected = await tx.countBy(TrainingCandidate, { selectionId, state: 'selected' });
      if (request.state === 'selected' && selected >= selection.quota) throw quotaUsed(selection.quota);
      const decided = request.state !== 'nominated';
      Object.assign(candidate, {
        state: request.state,
        decidedBy: decided ? caller.id : null,
        decidedAt: decided ? this.clock.now() : null,
      });
      const full = { training_candidates_within_quota: () => quotaUsed(selection.quota) };
      await refusingConflicts(full, () => tx.save(candidate));
      const { workerId } = candidate;
      await this.record(tx, caller, selection, 'decide', { candidateId, workerId, before, after: request.state });
      return this.read(tx, caller, candidateId);
    });
  }

  /** Takes back a selection that never was, once nobody stands in it. */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const selection = await requireSelection(tx, caller, id, { lock: true });
      await requireOwn(tx, caller, selection.regionCode);
      requireReason(REFUSED, reason);
      const candidates = await tx.countBy(TrainingCandidate, { selectionId: id });
      if (candidates > 0) throw selectionInUse(candidates);
      await tx.delete(TrainingSelection, { id });
      await this.record(tx, caller, selection, 'withdraw', { before: factsOf(selection) }, reason);
      return { id };
    });
  }

  /** Takes back one who was put forward by mistake; of one who is selected the decision goes first. */
  async withdrawCandidate(
    caller: Caller,
    selectionId: string,
    candidateId: string,
    reason: string,
  ): Promise<WithdrawalResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const selection = await requireSelection(tx, caller, selectionId, { lock: true });
      await requireOwn(tx, caller, selection.regionCode);
      const candidate = await tx.findOneBy(TrainingCandidate, { id: candidateId, selectionId });
      if (!candidate) throw notFound('推荐人选');
      requireReason(REFUSED, reason);
      if (candidate.state === 'selected') throw candidateSelected();
      await tx.delete(TrainingCandidate, { id: candidateId });
      const { workerId, state } = candidate;
      await this.record(tx, caller, selection, 'withdraw-candidate', { candidateId, workerId, before: state }, reason);
      return { id: candidateId };
    });
  }

  private async read(tx: EntityManager, caller: Caller, id: string): Promise<CandidateResponse> {
    const conditions = addEnrolmentScope(new Conditions().add('c.id = ?', id), caller, 'c');
    return only(await readCandidates(tx, conditions, 1, 0), '推荐人选');
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    selection: TrainingSelection,
    verb: string,
    details: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    const { id: objectId, regionCode } = selection;
    const [action, objectType] = [`training_selection.${verb}`, 'training_selection'];
    return this.audit.record(tx, caller, { action, objectType, objectId, regionCode, reason, details });
  }
}

async function requireSelection(
  tx: EntityManager,
  caller: Caller,
  id: string,
  options: { lock?: boolean } = {},
): Promise<TrainingSelection> {
  const { regionCode: own } = caller;
  const conditions = new Conditions().add('s.id = ?', id).add(offeredTo('s.region_code'), own, own);
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM training_selections s ${conditions.where()}`,
    conditions.parameters,
  );
  if (rows.length === 0) throw notFound('选拔');
  return tx.findOneOrFail(TrainingSelection, {
    where: { id },
    ...(options.lock && { lock: { mode: 'pessimistic_write' } }),
  });
}

async function readSelections(
  tx: EntityManager,
  caller: Caller,
  conditions: Conditions,
  limit: number,
  offset: number,
): Promise<SelectionResponse[]> {
  const where = conditions.where();
  const scope = addEnrolmentScope(new Conditions(), caller, 'c');
  const within = conditions.bind(
    scope
      .where()
      .replace(/\$\d+/g, '?')
      .replace(/^WHERE /, ''),
    ...scope.parameters,
  );
  return tx.query(
    `SELECT s.id, s.title, s.region_code AS "regionCode", s.programme_id AS "programmeId", s.year, s.quota,
       (s.quota - (SELECT count(*) FROM training_candidates t
                   WHERE t.selection_id = s.id AND t.state = 'selected'))::int AS "placesLeft",
       counts.candidates AS "candidateCount", counts.selected AS "selectedCount", s.version
     FROM training_selections s
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS candidates, count(*) FILTER (WHERE c.state = 'selected')::int AS selected
       FROM training_candidates c WHERE c.selection_id = s.id AND ${within}) counts
     ${where} ORDER BY s.year DESC, s.title, s.id LIMIT ${limit} OFFSET ${offset}`,
    conditions.parameters,
  );
}

async function readCandidates(
  tx: EntityManager,
  conditions: Conditions,
  limit: number,
  offset: number,
): Promise<CandidateResponse[]> {
  return tx.query(
    `SELECT c.id, c.selection_id AS "selectionId", c.worker_id AS "workerId", w.name AS "workerName",
       c.station_id AS "stationId", c.region_code AS "regionCode", c.state, c.nominated_at AS "nominatedAt",
       c.decided_at AS "decidedAt", c.version
     FROM training_candidates c JOIN workers w ON w.id = c.worker_id
     ${conditions.where()} ORDER BY c.nominated_at, c.id LIMIT ${limit} OFFSET ${offset}`,
    conditions.parameters,
  );
}

function only<T>(rows: T[], what: string): T {
  const [row] = rows;
  if (!row) throw notFound(what);
  return row;
}

function factsOf({ title, year, quota }: TrainingSelection) {
  return { title, year, quota };
}

function quotaBelowSelected(selected: number): Refusal {
  const detail = `已入选 ${selected} 人，名额不能少于已入选人数；请先撤回部分人选，再减少名额。`;
  return new Refusal('conflict', 'SELECTION_QUOTA_BELOW_SELECTED', detail);
}

function titleTaken(): Refusal {
  return new Refusal('conflict', 'SELECTION_EXISTS', '该地区本年度已有同名选拔，请核对名称。');
}

function nominatedAlready(): Refusal {
  return new Refusal('conflict', 'NOMINATED_ALREADY', '此人已被推荐，无须重复推荐。');
}

function quotaUsed(quota: number): Refusal {
  return new Refusal('conflict', 'SELECTION_QUOTA_USED', `名额 ${quota} 人已满，请先撤回其他人选。`);
}

function selectionInUse(candidates: number): Refusal {
  return new Refusal('conflict', 'SELECTION_IN_USE', `该选拔不能作废：有 ${candidates} 名推荐人选，请先作废。`);
}

function candidateSelected(): Refusal {
  return new Refusal('conflict', 'CANDIDATE_SELECTED', '此人已经入选，不能作废推荐；请先撤回入选，再作废。');
}
