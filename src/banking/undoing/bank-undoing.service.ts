import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inLockedSnapshot } from '../../database/transaction.js';
import { BankReturnRow, type ReturnResolution } from '../../ledger/bank-return.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { payoutWithin } from '../../ledger/payouts/payout-within.js';
import { lockPayout, recordStep, setState } from '../../payouts/payout-ledger.js';
import { creationLocks } from '../../payouts/payouts.service.js';
import { OPENING } from '../../recoveries/recoveries.service.js';
import { Region } from '../../regions/region.entity.js';
import { onItsWay, rowDecidedAnew, rowOpen, withoutTrace } from '../returns/bank-return-errors.js';
import {
  type DecidedLine,
  decidedLines,
  requireLinesFree,
  requireNettingsFree,
  requireNothingLater,
  requireUntouched,
  returnedRecoveries,
  type ReturnedRecovery,
} from './bank-undo-rules.js';

export interface Undoing {
  /** What the row was decided to be when the caller looked. */
  resolution: ReturnResolution;
  reason: string;
}

/** Takes back what somebody decided on a row of a bank's return: by further entries, after which all is as it was before. */
@Injectable()
export class BankUndoingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * The row waits for somebody again, its lines are with the bank, what they repaid of recoveries is owed again, and a payout that was
   * settled is sent. No payout is made and no recovery opened meanwhile: each would count with what is being taken back.
   *
   * @throws {Refusal} 409 where something rests on the decision by now
   */
  async undo(caller: Caller, id: string, rowId: string, asked: Undoing): Promise<BankReturnRow> {
    authorize(caller, 'payouts.send');
    const { regionCode, kind } = await payoutWithin(this.dataSource.manager, caller, id);
    const region = await this.dataSource.manager.findOneByOrFail(Region, { code: regionCode });
    const work = async (tx: EntityManager): Promise<BankReturnRow> => {
      const payout = await lockPayout(tx, id);
      const row = await tx.findOneBy(BankReturnRow, { id: rowId, payoutId: id });
      if (!row) throw notFound('回单行');
      if (row.resolution === null) throw rowOpen();
      if (row.resolution !== asked.resolution) throw rowDecidedAnew();
      await requireNothingLater(tx, row);
      const lines = await this.takeBack(tx, caller, payout, row, asked.reason);
      await this.reopenRows(tx, row);
      await recordStep(tx, payout, {
        action: 'bank-return-undo',
        actorId: caller.id,
        at: this.clock.now(),
        comment: asked.reason,
        ...(row.lineId !== null && { lineId: row.lineId }),
      });
      await this.audit.record(tx, caller, {
        action: 'payout.bank-return-undo',
        objectType: 'payout',
        objectId: id,
        regionCode: payout.regionCode,
        reason: asked.reason,
        details: {
          number: payout.number,
          rowId,
          queue: row.queue,
          resolution: asked.resolution,
          decidedFor: row.resolutionReason,
          lineId: row.lineId,
          lines: lines.map(({ lineId, outcome, paidFen }) => ({ lineId, outcome, paidFen })),
          state: payout.state,
        },
      });
      return tx.findOneByOrFail(BankReturnRow, { id: rowId });
    };
    const locks = [...creationLocks(region, kind), OPENING];
    // A payout of another county, where the person works now, takes no lock of this region: the key of what is in flight tells.
    return refusingConflicts({ live_attempts_pkey: onItsWay }, () => inLockedSnapshot(this.dataSource, locks, work));
  }

  /** @returns the lines that are with the bank again; none where the decision ended none */
  private async takeBack(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    row: BankReturnRow,
    reason: string,
  ): Promise<DecidedLine[]> {
    if (row.resolution === 'no-effect') return [];
    const lines = await decidedLines(tx, row.id);
    if (lines.length > 0) {
      await requireLinesFree(tx, lines);
      await this.reopen(tx, caller, lines, row, reason);
      if (payout.state === 'settled') await setState(tx, payout, 'sent');
      return lines;
    }
    const recoveries = await returnedRecoveries(tx, row.id);
    if (recoveries.length === 0) throw withoutTrace();
    await requireUntouched(tx, recoveries);
    await this.voidReturned(tx, caller, recoveries, reason);
    return [];
  }

  private async reopen(
    tx: EntityManager,
    caller: Caller,
    lines: readonly DecidedLine[],
    row: BankReturnRow,
    reason: string,
  ): Promise<void> {
    const ids = lines.map(({ lineId }) => lineId);
    // Counted up first: whoever nets the same recovery on an older snapshot begins anew, and what is read next stays true.
    await tx.query(
      `UPDATE recoveries r SET version = r.version + 1
       WHERE r.id IN (SELECT n.recovery_id FROM line_nettings n WHERE n.line_id = ANY($1::uuid[]))`,
      [ids],
    );
    await tx.query(
      `INSERT INTO recovery_entries (id, recovery_id, kind, amount_fen, line_id, turn, withdraws_id, received_on, reason, recorded_by)
       SELECT gen_random_uuid(), n.recovery_id, n.kind, 0 - n.amount_fen, n.line_id, n.turn, n.id, n.received_on, $2, $3::uuid
       FROM recovery_entries n JOIN line_endings e ON e.line_id = n.line_id AND e.turn = n.turn
       WHERE n.line_id = ANY($1::uuid[]) AND n.kind = 'netting' AND n.withdraws_id IS NULL`,
      [ids, reason, caller.id],
    );
    await tx.query(
      `INSERT INTO line_reopenings (line_id, turn, payout_id, worker_id, subject, return_row_id, reason, recorded_by)
       SELECT line_id, turn, payout_id, worker_id, subject, return_row_id, $2, $3::uuid FROM line_endings WHERE return_row_id = $1`,
      [row.id, reason, caller.id],
    );
    await tx.query(
      `INSERT INTO live_attempts (worker_id, subject, line_id, payout_id, amount_fen, state, facts_mark)
       SELECT l.worker_id, l.subject, l.id, l.payout_id, l.amount_fen, 'sent', coalesce(m.version, 0)
       FROM payout_lines l LEFT JOIN fact_marks m ON m.worker_id = l.worker_id WHERE l.id = ANY($1::uuid[])`,
      [ids],
    );
    await requireNettingsFree(tx, ids);
  }

  /** The money did not come back after all: what came in is taken back, and the recovery that said so is void. */
  private async voidReturned(
    tx: EntityManager,
    caller: Caller,
    recoveries: readonly ReturnedRecovery[],
    reason: string,
  ): Promise<void> {
    const ids = recoveries.map(({ id }) => id);
    await tx.query(
      `INSERT INTO recovery_entries (id, recovery_id, kind, amount_fen, withdraws_id, received_on, reason, recorded_by)
       SELECT gen_random_uuid(), n.recovery_id, n.kind, 0 - n.amount_fen, n.id, n.received_on, $2, $3::uuid
       FROM recovery_entries n WHERE n.recovery_id = ANY($1::uuid[]) AND n.withdraws_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM recovery_entries w WHERE w.withdraws_id = n.id)`,
      [ids, reason, caller.id],
    );
    await tx.query(
      `INSERT INTO recovery_entries (id, recovery_id, kind, amount_fen, received_on, reason, recorded_by)
       SELECT gen_random_uuid(), r.id, 'void', r.amount_fen, $2::date, $3, $4::uuid FROM recoveries r WHERE r.id = ANY($1::uuid[])`,
      [ids, this.clock.today(), reason, caller.id],
    );
  }

  /** This row, and those that were answered by its decision alone. */
  private async reopenRows(tx: EntityManager, row: BankReturnRow): Promise<void> {
    await tx.query(
      `UPDATE bank_return_rows SET resolution = NULL, resolution_reason = NULL, resolved_by = NULL, resolved_at = NULL, closed_by_row_id = NULL,
         line_id = CASE queue WHEN 'unknown-line' THEN NULL ELSE line_id END
       WHERE id = $1 OR closed_by_row_id = $1`,
      [row.id],
    );
  }
}
