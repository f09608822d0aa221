import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaidSoFar } from './due.js';
import type { PayKind, Subject } from './subject.js';

/** What was paid and what is on its way for one person and subject. */
export interface Balance extends Required<PaidSoFar> {
  workerId: string;
  subject: Subject;
  /** First day on which anything was paid, `YYYY-MM-DD`; null while nothing was. */
  firstPaidOn: string | null;
  /** Region of the policy of the newest line of this system, in flight or settled; null where there is none. */
  payerRegionCode: string | null;
}

/** Of stipends, only the months between these two, both included; without them every subject of the kind. */
export interface BalanceRange {
  kind: PayKind;
  fromMonth?: string;
  toMonth?: string;
}

/**
 * The sources of money, one SELECT each of (worker, subject, historical, system, in flight, written off, day paid, line).
 * Nothing else sums payments.
 */
const SOURCES = [
  `SELECT worker_id, subject, amount_fen AS historical_fen, 0 AS system_fen, 0 AS in_flight_fen, 0 AS written_off_fen, paid_on, NULL::uuid AS line_id
   FROM historical_payments`,
  `SELECT worker_id, subject, 0, 0, amount_fen, 0, NULL::date, line_id FROM live_attempts`,
  `SELECT worker_id, subject, 0, paid_fen, 0, 0, ended_on, line_id FROM line_endings WHERE outcome = 'paid'`,
  `SELECT r.worker_id, r.subject, 0, CASE e.kind WHEN 'write-off' THEN 0 ELSE 0 - e.amount_fen END, 0,
     CASE e.kind WHEN 'write-off' THEN e.amount_fen ELSE 0 END, NULL::date, NULL::uuid
   FROM recovery_entries e JOIN recoveries r ON r.id = e.recovery_id`,
];

@Injectable()
export class LedgerService {
  /** The balances of many people in one statement, also for nobody; a subject without money has no row. */
  async balances(tx: EntityManager, workerIds: readonly string[], range: BalanceRange): Promise<Balance[]> {
    const [first, last] = subjectRange(range);
    const narrowed = SOURCES.map(
      (source) =>
        `SELECT * FROM (${source}) s (worker_id, subject, historical_fen, system_fen, in_flight_fen, written_off_fen, paid_on, line_id) WHERE worker_id = ANY($1::uuid[]) AND subject COLLATE "C" BETWEEN $2 AND $3`,
    );
    return tx.query<Balance[]>(
      `SELECT m.worker_id AS "workerId", m.subject, sum(m.historical_fen)::int8 AS "historicalFen",
         sum(m.system_fen)::int8 AS "systemFen", sum(m.in_flight_fen)::int8 AS "inFlightFen",
         sum(m.written_off_fen)::int8 AS "writtenOffFen", min(m.paid_on) AS "firstPaidOn", (array_agg(p.region_code ORDER BY l.id DESC) FILTER (WHERE l.id IS NOT NULL))[1]
         AS "payerRegionCode"
       FROM (${narrowed.join(' UNION ALL ')}) m
       LEFT JOIN payout_lines l ON l.id = m.line_id
       LEFT JOIN policies p ON p.id = l.policy_id
       GROUP BY m.worker_id, m.subject`,
      [workerIds, first, last],
    );
  }
}

/** Subjects sort by byte as their months do, so a range of months is a range of text. */
function subjectRange({ kind, fromMonth, toMonth }: BalanceRange): [string, string] {
  return kind === 'award'
    ? ['award:', 'award:~']
    : [`stipend:${fromMonth ?? ''}`, toMonth === undefined ? 'stipend:~' : `stipend:${toMonth}`];
}
