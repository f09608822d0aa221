import { newId } from '../../src/common/values/ids.js';
import type { BareConnection } from '../database.js';
import { AS_OF, MONTH } from '../register/people.js';

/**
 * The limit of a month: what a hand-written set-based statement takes to store the same lines with the same reasons, the
 * attempts that hold them in flight, and the payout's own row, into the same tables with the same indexes, keys and
 * triggers. It knows what is true of the made register and a rule engine may not know: rates rise with the levels, nobody
 * holds more than two certificates, and the policies begin with the month, so that no earlier month counts for a cap.
 */

const FIRST = `date '${MONTH}-01'`;
const LAST = `date '${AS_OF}'`;

/** Whether a range of days covers the month, by the policy's start and stop (domain rule §5). */
function covers(span: string): string {
  return `(CASE pol.start WHEN 'same-month' THEN lower(${span}) <= ${LAST} ELSE lower(${span}) < ${FIRST} END
    AND (upper_inf(${span}) OR CASE pol.stop WHEN 'through-leaving-month' THEN upper(${span}) > ${FIRST}
      ELSE upper(${span}) > ${LAST} END))`;
}

const SERVED = `((extract(year FROM ${FIRST}) - extract(year FROM lower(s.span))) * 12
  + extract(month FROM ${FIRST}) - extract(month FROM lower(s.span)))::int`;

function rank(alias: string): string {
  return `CASE ${alias}.level WHEN 'senior' THEN 3 WHEN 'intermediate' THEN 2 ELSE 1 END`;
}

function levelName(column: string): string {
  return `CASE ${column} WHEN 'senior' THEN '高级' WHEN 'intermediate' THEN '中级' ELSE '初级' END`;
}

const KIND_NAME = `CASE o.kind WHEN 'city_unit' THEN '市直单位' WHEN 'county_unit' THEN '县直单位'
  WHEN 'social_organization' THEN '社会组织' WHEN 'urban_community' THEN '城市社区' WHEN 'village' THEN '村'
  WHEN 'station' THEN '社工站' ELSE '其他' END`;

/** Whoever a policy of the region could pay: for a part of the tree nobody else's facts need be looked at. */
const CANDIDATES = `
  candidates AS MATERIALIZED (
    SELECT DISTINCT p.worker_id FROM policies pol
    JOIN regions r ON r.code = pol.region_code AND $2 = ANY(r.path)
    JOIN payers y ON y.policy_id = pol.id JOIN posts p ON p.organization_id = y.organization_id
  ),`;

/** Posts that a policy pays, per policy and person: joined intervals, who is named, and the employer that the line names. */
const services = (isPart: boolean): string => `
  payers AS MATERIALIZED (
    SELECT o.id AS organization_id, pol.id AS policy_id
    FROM organizations o JOIN regions r ON r.code = o.region_code CROSS JOIN LATERAL unnest(r.path) up(code)
    JOIN policies pol ON pol.region_code = up.code AND pol.kind = 'stipend' AND pol.approved_at IS NOT NULL
    WHERE EXISTS (SELECT 1 FROM jsonb_to_recordset(pol.eligible_employers) e(kind text, "registrarCode" text)
      WHERE e.kind = o.kind AND e."registrarCode" IS NULL)
    UNION
    SELECT o.id, pol.id FROM policies pol
    CROSS JOIN LATERAL jsonb_to_recordset(pol.eligible_employers) e(kind text, "registrarCode" text)
    JOIN organizations o ON o.registrar_code = e."registrarCode" AND o.kind = e.kind
    WHERE pol.kind = 'stipend' AND pol.approved_at IS NOT NULL
  ),${isPart ? CANDIDATES : ''} served AS MATERIALIZED (
    SELECT y.policy_id, p.worker_id, range_agg(daterange(p.start_on, p.end_on, '[]')) AS spans,
      string_agg(o.name || '（' || ${KIND_NAME} || '）', '、' ORDER BY p.start_on, p.id)
        FILTER (WHERE p.start_on <= ${LAST} AND (p.end_on IS NULL OR p.end_on >= ${FIRST})) AS names,
      (array_agg(o.id ORDER BY (p.end_on IS NULL OR p.end_on >= ${FIRST}) DESC, p.start_on DESC, o.name)
        FILTER (WHERE p.start_on <= ${LAST}))[1] AS employer_id
    FROM posts p JOIN payers y ON y.organization_id = p.organization_id JOIN organizations o ON o.id = p.organization_id
    ${isPart ? 'WHERE p.worker_id IN (SELECT worker_id FROM candidates)' : ''}
    GROUP BY y.policy_id, p.worker_id
  ), services AS (
    SELECT v.policy_id, v.worker_id, v.names, v.employer_id, unnest(v.spans) AS span FROM served v
  )`;

const registered = (isPart: boolean): string => `
  registered AS MATERIALIZED (
    SELECT certificate_id, range_agg(daterange(start_on, end_on, '[]')) AS spans,
      string_agg(start_on || '至' || end_on, '、' ORDER BY start_on, id)
        FILTER (WHERE start_on <= ${LAST} AND end_on >= ${FIRST}) AS held
    FROM registrations
    ${isPart ? 'WHERE certificate_id IN (SELECT id FROM certificates JOIN candidates USING (worker_id))' : ''}
    GROUP BY certificate_id
  )`;

const IS_REGISTERED = `EXISTS (SELECT 1 FROM unnest(g.spans) AS span WHERE ${covers('span')})`;

const CHOSEN = `
  chosen AS (
    SELECT DISTINCT ON (s.worker_id) s.worker_id, s.names, s.employer_id, s.span, pol.id AS policy_id,
      c.id AS certificate_id, c.level, c.certificate_no, c.approved_on, c.revoked_on, g.held, ${SERVED} AS served,
      (pol.rates_fen->>c.level)::int AS rate_fen
    FROM services s JOIN policies pol ON pol.id = s.policy_id
    JOIN certificates c ON c.worker_id = s.worker_id
    LEFT JOIN registered g ON g.certificate_id = c.id
    WHERE pol.effective_from <= ${FIRST} AND (pol.effective_to IS NULL OR ${FIRST} <= pol.effective_to)
      AND ${covers('s.span')} AND ${SERVED} >= pol.min_service_months
      AND NOT c.void AND NOT isempty(daterange(c.approved_on, c.revoked_on))
      AND ${covers('daterange(c.approved_on, c.revoked_on)')}
      AND (NOT pol.requires_registration OR ${IS_REGISTERED})
      AND NOT EXISTS (SELECT 1 FROM suspensions x WHERE x.worker_id = s.worker_id
        AND x.from_month <= '${MONTH}' AND (x.to_month IS NULL OR '${MONTH}' <= x.to_month))
    ORDER BY s.worker_id, lower(s.span) DESC, (pol.rates_fen->>c.level)::int DESC, pol.region_code
  )`;

const POLICY_FACTS = `'policyId', pol.id, 'policyRegionCode', pol.region_code, 'versionNo', pol.version_no, 'documentNo', pol.document_no`;

const REASONS = `
  jsonb_build_array(
    jsonb_build_object('code', 'STIPEND_OWED', 'message', '按《' || pol.title || '》（' || coalesce(pol.document_no, '文号待补')
        || '，第' || pol.version_no || '版），' || ${levelName('x.level')} || '职业津贴每月' || to_char(x.rate_fen / 100.0, 'FM999990.00') || '元。',
      'facts', jsonb_build_object(${POLICY_FACTS}, 'level', x.level, 'rateFen', x.rate_fen)),
    jsonb_build_object('code', 'SERVING_IN_MONTH', 'message', '${MONTH}任职于' || x.names || '，自' || lower(x.span) || '起连续在岗。',
      'facts', jsonb_build_object('month', '${MONTH}', 'employers', x.names, 'startOn', lower(x.span), 'endOn', upper(x.span) - 1)),
    jsonb_build_object('code', 'CERTIFICATE_IN_MONTH', 'message',
        ${levelName('x.level')} || '证书' || x.certificate_no || '于' || x.approved_on || '取得，当月有效。',
      'facts', jsonb_build_object('certificateNo', x.certificate_no, 'level', x.level, 'approvedOn', x.approved_on, 'revokedOn', x.revoked_on)))
  || CASE WHEN pol.requires_registration THEN jsonb_build_array(jsonb_build_object('code', 'REGISTERED_IN_MONTH',
      'message', '证书登记在${MONTH}有效（' || coalesce(x.held, '') || '）。',
      'facts', jsonb_build_object('month', '${MONTH}', 'registrations', coalesce(x.held, '')))) ELSE '[]' END
  || CASE WHEN h.id IS NOT NULL THEN jsonb_build_array(jsonb_build_object('code', 'HIGHER_LEVEL_NOT_REGISTERED',
      'message', '另有' || ${levelName('h.level')} || '证书' || h.certificate_no || '，因${MONTH}未登记而不按该级别发放。',
      'facts', jsonb_build_object('month', '${MONTH}', 'level', h.level, 'certificateNo', h.certificate_no))) ELSE '[]' END
  || CASE WHEN pol.min_service_months > 0 THEN jsonb_build_array(jsonb_build_object('code', 'SERVED_LONG_ENOUGH',
      'message', '已服务' || x.served || '个月，满足至少' || pol.min_service_months || '个月的要求。',
      'facts', jsonb_build_object('servedMonths', x.served, 'minServiceMonths', pol.min_service_months))) ELSE '[]' END
  || CASE WHEN pol.max_months IS NOT NULL THEN jsonb_build_array(jsonb_build_object('code', 'WITHIN_CAP',
      'message', '本月为该地区应发的第1个月，上限' || pol.max_months || '个月。',
      'facts', jsonb_build_object('nthMonth', 1, 'maxMonths', pol.max_months))) ELSE '[]' END`;

/** Ids in the order of the lines, as the service's are: an index that grows at its end is the cheaper one. */
const LINE_ID = `('${newId().slice(0, 13)}-7000-8000-' || lpad(to_hex(line_no), 12, '0'))::uuid`;

const lines = (isPart: boolean): string => `
  WITH ${services(isPart)}, ${registered(isPart)}, ${CHOSEN}, paid AS (
    SELECT worker_id, sum(paid)::int AS paid, sum(live)::int AS live FROM (
      SELECT worker_id, amount_fen AS paid, 0 AS live FROM historical_payments WHERE subject = 'stipend:${MONTH}'
      UNION ALL SELECT worker_id, paid_fen, 0 FROM line_endings WHERE outcome = 'paid' AND subject = 'stipend:${MONTH}'
      UNION ALL SELECT worker_id, 0, amount_fen FROM live_attempts WHERE subject = 'stipend:${MONTH}') m GROUP BY worker_id
  ), due AS (
    SELECT x.*, coalesce(p.paid, 0) AS paid_fen, row_number() OVER (ORDER BY x.worker_id) AS line_no
    FROM chosen x JOIN policies pol ON pol.id = x.policy_id JOIN regions r ON r.code = pol.region_code AND $2 = ANY(r.path)
    LEFT JOIN paid p ON p.worker_id = x.worker_id
    WHERE x.rate_fen > coalesce(p.paid, 0) AND coalesce(p.live, 0) = 0
  ), lines AS (
    INSERT INTO payout_lines (id, payout_id, line_no, worker_id, subject, owed_fen, paid_fen, in_flight_fen, amount_fen, netted_fen,
      policy_id, certificate_id, level, rate_fen, reasons, worker_name, identity_cipher, organization_name, county_name,
      township_name, certificate_no, approved_on, bank_name, account_cipher)
    SELECT ${LINE_ID}, $1, x.line_no, x.worker_id, 'stipend:${MONTH}', x.rate_fen, x.paid_fen, 0, x.rate_fen - x.paid_fen, 0,
      x.policy_id, x.certificate_id, x.level, x.rate_fen, ${REASONS}, w.name, w.identity_cipher, o.name, k.name,
      CASE r.level WHEN 'township' THEN r.name END, x.certificate_no, x.approved_on, b.bank_name, b.account_cipher
    FROM due x JOIN policies pol ON pol.id = x.policy_id
    JOIN workers w ON w.id = x.worker_id
    JOIN organizations o ON o.id = x.employer_id JOIN regions r ON r.code = o.region_code JOIN regions k ON k.code = o.county_code
    LEFT JOIN bank_accounts b ON b.worker_id = x.worker_id AND b.replaced_at IS NULL
    LEFT JOIN certificates h ON h.worker_id = x.worker_id AND pol.requires_registration AND ${rank('h')} > ${rank('x')}
      AND NOT h.void AND NOT isempty(daterange(h.approved_on, h.revoked_on)) AND ${covers('daterange(h.approved_on, h.revoked_on)')}
    ORDER BY x.line_no
    RETURNING id, worker_id, subject, amount_fen
  )
  INSERT INTO live_attempts (worker_id, subject, line_id, payout_id, amount_fen)
  SELECT worker_id, subject, id, $1, amount_fen FROM lines`;

/**
 * Stores the month's draft for a region and answers its lines' count.
 *
 * @param isPart of the tree, where the statement does well to begin with the people of the region
 * @returns id of the payout, and how many lines it has
 */
export async function storeMonth(
  bare: BareConnection,
  regionCode: string,
  isPart: boolean,
): Promise<{ id: string; lines: number }> {
  const id = newId();
  await bare.query('BEGIN');
  // As whoever writes such a statement would: sorted in memory, and not compiled for minutes.
  await bare.query(`SET LOCAL work_mem = '128MB'`);
  await bare.query('SET LOCAL jit = off');
  await bare.query(
    `INSERT INTO payouts (id, number, kind, region_code, title, state, as_of, from_month, to_month, line_count, payee_count,
       total_fen, created_by, version)
     SELECT $1, 'LIMIT-1', 'stipend', $2, '职业津贴', 'draft', '${AS_OF}', '${MONTH}', '${MONTH}', 0, 0, 0, id, 1
     FROM users WHERE username = 'author'`,
    [id, regionCode],
  );
  await bare.query(lines(isPart), [id, regionCode]);
  const [totals] = await bare.query<{ lines: number }>(
    `UPDATE payouts p SET line_count = t.lines, payee_count = t.lines, total_fen = t.total
     FROM (SELECT count(*)::int AS lines, coalesce(sum(amount_fen), 0) AS total FROM live_attempts WHERE payout_id = $1) t
     WHERE p.id = $1 RETURNING line_count AS lines`,
    [id],
  );
  await bare.query(
    `INSERT INTO payout_events (id, payout_id, action, to_state, totals, actor_id)
     SELECT gen_random_uuid(), p.id, 'create', 'draft', jsonb_build_object('lineCount', p.line_count), p.created_by
     FROM payouts p WHERE p.id = $1`,
    [id],
  );
  await bare.query('COMMIT');
  return { id, lines: totals!.lines };
}

/** What of every line must agree between the service and the limit; one hash over all of them. */
export async function fingerprintOfLines(bare: BareConnection): Promise<string> {
  const [row] = await bare.query<{ hash: string }>(
    `SELECT count(*) || ':' || coalesce(sum(hashtextextended(concat_ws('|', worker_id, subject, owed_fen, paid_fen, in_flight_fen,
       amount_fen, netted_fen, policy_id, certificate_id, level, rate_fen, reasons, worker_name, organization_name, county_name,
       township_name, certificate_no, approved_on, bank_name, md5(identity_cipher), md5(account_cipher)), 0)::numeric), 0) AS hash
     FROM payout_lines`,
  );
  return row!.hash;
}
