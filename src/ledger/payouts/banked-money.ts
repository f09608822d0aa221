/**
 * SQL of `CROSS JOIN LATERAL` beside `payouts p`: what the bank has paid of a payout and sent back, each without what repays
 * recoveries. Fen, `e.paid_fen` and `e.returned_fen`.
 */
export const PAID_AND_RETURNED = `(SELECT coalesce(sum(x.paid_fen - l.netted_fen) FILTER (WHERE x.outcome = 'paid'), 0)::int8 AS paid_fen,
         coalesce(sum(l.amount_fen - l.netted_fen) FILTER (WHERE x.outcome = 'returned'), 0)::int8 AS returned_fen
       FROM line_endings x JOIN payout_lines l ON l.id = x.line_id
       WHERE x.payout_id = p.id AND x.outcome IN ('paid', 'returned')) e`;
