import { RuleCheck } from '../../common/fields/rule-check.js';
import { checkReason } from '../../workers/people/worker-rules.js';
import { planInWords } from '../half-days/half-day-plan.js';
import { checkHalfDays, type HalfDay, momentsOf, totalsOf } from '../half-days/half-day-rules.js';
import { checkTimes } from './session-rules.js';
import type { SessionRequest, UpdateSessionRequest } from './sessions.dto.js';
import type { TrainingSession } from './training-session.entity.js';

/** What a request makes of a session, held to its rules. Pure. */

/** What attendance rests on. */
export const RESTED_ON = ['hours', 'startsAt', 'endsAt', 'halfDays', 'asksCheckOut', 'completionHours'];

/** Null where the request says nothing of half-days. */
export function planOf({ halfDays }: UpdateSessionRequest): Omit<HalfDay, 'id'>[] | null {
  return halfDays ? momentsOf(halfDays) : null;
}

export function timesOf(
  { startsAt, endsAt, hours }: SessionRequest,
  halfDays: readonly Omit<HalfDay, 'id'>[],
): { startsAt: Date; endsAt: Date; hours: number } {
  if (halfDays.length === 0) return { startsAt: new Date(startsAt!), endsAt: new Date(endsAt!), hours: hours! };
  check(null, { halfDays, request: { startsAt, endsAt, hours } });
  return totalsOf(halfDays);
}

/** Where enrolment or the waiting list ended with the start, they still do when the start moves. */
export function applyChanges(
  session: TrainingSession,
  request: UpdateSessionRequest,
  planned: readonly Omit<HalfDay, 'id'>[] | null,
): void {
  const { title, mode, hours, place, capacity, enrolmentClosesAt, waitingMovesUntil } = request;
  const totals = planned && planned.length > 0 ? totalsOf(planned) : null;
  const startsAt = totals?.startsAt ?? request.startsAt;
  const endsAt = totals?.endsAt ?? request.endsAt;
  const closesWithStart = +session.enrolmentClosesAt === +session.startsAt;
  const movesWithStart = +session.waitingMovesUntil === +session.startsAt;
  if (title !== undefined) session.title = title;
  if (mode !== undefined) session.mode = mode;
  session.hours = totals?.hours ?? hours ?? session.hours;
  if (place !== undefined) session.place = place;
  if (capacity !== undefined) session.capacity = capacity;
  if (request.asksCheckOut !== undefined) session.asksCheckOut = request.asksCheckOut;
  if (request.completionHours !== undefined) session.completionHours = request.completionHours || null;
  if (endsAt !== undefined) session.endsAt = new Date(endsAt);
  if (startsAt !== undefined) {
    session.startsAt = new Date(startsAt);
    if (closesWithStart) session.enrolmentClosesAt = session.startsAt;
    if (movesWithStart) session.waitingMovesUntil = session.startsAt;
  }
  if (enrolmentClosesAt !== undefined) session.enrolmentClosesAt = new Date(enrolmentClosesAt);
  if (waitingMovesUntil !== undefined) session.waitingMovesUntil = new Date(waitingMovesUntil);
}

/**
 * @param request of which is asked whether it fits the half-days; without one the session as a whole is
 * @throws {Refusal} refused, with every fault
 */
export function check(
  session: TrainingSession | null,
  { halfDays, request }: { halfDays: readonly Omit<HalfDay, 'id'>[]; request?: UpdateSessionRequest },
): void {
  const rules = new RuleCheck('SESSION_REFUSED');
  if (request) {
    for (const field of ['startsAt', 'endsAt', 'hours'] as const) {
      const follows = halfDays.length > 0 && request[field] !== undefined;
      rules.that(!follows, field, 'follows-half-days', '按半天安排的期次，起止时间和学时由各个半天得出，请改半天');
    }
    checkHalfDays(rules, halfDays);
    checkReason(rules, request.reason, false);
  } else if (session) {
    checkTimes(rules, session);
    const { asksCheckOut, completionHours, hours } = session;
    rules
      .that(
        !asksCheckOut || halfDays.length > 0,
        'asksCheckOut',
        'half-days-only',
        '签退只用于按半天安排的期次，请先填写各个半天',
      )
      .that(
        completionHours === null || halfDays.length > 0,
        'completionHours',
        'half-days-only',
        '结业所需学时只用于按半天安排的期次；其他期次全程到课即结业',
      )
      .that(
        completionHours === null || completionHours <= hours,
        'completionHours',
        'completion-above-hours',
        `结业所需学时不能多于全期的 ${hours} 学时`,
      );
  }
  rules.done();
}

/** Moments as text, so that equal ones compare as equal. */
export function factsOf(session: TrainingSession, halfDays: readonly Omit<HalfDay, 'id'>[]) {
  const { title, mode, startsAt, endsAt, hours, place, capacity, enrolmentClosesAt, waitingMovesUntil } = session;
  return {
    title,
    mode,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    hours,
    place,
    capacity,
    enrolmentClosesAt: enrolmentClosesAt.toISOString(),
    waitingMovesUntil: waitingMovesUntil.toISOString(),
    // Of one stretch there is nothing of this to tell.
    ...((halfDays.length > 0 || session.asksCheckOut || session.completionHours !== null) && {
      halfDays: planInWords(halfDays),
      asksCheckOut: session.asksCheckOut,
      completionHours: session.completionHours,
    }),
  };
}
