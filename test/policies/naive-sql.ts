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

/** Rates of the first group that names the kind of employer, else those of all others; and which group that was (§15, S5). */
const RATES = `
  LEFT JOIN LATERAL (
    SELECT g.value->'levels' AS levels, g.ordinality AS place
    FROM jsonb_array_elements(pol.rate_groups) WITH ORDINALITY g
    WHERE g.value->'employers' ? o.kind ORDER BY g.ordinality LIMIT 1) own ON true`;

/** Posts that a policy pays: by registrar where it names one, else by place; with the rates there. */
const ELIGIBLE = `
  SELECT pol.id AS policy_id, p.worker_id, p.start_on, p.end_on,
    CASE WHEN p.staffing IS NULL THEN pol.unknown_staffing = 'pay' ELSE NOT pol.excluded_staffing ? p.staffing END AS may_pay,
    coalesce(own.levels, pol.rates_fen) AS levels, coalesce(own.place, 1000) AS place
  FROM policies pol
  CROSS JOIN posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code ${RATES}
  WHERE pol.approved_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM jsonb_to_recordset(pol.eligible_employers) AS e(kind text, "registrarCode" text)
    WHERE e.kind = o.kind AND CASE WHEN e."registrarCode" IS NULL THEN pol.region_code = ANY(r.path)
      ELSE e."registrarCode" = o.registrar_code END)`;

const SERVICES = `CREATE TEMP TABLE naive_services ON COMMIT DROP AS
  SELECT policy_id, worker_id, unnest(range_agg(daterange(start_on, end_on, '[]'))) AS span
  FROM naive_posts GROUP BY policy_id, worker_id`;

/** Whether a range of days covers a month, given by its first day, by a policy's start and stop. */
function covers(span: string, month = '$1::date'): string {
  return `(CASE pol.start WHEN 'same-month' THEN date_trunc('month', lower(${span})) <= ${month}
      ELSE date_trunc('month', lower(${span})) < ${month} END
    AND (upper_inf(${span}) OR CASE pol.stop
      WHEN 'through-leaving-month' THEN ${month} <= date_trunc('month', upper(${span}) - 1)
      ELSE ${month} < date_trunc('month', upper(${span})) END))`;
}

/** The checks of S2 that a level is asked for, of which none may be without one that is met (alone, or of its group). */
function checksMet(level: string, claim: string, employed: string): string {
  const asked = (check: string) => `(${check}->'levels' IS NULL OR ${check}->'levels' ? ${level})`;
  return `NOT EXISTS (SELECT 1 FROM jsonb_array_elements(pol.checks) q WHERE ${asked('q')} AND NOT EXISTS (
    SELECT 1 FROM jsonb_array_elements(pol.checks) o
    WHERE ${asked('o')} AND (o->>'code' = q->>'code' OR o->>'anyOf' = q->>'anyOf')
      AND CASE o->>'code' WHEN 'employer' THEN ${employed} ELSE (SELECT k.met FROM claim_checks k
        WHERE k.claim_id = ${claim} AND k.code = o->>'code' ORDER BY k.checked_at DESC, k.id DESC LIMIT 1) END))`;
}

/** The rate and level of what makes a month in an interval of service `s` under `pol`. */
function making(month: string): string {
  return `SELECT (e.levels->>c.level)::int AS rate, c.level FROM naive_posts e CROSS JOIN certificates c
    WHERE e.policy_id = pol.id AND e.worker_id = s.worker_id AND e.may_pay
      AND daterange(e.start_on, e.end_on, '[]') && daterange(${month}, (${month} + interval '1 month')::date) AND s.span @> e.start_on
      AND c.worker_id = s.worker_id AND NOT c.void AND NOT isempty(daterange(c.approved_on, c.revoked_on))
      AND e.levels->>c.level IS NOT NULL AND ${covers('daterange(c.approved_on, c.revoked_on)', month)}
      AND CASE WHEN NOT pol.requires_registration THEN true WHEN pol.registration = 'once' THEN EXISTS (
          SELECT 1 FROM registrations g WHERE g.certificate_id = c.id AND CASE pol.start
            WHEN 'same-month' THEN date_trunc('month', g.start_on) <= ${month} ELSE date_trunc('month', g.start_on) < ${month} END)
        ELSE EXISTS (SELECT 1 FROM naive_registrations n WHERE n.certificate_id = c.id AND ${covers('n.span', month)}) END
      AND (pol.first_registered_between IS NULL OR (SELECT min(g.start_on) FROM registrations g WHERE g.certificate_id = c.id)
        BETWEEN coalesce((pol.first_registered_between->>'from')::date, '-infinity')
        AND coalesce((pol.first_registered_between->>'to')::date, 'infinity'))
    ORDER BY e.start_on DESC, e.place, array_position(ARRAY['senior', 'intermediate', 'junior'], c.level) LIMIT 1`;
}

function servedEnough(month: string): string {
  return `${covers('s.span', month)}
    AND extract(year from age(${month}, date_trunc('month', lower(s.span)))) * 12
      + extract(month from age(${month}, date_trunc('month', lower(s.span)))) >= pol.min_service_months`;
}

function nobodyShutOut(month: string): string {
  return `NOT EXISTS (SELECT 1 FROM posts p WHERE p.worker_id = s.worker_id AND pol.excluded_staffing ? p.staffing
      AND daterange(p.start_on, p.end_on, '[]') && daterange(${month}, (${month} + interval '1 month')::date))`;
}

function claimed(month: string, level: string): string {
  return `(pol.claim_by = 'certificate' OR EXISTS (SELECT 1 FROM claims m JOIN claim_notices n ON n.id = m.notice_id
      WHERE m.worker_id = s.worker_id AND n.policy_id = pol.id AND n.state = 'approved' AND m.state = 'accepted'
        AND to_char(${month}, 'YYYY-MM') BETWEEN n.months_from AND n.months_to
        AND m.received_on BETWEEN n.opens_on AND n.closes_on AND m.received_on <= $2::date
        AND ${checksMet(level, 'm.id', 'true')}))`;
}

/** Both ways of counting a cap, over months and over the twelve of each whole year (§15, S7). @param count how many more are wanted */
function withinCap(first: string, last: string, count: number): string {
  const owed = `FROM naive_months m WHERE m.worker_id = s.worker_id AND m.region_code = pol.region_code`;
  const years = `FROM naive_whole m WHERE m.worker_id = s.worker_id AND m.region_code = pol.region_code`;
  return `(pol.max_months IS NULL OR CASE pol.cap_by WHEN 'elapsed' THEN
      ${last} < least((SELECT min(m.month) ${owed}), (SELECT min(m.first) ${years}), ${first}) + make_interval(months => pol.max_months)
    ELSE (SELECT count(*) ${owed}) + 12 * (SELECT count(*) ${years}) + ${count} <= pol.max_months END)`;
}

const MONTH = `
  INSERT INTO naive_months
  SELECT DISTINCT ON (s.worker_id) s.worker_id, $1::date, held.rate, pol.id, pol.region_code
  FROM policies pol
  JOIN naive_services s ON s.policy_id = pol.id
  LEFT JOIN naive_counts counted ON counted.policy_id = pol.id AND counted.worker_id = s.worker_id
    AND counted.year = extract(year from $1::date)
  CROSS JOIN LATERAL (${making('$1::date')}) held
  WHERE pol.kind = 'stipend' AND pol.approved_at IS NOT NULL AND pol.year->>'pays' IS DISTINCT FROM 'whole'
    AND pol.effective_from <= $1::date AND (pol.effective_to IS NULL OR $1::date <= pol.effective_to)
    AND ${servedEnough('$1::date')}
    AND (pol.year IS NULL OR (counted.run >= (pol.year->>'minMonths')::int AND counted.held >= (pol.year->>'minHeldMonths')::int
      AND $2::date >= least(upper(s.span) - 1, make_date(extract(year from $1::date)::int, 12, 31))))
    AND ${withinCap('$1::date', '$1::date', 1)}
    AND ${nobodyShutOut('$1::date')}
    AND ${claimed('$1::date', 'held.level')}
    AND NOT EXISTS (SELECT 1 FROM historical_payments h WHERE h.worker_id = s.worker_id AND h.withdrawn_at IS NULL
      AND (h.subject = 'stipend:Y' || to_char($1::date, 'YYYY') OR EXISTS (SELECT 1 FROM naive_spans y
        WHERE y.worker_id = s.worker_id AND h.subject = 'stipend:Y' || y.name AND $1::date BETWEEN y.first AND y.last)))
    AND NOT EXISTS (SELECT 1 FROM waivers v WHERE v.worker_id = s.worker_id AND v.withdrawn_at IS NULL
      AND (v.subject = 'stipend:' || to_char($1::date, 'YYYY-MM') OR v.from_month <= to_char($1::date, 'YYYY-MM')))
    AND NOT EXISTS (SELECT 1 FROM suspensions x WHERE x.worker_id = s.worker_id
      AND x.from_month <= to_char($1::date, 'YYYY-MM') AND (x.to_month IS NULL OR to_char($1::date, 'YYYY-MM') <= x.to_month))
  ORDER BY s.worker_id, lower(s.span) DESC, held.rate DESC, pol.region_code`;

/** Whole years completed in a month, after its months; the first of a name stays. */
const WHOLE = `
  INSERT INTO naive_whole
  SELECT DISTINCT ON (y.worker_id, y.name) y.worker_id, y.name, y.first, y.last, made.rate, pol.id, pol.region_code
  FROM naive_spans y JOIN policies pol ON pol.id = y.policy_id
  CROSS JOIN LATERAL (
    SELECT s.worker_id, lower(s.span) AS since, held.rate, held.level
    FROM generate_series(y.first, y.last, interval '1 month') g CROSS JOIN LATERAL (SELECT g::date AS month) t
    JOIN naive_services s ON s.policy_id = pol.id AND s.worker_id = y.worker_id
    CROSS JOIN LATERAL (${making('t.month')}) held
    WHERE ${servedEnough('t.month')} AND ${nobodyShutOut('t.month')}
      AND CASE pol.year->>'year' WHEN 'service' THEN t.month = y.last
        ELSE pol.effective_from <= t.month AND (pol.effective_to IS NULL OR t.month <= pol.effective_to) END
    ORDER BY t.month DESC, lower(s.span) DESC LIMIT 1) made
  CROSS JOIN LATERAL (SELECT y.worker_id) s
  LEFT JOIN naive_counts counted ON counted.policy_id = pol.id AND counted.worker_id = y.worker_id AND counted.year = y.name::int
  WHERE date_trunc('month', y.end_on) = $1::date AND y.end_on <= $2::date
    AND pol.effective_from <= $1::date AND (pol.effective_to IS NULL OR $1::date <= pol.effective_to)
    AND (pol.year->>'year' = 'service'
      OR counted.run >= (pol.year->>'minMonths')::int AND counted.held >= (pol.year->>'minHeldMonths')::int)
    AND ${withinCap('y.first', 'y.last', 12)}
    AND ${claimed('y.last', 'made.level')}
    AND NOT EXISTS (SELECT 1 FROM naive_whole o WHERE o.worker_id = y.worker_id AND o.name = y.name)
    AND NOT EXISTS (SELECT 1 FROM naive_months m WHERE m.worker_id = y.worker_id
      AND (m.month BETWEEN y.first AND y.last OR to_char(m.month, 'YYYY') = y.name))
    AND NOT EXISTS (SELECT 1 FROM historical_payments h WHERE h.worker_id = y.worker_id AND h.withdrawn_at IS NULL
      AND h.subject ~ '^stipend:[0-9]' AND (substr(h.subject, 9, 4) = y.name
        OR substr(h.subject, 9) BETWEEN to_char(y.first, 'YYYY-MM') AND to_char(y.last, 'YYYY-MM')))
    AND NOT EXISTS (SELECT 1 FROM waivers v WHERE v.worker_id = y.worker_id AND v.withdrawn_at IS NULL
      AND (v.subject = 'stipend:Y' || y.name OR v.from_month <= to_char(y.last, 'YYYY-MM')))
    AND NOT EXISTS (SELECT 1 FROM suspensions x WHERE x.worker_id = y.worker_id
      AND x.from_month <= to_char(y.last, 'YYYY-MM') AND (x.to_month IS NULL OR to_char(y.first, 'YYYY-MM') <= x.to_month))
  ORDER BY y.worker_id, y.name, y.end_on, made.since DESC, made.rate DESC, pol.region_code`;

/** The longest row of covered months in each calendar year, and those with a certificate, up to the day of the assessment. */
const COUNTS = `CREATE TEMP TABLE naive_counts ON COMMIT DROP AS
  WITH months AS (
    SELECT pol.id AS policy_id, w.worker_id, extract(year from t.month)::int AS year, t.month,
      EXISTS (SELECT 1 FROM naive_services s WHERE s.policy_id = pol.id AND s.worker_id = w.worker_id AND ${covers('s.span', 't.month')}) AS serves,
      EXISTS (SELECT 1 FROM certificates c WHERE c.worker_id = w.worker_id AND NOT c.void AND NOT isempty(daterange(c.approved_on, c.revoked_on))
        AND ${covers('daterange(c.approved_on, c.revoked_on)', 't.month')}) AS holds
    FROM policies pol CROSS JOIN (SELECT DISTINCT policy_id, worker_id FROM naive_services) w
    CROSS JOIN LATERAL (SELECT g::date AS month FROM generate_series(date '2019-01-01', $1::date, interval '1 month') g) t
    WHERE pol.year IS NOT NULL AND w.policy_id = pol.id
  ), rows AS (
    SELECT *, sum(CASE WHEN serves THEN 0 ELSE 1 END) OVER (PARTITION BY policy_id, worker_id, year ORDER BY month) AS row FROM months
  ), runs AS (
    SELECT policy_id, worker_id, year, row, count(*) FILTER (WHERE serves) AS run, count(*) FILTER (WHERE holds) AS held
    FROM rows GROUP BY policy_id, worker_id, year, row
  ) SELECT policy_id, worker_id, year, max(run)::int AS run, sum(held)::int AS held FROM runs GROUP BY policy_id, worker_id, year`;

/** The years that may be paid whole: of the calendar, and of service with a certificate, each with its first and last month. */
const SPANS = `CREATE TEMP TABLE naive_spans ON COMMIT DROP AS
  SELECT policy_id, worker_id, to_char(start_on, 'YYYY') AS name, end_on, date_trunc('month', start_on)::date AS first,
    (date_trunc('month', start_on) + interval '11 months')::date AS last
  FROM (
    SELECT w.policy_id, w.worker_id, make_date(n, 1, 1) AS start_on, make_date(n, 12, 31) AS end_on
    FROM (SELECT DISTINCT policy_id, worker_id FROM naive_services) w JOIN policies pol ON pol.id = w.policy_id
    CROSS JOIN generate_series(2019, 2025) n WHERE pol.year->>'pays' = 'whole' AND pol.year->>'year' = 'calendar'
    UNION ALL
    SELECT k.policy_id, k.worker_id, (lower(k.span) + make_interval(years => n))::date,
      (lower(k.span) + make_interval(years => n + 1))::date - 1
    FROM (SELECT s.policy_id, s.worker_id, unnest(multirange(s.span) * held.spans) AS span
      FROM naive_services s JOIN policies pol ON pol.id = s.policy_id CROSS JOIN LATERAL (
        SELECT range_agg(daterange(c.approved_on, c.revoked_on)) AS spans FROM certificates c
        WHERE c.worker_id = s.worker_id AND NOT c.void AND (c.revoked_on IS NULL OR c.approved_on < c.revoked_on)
          AND (pol.rates_fen->>c.level IS NOT NULL OR EXISTS (SELECT 1 FROM jsonb_array_elements(pol.rate_groups) r
            WHERE r->'levels'->>c.level IS NOT NULL))) held
      WHERE pol.year->>'year' = 'service') k
    CROSS JOIN generate_series(0, 7) n
    WHERE lower(k.span) + make_interval(years => n) <= $1::date
      AND (upper_inf(k.span) OR lower(k.span) + make_interval(years => n + 1) <= upper(k.span))
  ) spans`;

/** @param months in order, from the first that any policy pays */
export async function naiveStipends(tx: EntityManager, months: readonly string[], asOf: string): Promise<NaiveRow[]> {
  await tx.query(`CREATE TEMP TABLE naive_posts ON COMMIT DROP AS ${ELIGIBLE} AND pol.kind = 'stipend'`);
  await tx.query('CREATE INDEX ON naive_posts (policy_id, worker_id)');
  await tx.query(SERVICES);
  await tx.query('CREATE INDEX ON naive_services (policy_id, worker_id)');
  await tx.query(`CREATE TEMP TABLE naive_registrations ON COMMIT DROP AS
    SELECT certificate_id, unnest(range_agg(daterange(start_on, end_on, '[]'))) AS span FROM registrations GROUP BY 1`);
  await tx.query('CREATE INDEX ON naive_registrations (certificate_id)');
  await tx.query(
    'CREATE TEMP TABLE naive_months (worker_id uuid, month date, owed_fen int, policy_id uuid, region_code text) ON COMMIT DROP',
  );
  await tx.query(`CREATE TEMP TABLE naive_whole
    (worker_id uuid, name text, first date, last date, owed_fen int, policy_id uuid, region_code text) ON COMMIT DROP`);
  for (const table of ['naive_months', 'naive_whole'])
    await tx.query(`CREATE INDEX ON ${table} (worker_id, region_code)`);
  await tx.query(COUNTS.replaceAll('$1', `'${asOf}'`));
  await tx.query('CREATE INDEX ON naive_counts (policy_id, worker_id, year)');
  await tx.query(SPANS.replaceAll('$1', `'${asOf}'`));
  await tx.query('CREATE INDEX ON naive_spans (worker_id)');
  await tx.query('ANALYZE');
  for (const month of months) {
    await tx.query(MONTH, [`${month}-01`, asOf]);
    await tx.query(WHOLE, [`${month}-01`, asOf]);
  }
  return tx.query(`SELECT worker_id AS "workerId", 'stipend:' || to_char(month, 'YYYY-MM') AS subject,
      owed_fen AS "owedFen", policy_id AS "policyId" FROM naive_months
    UNION ALL SELECT worker_id, 'stipend:Y' || name, owed_fen, policy_id FROM naive_whole`);
}

const SERVED_ON = (day: string, more = '') => `EXISTS (SELECT 1 FROM naive_posts e WHERE e.policy_id = pol.id
  AND e.worker_id = c.worker_id AND daterange(e.start_on, e.end_on, '[]') @> ${day} ${more})`;

/** Every certificate beside every policy, with the day on which the policy sees it declared and the claim of it (§15, S1). */
const ASKED = `CREATE TEMP TABLE naive_asked ON COMMIT DROP AS
  SELECT pol.id AS policy_id, c.id AS certificate_id, claim.id AS claim_id, coalesce(claim.received_on, c.declared_on) AS day,
    CASE WHEN pol.service->'on' = '["none"]' AND claim.id IS NULL THEN '["declared"]' ELSE coalesce(pol.service->'on',
      CASE WHEN pol.must_still_serve THEN '["approved", "declared"]' ELSE '["approved"]' END::jsonb) END AS on_days,
    CASE coalesce(pol.service->>'countedTo', 'approved') WHEN 'approved' THEN c.approved_on
      WHEN 'declared' THEN coalesce(claim.received_on, c.declared_on) ELSE (pol.service->>'countedTo')::date END AS counted_to,
    claim.id IS NOT NULL AND EXISTS (SELECT 1 FROM jsonb_array_elements(pol.checks) q
      WHERE q->>'code' = 'employer' AND (q->'levels' IS NULL OR q->'levels' ? c.level)) AS or_employer
  FROM policies pol CROSS JOIN naive_certificates c LEFT JOIN claims claim ON pol.claim_by = 'application'
    AND claim.certificate_id = c.id AND claim.worker_id = c.worker_id AND claim.policy_region_code = pol.region_code
    AND claim.state = 'accepted' AND c.paid_fen = 0 AND EXISTS (SELECT 1 FROM claim_notices n
      WHERE n.policy_id = pol.id AND n.state = 'approved' AND claim.received_on BETWEEN n.opens_on AND n.closes_on
        AND c.approved_on BETWEEN coalesce(n.certificates_from, '-infinity') AND coalesce(n.certificates_to, 'infinity'))
  WHERE pol.kind = 'award' AND pol.approved_at IS NOT NULL AND (pol.claim_by = 'certificate' OR claim.id IS NOT NULL OR c.paid_fen > 0)`;

/** The policy that pays each certificate, were it the only one. */
const HELD = `CREATE TEMP TABLE naive_held ON COMMIT DROP AS
  SELECT DISTINCT ON (c.id) c.id AS certificate_id, pol.id, pol.upgrade, paying.rate, asked.day
  FROM naive_certificates c JOIN naive_asked asked ON asked.certificate_id = c.id JOIN policies pol ON pol.id = asked.policy_id
  JOIN regions r ON r.code = pol.region_code
  CROSS JOIN LATERAL (SELECT count(*) AS posts, (array_agg((e.levels->>c.level)::int ORDER BY e.start_on DESC, e.place)
      FILTER (WHERE e.levels->>c.level IS NOT NULL))[1] AS first_rate FROM naive_posts e
    WHERE e.policy_id = pol.id AND e.worker_id = c.worker_id AND e.may_pay
      AND CASE WHEN asked.on_days ? 'approved' THEN daterange(e.start_on, e.end_on, '[]') @> c.approved_on
        WHEN asked.on_days ?| '{declared,none}' THEN daterange(e.start_on, e.end_on, '[]') @> asked.day
        ELSE e.start_on <= asked.counted_to END) served
  CROSS JOIN LATERAL (SELECT CASE WHEN served.posts = 0 AND (asked.or_employer OR asked.on_days ? 'none')
    THEN (pol.rates_fen->>c.level)::int ELSE served.first_rate END AS rate) paying
  CROSS JOIN LATERAL (SELECT (NOT asked.on_days ? 'approved' OR ${SERVED_ON('c.approved_on')})
      AND (NOT asked.on_days ? 'declared' OR ${SERVED_ON('asked.day')})
      AND (NOT asked.on_days ? 'ever' OR EXISTS (SELECT 1 FROM naive_posts e WHERE e.policy_id = pol.id
        AND e.worker_id = c.worker_id AND e.start_on <= asked.counted_to))
      AND (pol.service IS NULL OR (pol.service->>'minMonths')::int <= (
        SELECT coalesce(sum((SELECT max(k) FROM generate_series(0, 120) k
          WHERE lower(s.span) + make_interval(months => k) <= least(upper(s.span), asked.counted_to + 1))), 0)
        FROM naive_services s WHERE s.policy_id = pol.id AND s.worker_id = c.worker_id
          AND CASE WHEN (pol.service->>'unbroken')::boolean THEN s.span @> asked.counted_to
            ELSE lower(s.span) <= asked.counted_to END)) AS as_asked) serving
  WHERE NOT c.void AND asked.day <= $1::date AND paying.rate IS NOT NULL
    AND pol.effective_from <= c.approved_on AND (pol.effective_to IS NULL OR c.approved_on <= pol.effective_to)
    AND (serving.as_asked OR asked.or_employer)
    AND (asked.claim_id IS NULL OR ${checksMet(
      'c.level',
      'asked.claim_id',
      `CASE WHEN asked.on_days ? 'none' THEN ${SERVED_ON('asked.day', 'AND e.may_pay')} ELSE serving.as_asked END`,
    )})
    AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.worker_id = c.worker_id AND pol.excluded_staffing ? p.staffing
      AND (daterange(p.start_on, p.end_on, '[]') @> asked.day
        OR asked.on_days ? 'approved' AND daterange(p.start_on, p.end_on, '[]') @> c.approved_on))
    AND NOT EXISTS (SELECT 1 FROM naive_posts e WHERE e.policy_id = pol.id AND e.worker_id = c.worker_id
      AND daterange(e.start_on, e.end_on, '[]') @> asked.day HAVING count(*) > 0 AND NOT bool_or(e.may_pay))
    AND NOT EXISTS (SELECT 1 FROM naive_posts e WHERE asked.on_days ? 'approved' AND e.policy_id = pol.id AND e.worker_id = c.worker_id
      AND daterange(e.start_on, e.end_on, '[]') @> c.approved_on HAVING count(*) > 0 AND NOT bool_or(e.may_pay))
    AND NOT EXISTS (SELECT 1 FROM naive_posts e WHERE asked.on_days ? 'ever' AND e.policy_id = pol.id AND e.worker_id = c.worker_id
      AND e.start_on <= asked.counted_to HAVING count(*) > 0 AND NOT bool_or(e.may_pay))
    AND (NOT pol.requires_registration OR EXISTS (SELECT 1 FROM registrations g
      WHERE g.certificate_id = c.id AND g.start_on <= asked.day AND (pol.registration = 'once' OR asked.day <= g.end_on)))
    AND (pol.first_registered_between IS NULL OR (SELECT min(g.start_on) FROM registrations g WHERE g.certificate_id = c.id)
      BETWEEN coalesce((pol.first_registered_between->>'from')::date, '-infinity')
      AND coalesce((pol.first_registered_between->>'to')::date, 'infinity'))
    AND (pol.claim_within_months IS NULL
      OR asked.day <= c.approved_on + make_interval(months => pol.claim_within_months))
  ORDER BY c.id, array_length(r.path, 1) DESC, pol.effective_from DESC, pol.region_code`;

const CLAIM = `
  INSERT INTO naive_awards
  SELECT c.worker_id, c.n, c.level, c.void, c.paid_fen, held.id, CASE WHEN held.id IS NULL THEN 0 ELSE
    greatest(0, held.rate - CASE held.upgrade WHEN 'difference' THEN coalesce((
      SELECT sum(most) FROM (SELECT max(greatest(b.owed_fen, b.paid_fen)) AS most FROM naive_awards b
        WHERE b.worker_id = c.worker_id AND b.level <> c.level AND NOT b.void GROUP BY b.level) before), 0) ELSE 0 END) END
  FROM naive_claims c
  LEFT JOIN naive_held held ON held.certificate_id = c.id AND NOT EXISTS (SELECT 1 FROM naive_awards b
    WHERE b.worker_id = c.worker_id AND b.level = c.level AND b.policy_id IS NOT NULL)
  WHERE c.n = $1`;

export async function naiveAwards(tx: EntityManager, asOf: string): Promise<NaiveRow[]> {
  await tx.query(`CREATE TEMP TABLE naive_posts ON COMMIT DROP AS ${ELIGIBLE} AND pol.kind = 'award'`);
  await tx.query('CREATE INDEX ON naive_posts (policy_id, worker_id)');
  await tx.query(SERVICES);
  await tx.query('CREATE INDEX ON naive_services (policy_id, worker_id)');
  await tx.query(`CREATE TEMP TABLE naive_certificates ON COMMIT DROP AS
    SELECT c.*, coalesce(h.paid_fen, 0) AS paid_fen, h.paid_on FROM certificates c
    LEFT JOIN (SELECT worker_id, subject, sum(amount_fen)::int AS paid_fen, min(paid_on) AS paid_on
      FROM historical_payments WHERE withdrawn_at IS NULL GROUP BY 1, 2) h ON h.worker_id = c.worker_id AND h.subject = 'award:' || c.level`);
  await tx.query(ASKED);
  await tx.query('ANALYZE');
  await tx.query(HELD.replaceAll('$1', `'${asOf}'`));
  await tx.query(`CREATE TEMP TABLE naive_claims ON COMMIT DROP AS
    SELECT c.*, row_number() OVER (PARTITION BY c.worker_id ORDER BY least(coalesce(h.day, c.declared_on), c.paid_on),
      c.approved_on, array_position(ARRAY['junior', 'intermediate', 'senior'], c.level)) AS n
    FROM naive_certificates c LEFT JOIN naive_held h ON h.certificate_id = c.id`);
  await tx.query(`CREATE TEMP TABLE naive_awards
    (worker_id uuid, n int, level text, void boolean, paid_fen int, policy_id uuid, owed_fen int) ON COMMIT DROP`);
  await tx.query('CREATE INDEX ON naive_awards (worker_id)');
  await tx.query('ANALYZE');
  const [{ most }] = await tx.query<[{ most: number }]>('SELECT coalesce(max(n), 0)::int AS most FROM naive_claims');
  for (let n = 1; n <= most; n++) await tx.query(CLAIM, [n]);
  return tx.query(`SELECT worker_id AS "workerId", 'award:' || level AS subject, owed_fen AS "owedFen",
    policy_id AS "policyId" FROM naive_awards WHERE owed_fen > 0`);
}
