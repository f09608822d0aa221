import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import type { Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { bulkInsert } from '../../database/statements/bulk.js';
import { progress } from '../../jobs/running/progress.js';
import { LineEnding } from '../../ledger/line-ending.entity.js';
import { LiveAttempt } from '../../ledger/live-attempt.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import type { Subject } from '../../ledger/subject.js';
import { dropEnded, postNettings, recordStep, setState } from '../payout-ledger.js';
import { TRANSITIONS } from '../payout-life.js';

/** How the bank's answer ends a line. `paidFen` counts its netted part; 0 is a line that was returned. */
export interface BankEnding {
  lineId: string;
  workerId: string;
  subject: Subject;
  isCorrection: boolean;
  paidFen: number;
  /** By the bank. */
  endedOn: string;
  reason: string | null;
  /** Where somebody decided it on a row of a bank's return. */
  returnRowId?: string;
}

/** Writes what the bank answered into the ledger, with bulk statements however many lines it is about. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Ends lines, books what they repay of recoveries, and closes the payout when none is left at the bank. */
  async end(tx: EntityManager, caller: Caller, payout: Payout, endings: readonly BankEnding[]): Promise<void> {
    if (endings.length === 0) return;
    await bulkInsert(
      tx,
      LineEnding,
      endings.map(({ paidFen, returnRowId = null, ...line }) => ({
        ...line,
        paidFen,
        returnRowId,
        outcome: paidFen > 0 ? ('paid' as const) : ('returned' as const),
        payoutId: payout.id,
        recordedBy: caller.id,
      })),
      (done) => progress('booking', done, endings.length),
    );
    await dropEnded(tx, payout.id);
    await postNettings(tx, payout.id, this.clock.today(), caller.id);
    await this.settleIfAllEnded(tx, caller, payout);
  }

  /** The last step of a payout's life; nobody takes it by hand. */
  async settleIfAllEnded(tx: EntityManager, caller: Caller, payout: Payout): Promise<void> {
    if (!TRANSITIONS.settle.from.includes(payout.state)) return;
    if (await tx.existsBy(LiveAttempt, { payoutId: payout.id })) return;
    await setState(tx, payout, TRANSITIONS.settle.to);
    await recordStep(tx, payout, { action: 'settle', actorId: caller.id, at: this.clock.now() });
    const [figures] = await tx.query<[Record<string, number>]>(
      `SELECT count(*) FILTER (WHERE outcome = 'paid')::int AS paid, count(*) FILTER (WHERE outcome = 'returned')::int AS returned,
              coalesce(sum(paid_fen), 0)::int8 AS "paidFen"
       FROM line_endings WHERE payout_id = $1`,
      [payout.id],
    );
    await this.audit.record(tx, caller, {
      action: 'payout.settle',
      objectType: 'payout',
      objectId: payout.id,
      regionCode: payout.regionCode,
      details: { number: payout.number, ...figures },
    });
  }
}
