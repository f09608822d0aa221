import type { EntityManager } from 'typeorm';

/**
 * The rules of §4 and §5 a third time, in SQL over the tables, with ranges in place of joined intervals. It shares
 * nothing with src/ but the schema. Months, and claims, are taken one after another, since a cap looks at the months
 * before and a difference at the claims before.
 */
export interface NaiveRow {
  workerId: string;
  subject: string;
  owedFen: number;
  policyId: string;
}

/** Posts that a policy pays: by registrar where it names one, else by place. */
const ELIGIBLE = `
  SELECT pol.id AS policy_id, p.worker_id, p.start_on, p.end_on
  FROM policies pol
  CROSS JOIN posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code
  WHERE pol.approved_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM jsonb_to_recordset(pol.eligible_employers) AS e(kind text, "registrarCode" text)
    WHERE e.kind = o.kind AND CASE WHEN e."registrarCode" IS NULL THEN pol.region_code = ANY(r.path)
      ELSE e."registrarCode" = o.registrar_code END)`;

/** Whether a range of days covers the month that begins on $1, by a policy's start and stop. */
function covers(span: string): string {
  return `(CASE pol.start WHEN 'same-month' THEN date_trunc('month', lower(${span})) <= $1::date
      ELSE date_trunc('month', lower(${span})) < $1::date END
    AND (upper_inf(${span}) OR CASE pol.stop
      WHEN 'through-leaving-month' THEN $1::date <= date_trunc('month', upper(${span}) - 1)
      ELSE $1::date < date_trunc('month', upper(${span})) END))`;
}

const MONTH = `
  INSERT INTO naive_months
  SELECT DISTINCT ON (s.worker_id) s.worker_id, $1::date, (pol.rates_fen->>held.level)::int, pol.id, pol.region_code
  FROM policies pol
  JOIN naive_services s ON s.policy_id = pol.id
  CROSS JOIN LATERAL (
    SELECT c.level FROM certificates c
    WHERE c.worker_id = s.worker_id AND NOT c.void AND NOT isempty(daterange(c.approved_on, c.revoked_on))
      AND ${covers('daterange(c.approved_on, c.revoked_on)')}
      AND (NOT pol.requires_registration OR EXISTS (
        SELECT 1 FROM naive_registrations n WHERE n.certificate_id = c.id AND ${covers('n.span')}))
    ORDER BY array_position(ARRAY['senior', 'intermediate', 'junior'], c.level) LIMIT 1) held
  WHERE pol.kind = 'stipend' AND pol.approved_at IS NOT NULL
    AND pol.effective_from <= $1::date AND (pol.effective_to IS NULL OR $1::date <= pol.effective_to)
    AND ${covers('s.span')}
    AND extract(year from age($1::date, date_trunc('month', lower(s.span)))) * 12
      + extract(month from age($1::date, date_trunc('month', lower(s.span)))) >= pol.min_service_months
    AND (pol.max_months IS NULL OR (SELECT count(*) FROM naive_months m
      WHERE m.worker_id = s.worker_id AND m.region_code = pol.region_code) < pol.max_months)
    AND NOT EXISTS (SELECT 1 FROM waivers v WHERE v.worker_id = s.worker_id AND v.withdrawn_at IS NULL
      AND (v.subject = 'stipend:' || to_char($1::date, 'YYYY-MM') OR v.from_month <= to_char($1::date, 'YYYY-MM')))
    AND NOT EXISTS (SELECT 1 FROM suspensions x WHERE x.worker_id = s.worker_id
      AND x.from_month <= to_char($1::date, 'YYYY-MM') AND (x.to_month IS NULL OR to_char($1::date, 'YYYY-MM') <= x.to_month))
  ORDER BY s.worker_id, lower(s.span) DESC, (pol.rates_fen->>held.level)::int DESC, pol.region_code`;

/** @param months in order, from the first that any policy pays */
export async function naiveStipends(tx: EntityManager, months: readonly string[]): Promise<NaiveRow[]> {
  await tx.query(`CREATE TEMP TABLE naive_services ON COMMIT DROP AS
    SELECT policy_id, worker_id, unnest(range_agg(daterange(start_on, end_on, '[]'))) AS span
    FROM (${ELIGIBLE} AND pol.kind = 'stipend') e GROUP BY policy_id, worker_id`);
  await tx.query('CREATE INDEX ON naive_services (policy_id, worker_id)');
  await tx.query(`CREATE TEMP TABLE naive_registrations ON COMMIT DROP AS
    SELECT certificate_id, unnest(range_agg(daterange(start_on, end_on, '[]'))) AS span FROM registrations GROUP BY 1`);
  await tx.query('CREATE INDEX ON naive_registrations (certificate_id)');
  await tx.query(
    'CREATE TEMP TABLE naive_months (worker_id uuid, month date, owed_fen int, policy_id uuid, region_code text) ON COMMIT DROP',
  );
  await tx.query('CREATE INDEX ON naive_months (worker_id, region_code)');
  await tx.query('ANALYZE');
  for (const month of months) await tx.query(MONTH, [`${month}-01`]);
  return tx.query(`SELECT worker_id AS "workerId", 'stipend:' || to_char(month, 'YYYY-MM') AS subject,
    owed_fen AS "owedFen", policy_id AS "policyId" FROM naive_months`);
}

const CLAIM = `
  INSERT INTO naive_awards
  SELECT c.worker_id, c.n, c.level, c.void, c.paid_fen, held.id, CASE WHEN held.id IS NULL THEN 0 ELSE
    greatest(0, (held.rates_fen->>c.level)::int - CASE held.upgrade WHEN 'difference' THEN coalesce((
      SELECT sum(most) FROM (SELECT max(greatest(b.owed_fen, b.paid_fen)) AS most FROM naive_awards b
        WHERE b.worker_id = c.worker_id AND b.level <> c.level AND NOT b.void GROUP BY b.level) before), 0) ELSE 0 END) END
  FROM naive_claims c
  LEFT JOIN LATERAL (
    SELECT pol.* FROM policies pol JOIN regions r ON r.code = pol.region_code
    WHERE pol.kind = 'award' AND pol.approved_at IS NOT NULL
      AND NOT c.void AND c.declared_on <= $2::date
      AND NOT EXISTS (SELECT 1 FROM naive_awards b
        WHERE b.worker_id = c.worker_id AND b.level = c.level AND b.policy_id IS NOT NULL)
      AND pol.effective_from <= c.approved_on AND (pol.effective_to IS NULL OR c.approved_on <= pol.effective_to)
      AND EXISTS (SELECT 1 FROM naive_posts e WHERE e.policy_id = pol.id AND e.worker_id = c.worker_id
        AND daterange(e.start_on, e.end_on, '[]') @> c.approved_on)
      AND (NOT pol.must_still_serve OR EXISTS (SELECT 1 FROM naive_posts e WHERE e.policy_id = pol.id
        AND e.worker_id = c.worker_id AND daterange(e.start_on, e.end_on, '[]') @> c.declared_on))
      AND (NOT pol.requires_registration OR EXISTS (SELECT 1 FROM registrations g
        WHERE g.certificate_id = c.id AND c.declared_on BETWEEN g.start_on AND g.end_on))
      AND (pol.claim_within_months IS NULL
        OR c.declared_on <= c.approved_on + make_interval(months => pol.claim_within_months))
    ORDER BY array_length(r.path, 1) DESC, pol.effective_from DESC, pol.region_code LIMIT 1) held ON true
  WHERE c.n = $1`;

export async function naiveAwards(tx: EntityManager, asOf: string): Promise<NaiveRow[]> {
  await tx.query(`CREATE TEMP TABLE naive_posts ON COMMIT DROP AS ${ELIGIBLE} AND pol.kind = 'award'`);
  await tx.query('CREATE INDEX ON naive_posts (policy_id, worker_id)');
  await tx.query(`CREATE TEMP TABLE naive_claims ON COMMIT DROP AS
    SELECT c.*, coalesce(h.paid_fen, 0) AS paid_fen, row_number() OVER (PARTITION BY c.worker_id ORDER BY
      least(c.declared_on, h.paid_on), c.approved_on, array_position(ARRAY['junior', 'intermediate', 'senior'], c.level)) AS n
    FROM certificates c LEFT JOIN (SELECT worker_id, subject, sum(amount_fen)::int AS paid_fen, min(paid_on) AS paid_on
      FROM historical_payments GROUP BY 1, 2) h ON h.worker_id = c.worker_id AND h.subject = 'award:' || c.level`);
  await tx.query(`CREATE TEMP TABLE naive_awards
    (worker_id uuid, n int, level text, void boolean, paid_fen int, policy_id uuid, owed_fen int) ON COMMIT DROP`);
  await tx.query('CREATE INDEX ON naive_awards (worker_id)');
  await tx.query('ANALYZE');
  const [{ most }] = await tx.query<[{ most: number }]>('SELECT coalesce(max(n), 0)::int AS most FROM naive_claims');
  for (let n = 1; n <= most; n++) await tx.query(CLAIM, [n, asOf]);
  return tx.query(`SELECT worker_id AS "workerId", 'award:' || level AS subject, owed_fen AS "owedFen",
    policy_id AS "policyId" FROM naive_awards WHERE owed_fen > 0`);
}
