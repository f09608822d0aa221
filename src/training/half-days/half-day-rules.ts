import { shanghaiTime } from '../../common/fields/instant-field.js';
import type { RuleCheck } from '../../common/fields/rule-check.js';
import { DAY_PARTS, DAY_PART_NAMES, type DayPart } from './half-day.entity.js';

/**
 * What half-days of a session are, when they are checked in to and out of, and what somebody's half-days come to
 * (domain.md §10, docs/decisions/0051). Pure.
 */

export interface HalfDay {
  id: string;
  heldOn: string;
  part: DayPart;
  startsAt: Date;
  endsAt: Date;
  hours: number;
}

/** What is known of one person's half-day. */
export interface HalfDayFact {
  halfDayId: string;
  checkedInAt: Date | null;
  checkedOutAt: Date | null;
  absence: 'absent' | 'excused' | null;
}

/** What a list, a sheet or a correction may say of one half-day. */
export const HALF_DAY_MARKS = ['attended', 'checked_in', 'absent', 'excused'] as const;
export type HalfDayMark = (typeof HALF_DAY_MARKS)[number];
export const HALF_DAY_MARK_NAMES: Record<HalfDayMark, string> = {
  attended: '到课',
  checked_in: '已签到未签退',
  absent: '缺勤',
  excused: '请假',
};

/** Usual times, where none are stated. */
export const USUAL_TIMES: Record<DayPart, readonly [from: string, to: string]> = {
  morning: ['08:30', '12:00'],
  afternoon: ['14:00', '17:30'],
  evening: ['18:30', '21:00'],
};

/** `6月10日上午`. */
export function halfDayName({ heldOn, part }: Pick<HalfDay, 'heldOn' | 'part'>): string {
  const [, month, day] = heldOn.split('-').map(Number);
  return `${month}月${day}日${DAY_PART_NAMES[part]}`;
}

export interface Planned {
  heldOn: string;
  part: DayPart;
  hours: number;
  /** `HH:MM` of Asia/Shanghai. */
  from?: string;
  to?: string;
}

/** A planned half-day with its moments, in the order of time. */
export function momentsOf(planned: readonly Planned[]): Omit<HalfDay, 'id'>[] {
  const moment = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);
  return planned
    .map(({ heldOn, part, hours, from, to }) => ({
      heldOn,
      part,
      hours,
      startsAt: moment(heldOn, from ?? USUAL_TIMES[part][0]),
      endsAt: moment(heldOn, to ?? USUAL_TIMES[part][1]),
    }))
    .sort((a, b) => +a.startsAt - +b.startsAt || DAY_PARTS.indexOf(a.part) - DAY_PARTS.indexOf(b.part));
}

/** Half-days in the order of time; each ends after it starts, none reaches into the next, none stands twice. */
export function checkHalfDays(rules: RuleCheck, halfDays: readonly Omit<HalfDay, 'id'>[]): void {
  halfDays.forEach((each, n) => {
    const next = halfDays[n + 1];
    const name = halfDayName(each);
    rules.that(each.endsAt > each.startsAt, 'halfDays', 'end-before-start', `${name}的结束时间应晚于开始时间`);
    const twice = next?.heldOn === each.heldOn && next.part === each.part;
    rules.that(!twice, 'halfDays', 'half-day-twice', `${name}填了两次，请只保留一个`);
    const clear = !next || twice || each.endsAt <= next.startsAt;
    rules.that(
      clear,
      'halfDays',
      'half-days-overlap',
      `${name}与${next ? halfDayName(next) : ''}的时间重叠，请核对起止时间`,
    );
  });
}

/** Start, end and hours of the session that they are. */
export function totalsOf(halfDays: readonly Omit<HalfDay, 'id'>[]): { startsAt: Date; endsAt: Date; hours: number } {
  return {
    startsAt: halfDays[0]!.startsAt,
    endsAt: halfDays.at(-1)!.endsAt,
    hours: halfDays.reduce((sum, { hours }) => sum + hours, 0),
  };
}

export function hasAttended(fact: Omit<HalfDayFact, 'halfDayId'>, asksCheckOut: boolean): boolean {
  return fact.checkedInAt !== null && (!asksCheckOut || fact.checkedOutAt !== null);
}

export function markOf(fact: Omit<HalfDayFact, 'halfDayId'>, asksCheckOut: boolean): HalfDayMark {
  if (fact.absence !== null) return fact.absence;
  return hasAttended(fact, asksCheckOut) ? 'attended' : 'checked_in';
}

export interface Tally {
  /** Null while somebody has only checked in and nothing is attended yet: then nothing is to be said of the session. */
  status: 'present' | 'partial' | 'absent' | 'excused' | null;
  hours: number;
  /** The day of the last half-day attended, on which the hours are earned. */
  earnedOn: string | null;
}

/**
 * What somebody's half-days come to. All attended is 到课, some 部分到课 with their hours; none attended is 请假 where every half-day that
 * was told is, else 缺勤.
 */
export function tally(
  halfDays: readonly HalfDay[],
  facts: readonly HalfDayFact[],
  { asksCheckOut }: { asksCheckOut: boolean },
): Tally {
  const attended = halfDays.filter(({ id }) =>
    facts.some((fact) => fact.halfDayId === id && hasAttended(fact, asksCheckOut)),
  );
  const hours = attended.reduce((sum, each) => sum + each.hours, 0);
  const earnedOn = attended.at(-1)?.heldOn ?? null;
  if (attended.length > 0)
    return { status: attended.length === halfDays.length ? 'present' : 'partial', hours, earnedOn };
  const away = facts.filter(({ absence }) => absence !== null);
  if (away.length === 0 || away.length < facts.length) return { status: null, hours: 0, earnedOn };
  return { status: away.every(({ absence }) => absence === 'excused') ? 'excused' : 'absent', hours: 0, earnedOn };
}

/**
 * Whether somebody has completed a session: of one stretch whoever was there for all of it, of half-days whoever has the hours that it asks for.
 */
export function hasCompleted(
  attendance: { status: string; hours: number },
  session: { completionHours: number | null },
): boolean {
  if (attendance.status === 'present') return true;
  return (
    attendance.status === 'partial' && session.completionHours !== null && attendance.hours >= session.completionHours
  );
}

/** 签到 or 签退. */
export const SCAN_PURPOSES = ['check_in', 'check_out'] as const;
export type ScanPurpose = (typeof SCAN_PURPOSES)[number];
export const SCAN_PURPOSE_NAMES: Record<ScanPurpose, string> = { check_in: '签到', check_out: '签退' };

export interface Scan {
  halfDay: HalfDay;
  purpose: ScanPurpose;
}

const MINUTE_MS = 60_000;
/** People come before the beginning, but not while the half-day before is on. */
const IN_OPENS_BEFORE_MS = 60 * MINUTE_MS;
/** Whoever leaves earlier is let go by the staff, who write it down. */
const OUT_OPENS_BEFORE_END_MS = 30 * MINUTE_MS;
const OUT_CLOSES_AFTER_END_MS = 60 * MINUTE_MS;

/** What may be scanned for now, in the order in which it opened. A code is that of one of them only. */
export function openScans(
  halfDays: readonly HalfDay[],
  { asksCheckOut }: { asksCheckOut: boolean },
  now: Date,
): Scan[] {
  const at = +now;
  const scans: Scan[] = [];
  halfDays.forEach((halfDay, n) => {
    const [start, end] = [+halfDay.startsAt, +halfDay.endsAt];
    const before = n > 0 ? +halfDays[n - 1]!.endsAt : -Infinity;
    if (at >= Math.max(start - IN_OPENS_BEFORE_MS, before) && at <= end) scans.push({ halfDay, purpose: 'check_in' });
    if (!asksCheckOut) return;
    const opens = Math.max(start, end - OUT_OPENS_BEFORE_END_MS);
    if (at >= opens && at <= end + OUT_CLOSES_AFTER_END_MS) scans.push({ halfDay, purpose: 'check_out' });
  });
  return scans;
}

/** What a screen shows unless told otherwise: from half an hour before the end the check-out, once the next half-day is near its check-in. */
export function usualScan(scans: readonly Scan[]): Scan | null {
  return scans.at(-1) ?? null;
}

/** The half-day of a day that is on at the time, or comes next, or was last: for whoever writes a list. */
export function halfDayAt<T extends Pick<HalfDay, 'startsAt' | 'endsAt'>>(halfDays: readonly T[], now: Date): T | null {
  const opened = halfDays.filter(({ startsAt }) => +startsAt - IN_OPENS_BEFORE_MS <= +now);
  return opened.at(-1) ?? halfDays[0] ?? null;
}

/** The time of day of a moment, `HH:MM` of Asia/Shanghai. */
export function timeOfDay(moment: Date): string {
  return shanghaiTime(moment).time;
}
