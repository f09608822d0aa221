import type { EntityManager } from 'typeorm';
import type { AuditService } from '../../audit/audit.service.js';
import type { Caller } from '../../auth/access/caller.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { recordStep } from '../payout-ledger.js';

/** One line, or all that the payout has in flight for a person. */
export type LinesOf = { lineId: string } | { workerId: string };

interface ToldStep {
  action: string;
  at: Date;
  comment: string | null;
  /** Null where the step is about the whole payout. */
  meant: LinesOf | null;
}

/** Tells the payout's own life and the log of a step, with the totals that stand after it. */
export async function tellStep(
  tx: EntityManager,
  audit: AuditService,
  caller: Caller,
  payout: Payout,
  { action, at, comment, meant }: ToldStep,
): Promise<void> {
  await recordStep(tx, payout, { action, actorId: caller.id, at, comment, ...meant });
  const { number, state, lineCount, payeeCount, totalFen } = payout;
  await audit.record(tx, caller, {
    action: `payout.${action}`,
    objectType: 'payout',
    objectId: payout.id,
    regionCode: payout.regionCode,
    reason: comment,
    details: { number, state, lineCount, payeeCount, totalFen, ...meant },
  });
}
