import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { inLockedSnapshot, inTransaction } from '../../database/transaction.js';
import type { AttemptState } from '../../ledger/live-attempt.entity.js';
import { Objection, type ObjectionDecision } from '../../ledger/payouts/objection.entity.js';
import { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { Region } from '../../regions/region.entity.js';
import { noticePeriod } from '../notice/notice-period.js';
import { endUnpaid, lockPayout, recordStep, refreshTotals, setState } from '../payout-ledger.js';
import { GATED, type PayoutStep, TRANSITIONS } from '../payout-life.js';
import { ChangeGate } from '../changes/change-gate.js';
import type { ObjectionRequest } from './payout-life.dto.js';
import { PayoutDocumentsService, workbookBytes } from '../sheets/payout-documents.service.js';
import { PayoutSheetSource } from '../sheets/payout-sheet-source.js';
import {
  dutiesNotSeparate,
  lineStepRefused,
  notPossibleNow,
  objectionDecided,
  notAccepted,
  noticeRunning,
  nothingDue,
  objectionsOpen,
  stepRefused,
  varianceUnexplained,
} from '../payouts-errors.js';
import { creationLocks, PayoutsService } from '../payouts.service.js';
import { makersProofs } from './separation-of-duties.js';
import { VarianceSource } from '../variance/variance-source.js';

type LineStep = 'hold' | 'release' | 'remove';

/** Takes payouts and their lines through their life: each step one transaction, one event, one audit entry. */
@Injectable()
export class PayoutLifeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly payouts: PayoutsService,
    private readonly source: PayoutSheetSource,
    private readonly variance: VarianceSource,
    private readonly documents: PayoutDocumentsService,
    private readonly gate: ChangeGate,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  submit(caller: Caller, id: string, comment: string | null): Promise<Payout> {
    return this.step(caller, id, 'submit', comment, async (_tx, payout) => {
      if (payout.lineCount === 0) throw nothingDue();
      return Promise.resolve({});
    });
  }

  /** Back to draft, with the reason; what was accepted must be looked at again. */
  sendBack(caller: Caller, id: string, comment: string | null): Promise<Payout> {
    return this.step(caller, id, 'return', comment, () => Promise.resolve({ acceptedAt: null, noticeTo: null }));
  }

  accept(caller: Caller, id: string, comment: string | null): Promise<Payout> {
    return this.step(caller, id, 'accept', comment, async (tx, payout) => {
      await this.requireOtherPerson(tx, payout, caller);
      return { acceptedAt: this.clock.now() };
    });
  }

  /** Posts the masked list: keeps the published copy with its hash and starts the clock of working days. */
  publish(caller: Caller, id: string, comment: string | null): Promise<Payout> {
    return this.step(caller, id, 'publish', comment, async (tx, payout) => {
      if (payout.acceptedAt === null) throw notAccepted();
      const workingDays = await this.source.noticeWorkingDays(tx, payout);
      const content = await workbookBytes([await this.source.notice(tx, payout)]);
      const fileName = `${payout.title}_公示表_${payout.number}.xlsx`;
      await this.documents.keep(tx, { payoutId: id, kind: 'notice', fileName, content, createdBy: caller.id });
      return { noticeTo: noticePeriod(this.clock.today(), workingDays).to };
    });
  }

  /** @throws {Refusal} while the notice runs, an objection is open, a difference is unexplained, or the approver made any part */
  approve(caller: Caller, id: string, comment: string | null): Promise<Payout> {
    return this.step(caller, id, 'approve', comment, async (tx, payout) => {
      if (payout.noticeTo === null || this.clock.today() <= payout.noticeTo) throw noticeRunning(payout.noticeTo ?? '');
      const open = await tx.countBy(Objection, { payoutId: id, decision: IsNull() });
      if (open > 0) throw objectionsOpen(open);
      await this.requireOtherPerson(tx, payout, caller);
      const { unexplainedFen } = await this.variance.totals(tx, payout, await this.variance.previous(tx, payout));
      if (unexplainedFen !== 0) throw varianceUnexplained(unexplainedFen);
      return {};
    });
  }

  /** Before it is sent: every line ends, and what they were for is due again. */
  cancel(caller: Caller, id: string, comment: string | null): Promise<Payout> {
    return this.step(caller, id, 'cancel', comment, async (tx, payout) => {
      const ending = this.ending(caller, 'cancelled', comment);
      await endUnpaid(tx, { payoutId: payout.id, states: ['open', 'held'] }, ending);
      return {};
    });
  }

  /** A draft's lines anew, from the facts as they are now; the lines it had end as recomputed. */
  async recompute(caller: Caller, id: string, comment: string | null): Promise<Payout> {
    authorize(caller, 'payouts.create');
    const seen = await this.payouts.get(caller, id);
    const region = await this.dataSource.manager.findOneByOrFail(Region, { code: seen.regionCode });
    return inLockedSnapshot(this.dataSource, creationLocks(region, seen.kind), async (tx) => {
      const payout = await lockPayout(tx, id);
      if (payout.state !== 'draft') throw notPossibleNow('重新计算', payout.state, '只有草稿可以重新计算');
      await endUnpaid(tx, { payoutId: id, states: ['open', 'held'] }, this.ending(caller, 'recomputed', comment));
      const [{ last }] = await tx.query<[{ last: number }]>(
        'SELECT coalesce(max(line_no), 0) AS last FROM payout_lines WHERE payout_id = $1',
        [id],
      );
      await this.payouts.fill(tx, payout, last);
      const fresh = await refreshTotals(tx, id);
      await this.tell(tx, caller, fresh, 'recompute', comment);
      return fresh;
    });
  }

  /** In a draft: holds a line back, takes it up again, or takes it out; always with a reason. */
  async line(caller: Caller, id: string, lineId: string, step: LineStep, reason: string): Promise<Payout> {
    authorize(caller, 'payouts.create');
    return this.locked(caller, id, async (tx, payout) => {
      if (payout.state !== 'draft') throw lineStepRefused(payout.state);
      await this.moveLine(tx, caller, payout, { lineId, step, reason });
      const fresh = await refreshTotals(tx, id);
      await this.tell(tx, caller, fresh, step, reason, lineId);
      return fresh;
    });
  }

  async objections(caller: Caller, id: string): Promise<Objection[]> {
    await this.payouts.get(caller, id);
    return this.dataSource.manager.find(Objection, {
      where: { payoutId: id },
      order: { recordedAt: 'ASC', id: 'ASC' },
    });
  }

  /** Holds the line objected to; the rest goes on. */
  async object(caller: Caller, id: string, request: ObjectionRequest): Promise<Objection> {
    authorize(caller, 'payouts.create');
    return this.locked(caller, id, async (tx, payout) => {
      if (payout.state !== 'notice') throw notPossibleNow('登记异议', payout.state, '异议只在公示期间登记');
      await this.moveLine(tx, caller, payout, { lineId: request.lineId, step: 'hold', reason: request.text });
      const objection = tx.create(Objection, {
        id: newId(),
        payoutId: id,
        lineId: request.lineId,
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
      await this.tell(tx, caller, await refreshTotals(tx, id), 'object', null, request.lineId);
      return objection;
    });
  }

  async decide(
    caller: Caller,
    id: string,
    objectionId: string,
    decision: ObjectionDecision,
    reason: string,
  ): Promise<Objection> {
    authorize(caller, 'payouts.review');
    return this.locked(caller, id, async (tx, payout) => {
      const objection = await tx.findOneBy(Objection, { id: objectionId, payoutId: id });
      if (!objection) throw notFound('异议');
      if (objection.decision !== null) throw objectionDecided();
      if (payout.state !== 'notice') throw notPossibleNow('处理异议', payout.state, '异议在公示期间处理');
      await this.settleObjection(tx, caller, payout, { lineId: objection.lineId, decision, reason });
      Object.assign(objection, { decision, decisionReason: reason, decidedBy: caller.id, decidedAt: this.clock.now() });
      await tx.save(objection);
      await this.tell(tx, caller, await refreshTotals(tx, id), `objection-${decision}`, reason, objection.lineId);
      return objection;
    });
  }

  /**
   * Acts on what is in flight for the person and subject objected to: after a return and a new computation that is another
   * line than the one the objection named, or none any more.
   */
  private async settleObjection(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    { lineId, decision, reason }: { lineId: string; decision: ObjectionDecision; reason: string },
  ): Promise<void> {
    const [live] = await tx.query<{ lineId: string; state: AttemptState }[]>(
      `SELECT a.line_id AS "lineId", a.state FROM payout_lines l
       JOIN live_attempts a ON a.worker_id = l.worker_id AND a.subject = l.subject AND a.payout_id = l.payout_id
       WHERE l.id = $1`,
      [lineId],
    );
    if (!live) return;
    if (decision === 'upheld') await this.moveLine(tx, caller, payout, { lineId: live.lineId, step: 'remove', reason });
    else if (live.state === 'held') {
      await this.moveLine(tx, caller, payout, { lineId: live.lineId, step: 'release', reason });
    }
  }

  /** One row of the transition table. */
  private async step(
    caller: Caller,
    id: string,
    step: PayoutStep,
    comment: string | null,
    work: (tx: EntityManager, payout: Payout) => Promise<Partial<Pick<Payout, 'acceptedAt' | 'noticeTo' | 'seal'>>>,
  ): Promise<Payout> {
    const { permission, from, to } = TRANSITIONS[step];
    authorize(caller, permission);
    return this.locked(caller, id, async (tx, payout) => {
      if (!from.includes(payout.state)) throw stepRefused(step, payout.state);
      if (GATED.has(step)) await this.gate.look(tx, payout, step);
      const set = await work(tx, payout);
      if (GATED.has(step)) await this.gate.pass(tx, payout, step);
      await setState(tx, payout, to, set);
      await this.tell(tx, caller, payout, step, comment);
      return payout;
    });
  }

  private async locked<T>(
    caller: Caller,
    id: string,
    work: (tx: EntityManager, payout: Payout) => Promise<T>,
  ): Promise<T> {
    await this.payouts.get(caller, id);
    return inTransaction(this.dataSource, async (tx) => work(tx, await lockPayout(tx, id)));
  }

  private async moveLine(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    { lineId, step, reason }: { lineId: string; step: LineStep; reason: string },
  ): Promise<void> {
    const line = await tx.findOneBy(PayoutLine, { id: lineId, payoutId: payout.id });
    if (!line) throw notFound('发放明细');
    const states =
      step === 'hold' ? (['open'] as const) : step === 'release' ? (['held'] as const) : (['open', 'held'] as const);
    if (step === 'remove') {
      const lines = { payoutId: payout.id, lineIds: [lineId], states };
      if ((await endUnpaid(tx, lines, this.ending(caller, 'removed', reason))) === 0) throw notFound('在办的发放明细');
      return;
    }
    const to = step === 'hold' ? 'held' : 'open';
    const moved = await tx.query<[unknown[], number]>(
      'UPDATE live_attempts SET state = $3 WHERE line_id = $1 AND state = ANY($2::text[])',
      [lineId, states, to],
    );
    if (moved[1] === 0) throw notFound('在办的发放明细');
  }

  private ending(caller: Caller, outcome: 'removed' | 'recomputed' | 'cancelled', reason: string | null) {
    return { outcome, reason, endedOn: this.clock.today(), recordedBy: caller.id } as const;
  }

  private async requireOtherPerson(tx: EntityManager, payout: Payout, caller: Caller): Promise<void> {
    const proofs = await makersProofs(tx, payout.id, caller.id);
    if (proofs.length > 0) throw dutiesNotSeparate(proofs);
  }

  private async tell(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    action: string,
    comment: string | null,
    lineId?: string,
  ): Promise<void> {
    await recordStep(tx, payout, { action, actorId: caller.id, at: this.clock.now(), comment, lineId });
    const { number, state, lineCount, payeeCount, totalFen } = payout;
    await this.audit.record(tx, caller, {
      action: `payout.${action}`,
      objectType: 'payout',
      objectId: payout.id,
      regionCode: payout.regionCode,
      reason: comment,
      details: { number, state, lineCount, payeeCount, totalFen, ...(lineId && { lineId }) },
    });
  }
}
