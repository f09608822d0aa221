import { shanghaiTime } from '../../common/fields/instant-field.js';
import type { RuleCheck } from '../../common/fields/rule-check.js';
import { type HalfDay, openScans } from '../half-days/half-day-rules.js';

/** What must hold of a session's times (domain.md §10). Pure. */

export interface SessionTimes {
  startsAt: Date;
  endsAt: Date;
  enrolmentClosesAt: Date;
  waitingMovesUntil: Date;
}

/** A session of more than this is many sessions: its days would be in no list, and its hours in no certain period. */
export const LONGEST_DAYS = 366;
const LONGEST_MS = LONGEST_DAYS * 86_400_000;

export function checkTimes(rules: RuleCheck, times: SessionTimes): void {
  const { startsAt, endsAt, enrolmentClosesAt, waitingMovesUntil } = times;
  const length = endsAt.getTime() - startsAt.getTime();
  rules
    .that(length > 0, 'endsAt', 'end-before-start', '结束时间应晚于开始时间')
    .that(length <= LONGEST_MS, 'endsAt', 'session-too-long', '一期培训不应超过一年，请分期登记')
    .that(enrolmentClosesAt <= startsAt, 'enrolmentClosesAt', 'closes-after-start', '报名截止时间不能晚于开始时间')
    .that(waitingMovesUntil <= startsAt, 'waitingMovesUntil', 'moves-after-start', '候补递补应在开始之前停止')
    .that(
      waitingMovesUntil >= enrolmentClosesAt,
      'waitingMovesUntil',
      'moves-before-close',
      '候补递补不能早于报名截止停止，否则后来的人会占去候补者的名额',
    );
}

/** People come before the beginning. */
const CHECK_IN_OPENS_BEFORE_MS = 3_600_000;

/**
 * Whether check-in codes of a session are shown and taken: from an hour before its start to its end; of half-days while one of them may be
 * checked in to or out of.
 */
export function checkInOpen(
  session: {
    startsAt: Date;
    endsAt: Date;
    cancelledAt: Date | null;
    halfDays: readonly HalfDay[];
    asksCheckOut: boolean;
  },
  now: Date,
): boolean {
  const { startsAt, endsAt, cancelledAt, halfDays } = session;
  if (cancelledAt) return false;
  if (halfDays.length > 0) return openScans(halfDays, session, now).length > 0;
  return now.getTime() >= startsAt.getTime() - CHECK_IN_OPENS_BEFORE_MS && now <= endsAt;
}

/** The day on which the hours of a session of one stretch are earned: that of its end. */
export function earnedOn(session: { endsAt: Date }): string {
  return shanghaiTime(session.endsAt).day;
}
