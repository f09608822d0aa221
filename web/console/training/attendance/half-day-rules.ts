import type { components } from '../../api/schema.js';
import { dayOf } from '../../shared/days.js';
import { DAY_PARTS } from '../../shared/words.js';

/** Half-days of a session as they are shown and typed. Pure; in a form they are lines, `2024-06-10|morning|3.5|08:30|12:00`. */

type HalfDay = components['schemas']['HalfDayResponse'];
export type HalfDayRequest = components['schemas']['HalfDayRequest'];

export interface HalfDayRow {
  day: string;
  part: string;
  hours: string;
  from: string;
  to: string;
}

const TIMES: Record<string, readonly [string, string]> = {
  morning: ['08:30', '12:00'],
  afternoon: ['14:00', '17:30'],
  evening: ['18:30', '21:00'],
};

/** `6月10日上午` */
export function halfDayName({ heldOn, part }: Pick<HalfDay, 'heldOn' | 'part'>): string {
  const [, month, day] = heldOn.split('-').map(Number);
  return `${month}月${day}日${DAY_PARTS[part] ?? ''}`;
}

export function rowsOf(text: string): HalfDayRow[] {
  return text === ''
    ? []
    : text.split('\n').map((line) => {
        const [day = '', part = '', hours = '', from = '', to = ''] = line.split('|');
        return { day, part, hours, from, to };
      });
}

export function textOfRows(rows: readonly HalfDayRow[]): string {
  const clean = (text: string): string => text.replace(/[|\n]/g, '');
  return rows.map(({ day, part, hours, from, to }) => [day, part, hours, from, to].map(clean).join('|')).join('\n');
}

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

export function textOfHalfDays(halfDays: readonly HalfDay[]): string {
  return textOfRows(
    halfDays.map(({ heldOn, part, hours, startsAt, endsAt }) => ({
      day: heldOn,
      part,
      hours: String(hours),
      from: TIME.format(new Date(startsAt)),
      to: TIME.format(new Date(endsAt)),
    })),
  );
}

/** The half-day after the last one: after 上午 the 下午, after that the next morning; of the same hours. */
export function rowAfter(rows: readonly HalfDayRow[]): HalfDayRow {
  const last = rows[rows.length - 1];
  if (!last) return row('', 'morning', '4');
  const day = dayOf(last.day);
  if (last.part === 'morning' || day === null) return row(last.day, 'afternoon', last.hours);
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return row(next, 'morning', last.hours);
}

function row(day: string, part: string, hours: string): HalfDayRow {
  return { day, part, hours, ...timesOf(part) };
}

/** The usual times of a part of the day. */
export function timesOf(part: string): { from: string; to: string } {
  const [from, to] = TIMES[part] ?? ['', ''];
  return { from, to };
}

/** What is wrong, of the first that is; null where nothing is. */
export function halfDaysFault(text: string): string | null {
  const rows = rowsOf(text);
  if (rows.length === 0) return '请至少填写一个半天。';
  for (const [n, each] of rows.entries()) {
    const name = `第 ${n + 1} 个半天`;
    if (dayOf(each.day) === null) return `${name}的日期请填写，例如 2024-09-01。`;
    if (hoursOf(each.hours) === null) return `${name}的学时请填写数字，最小半学时，例如 4 或 3.5。`;
    const [from, to] = [timeOf(each.from), timeOf(each.to)];
    if (from === null || to === null) return `${name}的起止时间请写成 08:30 的样子。`;
    if (to <= from) return `${name}的结束时间应晚于开始时间。`;
  }
  return null;
}

export function hoursOfAll(text: string): number {
  return rowsOf(text).reduce((sum, { hours }) => sum + (hoursOf(hours) ?? 0), 0);
}

export function halfDaysBody(text: string): HalfDayRequest[] {
  return rowsOf(text).map(({ day, part, hours, from, to }) => ({
    heldOn: dayOf(day) ?? '',
    part: part as HalfDayRequest['part'],
    hours: hoursOf(hours) ?? 0,
    from: timeOf(from) ?? '',
    to: timeOf(to) ?? '',
  }));
}

function hoursOf(text: string): number | null {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,2}(\.[05])?$/.test(plain) && Number(plain) > 0 ? Number(plain) : null;
}

/** `8:30`, `0830`, `０８：３０` → `08:30`. */
export function timeOf(text: string): string | null {
  const parts = /^(\d{1,2}):?(\d{2})$/.exec(text.trim().normalize('NFKC'));
  if (!parts) return null;
  const [hour, minute] = [parts[1]!.padStart(2, '0'), parts[2]!];
  return hour <= '23' && minute <= '59' ? `${hour}:${minute}` : null;
}

type Mark = components['schemas']['HalfDayMark'];
type Status = components['schemas']['AttendanceStatus'];

const KEYED: Record<string, Mark> = { p: 'attended', a: 'absent', e: 'excused' };

/** What a key means in a cell of which this is known: more is told of it, or it is put right; null where it is so already. */
export function keyedMark(
  key: string,
  known: Mark | null,
  asksCheckOut: boolean,
): { mark: Mark; isCorrection: boolean } | null {
  const mark = KEYED[key];
  if (!mark || mark === known) return null;
  if (known === null) return { mark: mark === 'attended' && asksCheckOut ? 'checked_in' : mark, isCorrection: false };
  return { mark, isCorrection: known !== 'checked_in' || mark !== 'attended' };
}

/** What a key means in a session that is one stretch. */
export function keyedStatus(key: string): Status | null {
  return ({ p: 'present', a: 'absent', e: 'excused' } as const)[key] ?? null;
}

/** From an hour before it people may come. */
export function isOpenedBy({ startsAt }: Pick<HalfDay, 'startsAt'>, now: Date): boolean {
  return new Date(startsAt).getTime() - 3_600_000 <= now.getTime();
}

/** The half-day that is on, or was last begun; before the first that one. */
export function halfDayNow(halfDays: readonly HalfDay[], now: Date): HalfDay | undefined {
  const begun = halfDays.filter((each) => isOpenedBy(each, now));
  return begun[begun.length - 1] ?? halfDays[0];
}
