import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { notFound } from '../../common/errors.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { Objection, type ObjectionDecision } from '../../ledger/payouts/objection.entity.js';
import { payoutWithin } from '../../ledger/payouts/payout-within.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { endUnpaid, refreshTotals, withLockedPayout } from '../payout-ledger.js';
import { lineStepRefused, notPossibleNow, objectionDecided, objectionOpen, objectToWhat } from '../payouts-errors.js';
import { findObjections, type ToldObjection } from './objections.js';
import type { ObjectionRequest } from './payout-life.dto.js';
import { type LinesOf, tellStep } from './told-step.js';

export type LineStep = 'hold' | 'release' | 'remove';

/** What people decide about single lines of a payout, or about all of one person's: the notice shows one row for each. */
@Injectable()
export class PayoutLinesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** In a draft: holds back, takes up again, or takes out; always with a reason. */
  async take(caller: Caller, id: string, meant: LinesOf, step: LineStep, reason: string): Promise<Payout> {
    const chosen = async (tx: EntityManager): Promise<string[]> =>
      (await liveLines(tx, id, meant)).map(({ lineId }) => lineId);
    return this.takeChosen(caller, id, step, reason, chosen, meant);
  }

  /** The same of any lines: `choose` says which, of the payout as it is locked. */
  async takeChosen(
    caller: Caller,
    id: string,
    step: LineStep,
    reason: string,
    choose: (tx: EntityManager, payout: Payout) => Promise<string[]>,
    meant: LinesOf | null = null,
  ): Promise<Payout> {
    authorize(caller, 'payouts.create');
    return withLockedPayout(this.dataSource, caller, id, async (tx, payout) => {
      if (payout.state !== 'draft') throw lineStepRefused(payout.state);
      const ids = await choose(tx, payout);
      if (step === 'remove') await this.remove(tx, caller, id, ids, reason);
      else if (step === 'hold') await this.hold(tx, caller, { ids, reason, objectionId: null }, true);
      else await release(tx, { ids }, true);
      const fresh = await refreshTotals(tx, id);
      await this.tell(tx, caller, fresh, { action: step, comment: reason, meant });
      return fresh;
    });
  }

  /** Of a payout that exists for the caller, oldest first. */
  async objections(caller: Caller, id: string): Promise<ToldObjection[]> {
    await payoutWithin(this.dataSource.manager, caller, id);
    return findObjections(this.dataSource.manager, id);
  }

  /** Holds what is objected to; the rest goes on. */
  async object(caller: Caller, id: string, request: ObjectionRequest): Promise<ToldObjection> {
    authorize(caller, 'payouts.create');
    const meant = meantBy(request);
    return withLockedPayout(this.dataSource, caller, id, async (tx, payout) => {
      if (payout.state !== 'notice') throw notPossibleNow('登记异议', payout.state, '异议只在公示期间登记');
      const lines = await liveLines(tx, id, meant);
      if (await hasOpenObjection(tx, id, lines, 'workerId' in meant)) throw objectionOpen();
      const objection = tx.create(Objection, {
        id: newId(),
        payoutId: id,
        lineId: lines[0]!.lineId,
        wholePerson: 'workerId' in meant,
        raisedBy: request.raisedBy,
        text: request.text,
        recordedBy: caller.id,
        recordedAt: this.clock.now(),
        decision: null,
        decisionReason: null,
        decidedBy: null,
        decidedAt: null,
      });
      await tx.insert(Objection, objection);
      const ids = lines.map(({ lineId }) => lineId);
      await this.hold(tx, caller, { ids, reason: request.text, objectionId: objection.id }, false);
      await this.tell(tx, caller, await refreshTotals(tx, id), { action: 'object', comment: request.text, meant });
      return this.told(tx, id, objection.id);
    });
  }

  /**
   * Acts on what is in flight for the person and subject objected to, or for the person: after a return and a new computation these
   * are other lines than the one the objection named, or none any more. What somebody held for another reason stays held.
   */
  async decide(
    caller: Caller,
    id: string,
    objectionId: string,
    decision: ObjectionDecision,
    reason: string,
  ): Promise<ToldObjection> {
    authorize(caller, 'payouts.review');
    return withLockedPayout(this.dataSource, caller, id, async (tx, payout) => {
      const objection = await tx.findOneBy(Objection, { id: objectionId, payoutId: id });
      if (!objection) throw notFound('异议');
      if (objection.decision !== null) throw objectionDecided();
      if (payout.state !== 'notice') throw notPossibleNow('处理异议', payout.state, '异议在公示期间处理');
      const ids = await linesObjectedTo(tx, objection);
      if (decision === 'dismissed') await release(tx, { objectionId }, false);
      else if (ids.length > 0) await this.remove(tx, caller, id, ids, reason);
      Object.assign(objection, { decision, decisionReason: reason, decidedBy: caller.id, decidedAt: this.clock.now() });
      await tx.save(objection);
      const meant = { lineId: objection.lineId };
      await this.tell(tx, caller, await refreshTotals(tx, id), {
        action: `objection-${decision}`,
        comment: reason,
        meant,
      });
      return this.told(tx, id, objectionId);
    });
  }

  private async told(tx: EntityManager, payoutId: string, objectionId: string): Promise<ToldObjection> {
    const found = (await findObjections(tx, payoutId)).find((each) => each.id === objectionId);
    if (!found) throw notFound('异议');
    return found;
  }

  private async remove(tx: EntityManager, caller: Caller, payoutId: string, lineIds: string[], reason: string) {
    const ending = { outcome: 'removed', reason, endedOn: this.clock.today(), recordedBy: caller.id } as const;
    await endUnpaid(tx, { payoutId, lineIds, states: ['open', 'held'] }, ending);
  }

  /** @param must whether something must have been open: an objection may be about what is held already */
  private async hold(
    tx: EntityManager,
    caller: Caller,
    { ids, reason, objectionId }: { ids: readonly string[]; reason: string; objectionId: string | null },
    must: boolean,
  ): Promise<void> {
    const [, moved] = await tx.query<[unknown[], number]>(
      `UPDATE live_attempts SET state = 'held', hold_reason = $2, held_by = $3, held_at = $4, held_for = $5
       WHERE line_id = ANY($1::uuid[]) AND state = 'open'`,
      [ids, reason, caller.id, this.clock.now(), objectionId],
    );
    if (must && moved === 0) throw notFound('待发的发放明细');
  }

  private tell(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    step: { action: string; comment: string; meant: LinesOf | null },
  ): Promise<void> {
    return tellStep(tx, this.audit, caller, payout, { ...step, at: this.clock.now() });
  }
}

function meantBy({ lineId, workerId }: ObjectionRequest): LinesOf {
  if (lineId && !workerId) return { lineId };
  if (workerId && !lineId) return { workerId };
  throw objectToWhat();
}

interface LiveLine {
  lineId: string;
  workerId: string;
  subject: string;
}

/** @throws {Refusal} 404 where nothing of it is in flight in this payout */
async function liveLines(tx: EntityManager, payoutId: string, meant: LinesOf): Promise<LiveLine[]> {
  const [column, id] = 'lineId' in meant ? ['line_id', meant.lineId] : ['worker_id', meant.workerId];
  const lines = await tx.query<LiveLine[]>(
    `SELECT a.line_id AS "lineId", a.worker_id AS "workerId", a.subject FROM live_attempts a
     WHERE a.payout_id = $1 AND a.${column} = $2 ORDER BY a.subject`,
    [payoutId, id],
  );
  if (lines.length === 0) throw notFound('在办的发放明细');
  return lines;
}

async function release(
  tx: EntityManager,
  which: { ids: readonly string[] } | { objectionId: string },
  must: boolean,
): Promise<void> {
  const [condition, value] =
    'ids' in which ? ['line_id = ANY($1::uuid[])', which.ids] : ['held_for = $1', which.objectionId];
  const [, moved] = await tx.query<[unknown[], number]>(
    `UPDATE live_attempts SET state = 'open', hold_reason = NULL, held_by = NULL, held_at = NULL, held_for = NULL
     WHERE ${condition} AND state = 'held'`,
    [value],
  );
  if (must && moved === 0) throw notFound('暂缓的发放明细');
}

/** Whether one of these subjects is objected to already, as a line or with its person. */
async function hasOpenObjection(
  tx: EntityManager,
  payoutId: string,
  lines: readonly LiveLine[],
  wholePerson: boolean,
): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM objections o JOIN payout_lines l ON l.id = o.line_id
     WHERE o.payout_id = $1 AND o.decision IS NULL AND l.worker_id = $2
       AND (o.whole_person OR $3 OR l.subject = ANY($4::text[])) LIMIT 1`,
    [payoutId, lines[0]!.workerId, wholePerson, lines.map(({ subject }) => subject)],
  );
  return rows.length > 0;
}

async function linesObjectedTo(tx: EntityManager, { id }: Objection): Promise<string[]> {
  const rows: { lineId: string }[] = await tx.query(
    `SELECT a.line_id AS "lineId" FROM objections o JOIN payout_lines l ON l.id = o.line_id
     JOIN live_attempts a ON a.payout_id = o.payout_id AND a.worker_id = l.worker_id
       AND (o.whole_person OR a.subject = l.subject)
     WHERE o.id = $1`,
    [id],
  );
  return rows.map(({ lineId }) => lineId);
}
