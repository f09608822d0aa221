/**
 * The limits of what is asked of a payout on its way: the bare statements without which there is no answer, prepared, through
 * `pg`. What the rules then make of the people found is the service's own, and shows in the ratio.
 */

/** Whose mark is another than the one that their line was made at, and both payees of each. */
export const CHANGED = `
  SELECT l.id, l.line_no, l.subject, a.state, l.amount_fen, l.netted_fen, l.worker_name, l.identity_cipher, l.bank_name, l.account_cipher,
    l.reasons, w.name, w.identity_cipher AS is_identity, b.bank_name AS is_bank, b.account_cipher AS is_account
  FROM fact_marks m JOIN live_attempts a ON a.worker_id = m.worker_id
  JOIN payout_lines l ON l.id = a.line_id JOIN workers w ON w.id = a.worker_id
  LEFT JOIN bank_accounts b ON b.worker_id = a.worker_id AND b.replaced_at IS NULL
  WHERE m.changed_at IS NOT NULL AND a.payout_id = $1 AND a.facts_mark <> m.version`;

/** Whoever is to be asked for late facts, with the line that paid each of their subjects. */
export const LATE = `
  SELECT m.worker_id, m.version, l.id, l.subject, l.reasons, e.paid_fen
  FROM fact_marks m JOIN line_endings e ON e.worker_id = m.worker_id AND e.outcome = 'paid'
  JOIN payout_lines l ON l.id = e.line_id WHERE m.asked IS DISTINCT FROM m.version`;

/** The payout's row, and what a sum of its lines reads. */
export const PAYOUT = `
  SELECT p.*, (SELECT count(*) FILTER (WHERE state = 'held') FROM live_attempts WHERE payout_id = p.id) AS held
  FROM payouts p WHERE p.id = $1`;

export const PAYOUTS = `
  SELECT p.*, (SELECT count(*) FILTER (WHERE state = 'held') FROM live_attempts WHERE payout_id = p.id) AS held
  FROM payouts p ORDER BY p.created_at DESC LIMIT 20`;

/** A page by the numbers of its lines, as whoever knows where it begins would read it. */
export const LINES = `
  SELECT l.*, a.state, e.outcome FROM payout_lines l
  LEFT JOIN live_attempts a ON a.line_id = l.id LEFT JOIN line_endings e ON e.line_id = l.id
  WHERE l.payout_id = $1 AND l.round = 1 AND l.line_no > $2 ORDER BY l.line_no LIMIT 50`;

/** Payouts on their way by whose turn it is, which is what most of a tray of work comes from. */
export const INBOX = `
  SELECT p.*, (SELECT count(*) FROM live_attempts a WHERE a.payout_id = p.id AND a.state = 'held') AS held,
    (SELECT count(*) FROM objections o WHERE o.payout_id = p.id AND o.decision IS NULL) AS objections
  FROM payouts p WHERE p.state IN ('draft', 'submitted', 'notice', 'approved', 'sent') AND $1::uuid IS NOT NULL`;
