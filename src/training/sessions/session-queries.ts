import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { Conditions } from '../../database/statements/conditions.js';
import { halfDaysOf } from '../half-days/half-day-plan.js';
import { checkInOpen, LONGEST_DAYS } from './session-rules.js';
import type { SessionResponse } from './sessions.dto.js';
import { addEnrolmentScope, offeredTo } from '../training-scope.js';

/** Reading sessions as they are answered, with the counts that exist for the caller. */

type Scope = Pick<Caller, 'role' | 'regionCode' | 'stationId'>;

/** SQL of the seats that nobody holds; `s` is the session. */
export const SEATS_LEFT = `(s.capacity - (SELECT count(*) FROM training_enrolments t_
  WHERE t_.session_id = s.id AND t_.state = 'enrolled'))::int`;

/** SQL that holds for a session open for enrolment at the moment given for its `?`. */
export const OPEN_AT = 's.cancelled_at IS NULL AND s.enrolment_closes_at > ?';

const NOT_ENDED = 's.cancelled_at IS NULL AND s.ends_at >= ?';

export interface SessionFilter {
  ids?: readonly string[];
  programmeId?: string;
  line?: string;
  from?: string;
  to?: string;
  endsFrom?: string;
  open?: boolean;
  ended?: boolean;
}

export interface SessionSlice {
  /** SQL after ORDER BY. */
  order: string;
  limit: number;
  offset: number;
}

/** Conditions on `s` (session) and `p` (programme) for what is offered to a region. */
export function sessionConditions(region: string, filter: SessionFilter, now: Date): Conditions {
  const conditions = new Conditions().add(offeredTo('p.region_code'), region, region);
  if (filter.ids) conditions.add('s.id = ANY(?::uuid[])', [...filter.ids]);
  if (filter.programmeId) conditions.add('s.programme_id = ?', filter.programmeId);
  if (filter.line) conditions.add('p.line = ?', filter.line);
  // The day is that of Asia/Shanghai, whatever the database's own zone.
  if (filter.from) conditions.add(`s.starts_at >= ?::timestamp AT TIME ZONE 'Asia/Shanghai'`, filter.from);
  if (filter.to) conditions.add(`s.starts_at < (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`, filter.to);
  if (filter.endsFrom) {
    conditions.add(`s.ends_at >= ?::timestamp AT TIME ZONE 'Asia/Shanghai'`, filter.endsFrom);
    // None lasts longer: so the index by the beginning bounds a span on both sides, however many years lie before it.
    conditions.add(
      `s.starts_at >= (?::date - ${LONGEST_DAYS})::timestamp AT TIME ZONE 'Asia/Shanghai'`,
      filter.endsFrom,
    );
  }
  if (filter.open === true) conditions.add(OPEN_AT, now);
  if (filter.open === false) conditions.add(`NOT (${OPEN_AT})`, now);
  if (filter.ended === true) conditions.add(`NOT (${NOT_ENDED})`, now);
  if (filter.ended === false) conditions.add(NOT_ENDED, now);
  return conditions;
}

export async function countSessions(tx: EntityManager, conditions: Conditions): Promise<number> {
  const [{ total }]: [{ total: number }] = await tx.query(
    `SELECT count(*)::int AS total FROM training_sessions s JOIN training_programmes p ON p.id = s.programme_id
     ${conditions.where()}`,
    conditions.parameters,
  );
  return total;
}

export async function readSessions(
  tx: EntityManager,
  caller: Scope,
  conditions: Conditions,
  slice: SessionSlice,
  now: Date,
): Promise<SessionResponse[]> {
  const where = conditions.where();
  // Numbered after the conditions of the WHERE clause, since both share one list of parameters.
  const scope = scopeSql(caller, conditions);
  const open = conditions.bind(`(${OPEN_AT})`, now);
  const rows: Omit<SessionResponse, 'checkInOpen' | 'halfDays'>[] = await tx.query(
    `SELECT s.id, s.programme_id AS "programmeId", p.title AS "programmeTitle", p.line, p.region_code AS "regionCode",
       s.title, s.mode, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.hours, s.asks_check_out AS "asksCheckOut",
       s.completion_hours AS "completionHours", s.place, s.capacity,
       ${SEATS_LEFT} AS "seatsLeft", counts.enrolled AS "enrolledCount", counts.waiting AS "waitingCount",
       counts.attended AS "attendanceCount", s.enrolment_closes_at AS "enrolmentClosesAt",
       s.waiting_moves_until AS "waitingMovesUntil", ${open} AS open, s.cancelled_at AS "cancelledAt",
       s.cancel_reason AS "cancelReason", s.version
     FROM training_sessions s JOIN training_programmes p ON p.id = s.programme_id
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE e.state = 'enrolled')::int AS enrolled,
         count(*) FILTER (WHERE e.state = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE a.status IN ('present', 'partial'))::int AS attended
       FROM training_enrolments e LEFT JOIN training_attendances a ON a.enrolment_id = e.id
       WHERE e.session_id = s.id AND ${scope}) counts
     ${where} ORDER BY ${slice.order} LIMIT ${slice.limit} OFFSET ${slice.offset}`,
    conditions.parameters,
  );
  const halfDays = await halfDaysOf(
    tx,
    caller,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const session = { ...row, halfDays: halfDays.get(row.id) ?? [] };
    return { ...session, checkInOpen: checkInOpen(session, now) };
  });
}

function scopeSql(caller: Scope, conditions: Conditions): string {
  const scope = addEnrolmentScope(new Conditions(), caller, 'e');
  const numbered = scope.where().replace(/^WHERE /, '');
  return conditions.bind(numbered.replace(/\$\d+/g, '?'), ...scope.parameters);
}
