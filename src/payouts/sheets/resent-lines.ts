import type { EntityManager } from 'typeorm';

/**
 * What the sheets remark on lines whose person and subject a bank has returned before, by line id. A return of a payout
 * that was sent in an earlier year is marked as such: its money belongs to that year's budget.
 */
export async function resentRemarks(manager: EntityManager, payoutId: string): Promise<Map<string, string>> {
  // Ids are ordered by time, so the lines before this one are earlier attempts, and what happens later changes no remark.
  const rows: { lineId: string; isLastYears: boolean }[] = await manager.query(
    `SELECT DISTINCT ON (l.id) l.id AS "lineId",
       extract(year FROM s.at AT TIME ZONE 'Asia/Shanghai') < extract(year FROM p.created_at AT TIME ZONE 'Asia/Shanghai') AS "isLastYears"
     FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
     JOIN line_endings e ON e.worker_id = l.worker_id AND e.subject = l.subject AND e.outcome = 'returned' AND e.line_id < l.id
     JOIN payout_events s ON s.payout_id = e.payout_id AND s.action = 'send'
     WHERE l.payout_id = $1
     ORDER BY l.id, e.line_id DESC`,
    [payoutId],
  );
  return new Map(rows.map(({ lineId, isLastYears }) => [lineId, isLastYears ? '上年度退回重发' : '退回重发']));
}
