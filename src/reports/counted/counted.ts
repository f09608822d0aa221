import type { Conditions } from '../../database/statements/conditions.js';
import { servingStation } from '../../stations/station-scope.js';
import { levelRankSql, validCertificate } from '../../workers/certificate-validity.js';

/**
 * What each figure counts, as SQL of one row for each thing that is counted. The figures add these rows up and the lists behind
 * them show them, so that a figure and its list cannot come to two numbers.
 */

/** What is counted: the part of the tree below `top`, from the first day to the last, both inclusive. */
export interface Span {
  /** A region's code; one that is not in the tree counts nothing. */
  top: string;
  from: string | null;
  to: string;
  /** False where `to` is today: then everybody of the register is counted, without asking since when. */
  dated: boolean;
  /** Only what lies in no county of the span: the city's own. */
  own?: boolean;
}

/** One figure for the whole of the span, or one for each county in it (and one for the city's own). */
export type Grouping = 'whole' | 'county';

export const WHOLE = '';

const COUNTY_KEY = `coalesce((SELECT c.code FROM regions c
          WHERE c.level = 'county' AND c.code = ANY(r.path) AND c.path @> ARRAY[top.code]), r.code)`;

/** The regions of the span (`code`), each with the `key` under which it is counted. */
function places(conditions: Conditions, { top, own }: Span, grouping: Grouping): string {
  const key = grouping === 'whole' ? `'${WHOLE}'` : COUNTY_KEY;
  return conditions.bind(
    `SELECT r.code, ${key} AS key FROM regions top JOIN regions r ON r.path @> ARRAY[top.code]
     WHERE top.code = ? ${own ? `AND ${COUNTY_KEY} = top.code` : ''}`,
    top,
  );
}

/** (key, worker_id, region_code): people registered in the region, and of an earlier day those whose first post had begun. */
export function countedTalents(sql: Conditions, span: Span, grouping: Grouping): string {
  const place = places(sql, span, grouping);
  const since = span.dated
    ? sql.bind(
        `AND (NOT EXISTS (SELECT 1 FROM posts p WHERE p.worker_id = w.id)
          OR EXISTS (SELECT 1 FROM posts p WHERE p.worker_id = w.id AND p.start_on <= ?::date))`,
        span.to,
      )
    : '';
  return `SELECT place.key, w.id AS worker_id, w.region_code FROM workers w JOIN (${place}) place ON place.code = w.region_code
    WHERE w.merged_into IS NULL AND w.withdrawn_at IS NULL ${since}`;
}

/** (key, worker_id, region_code, rank): people with a certificate that is valid on the last day; the rank is that of the highest. */
export function countedCertified(sql: Conditions, span: Span, grouping: Grouping): string {
  const place = places(sql, span, grouping);
  const valid = sql.bind(validCertificate('c'), span.to, span.to);
  return `SELECT place.key, w.id AS worker_id, w.region_code, max(${levelRankSql('c')}) AS rank
    FROM certificates c JOIN workers w ON w.id = c.worker_id JOIN (${place}) place ON place.code = w.region_code
    WHERE ${valid} GROUP BY w.id, w.region_code, place.key`;
}

/** (key, worker_id, region_code, rank): of the certified those whose first certificate was approved in the period. */
export function countedNewlyCertified(sql: Conditions, span: Span, grouping: Grouping): string {
  const certified = countedCertified(sql, span, grouping);
  const before = sql.bind('e.approved_on < coalesce(?::date, e.approved_on)', span.from);
  return `SELECT c.* FROM (${certified}) c
    WHERE NOT EXISTS (SELECT 1 FROM certificates e WHERE e.worker_id = c.worker_id AND NOT e.void AND ${before})`;
}

/** (key, station_id, region_code, kind, grade): stations that serve on the last day; a grade that came later is none yet. */
export function countedStations(sql: Conditions, span: Span, grouping: Grouping): string {
  const place = places(sql, span, grouping);
  const graded = sql.bind('(s.graded_on IS NULL OR s.graded_on <= ?::date)', span.to);
  const serving = sql.bind(servingStation('s'), span.to, span.to);
  return `SELECT place.key, s.id AS station_id, s.region_code, s.kind, CASE WHEN ${graded} THEN s.grade END AS grade
    FROM stations s JOIN (${place}) place ON place.code = s.region_code WHERE ${serving}`;
}

/**
 * Money that was paid, one SELECT each of (id, source, worker_id, payout_id, subject, fen, day, region_code). What was paid before
 * this system counts where the person is registered, everything else under the region of the payout that paid it, by whichever region's
 * policy. What came back counts against the day on which it came, and there too: what was netted with the payout that kept it back (its
 * bank paid so much less), an instalment with the payout that had paid. A write-off brings nothing back.
 */
const PAID = [
  `SELECT h.id, 'history' AS source, h.worker_id, NULL::uuid AS payout_id, h.subject, h.amount_fen AS fen, h.paid_on AS day,
     w.region_code
   FROM historical_payments h JOIN workers w ON w.id = h.worker_id WHERE h.withdrawn_at IS NULL`,
  `SELECT e.line_id, 'payout', e.worker_id, e.payout_id, e.subject, e.paid_fen, e.ended_on, p.region_code
   FROM line_endings e JOIN payouts p ON p.id = e.payout_id WHERE e.outcome = 'paid'`,
  `SELECT e.id, 'recovery', r.worker_id, NULL, r.subject, 0 - e.amount_fen, e.received_on, p.region_code
   FROM recovery_entries e JOIN recoveries r ON r.id = e.recovery_id JOIN payout_lines l ON l.id = coalesce(e.line_id, r.line_id)
     JOIN payouts p ON p.id = l.payout_id WHERE e.kind NOT IN ('write-off', 'void')`,
];

/** (key, kind, …) of every payment of the period, and of what came back in it with a minus. */
export function countedPaid(sql: Conditions, span: Span, grouping: Grouping): string {
  const from = span.from === null ? '' : sql.bind('AND paid.day >= ?::date', span.from);
  const days = `${sql.bind('paid.day <= ?::date', span.to)} ${from}`;
  const columns = `split_part(paid.subject, ':', 1) AS kind, paid.*`;
  const paid = `(${PAID.join(' UNION ALL ')}) paid`;
  const place = places(sql, span, grouping);
  // How many regions there are the planner takes for one, and would read the payments once for each of them: they are worked out first.
  return grouping === 'whole'
    ? `SELECT '${WHOLE}' AS key, ${columns} FROM ${paid}
       WHERE ${days} AND paid.region_code = ANY(ARRAY(SELECT place.code FROM (${place}) place))`
    : `SELECT place.key, ${columns} FROM ${paid} JOIN (${place}) place ON place.code = paid.region_code WHERE ${days}`;
}

/** The day of a session, as Shanghai counts it. */
const HELD_ON = `(t.starts_at AT TIME ZONE 'Asia/Shanghai')::date`;

/** Who was there: present or for a part (domain.md §10). */
const THERE = `a.status IN ('present', 'partial')`;

/**
 * (key, session_id, worker_id, region_code) of training by the key of `keySql`, which speaks of `place` (where people came from, or
 * whose the programme is), of the session `t` and of its programme `m`: one row for each session that the region held, without a
 * person, and one for each time that somebody of the region was there. A session counts once under each key under which it was held
 * or attended, so sessions of several counties do not add up to the city's.
 */
export function countedTraining(sql: Conditions, span: Span, grouping: Grouping, keySql = 'place.key'): string {
  const place = places(sql, span, grouping);
  const from = span.from === null ? '' : sql.bind(`${HELD_ON} >= ?::date AND`, span.from);
  const held = `${from} ${sql.bind(`${HELD_ON} <= ?::date`, span.to)} AND t.cancelled_at IS NULL`;
  return `SELECT ${keySql} AS key, t.id AS session_id, NULL::uuid AS worker_id, m.region_code
    FROM training_sessions t JOIN training_programmes m ON m.id = t.programme_id
      JOIN (${place}) place ON place.code = m.region_code WHERE ${held}
    UNION ALL
    SELECT ${keySql}, t.id, a.worker_id, e.region_code
    FROM training_attendances a JOIN training_enrolments e ON e.id = a.enrolment_id
      JOIN training_sessions t ON t.id = a.session_id JOIN training_programmes m ON m.id = t.programme_id
      JOIN (${place}) place ON place.code = e.region_code WHERE ${held} AND ${THERE}`;
}
