import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { sumFen } from '../../common/values/money.js';
import { bulkInsert } from '../../database/statements/bulk.js';
import { inLockedSnapshot } from '../../database/transaction.js';
import { BankReturnRow, type ReturnResolution } from '../../ledger/bank-return.entity.js';
import type { LineOutcome } from '../../ledger/line-ending.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { payoutWithin } from '../../ledger/payouts/payout-within.js';
import { Recovery, RecoveryEntry } from '../../ledger/recovery.entity.js';
import type { Subject } from '../../ledger/subject.js';
import { giveBackRefused, lineHasEnded, rowNeedsAmount, rowNeedsLine, rowResolved } from './bank-return-errors.js';
import { notAtBank } from '../files/bank-file-errors.js';
import { spreadPaid } from './bank-return-match.js';
import { bankDay, closeUnclear } from './bank-returns.service.js';
import { lineNoOf } from '../files/bank-rows.js';
import { type BankEnding, SettlingService } from '../../payouts/steps/settling.service.js';
import { lockPayout, withLockedPayout } from '../../payouts/payout-ledger.js';
import { OPENING } from '../../recoveries/recoveries.service.js';
import { LAST_ROUND } from '../../payouts/sheets/clear-line.js';

export interface Resolving {
  resolution: ReturnResolution;
  reason: string;
  /** For a row whose own key no line has: the transfer that it is found to be about. */
  lineKey?: string | null;
}

/** A line of the transfer that a row is about. */
interface TransferLine {
  lineId: string;
  workerId: string;
  subject: Subject;
  amountFen: number;
  nettedFen: number;
  isCorrection: boolean;
  /** Of the policy that pays it: a city's payout may pay by a county's. */
  regionCode: string;
  /** Null while it is with the bank. */
  outcome: LineOutcome | null;
  paidFen: number;
  recoveredFen: number;
}

/** Works off the queues of bank returns by hand, each row once and with a reason. */
@Injectable()
export class BankResolvingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settling: SettlingService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * `paid-as-stated` books the amount that the bank states, whatever was sent: what is missing is due again by the ledger,
   * what is too much is to be recovered. `returned` makes the whole transfer due again; for one that was paid before, the
   * money came back later, which is an entry of its own. `no-effect` leaves the ledger as it is.
   */
  async resolve(caller: Caller, id: string, rowId: string, asked: Resolving): Promise<BankReturnRow> {
    authorize(caller, 'payouts.send');
    const work = async (tx: EntityManager, payout: Payout): Promise<BankReturnRow> => {
      const row = await tx.findOneBy(BankReturnRow, { id: rowId, payoutId: id });
      if (!row) throw notFound('回单行');
      if (row.resolution !== null || row.queue === 'paid' || row.queue === 'returned') throw rowResolved();
      if (row.queue === 'unknown-line' && asked.lineKey) row.lineId = await lineOfKey(tx, payout, asked.lineKey);
      if (asked.resolution !== 'no-effect') await this.book(tx, caller, payout, row, asked);
      Object.assign(row, {
        resolution: asked.resolution,
        resolutionReason: asked.reason,
        resolvedBy: caller.id,
        resolvedAt: this.clock.now(),
      });
      await tx.save(row);
      await this.audit.record(tx, caller, {
        action: 'payout.bank-return-resolve',
        objectType: 'payout',
        objectId: id,
        regionCode: payout.regionCode,
        reason: asked.reason,
        details: {
          number: payout.number,
          rowId,
          queue: row.queue,
          resolution: asked.resolution,
          lineId: row.lineId,
          amountFen: row.amountFen,
        },
      });
      return row;
    };
    if (asked.resolution !== 'returned') return withLockedPayout(this.dataSource, caller, id, work);
    // What was paid and came back is a recovery too: without the lock an officer would open a second one of the same money.
    await payoutWithin(this.dataSource.manager, caller, id);
    return inLockedSnapshot(this.dataSource, [OPENING], async (tx) => work(tx, await lockPayout(tx, id)));
  }

  private async book(
    tx: EntityManager,
    caller: Caller,
    payout: Payout,
    row: BankReturnRow,
    { resolution, reason }: Resolving,
  ): Promise<void> {
    if (row.lineId === null) throw rowNeedsLine();
    const lines = await transferOf(tx, row.lineId);
    if (lines.some(({ outcome }) => outcome !== null)) {
      if (resolution !== 'returned') throw lineHasEnded();
      return this.giveBack(tx, caller, { row, lines, reason });
    }
    if (payout.state !== 'sent') throw notAtBank(payout.state);
    if (resolution === 'paid-as-stated' && !row.amountFen) throw rowNeedsAmount();
    const shares = lines.map(({ lineId, amountFen, nettedFen }) => ({
      lineId,
      bankFen: amountFen - nettedFen,
      nettedFen,
    }));
    const paid =
      resolution === 'returned'
        ? shares.map(({ lineId }) => ({ lineId, paidFen: 0 }))
        : spreadPaid(shares, row.amountFen ?? 0);
    const paidFen = new Map(paid.map((share) => [share.lineId, share.paidFen]));
    const endings = lines.map(({ lineId, workerId, subject, isCorrection }): BankEnding => ({
      lineId,
      workerId,
      subject,
      isCorrection,
      paidFen: paidFen.get(lineId) ?? 0,
      endedOn: bankDay(row.paidOn, payout, this.clock.today()),
      reason,
      returnRowId: row.id,
    }));
    await closeUnclear(tx, caller, endings, this.clock.now(), row.id);
    await this.settling.end(tx, caller, payout, endings);
  }

  /**
   * 退票: the bank first paid and sent the money back days later. The ending stays; a recovery that is repaid at once says
   * that the money came back, and the subject is due again by the ledger's own sums.
   */
  private async giveBack(
    tx: EntityManager,
    caller: Caller,
    { row, lines, reason }: { row: BankReturnRow; lines: TransferLine[]; reason: string },
  ): Promise<void> {
    const back = lines
      .map((line) => ({ ...line, backFen: line.paidFen - line.nettedFen }))
      .filter(({ outcome, backFen }) => outcome === 'paid' && backFen > 0);
    if (back.length === 0) throw lineHasEnded();
    if (row.amountFen !== null && row.amountFen !== sumFen(back.map(({ backFen }) => backFen))) {
      throw giveBackRefused('退回的金额与该笔实际付款不一致。');
    }
    if (back.some(({ recoveredFen }) => recoveredFen > 0)) throw giveBackRefused('该笔已登记追回。');
    const recoveries = back.map((line) => ({
      id: newId(),
      workerId: line.workerId,
      subject: line.subject,
      lineId: line.lineId,
      returnRowId: row.id,
      regionCode: line.regionCode,
      amountFen: line.backFen,
      cause: `银行退回：${row.bankReason ?? reason}`,
      nettingAllowed: false,
      monthlyFloorFen: 0,
      createdBy: caller.id,
      version: 1,
    }));
    await bulkInsert(tx, Recovery, recoveries);
    await bulkInsert(
      tx,
      RecoveryEntry,
      recoveries.map(({ id: recoveryId, amountFen }) => ({
        id: newId(),
        recoveryId,
        kind: 'instalment' as const,
        amountFen,
        lineId: null,
        receivedOn: this.clock.today(),
        reason,
        recordedBy: caller.id,
        approvedBy: null,
      })),
    );
  }
}

/** @throws {Refusal} 404 for a key that no transfer of this payout has */
async function lineOfKey(tx: EntityManager, payout: Payout, lineKey: string): Promise<string> {
  const lineNo = lineNoOf(payout.number, lineKey.trim().toUpperCase());
  const rows: { id: string }[] = await tx.query(
    `SELECT l.id FROM payout_lines l WHERE l.payout_id = $1 AND l.round = ${LAST_ROUND} AND l.line_no = $2 AND l.amount_fen > l.netted_fen
       AND (EXISTS (SELECT 1 FROM live_attempts a WHERE a.line_id = l.id AND a.state = 'sent')
         OR EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = l.id AND e.outcome IN ('paid', 'returned')))`,
    [payout.id, lineNo],
  );
  if (!rows[0]) throw notFound('业务参考号');
  return rows[0].id;
}

/** All lines that went to the bank in one transfer with this one, in their order. */
async function transferOf(tx: EntityManager, lineId: string): Promise<TransferLine[]> {
  return tx.query<TransferLine[]>(
    `SELECT l.id AS "lineId", l.worker_id AS "workerId", l.subject, l.amount_fen AS "amountFen", l.netted_fen AS "nettedFen",
            l.corrects_line_id IS NOT NULL AS "isCorrection", q.region_code AS "regionCode", e.outcome, coalesce(e.paid_fen, 0) AS "paidFen",
            (SELECT coalesce(sum(r.amount_fen), 0)::int8 FROM recoveries r WHERE r.line_id = l.id
              AND NOT EXISTS (SELECT 1 FROM recovery_entries v WHERE v.recovery_id = r.id AND v.kind = 'void')) AS "recoveredFen"
     FROM payout_lines k JOIN payout_lines l ON l.payout_id = k.payout_id AND l.worker_id = k.worker_id
     JOIN policies q ON q.id = l.policy_id
     LEFT JOIN live_attempts a ON a.line_id = l.id LEFT JOIN line_endings e ON e.line_id = l.id
     WHERE k.id = $1 AND l.amount_fen > l.netted_fen AND (a.state = 'sent' OR e.outcome IN ('paid', 'returned'))
     ORDER BY l.line_no`,
    [lineId],
  );
}
