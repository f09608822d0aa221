import { moment } from '../../shared/days.js';
import { DAY_PARTS } from '../../shared/words.js';
import type { Session } from '../training-rules.js';

/** A month of trainings as the sheet on an office's wall has it: weeks from Monday, each day with what is held on it. Pure. */

/** A session on one of its days. */
export interface Held {
  session: Session;
  day: string;
  /** What of it that day has: `09:00`, `上午、下午`, `第 2 天`. */
  when: string;
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'].map((each) => `星期${each}`);

/** What lasts longer and has no half-days stands above the month instead of in each of its days. */
const LONG_DAYS = 7;
const DAY_MS = 86_400_000;

/** The month that is shown, where the address names none that is one. */
export function shownMonth(asked: string | undefined, today: string): string {
  return asked && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
}

export function monthAfter(month: string, step: 1 | -1): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + step);
  return at.toISOString().slice(0, 7);
}

/** Days of the month in rows of seven; null before its first and after its last. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const before = (first.getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, n) => {
    const date = n - before + 1;
    return date < 1 || date > length ? null : `${month}-${String(date).padStart(2, '0')}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The whole month as the service is asked for it, with what began before and what goes on after. */
export function spanOf(month: string): { endsFrom: string; to: string } {
  const days = weeksOf(month)
    .flat()
    .filter((day) => day !== null);
  return { endsFrom: `${month}-01`, to: days[days.length - 1] as string };
}

/** `6月5日，星期三` */
export function dayInWords(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日，${WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]}`;
}

export function isLong(session: Session): boolean {
  return session.halfDays.length === 0 && stretchOf(session).length > LONG_DAYS;
}

/** By day; within a day by their hour. */
export function heldByDay(sessions: readonly Session[]): ReadonlyMap<string, readonly Held[]> {
  const days = new Map<string, Held[]>();
  const inOrder = sessions.filter((each) => !isLong(each)).sort((a, b) => hourOf(a).localeCompare(hourOf(b)));
  for (const session of inOrder) {
    for (const held of daysOf(session)) days.set(held.day, [...(days.get(held.day) ?? []), held]);
  }
  return days;
}

function daysOf(session: Session): Held[] {
  if (session.halfDays.length > 0) {
    const days = [...new Set(session.halfDays.map(({ heldOn }) => heldOn))];
    return days.map((day) => ({ session, day, when: partsOn(session, day) }));
  }
  const days = stretchOf(session);
  return days.map((day, n) => ({ session, day, when: n === 0 ? hourOf(session) : `第 ${n + 1} 天` }));
}

function partsOn({ halfDays }: Session, day: string): string {
  const parts = halfDays.filter(({ heldOn }) => heldOn === day);
  return parts.map(({ part }) => DAY_PARTS[part] ?? '').join('、');
}

/** Every day from its beginning to its end; midnight still belongs to the evening before. */
function stretchOf({ startsAt, endsAt }: Session): string[] {
  const first = moment(startsAt).slice(0, 10);
  const last = moment(new Date(Date.parse(endsAt) - 1).toISOString()).slice(0, 10);
  const length = Math.max(0, (Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  return Array.from({ length }, (_, n) => new Date(Date.parse(first) + n * DAY_MS).toISOString().slice(0, 10));
}

function hourOf({ startsAt }: Session): string {
  return moment(startsAt).slice(11);
}
