/**
 * The limits of the small reads: for each the one prepared statement that brings the rows of its answer. The person who
 * asks may see everybody, so there is no scope in them.
 */

const VALID = `NOT c.void AND c.approved_on <= $2::date AND (c.revoked_on IS NULL OR c.revoked_on > $2::date)`;

const ITEM = `w.id, w.name, w.identity_cipher, w.phone_cipher, w.region_code, w.version,
  (SELECT o.name FROM posts p JOIN organizations o ON o.id = p.organization_id
   WHERE p.worker_id = w.id AND p.start_on <= $2::date AND (p.end_on IS NULL OR p.end_on >= $2::date)
   ORDER BY p.start_on DESC, p.id DESC LIMIT 1) AS organization_name,
  (SELECT c.level FROM certificates c WHERE c.worker_id = w.id AND ${VALID}
   ORDER BY array_position(ARRAY['senior', 'intermediate', 'junior'], c.level) LIMIT 1) AS level`;

function rowsOf(select: string): string {
  return `(SELECT coalesce(jsonb_agg(x), '[]') FROM (${select}) x)`;
}

export const DETAIL = `
  SELECT w.*,
    ${rowsOf(`SELECT p.id, p.start_on, p.end_on, p.version, o.id AS organization_id, o.name, o.kind, o.region_code, o.county_code,
      o.registrar_code, o.version AS organization_version
      FROM posts p JOIN organizations o ON o.id = p.organization_id WHERE p.worker_id = w.id ORDER BY p.start_on DESC`)} AS posts,
    ${rowsOf(`SELECT s.* FROM suspensions s WHERE s.worker_id = w.id ORDER BY s.from_month`)} AS suspensions,
    ${rowsOf(`SELECT c.*, ${rowsOf(`SELECT r.* FROM registrations r WHERE r.certificate_id = c.id ORDER BY r.start_on`)} AS registrations
      FROM certificates c WHERE c.worker_id = w.id ORDER BY c.approved_on`)} AS certificates,
    ${rowsOf(`SELECT e.* FROM education_credits e WHERE e.worker_id = w.id ORDER BY e.earned_on DESC`)} AS credits,
    ${rowsOf(`SELECT h.id, h.subject, h.amount_fen, h.paid_on FROM historical_payments h WHERE h.worker_id = w.id
      UNION ALL SELECT l.id, l.subject, l.amount_fen, NULL FROM payout_lines l WHERE l.worker_id = w.id`)} AS payments,
    b.bank_name, b.account_cipher
  FROM workers w LEFT JOIN bank_accounts b ON b.worker_id = w.id AND b.replaced_at IS NULL
  WHERE w.id = $1`;

export const LIST = `
  SELECT ${ITEM}, (SELECT count(*) FROM workers)::int AS total
  FROM (SELECT * FROM workers ORDER BY id LIMIT 20 OFFSET $1) w ORDER BY w.id`;

export const BY_NAME = `
  SELECT ${ITEM}, w.total FROM (
    SELECT *, count(*) OVER ()::int AS total FROM workers
    WHERE id IN (SELECT id FROM workers WHERE name ~>=~ $1 AND name ~<~ $3
      UNION SELECT id FROM workers WHERE reverse(name) ~>=~ $4 AND reverse(name) ~<~ $5)
    ORDER BY id LIMIT 20) w ORDER BY w.id`;

export const BY_IDENTITY = `
  SELECT ${ITEM}, w.total FROM (
    SELECT *, count(*) OVER ()::int AS total FROM workers WHERE identity_hash = $1 ORDER BY id LIMIT 20) w`;
