import type { EntityManager } from 'typeorm';
import type { BankReturnRow } from '../../ledger/bank-return.entity.js';
import type { LineOutcome } from '../../ledger/line-ending.entity.js';
import type { Subject } from '../../ledger/subject.js';
import {
  decidedSince,
  onAnotherPayout,
  paidAgain,
  personGone,
  recoverySpent,
  rowAnswered,
  rowClosedWith,
  underRecovery,
} from '../returns/bank-return-errors.js';
import { ANSWERED_ELSEWHERE } from '../returns/bank-returns.service.js';

/** A line that the decision on a row has ended. */
export interface DecidedLine {
  lineId: string;
  workerId: string;
  subject: Subject;
  outcome: LineOutcome;
  paidFen: number;
}

/** A recovery that says that a payment came back after it was booked, as a row told. */
export interface ReturnedRecovery {
  id: string;
  lineId: string;
  workerId: string;
  subject: Subject;
}

export async function decidedLines(tx: EntityManager, rowId: string): Promise<DecidedLine[]> {
  return tx.query<DecidedLine[]>(
    `SELECT line_id AS "lineId", worker_id AS "workerId", subject, outcome, paid_fen AS "paidFen"
     FROM line_endings WHERE return_row_id = $1 ORDER BY line_id`,
    [rowId],
  );
}

/** In force; counted up, so that no instalment or netting gets between. */
export async function returnedRecoveries(tx: EntityManager, rowId: string): Promise<ReturnedRecovery[]> {
  const [rows] = await tx.query<[ReturnedRecovery[], number]>(
    `UPDATE recoveries r SET version = r.version + 1 WHERE r.return_row_id = $1
       AND NOT EXISTS (SELECT 1 FROM recovery_entries v WHERE v.recovery_id = r.id AND v.kind = 'void')
     RETURNING r.id, r.line_id AS "lineId", r.worker_id AS "workerId", r.subject`,
    [rowId],
  );
  return rows;
}

/**
 * Decisions about one transfer are taken back in turn, the last one first.
 *
 * @throws {Refusal} for a row that was closed with another, and where the same transfer was spoken of since
 */
export async function requireNothingLater(tx: EntityManager, row: BankReturnRow): Promise<void> {
  if (row.closedByRowId !== null) {
    const [{ rowNo }] = await tx.query<[{ rowNo: number }]>(
      'SELECT row_no AS "rowNo" FROM bank_return_rows WHERE id = $1',
      [row.closedByRowId],
    );
    throw rowClosedWith(rowNo);
  }
  if (row.queue === 'unclear' && row.resolutionReason === ANSWERED_ELSEWHERE) throw rowAnswered();
  if (row.lineId === null) return;
  const [later] = await tx.query<{ rowNo: number; fileName: string }[]>(
    `SELECT b.row_no AS "rowNo", d.file_name AS "fileName" FROM bank_return_rows b JOIN payout_documents d ON d.id = b.document_id
     WHERE b.line_id = $1 AND b.id <> $2 AND b.resolved_at > $3 AND b.closed_by_row_id IS DISTINCT FROM $2
     ORDER BY b.resolved_at DESC LIMIT 1`,
    [row.lineId, row.id, row.resolvedAt],
  );
  if (later) throw decidedSince(later.rowNo, later.fileName);
}

/** @throws {Refusal} where the lines cannot be with the bank again: what they were for is on its way, paid, asked back or another person's */
export async function requireLinesFree(tx: EntityManager, lines: readonly DecidedLine[]): Promise<void> {
  const workers: { isGone: boolean }[] = await tx.query(
    'SELECT merged_into IS NOT NULL OR withdrawn_at IS NOT NULL AS "isGone" FROM workers WHERE id = ANY($1::uuid[]) ORDER BY id FOR SHARE',
    [lines.map(({ workerId }) => workerId)],
  );
  if (workers.some(({ isGone }) => isGone)) throw personGone();
  await requireNotAgain(tx, lines);
  const [recovery] = await tx.query<{ id: string }[]>(
    `SELECT r.id FROM recoveries r WHERE r.line_id = ANY($1::uuid[])
       AND NOT EXISTS (SELECT 1 FROM recovery_entries v WHERE v.recovery_id = r.id AND v.kind = 'void') LIMIT 1`,
    [lines.map(({ lineId }) => lineId)],
  );
  if (recovery) throw underRecovery();
}

/** @throws {Refusal} where somebody asked the money back by other ways, or it was paid once more */
export async function requireUntouched(tx: EntityManager, recoveries: readonly ReturnedRecovery[]): Promise<void> {
  const [touched] = await tx.query<unknown[]>(
    `SELECT 1 FROM recoveries r WHERE r.id = ANY($1::uuid[]) AND (
         EXISTS (SELECT 1 FROM recovery_entries e WHERE e.recovery_id = r.id AND e.kind <> 'instalment')
         OR EXISTS (SELECT 1 FROM write_off_requests q WHERE q.recovery_id = r.id AND q.decision IS NULL)
         OR EXISTS (SELECT 1 FROM line_nettings n JOIN live_attempts a ON a.line_id = n.line_id WHERE n.recovery_id = r.id))`,
    [recoveries.map(({ id }) => id)],
  );
  if (touched) throw underRecovery();
  await requireNotAgain(tx, recoveries);
}

/**
 * What a line will repay must still be left of its recovery, beside what other lines on their way repay.
 *
 * @param lineIds of lines whose attempts are in flight again
 */
export async function requireNettingsFree(tx: EntityManager, lineIds: readonly string[]): Promise<void> {
  const [spent] = await tx.query<unknown[]>(
    `SELECT 1 FROM recoveries r WHERE r.id IN (SELECT recovery_id FROM line_nettings WHERE line_id = ANY($1::uuid[]))
       AND r.amount_fen < (SELECT coalesce(sum(e.amount_fen), 0) FROM recovery_entries e WHERE e.recovery_id = r.id)
         + (SELECT coalesce(sum(n.amount_fen), 0) FROM line_nettings n JOIN live_attempts a ON a.line_id = n.line_id
            WHERE n.recovery_id = r.id)`,
    [lineIds],
  );
  if (spent) throw recoverySpent();
}

/** Of merged records all are asked: what a person got under another number is theirs. */
async function requireNotAgain(
  tx: EntityManager,
  lines: readonly Pick<DecidedLine, 'lineId' | 'workerId' | 'subject'>[],
): Promise<void> {
  const [again] = await tx.query<{ number: string; isLive: boolean }[]>(
    `WITH meant AS (
       SELECT k.line_id, k.subject, w.id AS worker_id FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS k(line_id, worker_id, subject)
       JOIN workers w ON w.id = person_of(k.worker_id) OR w.merged_into = person_of(k.worker_id))
     SELECT p.number, true AS "isLive" FROM meant m JOIN live_attempts a ON a.worker_id = m.worker_id AND a.subject = m.subject
     JOIN payouts p ON p.id = a.payout_id
     UNION ALL SELECT p.number, false FROM meant m JOIN line_endings e ON e.worker_id = m.worker_id AND e.subject = m.subject
       AND e.line_id > m.line_id AND e.outcome IN ('paid', 'returned')
     JOIN payouts p ON p.id = e.payout_id
     ORDER BY 2 DESC, 1 DESC LIMIT 1`,
    [lines.map(({ lineId }) => lineId), lines.map(({ workerId }) => workerId), lines.map(({ subject }) => subject)],
  );
  if (again) throw again.isLive ? onAnotherPayout(again.number) : paidAgain(again.number);
}
