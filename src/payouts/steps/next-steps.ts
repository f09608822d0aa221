import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { roleMay } from '../../auth/access/permissions.js';
import { Refusal } from '../../common/errors.js';
import { Clock } from '../../common/values/clock.js';
import { Objection } from '../../ledger/payouts/objection.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { type ChangeCounts, stops } from '../changes/change-rules.js';
import { GATED, type PayoutStep, stepsFrom, TRANSITIONS } from '../payout-life.js';
import {
  dutiesNotSeparate,
  linesChanged,
  notAccepted,
  noticeRunning,
  nothingDue,
  nothingToSend,
  objectionsOpen,
  varianceUnexplained,
} from '../payouts-errors.js';
import { VarianceSource } from '../variance/variance-source.js';
import { makersProofs } from './separation-of-duties.js';

export interface NextStep {
  step: PayoutStep;
  title: string;
  allowed: boolean;
  code: string | null;
  message: string | null;
}

/** What speaks against a step beside the state and changed lines: asked by the steps themselves and for the list of next ones. */
@Injectable()
export class NextSteps {
  constructor(
    private readonly variance: VarianceSource,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} the first thing that speaks against it */
  async require(tx: EntityManager, caller: Caller, payout: Payout, step: PayoutStep): Promise<void> {
    if (step === 'submit' && payout.lineCount === 0) throw nothingDue();
    if (step === 'send' && payout.lineCount === 0) throw nothingToSend();
    if (step === 'accept') await this.requireOtherPerson(tx, payout, caller);
    if (step === 'publish' && payout.acceptedAt === null) throw notAccepted();
    if (step === 'approve') await this.requireApprovable(tx, payout, caller);
  }

  /** Each step that the state knows, with what this caller would be told. */
  async of(tx: EntityManager, caller: Caller, payout: Payout, changes: ChangeCounts): Promise<NextStep[]> {
    const next: NextStep[] = [];
    for (const step of stepsFrom(payout.state).filter((each) => each !== 'settle')) {
      const refusal = await this.against(tx, caller, payout, { step, changes });
      const { name: title } = TRANSITIONS[step];
      const allowed = refusal === null;
      next.push({ step, title, allowed, code: refusal?.code ?? null, message: refusal?.detail ?? null });
    }
    return next;
  }

  private async against(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    { step, changes }: { step: PayoutStep; changes: ChangeCounts },
  ): Promise<Refusal | null> {
    const { permission, name } = TRANSITIONS[step];
    if (!roleMay(caller.role, permission)) {
      return new Refusal('forbidden', 'FORBIDDEN', `您的角色不能办理“${name}”，请由有此权限的人员办理。`);
    }
    const stopping = (['less', 'payee'] as const).filter((kind) => changes[kind] > 0);
    if (GATED.has(step) && stops(stopping)) return linesChanged(name, changes);
    try {
      await this.require(tx, caller, payout, step);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private async requireApprovable(tx: EntityManager, payout: Payout, caller: Caller): Promise<void> {
    if (payout.noticeTo === null || this.clock.today() <= payout.noticeTo) throw noticeRunning(payout.noticeTo ?? '');
    const open = await tx.countBy(Objection, { payoutId: payout.id, decision: IsNull() });
    if (open > 0) throw objectionsOpen(open);
    await this.requireOtherPerson(tx, payout, caller);
    const { unexplainedFen } = await this.variance.totals(tx, payout, await this.variance.previous(tx, payout));
    if (unexplainedFen !== 0) throw varianceUnexplained(unexplainedFen);
  }

  private async requireOtherPerson(tx: EntityManager, payout: Payout, caller: Caller): Promise<void> {
    const proofs = await makersProofs(tx, payout.id, caller.id);
    if (proofs.length > 0) throw dutiesNotSeparate(proofs);
  }
}
