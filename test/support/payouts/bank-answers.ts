import type { DataSource } from 'typeorm';
import { postNettings } from '../../../src/payouts/payout-ledger.js';

/**
 * The bank's answer written straight into the ledger: the named lines come back, all others are paid, and a payout
 * without open lines is settled. For tests about what stands in the ledger, not about how a return is read.
 */
export async function answerBank(
  dataSource: DataSource,
  { payoutId, by, on, returned = [] }: { payoutId: string; by: string; on: string; returned?: readonly string[] },
): Promise<void> {
  await dataSource.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO line_endings (line_id, payout_id, worker_id, subject, outcome, paid_fen, is_correction, ended_on, reason, recorded_by)
       SELECT l.id, l.payout_id, l.worker_id, l.subject, CASE WHEN back THEN 'returned' ELSE 'paid' END,
              CASE WHEN back THEN 0 ELSE l.amount_fen END, l.corrects_line_id IS NOT NULL, $2::date,
              CASE WHEN back THEN '账号不存在' END, $3::uuid
       FROM payout_lines l JOIN live_attempts a ON a.line_id = l.id AND a.state = 'sent'
       CROSS JOIN LATERAL (SELECT l.id = ANY($4::uuid[]) AS back) b WHERE l.payout_id = $1`,
      [payoutId, on, by, returned],
    );
    await tx.query(
      'DELETE FROM live_attempts a USING line_endings e WHERE e.line_id = a.line_id AND a.payout_id = $1',
      [payoutId],
    );
    await postNettings(tx, payoutId, on, by);
    await tx.query(`UPDATE payouts SET state = 'settled', version = version + 1 WHERE id = $1 AND state = 'sent'`, [
      payoutId,
    ]);
  });
}
