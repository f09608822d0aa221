import {
  dayInWords,
  heldByDay,
  isLong,
  monthAfter,
  shownMonth,
  spanOf,
  weeksOf,
} from '../../web/console/training/calendar/calendar-rules.js';
import type { Session } from '../../web/console/training/training-rules.js';

function session(id: string, startsAt: string, endsAt: string, halfDays: object[] = []): Session {
  return { id, startsAt, endsAt, halfDays } as unknown as Session;
}

describe('the month of a calendar', () => {
  it('has weeks from Monday, with nothing before its first day and after its last', () => {
    const june = weeksOf('2024-06');
    expect(june).toHaveLength(5);
    expect(june[0]).toEqual([null, null, null, null, null, '2024-06-01', '2024-06-02']);
    expect(june[4]).toEqual([24, 25, 26, 27, 28, 29, 30].map((date) => `2024-06-${date}`));
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(weeksOf('2024-02').flat()).toContain('2024-02-29');
    expect(spanOf('2024-02')).toEqual({ endsFrom: '2024-02-01', to: '2024-02-29' });
  });

  it('is that of the address where it names one, and steps over the year', () => {
    expect(shownMonth('2024-06', '2026-11-30')).toBe('2024-06');
    expect([shownMonth(undefined, '2026-11-30'), shownMonth('2024-13', '2026-11-30')]).toEqual(['2026-11', '2026-11']);
    expect([monthAfter('2024-12', 1), monthAfter('2024-01', -1)]).toEqual(['2025-01', '2023-12']);
    expect(dayInWords('2024-06-05')).toBe('6月5日，星期三');
    expect(dayInWords('2024-06-09')).toBe('6月9日，星期日');
  });

  it('has each session on its days, by the hour, and one of half-days on those alone', () => {
    const days = heldByDay([
      session('afternoon', '2024-06-10T06:00:00Z', '2024-06-10T09:00:00Z'),
      session('three', '2024-06-09T01:00:00Z', '2024-06-11T09:00:00Z'),
      session('weekly', '2024-06-10T00:30:00Z', '2024-06-17T04:00:00Z', [
        { heldOn: '2024-06-10', part: 'morning' },
        { heldOn: '2024-06-10', part: 'afternoon' },
        { heldOn: '2024-06-17', part: 'morning' },
      ]),
    ]);
    const on = (day: string): string[] => (days.get(day) ?? []).map(({ session: { id }, when }) => `${id} ${when}`);
    expect(on('2024-06-09')).toEqual(['three 09:00']);
    expect(on('2024-06-10')).toEqual(['weekly 上午、下午', 'three 第 2 天', 'afternoon 14:00']);
    expect(on('2024-06-11')).toEqual(['three 第 3 天']);
    expect(on('2024-06-12')).toEqual([]);
    expect(on('2024-06-17')).toEqual(['weekly 上午']);
  });

  it('ends a day at midnight, and leaves what goes on for weeks out of its days', () => {
    const evening = session('evening', '2024-06-10T10:30:00Z', '2024-06-10T16:00:00Z');
    expect([...heldByDay([evening]).keys()]).toEqual(['2024-06-10']);
    const long = session('long', '2024-03-01T01:00:00Z', '2024-08-31T09:00:00Z');
    expect([isLong(long), isLong(evening)]).toEqual([true, false]);
    expect(heldByDay([long]).size).toBe(0);
  });
});
