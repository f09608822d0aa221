import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { inLockedSnapshot } from '../../database/transaction.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { Region } from '../../regions/region.entity.js';
import { noticePeriod } from '../notice/notice-period.js';
import { endUnpaid, lockPayout, refreshTotals, requireSeen, setState, withLockedPayout } from '../payout-ledger.js';
import { GATED, type PayoutStep, TRANSITIONS } from '../payout-life.js';
import { ChangeGate } from '../changes/change-gate.js';
import { PayoutDocumentsService, workbookBytes } from '../sheets/payout-documents.service.js';
import { PayoutSheetSource } from '../sheets/payout-sheet-source.js';
import { notPossibleNow, stepRefused } from '../payouts-errors.js';
import { creationLocks, PayoutsService } from '../payouts.service.js';
import { type HeldLine, heldLines, holdAgain } from './held-lines.js';
import { NextSteps } from './next-steps.js';
import { tellStep } from './told-step.js';

/** What comes with a step: the words, and the version that they are about. */
export interface Said {
  comment: string | null;
  seen: number | null;
}

export interface Recomputed {
  payout: Payout;
  gone: HeldLine[];
}

/** Takes payouts and their lines through their life: each step one transaction, one event, one audit entry. */
@Injectable()
export class PayoutLifeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly payouts: PayoutsService,
    private readonly source: PayoutSheetSource,
    private readonly documents: PayoutDocumentsService,
    private readonly gate: ChangeGate,
    private readonly nextSteps: NextSteps,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  submit(caller: Caller, id: string, { comment, seen }: Said): Promise<Payout> {
    return this.step(caller, id, 'submit', { comment, seen }, () => Promise.resolve({}));
  }

  /** Back to draft, with the reason; what was accepted must be looked at again. */
  sendBack(caller: Caller, id: string, { comment, seen }: Said): Promise<Payout> {
    return this.step(caller, id, 'return', { comment, seen }, () =>
      Promise.resolve({ acceptedAt: null, noticeTo: null }),
    );
  }

  accept(caller: Caller, id: string, { comment, seen }: Said): Promise<Payout> {
    return this.step(caller, id, 'accept', { comment, seen }, () => Promise.resolve({ acceptedAt: this.clock.now() }));
  }

  /** Posts the masked list: keeps the published copy with its hash and starts the clock of working days. */
  publish(caller: Caller, id: string, { comment, seen }: Said): Promise<Payout> {
    return this.step(caller, id, 'publish', { comment, seen }, async (tx, payout) => {
      const workingDays = await this.source.noticeWorkingDays(tx, payout);
      const content = await workbookBytes([await this.source.notice(tx, payout)]);
      const fileName = `${payout.title}_公示表_${payout.number}.xlsx`;
      await this.documents.keep(tx, { payoutId: id, kind: 'notice', fileName, content, createdBy: caller.id });
      return { noticeTo: noticePeriod(this.clock.today(), workingDays).to };
    });
  }

  /** @throws {Refusal} while the notice runs, an objection is open, a difference is unexplained, or the approver made any part */
  approve(caller: Caller, id: string, { comment, seen }: Said): Promise<Payout> {
    return this.step(caller, id, 'approve', { comment, seen }, () => Promise.resolve({}));
  }

  /** Before it is sent: every line ends, and what they were for is due again. */
  cancel(caller: Caller, id: string, { comment, seen }: Said): Promise<Payout> {
    return this.step(caller, id, 'cancel', { comment, seen }, async (tx, payout) => {
      const ending = this.ending(caller, 'cancelled', comment);
      await endUnpaid(tx, { payoutId: payout.id, states: ['open', 'held'] }, ending);
      return {};
    });
  }

  /**
   * A draft's lines anew, from the facts as they are now; the lines it had end as recomputed. What is held stays held and objections
   * stay open; of what is held and no longer there the answer tells.
   */
  async recompute(caller: Caller, id: string, { comment, seen }: Said): Promise<Recomputed> {
    authorize(caller, 'payouts.create');
    const before = await this.payouts.get(caller, id);
    const region = await this.dataSource.manager.findOneByOrFail(Region, { code: before.regionCode });
    return inLockedSnapshot(this.dataSource, creationLocks(region, before.kind), async (tx) => {
      const payout = await lockPayout(tx, id);
      await requireSeen(tx, payout, seen);
      if (payout.state !== 'draft') throw notPossibleNow('重新计算', payout.state, '只有草稿可以重新计算');
      const held = await heldLines(tx, id);
      await endUnpaid(tx, { payoutId: id, states: ['open', 'held'] }, this.ending(caller, 'recomputed', comment));
      const [{ round }] = await tx.query<[{ round: number }]>(
        'SELECT coalesce(max(round), 0) + 1 AS round FROM payout_lines WHERE payout_id = $1',
        [id],
      );
      await this.payouts.fill(tx, payout, round);
      const gone = await holdAgain(tx, id, held);
      const fresh = await refreshTotals(tx, id);
      await this.tell(tx, caller, fresh, 'recompute', comment);
      return { payout: fresh, gone };
    });
  }

  /** One row of the transition table. */
  private async step(
    caller: Caller,
    id: string,
    step: PayoutStep,
    { comment, seen }: Said,
    work: (tx: EntityManager, payout: Payout) => Promise<Partial<Pick<Payout, 'acceptedAt' | 'noticeTo' | 'seal'>>>,
  ): Promise<Payout> {
    const { permission, from, to } = TRANSITIONS[step];
    authorize(caller, permission);
    return withLockedPayout(
      this.dataSource,
      caller,
      id,
      async (tx, payout) => {
        if (!from.includes(payout.state)) throw stepRefused(step, payout.state);
        await this.nextSteps.require(tx, caller, payout, step);
        if (GATED.has(step)) await this.gate.look(tx, payout, step);
        const set = await work(tx, payout);
        if (GATED.has(step)) await this.gate.pass(tx, payout, step);
        await setState(tx, payout, to, set);
        await this.tell(tx, caller, payout, step, comment);
        return payout;
      },
      seen,
    );
  }

  private ending(caller: Caller, outcome: 'recomputed' | 'cancelled', reason: string | null) {
    return { outcome, reason, endedOn: this.clock.today(), recordedBy: caller.id } as const;
  }

  private tell(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    action: string,
    comment: string | null,
  ): Promise<void> {
    return tellStep(tx, this.audit, caller, payout, { action, comment, at: this.clock.now(), meant: null });
  }
}
