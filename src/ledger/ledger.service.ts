import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mergedInto } from '../workers/people/worker-lookup.js';
import type { PaidSoFar } from './due.js';
import { type PayKind, stipendSubject, type Subject, yearPeriod } from './subject.js';

/** What was paid and what is on its way for one person and subject. */
export interface Balance extends Required<PaidSoFar> {
  workerId: string;
  subject: Subject;
  /** First day on which anything was paid, `YYYY-MM-DD`; null while nothing was. */
  firstPaidOn: string | null;
  /** Region of the policy of the newest line of this system, in flight or settled; null where there is none. */
  payerRegionCode: string | null;
}

/** Of stipends, only the months between these two, both included, and the years near them; without them every subject of the kind. */
export interface BalanceRange {
  kind: PayKind;
  fromMonth?: string;
  toMonth?: string;
  /** Whether whole years are paid: then all months that may lie in a year with one that is asked for are read too. */
  wholeYears?: boolean;
}

/**
 * The sources of money, one SELECT each of (worker, subject, historical, system, in flight, written off, day paid, line).
 * Nothing else sums payments.
 */
const SOURCES = [
  `SELECT worker_id, subject, amount_fen AS historical_fen, 0 AS system_fen, 0 AS in_flight_fen, 0 AS written_off_fen, paid_on, NULL::uuid AS line_id
   FROM historical_payments WHERE withdrawn_at IS NULL`,
  `SELECT worker_id, subject, 0, 0, amount_fen, 0, NULL::date, line_id FROM live_attempts`,
  `SELECT worker_id, subject, 0, paid_fen, 0, 0, ended_on, line_id FROM line_endings WHERE outcome = 'paid'`,
  `SELECT r.worker_id, r.subject, 0, CASE WHEN e.kind IN ('write-off', 'void') THEN 0 ELSE 0 - e.amount_fen END, 0,
     CASE e.kind WHEN 'write-off' THEN e.amount_fen ELSE 0 END, NULL::date, NULL::uuid
   FROM recovery_entries e JOIN recoveries r ON r.id = e.recovery_id`,
];

@Injectable()
export class LedgerService {
  /**
   * The balances of many people in one statement, also for nobody; a subject without money has no row. What was paid or is in flight
   * under a record that was merged into a person's counts as that person's: the rows themselves never change.
   *
   * @param workerIds of no merged records
   */
  async balances(tx: EntityManager, workerIds: readonly string[], range: BalanceRange): Promise<Balance[]> {
    const [months, years] = subjectRanges(range);
    const merged = await mergedInto(tx, workerIds);
    const narrowed = SOURCES.map(
      (source) =>
        `SELECT * FROM (${source}) s (worker_id, subject, historical_fen, system_fen, in_flight_fen, written_off_fen, paid_on, line_id) WHERE worker_id = ANY($1::uuid[]) AND (subject COLLATE "C" BETWEEN $2 AND $3 OR subject COLLATE "C" BETWEEN $6 AND $7)`,
    );
    return tx.query<Balance[]>(
      `SELECT coalesce(d.survivor_id, m.worker_id) AS "workerId", m.subject, sum(m.historical_fen)::int8 AS "historicalFen",
         sum(m.system_fen)::int8 AS "systemFen", sum(m.in_flight_fen)::int8 AS "inFlightFen",
         sum(m.written_off_fen)::int8 AS "writtenOffFen", min(m.paid_on) AS "firstPaidOn", (array_agg(p.region_code ORDER BY l.id DESC) FILTER (WHERE l.id IS NOT NULL))[1]
         AS "payerRegionCode"
       FROM (${narrowed.join(' UNION ALL ')}) m
       LEFT JOIN unnest($4::uuid[], $5::uuid[]) AS d(worker_id, survivor_id) ON d.worker_id = m.worker_id
       LEFT JOIN payout_lines l ON l.id = m.line_id
       LEFT JOIN policies p ON p.id = l.policy_id
       GROUP BY 1, m.subject`,
      [
        [...workerIds, ...merged.map(({ id }) => id)],
        ...months,
        merged.map(({ id }) => id),
        merged.map(({ survivorId }) => survivorId),
        ...years,
      ],
    );
  }
}

/**
 * Subjects sort by byte as their months do, whole years after all months, so that both are ranges of text. A service year may begin in
 * the calendar year before a month of it, and end in the one after.
 */
function subjectRanges({
  kind,
  fromMonth,
  toMonth,
  wholeYears = false,
}: BalanceRange): [[string, string], [string, string]] {
  if (kind === 'award') return [ALL_AWARDS, ALL_AWARDS];
  const [first, last] = [yearOf(fromMonth ?? '0001-01') - 1, toMonth === undefined ? 9_999 : yearOf(toMonth) + 1];
  const years: [string, string] = [stipendSubject(yearPeriod(first)), stipendSubject(yearPeriod(last))];
  if (wholeYears) return [[stipendSubject(`${yearText(first)}-01`), stipendSubject(`${yearText(last)}-12`)], years];
  return [[stipendSubject(fromMonth ?? ''), stipendSubject(toMonth ?? '9999-12')], years];
}

const ALL_AWARDS: [string, string] = ['award:', 'award:~'];

function yearOf(month: string): number {
  return Number(month.slice(0, 4));
}

function yearText(year: number): string {
  return String(Math.max(0, year)).padStart(4, '0');
}
