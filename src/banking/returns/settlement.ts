import type { EntityManager } from 'typeorm';

export interface Figures {
  /** People. */
  payees: number;
  lines: number;
  fen: number;
}

/** How far a payout has come at the bank; netted parts are no money of the bank's. */
export interface Settlement {
  paid: Figures;
  returned: Figures;
  /** With the bank, for all that is known. */
  open: Figures;
  /** First and last day of payment. */
  paidFrom: string | null;
  paidTo: string | null;
}

/** Counts and sums of what was sent to the bank. A short or over-paid line counts with what was paid. */
export async function settlementOf(tx: EntityManager, payoutId: string): Promise<Settlement> {
  const rows: (Figures & { outcome: keyof Settlement; from: string | null; to: string | null })[] = await tx.query(
    `SELECT s.outcome, count(DISTINCT s.worker_id)::int AS payees, count(*)::int AS lines, coalesce(sum(s.fen), 0)::int8 AS fen,
            min(s.ended_on) AS "from", max(s.ended_on) AS "to"
     FROM (SELECT e.outcome, l.worker_id, e.ended_on,
                  CASE e.outcome WHEN 'paid' THEN e.paid_fen - l.netted_fen ELSE l.amount_fen - l.netted_fen END AS fen
           FROM line_endings e JOIN payout_lines l ON l.id = e.line_id
           WHERE e.payout_id = $1 AND e.outcome IN ('paid', 'returned') AND l.amount_fen > l.netted_fen
         UNION ALL
           SELECT 'open', l.worker_id, NULL, l.amount_fen - l.netted_fen
           FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id WHERE a.payout_id = $1 AND a.state = 'sent') s
     GROUP BY s.outcome`,
    [payoutId],
  );
  const of = (outcome: keyof Settlement): Figures => {
    const { payees = 0, lines = 0, fen = 0 } = rows.find((row) => row.outcome === outcome) ?? {};
    return { payees, lines, fen };
  };
  const paid = rows.find(({ outcome }) => outcome === 'paid');
  return {
    paid: of('paid'),
    returned: of('returned'),
    open: of('open'),
    paidFrom: paid?.from ?? null,
    paidTo: paid?.to ?? null,
  };
}
