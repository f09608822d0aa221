import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { notFound } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { pageOffset } from '../../common/http/paging.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { identityKindOf, normalizeIdentityNumber } from '../../common/values/identity-number.js';
import { newId } from '../../common/values/ids.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { lockWorker, mergedInto, requireKeeper, requireWorker } from '../people/worker-lookup.js';
import { checkFreeText, checkPerson, checkReason } from '../people/worker-rules.js';
import { workerRowWithin, workerWithin } from '../people/worker-scope.js';
import { Worker } from '../people/worker.entity.js';
import { IdentityCorrection } from './identity-correction.entity.js';
import type { IdentityCorrectionRequest, IdentityCorrectionResponse } from './identity-corrections.dto.js';
import {
  changedSinceAsked,
  correctionPending,
  deciderAsked,
  identityTaken,
  requestDecided,
} from './identity-errors.js';
import { checkBirthAgainstPosts, type ServedPost } from './identity-rules.js';
import type { RequestState } from './request-states.js';
import { DECIDABLE, DECIDERS, type RequestsQuery } from './requests.dto.js';

const WHAT = '身份证号更正';

/**
 * A person's identity number, put right by two people (domain.md §13): it is by this number that the person is told from all others
 * and paid. Until the second one confirmed it nothing changes.
 */
@Injectable()
export class IdentityCorrectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  /** Of one person, the newest first; those of records that were merged into the person's included. */
  async ofWorker(caller: Caller, workerId: string): Promise<IdentityCorrectionResponse[]> {
    authorize(caller, 'workers.read');
    const { manager } = this.dataSource;
    await requireWorker(manager, caller, workerId);
    const merged = await mergedInto(manager, [workerId]);
    const of = new Conditions().add('q.worker_id = ANY(?::uuid[])', [workerId, ...merged.map(({ id }) => id)]);
    return this.read(manager, of);
  }

  /** Of everybody who exists for the caller, the newest first. */
  async list(caller: Caller, query: RequestsQuery): Promise<{ items: IdentityCorrectionResponse[]; total: number }> {
    authorize(caller, 'workers.read');
    const { manager } = this.dataSource;
    const regionCode = await narrowRegion(manager, caller, query.regionCode);
    const conditions = new Conditions().add(workerWithin('q.worker_id'), regionCode, regionCode);
    if (query.state) conditions.add('q.state = ANY(?)', query.state);
    const [{ total }] = await manager.query<[{ total: number }]>(
      `SELECT count(*)::int AS total FROM identity_corrections q ${conditions.where()}`,
      conditions.parameters,
    );
    return { items: await this.read(manager, conditions, query), total };
  }

  /**
   * @throws {Refusal} not-found, WORKER_ELSEWHERE, IDENTITY_REFUSED with each fault, IDENTITY_TAKEN, IDENTITY_CORRECTION_PENDING
   */
  async request(
    caller: Caller,
    workerId: string,
    request: IdentityCorrectionRequest,
  ): Promise<IdentityCorrectionResponse> {
    authorize(caller, 'workers.write');
    const identityNumber = normalizeIdentityNumber(request.identityNumber);
    const { reason, identityKind } = request;
    const rules = new RuleCheck('IDENTITY_REFUSED');
    checkReason(rules, reason, true);
    checkPerson(rules, { identityNumber, identityKind }, this.clock.today());
    rules.done();
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      await requireKeeper(tx, caller, worker, this.clock.today());
      await this.requirePlausible(tx, caller, worker, identityNumber);
      const correction = {
        id: newId(),
        workerId,
        fromCipher: worker.identityCipher,
        fromHash: worker.identityHash,
        toCipher: this.personalData.encrypt(identityNumber),
        toHash: this.personalData.lookup('identity', identityNumber),
        reason,
        state: 'pending' as const,
        requestedBy: caller.id,
        requestedAt: this.clock.now(),
      };
      await refusingConflicts({ identity_corrections_one_open: correctionPending }, () =>
        tx.insert(IdentityCorrection, correction),
      );
      await this.record(tx, caller, worker, 'request', reason, correction);
      return this.one(tx, correction.id);
    });
  }

  /**
   * The number holds from here on, in the register and for all that is paid; lines of payouts that name the old one are changed ones
   * (domain rule §12).
   *
   * @throws {Refusal} not-found, REQUEST_DECIDED, CONFIRMER_ASKED, IDENTITY_REFUSED, IDENTITY_TAKEN, IDENTITY_CHANGED_SINCE
   */
  async confirm(caller: Caller, workerId: string, id: string, comment?: string): Promise<IdentityCorrectionResponse> {
    authorize(caller, 'workers.confirm');
    return this.decide(caller, workerId, id, 'confirmed', comment ?? null, async (tx, worker, correction) => {
      if (!worker.identityHash.equals(correction.fromHash)) throw changedSinceAsked();
      const identityNumber = this.personalData.decrypt(correction.toCipher);
      const stub = await this.requirePlausible(tx, caller, worker, identityNumber);
      const { toCipher: identityCipher, toHash: identityHash } = correction;
      const numbers = { identityCipher, identityHash };
      // The person's other record held the right one: the two change places, so that each still finds the person.
      if (stub) await tx.update(Worker, { id: stub }, { identityHash: randomBytes(identityHash.length) });
      await refusingConflicts({ workers_identity: () => identityTaken(null) }, () =>
        tx.update(Worker, { id: worker.id }, numbers),
      );
      if (stub) {
        const former = { identityCipher: correction.fromCipher, identityHash: correction.fromHash };
        await tx.update(Worker, { id: stub }, former);
      }
    });
  }

  async refuse(caller: Caller, workerId: string, id: string, reason: string): Promise<IdentityCorrectionResponse> {
    authorize(caller, 'workers.confirm');
    return this.decide(caller, workerId, id, 'refused', reason);
  }

  async withdraw(caller: Caller, workerId: string, id: string, reason: string): Promise<IdentityCorrectionResponse> {
    authorize(caller, 'workers.write');
    return this.decide(caller, workerId, id, 'withdrawn', reason);
  }

  private async decide(
    caller: Caller,
    workerId: string,
    id: string,
    state: Exclude<RequestState, 'pending'>,
    reason: string | null,
    apply: (tx: EntityManager, worker: Worker, correction: IdentityCorrection) => Promise<void> = async () => {},
  ): Promise<IdentityCorrectionResponse> {
    const rules = new RuleCheck('IDENTITY_REFUSED');
    checkFreeText(rules, state === 'confirmed' ? 'comment' : 'reason', reason ?? '');
    rules.done();
    return inTransaction(this.dataSource, async (tx) => {
      // The person is locked: of two who decide at once, one does, and the other reads what came of it.
      const worker = await lockWorker(tx, caller, workerId);
      const correction = await tx.findOneBy(IdentityCorrection, { id, workerId });
      if (!correction) throw notFound(WHAT);
      if (correction.state !== 'pending') throw requestDecided(WHAT, correction.state);
      if (state !== 'withdrawn' && correction.requestedBy === caller.id) throw deciderAsked(caller.displayName, WHAT);
      await apply(tx, worker, correction);
      const decision = { state, decidedBy: caller.id, decidedAt: this.clock.now(), decisionReason: reason };
      await tx.update(IdentityCorrection, { id }, decision);
      await this.record(tx, caller, worker, ACTIONS[state], reason, correction);
      return this.one(tx, id);
    });
  }

  /**
   * What entry asks of a number, beside what the register knows of the person.
   *
   * @returns the record merged into the person's that holds the number, if one does
   */
  private async requirePlausible(
    tx: EntityManager,
    caller: Caller,
    worker: Worker,
    identityNumber: string,
  ): Promise<string | null> {
    const today = this.clock.today();
    const hash = this.personalData.lookup('identity', identityNumber);
    const rules = new RuleCheck('IDENTITY_REFUSED');
    checkPerson(rules, { identityNumber, identityKind: identityKindOf(identityNumber) ?? 'resident' }, today);
    const isSame = hash.equals(worker.identityHash);
    rules.that(!isSame, 'identityNumber', 'identity-number-unchanged', '与登记的身份证号相同，无须更正');
    checkBirthAgainstPosts(rules, identityNumber, await postsOf(tx, caller, worker.id), today);
    rules.done();
    return requireFree(tx, caller, worker, hash);
  }

  private async record(
    tx: EntityManager,
    caller: Caller,
    worker: Worker,
    step: string,
    reason: string | null,
    correction: Pick<IdentityCorrection, 'id' | 'fromCipher' | 'toCipher'>,
  ): Promise<void> {
    const masked = (cipher: Buffer) => ({ identityNumber: maskIdentityNumber(this.personalData.decrypt(cipher)) });
    const { id: correctionId, fromCipher, toCipher } = correction;
    await this.audit.record(tx, caller, {
      action: `worker.identity-${step}`,
      objectType: 'worker',
      objectId: worker.id,
      regionCode: worker.regionCode,
      reason,
      details: { correctionId, before: masked(fromCipher), after: masked(toCipher) },
    });
  }

  private async one(tx: EntityManager, id: string): Promise<IdentityCorrectionResponse> {
    const [correction] = await this.read(tx, new Conditions().add('q.id = ?', id));
    if (!correction) throw notFound(WHAT);
    return correction;
  }

  private async read(
    tx: EntityManager,
    conditions: Conditions,
    page?: RequestsQuery,
  ): Promise<IdentityCorrectionResponse[]> {
    type Row = Omit<IdentityCorrectionResponse, 'fromNumber' | 'toNumber'> &
      Pick<IdentityCorrection, 'fromCipher' | 'toCipher'>;
    const rows = await tx.query<Row[]>(
      `SELECT ${DECIDABLE}, q.worker_id AS "workerId", w.name AS "workerName", w.region_code AS "regionCode",
         r.name AS "regionName", q.from_cipher AS "fromCipher", q.to_cipher AS "toCipher"
       FROM identity_corrections q JOIN workers w ON w.id = q.worker_id JOIN regions r ON r.code = w.region_code ${DECIDERS}
       ${conditions.where()} ORDER BY q.requested_at DESC, q.id DESC
       ${page ? `LIMIT ${page.pageSize} OFFSET ${pageOffset(page)}` : ''}`,
      conditions.parameters,
    );
    return rows.map(({ fromCipher, toCipher, ...row }) => ({
      ...row,
      fromNumber: maskIdentityNumber(this.personalData.decrypt(fromCipher)),
      toNumber: maskIdentityNumber(this.personalData.decrypt(toCipher)),
    }));
  }
}

const ACTIONS = { confirmed: 'confirm', refused: 'refuse', withdrawn: 'withdraw' } as const;

/** @throws {Refusal} IDENTITY_TAKEN, which says nothing of a person who does not exist for the caller */
async function requireFree(tx: EntityManager, caller: Caller, worker: Worker, hash: Buffer): Promise<string | null> {
  const { regionCode } = caller;
  const conditions = new Conditions();
  const visible = conditions.bind(workerRowWithin('w'), regionCode, regionCode);
  conditions.add('h.identity_hash = ?', hash);
  const [holder]: { holderId: string; id: string; name: string; visible: boolean }[] = await tx.query(
    `SELECT h.id AS "holderId", w.id, w.name, (${visible}) AS visible
     FROM workers h JOIN workers w ON w.id = coalesce(h.merged_into, h.id) ${conditions.where()}`,
    conditions.parameters,
  );
  if (!holder) return null;
  if (holder.id !== worker.id) throw identityTaken(holder.visible ? { id: holder.id, name: holder.name } : null);
  return holder.holderId;
}

/** All of the person's; employers outside the caller's region without their names. */
export async function postsOf(tx: EntityManager, caller: Caller, workerId: string): Promise<ServedPost[]> {
  return tx.query(
    `SELECT CASE WHEN r.path @> ARRAY[$2]::text[] THEN o.name END AS "organizationName", p.start_on AS "startOn", p.end_on AS "endOn"
     FROM posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code
     WHERE p.worker_id = $1 ORDER BY p.start_on, p.id`,
    [workerId, caller.regionCode],
  );
}
