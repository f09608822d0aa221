import type { components } from '../api/schema.js';
import { dayOf, moment } from '../shared/days.js';
import { halfDaysBody, halfDaysFault, hoursOfAll, textOfHalfDays } from './attendance/half-day-rules.js';

/** Sessions of a training as they are shown and typed. Pure; instants are typed as they read in Shanghai: `2024-09-01 09:00`. */

export type Session = components['schemas']['SessionResponse'];
type Errors = Record<string, string>;
type Tone = 'done' | 'wait' | 'wrong' | 'plain';

/** Where a session stands now. */
export function standingOf(session: Session, now: Date): { word: string; tone: Tone } {
  if (session.cancelledAt) return { word: '已取消', tone: 'wrong' };
  if (new Date(session.endsAt) <= now) return { word: '已结束', tone: 'done' };
  if (new Date(session.startsAt) <= now) return { word: '进行中', tone: 'wait' };
  return session.open ? { word: '报名中', tone: 'wait' } : { word: '报名已截止', tone: 'plain' };
}

/** `2024-09-01 09:00 至 17:00`, or with both days. */
export function timeInWords({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): string {
  const [from, to] = [moment(startsAt), moment(endsAt)];
  return from.slice(0, 10) === to.slice(0, 10) ? `${from} 至 ${to.slice(11)}` : `${from} 至 ${to}`;
}

/** `2024-09-01 09:00`, `2024/9/1 9:00`, `20240901 0900` → an instant; null for none. */
export function instantOf(text: string): string | null {
  const [day = '', time = ''] = text.trim().normalize('NFKC').split(/\s+/);
  const parts = /^(\d{1,2}):?(\d{2})$/.exec(time);
  const date = dayOf(day);
  if (date === null || !parts) return null;
  const [hour, minute] = [parts[1]!.padStart(2, '0'), parts[2]!];
  return hour <= '23' && minute <= '59' ? `${date}T${hour}:${minute}:00+08:00` : null;
}

export type SessionValues = Record<
  | 'programmeId'
  | 'title'
  | 'mode'
  | 'startsAt'
  | 'endsAt'
  | 'hours'
  | 'place'
  | 'capacity'
  | 'enrolmentClosesAt'
  | 'by'
  | 'halfDays'
  | 'asksCheckOut'
  | 'completionHours'
  | 'reason',
  string
>;

export function sessionValues(session: Session | null): SessionValues {
  return {
    programmeId: session?.programmeId ?? '',
    title: session?.title ?? '',
    mode: session?.mode ?? 'onsite',
    startsAt: session ? moment(session.startsAt) : '',
    endsAt: session ? moment(session.endsAt) : '',
    hours: session ? String(session.hours) : '',
    place: session?.place ?? '',
    capacity: session ? String(session.capacity) : '',
    enrolmentClosesAt: session ? moment(session.enrolmentClosesAt) : '',
    by: session && session.halfDays.length > 0 ? 'half-days' : 'once',
    halfDays: session ? textOfHalfDays(session.halfDays) : '',
    asksCheckOut: session?.asksCheckOut ? 'yes' : 'no',
    completionHours: session?.completionHours ? String(session.completionHours) : '',
    reason: '',
  };
}

export function sessionErrors(values: SessionValues): Errors {
  const errors = commonErrors(values);
  return values.by === 'half-days' ? { ...errors, ...halfDayErrors(values) } : errors;
}

function halfDayErrors({ halfDays, completionHours }: SessionValues): Errors {
  const errors: Errors = {};
  const fault = halfDaysFault(halfDays);
  if (fault) errors.halfDays = fault;
  const typed = plain(completionHours);
  if (typed !== '' && (!/^\d{1,3}(\.[05])?$/.test(typed) || Number(typed) > hoursOfAll(halfDays))) {
    errors.completionHours = `结业所需学时请填写数字，不多于全期的 ${hoursOfAll(halfDays)} 学时；全部到课才结业的留空。`;
  }
  return errors;
}

function commonErrors(values: SessionValues): Errors {
  const errors: Errors = {};
  const isOnce = values.by !== 'half-days';
  if (values.programmeId === '') errors.programmeId = '请选择培训项目；还没有的，请先登记项目。';
  if (values.title.trim() === '') errors.title = '请填写期次名称，例如第一期。';
  const [from, to] = [instantOf(values.startsAt), instantOf(values.endsAt)];
  if (isOnce && from === null) errors.startsAt = '请填写开始时间，例如 2024-09-01 09:00。';
  if (isOnce && to === null) errors.endsAt = '请填写结束时间，例如 2024-09-01 17:00。';
  if (isOnce && from !== null && to !== null && to <= from) errors.endsAt = '结束时间应晚于开始时间。';
  if (values.enrolmentClosesAt.trim() !== '' && instantOf(values.enrolmentClosesAt) === null) {
    errors.enrolmentClosesAt = '报名截止请写成 2024-08-25 18:00 的样子；开始前都可以报名的留空。';
  }
  if (isOnce && (!/^\d{1,3}(\.[05])?$/.test(plain(values.hours)) || Number(plain(values.hours)) === 0)) {
    errors.hours = '学时请填写数字，最小半学时，例如 8 或 8.5。';
  }
  if (values.place.trim() === '') errors.place = '请填写地点；线上的填平台或链接所在。';
  if (!/^\d{1,6}$/.test(plain(values.capacity)) || Number(plain(values.capacity)) < 1) {
    errors.capacity = '名额请填写人数。';
  }
  return errors;
}

/** All of a new one; of one that is there what differs. */
export function sessionBody(values: SessionValues, before: Session | null): Record<string, unknown> {
  const all: Record<string, unknown> = {
    title: values.title.trim(),
    mode: values.mode,
    ...timesOf(values),
    place: values.place.trim(),
    capacity: Number(plain(values.capacity)),
    ...(values.enrolmentClosesAt.trim() === '' ? {} : { enrolmentClosesAt: instantOf(values.enrolmentClosesAt) }),
  };
  if (before === null) return { programmeId: values.programmeId, ...all };
  const was = sessionBody(sessionValues(before), null);
  const changed = Object.entries(all).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]));
  return { ...Object.fromEntries(changed), ...(values.reason.trim() && { reason: values.reason.trim() }) };
}

function timesOf(values: SessionValues): Record<string, unknown> {
  if (values.by !== 'half-days') {
    const { startsAt, endsAt, hours } = values;
    return { startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), hours: Number(plain(hours)) };
  }
  return {
    halfDays: halfDaysBody(values.halfDays),
    asksCheckOut: values.asksCheckOut === 'yes',
    completionHours: Number(plain(values.completionHours) || 0),
  };
}

function plain(text: string): string {
  return text.trim().normalize('NFKC');
}

/** Hours of somebody who was there for a part; null for what is no half hour within the session's. */
export function partHours(text: string, most: number): number | null {
  const typed = plain(text);
  return /^\d{1,3}(\.[05])?$/.test(typed) && Number(typed) <= most ? Number(typed) : null;
}

/** `45 天后到期`, `已过期 3 天`. */
export function daysLeftInWords(days: number): string {
  if (days < 0) return `已过期 ${-days} 天`;
  return days === 0 ? '今天到期' : `${days} 天后到期`;
}
