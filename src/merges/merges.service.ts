import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion } from '../auth/access/region-scope.js';
import { notFound, Refusal } from '../common/errors.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { pageOffset } from '../common/http/paging.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { Clock } from '../common/values/clock.js';
import { newId } from '../common/values/ids.js';
import { maskIdentityNumber } from '../common/values/masking.js';
import { refusingConflicts } from '../database/conflicts.js';
import { Conditions } from '../database/statements/conditions.js';
import { inTransaction } from '../database/transaction.js';
import { deciderAsked, requestDecided } from '../workers/identity/identity-errors.js';
import type { RequestState } from '../workers/identity/request-states.js';
import { DECIDABLE, DECIDERS, type RequestsQuery } from '../workers/identity/requests.dto.js';
import { mergedInto, requireKeeper, requireWorker } from '../workers/people/worker-lookup.js';
import { checkFreeText, checkReason } from '../workers/people/worker-rules.js';
import { workerWithin } from '../workers/people/worker-scope.js';
import { Worker } from '../workers/people/worker.entity.js';
import { checkMerge, type Unmoved } from './merge-rules.js';
import { readSide } from './merge-source.js';
import { mergeRows } from './merge-writer.js';
import type { MergedPersonResponse, MergeRequest, MergeResponse } from './merges.dto.js';
import { WorkerMerge } from './worker-merge.entity.js';

const WHAT = '合并';

interface Pair {
  survivor: Worker;
  duplicate: Worker;
}

/**
 * Two records that are one person, made one by two people (domain.md §13). No subject is paid twice by it: what either record was paid
 * counts from then on as paid to the survivor, and what is too much of that is a late fact like any other.
 */
@Injectable()
export class MergesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  /** In which a person is one of the two, the newest first; also those of records that were merged into the person's. */
  async ofWorker(caller: Caller, workerId: string): Promise<MergeResponse[]> {
    authorize(caller, 'workers.read');
    const { manager } = this.dataSource;
    await requireWorker(manager, caller, workerId);
    const merged = await mergedInto(manager, [workerId]);
    const ids = [workerId, ...merged.map(({ id }) => id)];
    const of = 'q.survivor_id = ANY(?::uuid[]) OR q.duplicate_id = ANY(?::uuid[])';
    return this.read(manager, caller, visibleTo(new Conditions().add(of, ids, ids), caller.regionCode));
  }

  /** Of everybody who exists for the caller, the newest first. */
  async list(caller: Caller, query: RequestsQuery): Promise<{ items: MergeResponse[]; total: number }> {
    authorize(caller, 'workers.read');
    const { manager } = this.dataSource;
    const conditions = visibleTo(new Conditions(), await narrowRegion(manager, caller, query.regionCode));
    if (query.state) conditions.add('q.state = ANY(?)', query.state);
    const [{ total }] = await manager.query<[{ total: number }]>(
      `SELECT count(*)::int AS total FROM worker_merges q ${conditions.where()}`,
      conditions.parameters,
    );
    return { items: await this.read(manager, caller, conditions, query), total };
  }

  /**
   * Asks for it, while nothing stands twice.
   *
   * @throws {Refusal} not-found for either record, WORKER_ELSEWHERE, MERGE_REFUSED with all that is to be put right first, MERGE_PENDING
   */
  async request(caller: Caller, survivorId: string, { duplicateId, reason }: MergeRequest): Promise<MergeResponse> {
    authorize(caller, 'workers.write');
    const rules = new RuleCheck('MERGE_REFUSED');
    checkReason(rules, reason, true);
    rules.that(duplicateId !== survivorId, 'duplicateId', 'same-record', '两条记录是同一条，请选择要并入的另一条记录');
    rules.done();
    return inTransaction(this.dataSource, async (tx) => {
      // Before anything is locked, so that nobody holds what does not exist for them.
      for (const id of [survivorId, duplicateId]) await requireWorker(tx, caller, id);
      const locked = await lockPair(tx, survivorId, duplicateId);
      const pair = await requireBoth(tx, caller, locked, survivorId, duplicateId);
      const today = this.clock.today();
      for (const worker of [pair.survivor, pair.duplicate]) await requireKeeper(tx, caller, worker, today);
      await this.requireMergeable(tx, caller, pair, null);
      const id = newId();
      const state = 'pending' as const;
      const merge = {
        id,
        survivorId,
        duplicateId,
        reason,
        state,
        requestedBy: caller.id,
        requestedAt: this.clock.now(),
      };
      await refusingConflicts({ worker_merges_one_open: mergePending }, () => tx.insert(WorkerMerge, merge));
      await this.record(tx, caller, pair, 'request', reason, { mergeId: id });
      return this.one(tx, caller, id);
    });
  }

  /**
   * From here on there is one person: everything of the duplicate is the survivor's. Lines of the duplicate in payouts that are not sent
   * are changed ones (domain rule §12), and so are the survivor's for subjects that the duplicate was paid.
   *
   * @throws {Refusal} not-found, REQUEST_DECIDED, CONFIRMER_ASKED, MERGE_REFUSED
   */
  async confirm(caller: Caller, survivorId: string, id: string, comment?: string): Promise<MergeResponse> {
    authorize(caller, 'workers.confirm');
    return this.decide(caller, survivorId, id, 'confirmed', comment ?? null, async (tx, pair) => {
      const unmoved = await this.requireMergeable(tx, caller, pair, id);
      return mergeRows(tx, { ...pair, unmoved, now: this.clock.now(), actorId: caller.id });
    });
  }

  async refuse(caller: Caller, survivorId: string, id: string, reason: string): Promise<MergeResponse> {
    authorize(caller, 'workers.confirm');
    return this.decide(caller, survivorId, id, 'refused', reason);
  }

  async withdraw(caller: Caller, survivorId: string, id: string, reason: string): Promise<MergeResponse> {
    authorize(caller, 'workers.write');
    return this.decide(caller, survivorId, id, 'withdrawn', reason);
  }

  private async decide(
    caller: Caller,
    survivorId: string,
    id: string,
    state: Exclude<RequestState, 'pending'>,
    reason: string | null,
    apply: (tx: EntityManager, pair: Pair) => Promise<WorkerMerge['moved']> = () => Promise.resolve(null),
  ): Promise<MergeResponse> {
    const rules = new RuleCheck('MERGE_REFUSED');
    checkFreeText(rules, state === 'confirmed' ? 'comment' : 'reason', reason ?? '');
    rules.done();
    return inTransaction(this.dataSource, async (tx) => {
      await requireWorker(tx, caller, survivorId);
      const asked = await tx.findOneBy(WorkerMerge, { id, survivorId });
      if (!asked) throw notFound(WHAT);
      if (asked.state !== 'pending') throw requestDecided(WHAT, asked.state);
      if (state === 'confirmed') await tx.query('SELECT facts_are_written()');
      const locked = await lockPair(tx, survivorId, asked.duplicateId);
      // Of two who decide at once, one does, and the other reads what came of it.
      const merge = await tx.findOneByOrFail(WorkerMerge, { id });
      if (merge.state !== 'pending') throw requestDecided(WHAT, merge.state);
      const pair = await requireBoth(tx, caller, locked, survivorId, asked.duplicateId);
      if (state !== 'withdrawn' && merge.requestedBy === caller.id) throw deciderAsked(caller.displayName, WHAT);
      const moved = await apply(tx, pair);
      const decision = { state, decidedBy: caller.id, decidedAt: this.clock.now(), decisionReason: reason, moved };
      await tx.update(WorkerMerge, { id }, decision);
      await this.record(tx, caller, pair, ACTIONS[state], reason, {
        mergeId: id,
        ...(moved && { moved: moved.moved }),
      });
      return this.one(tx, caller, id);
    });
  }

  private async requireMergeable(
    tx: EntityManager,
    caller: Caller,
    { survivor, duplicate }: Pair,
    mergeId: string | null,
  ): Promise<Unmoved> {
    const context = { personalData: this.personalData, now: this.clock.now(), mergeId };
    const [kept, given] = [
      await readSide(tx, caller, survivor, context),
      await readSide(tx, caller, duplicate, context),
    ];
    const rules = new RuleCheck('MERGE_REFUSED');
    const unmoved = checkMerge(rules, kept, given, this.clock.today());
    rules.done();
    return unmoved;
  }

  private async record(
    tx: EntityManager,
    caller: Caller,
    { survivor, duplicate }: Pair,
    step: string,
    reason: string | null,
    details: Record<string, unknown>,
  ): Promise<void> {
    const of = ({ name, identityCipher }: Worker) => ({
      name,
      identityNumber: maskIdentityNumber(this.personalData.decrypt(identityCipher)),
    });
    await this.audit.record(tx, caller, {
      action: `worker.merge-${step}`,
      objectType: 'worker',
      objectId: survivor.id,
      regionCode: survivor.regionCode,
      reason,
      // Under the duplicate too, whose history finds it by this name.
      details: { ...details, workerId: duplicate.id, before: of(duplicate), after: of(survivor) },
    });
  }

  private async one(tx: EntityManager, caller: Caller, id: string): Promise<MergeResponse> {
    const [merge] = await this.read(tx, caller, new Conditions().add('q.id = ?', id));
    if (!merge) throw notFound(WHAT);
    return merge;
  }

  private async read(
    tx: EntityManager,
    { regionCode }: Caller,
    conditions: Conditions,
    page?: RequestsQuery,
  ): Promise<MergeResponse[]> {
    type Side = Omit<MergedPersonResponse, 'identityNumber'>;
    type Row = Omit<MergeResponse, 'survivor' | 'duplicate'> &
      Record<'survivor' | 'duplicate', Side> &
      Record<'survivorCipher' | 'duplicateCipher', Buffer>;
    const side = (w: string, r: string): string =>
      `jsonb_build_object('workerId', ${w}.id, 'workerName', ${w}.name, 'regionCode', ${w}.region_code, 'regionName', ${r}.name)`;
    const moves = conditions.bind(PAID_UNDER_DUPLICATE, regionCode);
    const rows = await tx.query<Row[]>(
      `SELECT ${DECIDABLE}, CASE q.state WHEN 'pending' THEN (${moves}) END AS "movesFen", ${side('s', 'sr')} AS survivor, ${side('t', 'tr')} AS duplicate,
         s.identity_cipher AS "survivorCipher", t.identity_cipher AS "duplicateCipher"
       FROM worker_merges q ${DECIDERS} JOIN workers s ON s.id = q.survivor_id JOIN regions sr ON sr.code = s.region_code
       JOIN workers t ON t.id = q.duplicate_id JOIN regions tr ON tr.code = t.region_code
       ${conditions.where()} ORDER BY q.requested_at DESC, q.id DESC
       ${page ? `LIMIT ${page.pageSize} OFFSET ${pageOffset(page)}` : ''}`,
      conditions.parameters,
    );
    const shown = (of: Side, cipher: Buffer): MergedPersonResponse => ({
      ...of,
      identityNumber: maskIdentityNumber(this.personalData.decrypt(cipher)),
    });
    return rows.map(({ survivorCipher, duplicateCipher, survivor, duplicate, ...row }) => ({
      ...row,
      survivor: shown(survivor, survivorCipher),
      duplicate: shown(duplicate, duplicateCipher),
    }));
  }
}

/** As `GET /workers` tells what a person was paid: of payouts of other regions nothing. Of those merged into it before, too. */
const PAID_UNDER_DUPLICATE = `
  SELECT coalesce(sum(m.fen), 0)::int8 FROM (
    SELECT e.paid_fen AS fen FROM line_endings e JOIN payouts y ON y.id = e.payout_id JOIN regions yr ON yr.code = y.region_code
    WHERE e.worker_id = ANY(ARRAY(SELECT d.id FROM workers d WHERE d.id = t.id OR d.merged_into = t.id))
      AND e.outcome = 'paid' AND yr.path @> ARRAY[?]::text[]
    UNION ALL
    SELECT h.amount_fen FROM historical_payments h WHERE h.worker_id = t.id AND h.withdrawn_at IS NULL) m`;

const ACTIONS = { confirmed: 'confirm', refused: 'refuse', withdrawn: 'withdraw' } as const;

/** Both must exist for the region; of a duplicate that is merged already, its survivor. */
function visibleTo(conditions: Conditions, regionCode: string): Conditions {
  return conditions
    .add(workerWithin('person_of(q.survivor_id)'), regionCode, regionCode)
    .add(workerWithin('person_of(q.duplicate_id)'), regionCode, regionCode);
}

/**
 * Both records, against everybody who writes a row that names either: `FOR UPDATE`, for which the keys of new rows wait and by which a
 * payout that is being made on an older snapshot begins anew. Always in one order.
 */
async function lockPair(tx: EntityManager, survivorId: string, duplicateId: string): Promise<Worker[]> {
  return tx.find(Worker, {
    where: [{ id: survivorId }, { id: duplicateId }],
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** @throws {Refusal} not-found, unless both exist for the caller; a merged one exists for nobody */
async function requireBoth(
  tx: EntityManager,
  caller: Caller,
  locked: readonly Worker[],
  survivorId: string,
  duplicateId: string,
): Promise<Pair> {
  await requireWorker(tx, caller, survivorId);
  await requireWorker(tx, caller, duplicateId);
  const survivor = locked.find(({ id }) => id === survivorId);
  const duplicate = locked.find(({ id }) => id === duplicateId);
  if (!survivor || !duplicate) throw notFound('人员');
  return { survivor, duplicate };
}

function mergePending(): Refusal {
  return new Refusal('conflict', 'MERGE_PENDING', '要并入的记录已有待确认的合并，请先由另一人确认、驳回，或将其撤回。');
}
