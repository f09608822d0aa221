import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { staleRow } from '../audit/stale/stale-row.js';
import { changedFields } from '../audit/changed-fields.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion, regionWithin } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { notFound } from '../common/errors.js';
import { newId } from '../common/values/ids.js';
import { pageOffset, type PageQuery } from '../common/http/paging.js';
import { bulkInsert } from '../database/statements/bulk.js';
import { Conditions } from '../database/statements/conditions.js';
import { inLockedSnapshot, inTransaction } from '../database/transaction.js';
import { payoutWithin } from '../ledger/payouts/payout-within.js';
import { Recovery, RecoveryEntry } from '../ledger/recovery.entity.js';
import type { PayKind } from '../ledger/subject.js';
import { RegionsService } from '../regions/regions.service.js';
import { requireReason } from '../workers/people/worker-rules.js';
import { LateFactSource, subjectKey } from './late-facts/late-fact-source.js';
import { instalmentWithdrawn, moreThanLeft, nothingToRecover, receivedInFuture } from './recoveries-errors.js';
import type {
  CorrectInstalmentRequest,
  InstalmentRequest,
  OpenRecoveryRequest,
  RecoveriesQuery,
  RecoveryDetail,
  UpdateRecoveryRequest,
} from './recoveries.dto.js';
import {
  countRecoveries,
  IS_OPEN,
  type NettingRow,
  readEntries,
  readNettings,
  readRecoveries,
  readWriteOffs,
  type RecoveryState,
} from './open/recovery-queries.js';

/** Recoveries are opened one after the other, so that two officers do not open the same one. */
export const OPENING = { name: 'recoveries open' };

/** 追回: opened by an officer for what is over-paid, repaid by netting, instalments or a write-off. */
@Injectable()
export class RecoveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lateFacts: LateFactSource,
    private readonly regions: RegionsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a recovery for each of these subjects, for all that is over-paid today and under no recovery yet.
   *
   * @throws {Refusal} 409 where there is nothing to recover; then none is opened
   */
  async accept(caller: Caller, items: readonly OpenRecoveryRequest[]): Promise<RecoveryState[]> {
    authorize(caller, 'recoveries.write');
    return inLockedSnapshot(this.dataSource, [OPENING], async (tx) => {
      const rows = await this.newRecoveries(tx, caller, items);
      await bulkInsert(tx, Recovery, rows);
      const recoveries = rows.map(({ id, workerId, subject, amountFen }) => ({ id, workerId, subject, amountFen }));
      await this.audit.record(tx, caller, {
        action: 'recovery.open',
        objectType: 'recovery',
        objectId: rows[0]!.id,
        regionCode: rows.every((row) => row.regionCode === rows[0]!.regionCode)
          ? rows[0]!.regionCode
          : caller.regionCode,
        reason: rows.length === 1 ? rows[0]!.cause : null,
        details: { recoveries },
      });
      return readRecoveries(tx, 'WHERE r.id = ANY($1::uuid[])', [rows.map(({ id }) => id)]);
    });
  }

  async list(caller: Caller, query: RecoveriesQuery): Promise<{ items: RecoveryState[]; total: number }> {
    authorize(caller, 'recoveries.read');
    const { manager } = this.dataSource;
    const within = await narrowRegion(manager, caller, query.regionCode);
    const conditions = new Conditions().add(regionWithin('r.region_code'), within);
    if (query.workerId !== undefined) conditions.add('r.worker_id = ?', query.workerId);
    if (query.open !== undefined) conditions.add(query.open ? IS_OPEN : `NOT (${IS_OPEN})`);
    const where = conditions.where();
    const page = `LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`;
    const items = await readRecoveries(manager, where, conditions.parameters, page);
    return { items, total: await countRecoveries(manager, where, conditions.parameters) };
  }

  /** @throws {Refusal} 404, also for a recovery of a region outside the caller's */
  async get(caller: Caller, id: string): Promise<RecoveryDetail> {
    authorize(caller, 'recoveries.read');
    const work = async (tx: EntityManager): Promise<RecoveryDetail> => {
      const recovery = await findRecovery(tx, caller, id);
      return { recovery, entries: await readEntries(tx, id), writeOffs: await readWriteOffs(tx, id) };
    };
    return inTransaction(this.dataSource, work, 'REPEATABLE READ');
  }

  /** Whether and how much is netted, from the next payout on; what lines already keep back stays. */
  async update(caller: Caller, id: string, version: number, request: UpdateRecoveryRequest): Promise<RecoveryDetail> {
    authorize(caller, 'recoveries.write');
    await inTransaction(this.dataSource, async (tx) => {
      const recovery = await lockRecovery(tx, caller, id);
      if (recovery.version !== version) throw await staleRow(tx, '追回', { type: 'recovery', id }, recovery);
      const before = { nettingAllowed: recovery.nettingAllowed, monthlyFloorFen: recovery.monthlyFloorFen };
      const after = {
        nettingAllowed: request.nettingAllowed ?? before.nettingAllowed,
        monthlyFloorFen: request.monthlyFloorFen ?? before.monthlyFloorFen,
      };
      const changes = changedFields(before, after);
      if (!changes) return;
      requireReason('RECOVERY_REFUSED', request.reason);
      await tx.query(
        'UPDATE recoveries SET netting_allowed = $2, monthly_floor_fen = $3, version = version + 1 WHERE id = $1',
        [id, after.nettingAllowed, after.monthlyFloorFen],
      );
      await this.tell(tx, caller, recovery, 'recovery.update', request.reason, changes);
    });
    return this.get(caller, id);
  }

  /** Money that the person paid back by hand. */
  async instalment(caller: Caller, id: string, request: InstalmentRequest): Promise<RecoveryDetail> {
    authorize(caller, 'recoveries.receive');
    const { amountFen, receivedOn, reason = null } = request;
    if (receivedOn > this.clock.today()) throw receivedInFuture();
    await inTransaction(this.dataSource, async (tx) => {
      const recovery = await lockRecovery(tx, caller, id);
      requireLeft(recovery, amountFen);
      await addEntry(tx, { recoveryId: id, kind: 'instalment', amountFen, receivedOn, reason, recordedBy: caller.id });
      await this.tell(tx, caller, recovery, 'recovery.instalment', reason, { amountFen, receivedOn });
    });
    return this.get(caller, id);
  }

  /** An entry stays: an instalment is taken back by one of the same amount below zero that names it. */
  async withdrawInstalment(caller: Caller, id: string, entryId: string, reason: string): Promise<RecoveryDetail> {
    authorize(caller, 'recoveries.receive');
    await inTransaction(this.dataSource, async (tx) => {
      const recovery = await lockRecovery(tx, caller, id);
      const entry = await requireInstalment(tx, id, entryId);
      requireReason('RECOVERY_REFUSED', reason);
      const { amountFen, receivedOn } = entry;
      await takeBack(tx, caller, entry, reason);
      await this.tell(tx, caller, recovery, 'recovery.instalment-withdraw', reason, { amountFen, receivedOn });
    });
    return this.get(caller, id);
  }

  /** What came in otherwise: taken back, and recorded anew as it was, both or neither. */
  async correctInstalment(
    caller: Caller,
    id: string,
    entryId: string,
    version: number,
    request: CorrectInstalmentRequest,
  ): Promise<RecoveryDetail> {
    authorize(caller, 'recoveries.receive');
    const { reason } = request;
    await inTransaction(this.dataSource, async (tx) => {
      const recovery = await lockRecovery(tx, caller, id);
      const entry = await requireInstalment(tx, id, entryId);
      if (recovery.version !== version) throw await staleRow(tx, '追回', { type: 'recovery', id }, recovery);
      requireReason('RECOVERY_REFUSED', reason);
      const before = { amountFen: entry.amountFen, receivedOn: entry.receivedOn };
      const { amountFen = before.amountFen, receivedOn = before.receivedOn } = request;
      const changes = changedFields(before, { amountFen, receivedOn });
      if (!changes) return;
      if (receivedOn > this.clock.today()) throw receivedInFuture();
      requireLeft({ ...recovery, leftFen: recovery.leftFen + before.amountFen }, amountFen);
      await takeBack(tx, caller, entry, reason);
      const anew = { recoveryId: id, amountFen, receivedOn, reason: entry.reason };
      await addEntry(tx, { ...anew, kind: 'instalment', recordedBy: caller.id });
      await this.tell(tx, caller, recovery, 'recovery.instalment-correct', reason, changes);
    });
    return this.get(caller, id);
  }

  /** What the lines of a payout keep back for recoveries. */
  async ofPayout(
    caller: Caller,
    payoutId: string,
    query: PageQuery,
  ): Promise<{ items: NettingRow[]; total: number; totalFen: number }> {
    authorize(caller, 'recoveries.read');
    await payoutWithin(this.dataSource.manager, caller, payoutId);
    return readNettings(this.dataSource.manager, payoutId, { offset: pageOffset(query), size: query.pageSize });
  }

  async tell(
    tx: EntityManager,
    caller: Caller,
    { id, regionCode, workerId, subject }: RecoveryState,
    action: string,
    reason: string | null,
    details: object,
  ): Promise<void> {
    const about = { objectType: 'recovery', objectId: id, regionCode };
    await this.audit.record(tx, caller, { action, ...about, reason, details: { workerId, subject, ...details } });
  }

  private async newRecoveries(
    tx: EntityManager,
    caller: Caller,
    items: readonly OpenRecoveryRequest[],
  ): Promise<Omit<Recovery, 'createdAt'>[]> {
    const { regionCode } = caller;
    const kinds = [...new Set(items.map(({ subject }) => subject.split(':')[0] as PayKind))];
    const workerIds = [...new Set(items.map(({ workerId }) => workerId))];
    const facts = await this.lateFacts.of(tx, { regionCode, asOf: this.clock.today(), kinds, workerIds });
    const floors = new Map<string, number>();
    const rows: Omit<Recovery, 'createdAt'>[] = [];
    for (const { workerId, subject, cause, nettingAllowed = true, monthlyFloorFen } of items) {
      const fact = facts.get(subjectKey(workerId, subject));
      // Named twice in one request, the second finds nothing left.
      facts.delete(subjectKey(workerId, subject));
      if (!fact || fact.toRecoverFen === 0) throw nothingToRecover(workerId, subject);
      const floor = floors.get(fact.regionCode) ?? (await this.floor(tx, fact.regionCode));
      floors.set(fact.regionCode, floor);
      rows.push({
        id: newId(),
        workerId,
        subject,
        lineId: fact.lineId,
        returnRowId: null,
        regionCode: fact.regionCode,
        amountFen: fact.toRecoverFen,
        cause: cause ?? fact.cause,
        nettingAllowed,
        monthlyFloorFen: monthlyFloorFen ?? floor,
        createdBy: caller.id,
        version: 1,
      });
    }
    return rows;
  }

  private async floor(tx: EntityManager, regionCode: string): Promise<number> {
    return (await this.regions.settingOn(tx, regionCode, 'recoveryMonthlyFloorFen', this.clock.today())) ?? 0;
  }
}

async function findRecovery(tx: EntityManager, caller: Caller, id: string): Promise<RecoveryState> {
  const conditions = new Conditions().add('r.id = ?', id).add(regionWithin('r.region_code'), caller.regionCode);
  const [recovery] = await readRecoveries(tx, conditions.where(), conditions.parameters);
  if (!recovery) throw notFound('追回');
  return recovery;
}

/** The recovery as it stands once no other step is at it; what is read after this stays true until the end of `tx`. */
export async function lockRecovery(tx: EntityManager, caller: Caller, id: string): Promise<RecoveryState> {
  await tx.query('SELECT 1 FROM recoveries WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return findRecovery(tx, caller, id);
}

/** @throws {Refusal} 409: what lines on their way will repay is not paid a second time */
export function requireLeft(
  { leftFen, reservedFen }: Pick<RecoveryState, 'leftFen' | 'reservedFen'>,
  amountFen: number,
): void {
  if (amountFen > leftFen - reservedFen) throw moreThanLeft(leftFen, reservedFen);
}

/** @throws {Refusal} 404 where there is no such instalment, 409 where it was taken back before */
async function requireInstalment(tx: EntityManager, recoveryId: string, id: string): Promise<RecoveryEntry> {
  const entry = await tx.findOneBy(RecoveryEntry, { id, recoveryId, kind: 'instalment' });
  if (!entry || entry.withdrawsId !== null) throw notFound('退款登记');
  if (await tx.existsBy(RecoveryEntry, { withdrawsId: id })) throw instalmentWithdrawn();
  return entry;
}

async function takeBack(tx: EntityManager, caller: Caller, entry: RecoveryEntry, reason: string): Promise<void> {
  const { recoveryId, amountFen, receivedOn, id: withdrawsId } = entry;
  const opposite = { recoveryId, amountFen: 0 - amountFen, receivedOn, withdrawsId };
  await addEntry(tx, { ...opposite, kind: 'instalment', reason, recordedBy: caller.id });
}

/** Counts the version up too: a payout being made on an older snapshot then starts anew instead of netting too much. */
export async function addEntry(
  tx: EntityManager,
  entry: Pick<RecoveryEntry, 'recoveryId' | 'kind' | 'amountFen' | 'receivedOn' | 'reason' | 'recordedBy'> &
    Partial<Pick<RecoveryEntry, 'approvedBy' | 'withdrawsId'>>,
): Promise<void> {
  await tx.insert(RecoveryEntry, { id: newId(), ...entry });
  await tx.query('UPDATE recoveries SET version = version + 1 WHERE id = $1', [entry.recoveryId]);
}
