import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addMonthsToDate,
  dayAfter,
  dayBefore,
  firstDay,
  isDate,
  isMonth,
  lastDayOfMonth,
  monthFromIndex,
  monthIndex,
  monthOf,
  monthRange,
  monthsBetween,
} from './months.js';

/** Days as JavaScript's own UTC calendar counts them: the independent judge of the arithmetic. */
const utcDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((day) => ({ day, text: new Date(day * 86_400_000).toISOString().slice(0, 10) }));

describe('months and days', () => {
  it('knows which months exist', () => {
    expect(['2024-01', '2024-12', '1999-10'].every(isMonth)).toBe(true);
    expect(['2024-00', '2024-13', '2024-1', '2024-01-01', '202401', '', ' 2024-01', '2024-01\n'].some(isMonth)).toBe(
      false,
    );
  });

  it('knows which days exist', () => {
    expect(['2024-02-29', '2000-02-29', '2023-12-31', '2023-04-30'].every(isDate)).toBe(true);
    expect(
      ['2023-02-29', '1900-02-29', '2023-04-31', '2023-00-10', '2023-01-00', '2023-1-1', '2023-01-32', '20230101'].some(
        isDate,
      ),
    ).toBe(false);
  });

  it('counts months across years', () => {
    expect(monthOf('2024-02-29')).toBe('2024-02');
    expect(addMonths('2023-11', 2)).toBe('2024-01');
    expect(addMonths('2024-01', -1)).toBe('2023-12');
    expect(addMonths('2024-01', -25)).toBe('2021-12');
    expect(monthsBetween('2022-12', '2024-01')).toBe(13);
    expect(monthsBetween('2024-01', '2022-12')).toBe(-13);
    expect(monthFromIndex(monthIndex('0999-07'))).toBe('0999-07');
    expect(monthIndex('2024-03-31')).toBe(monthIndex('2024-03'));
  });

  it('lists a range of months with both ends, and nothing when it runs backwards', () => {
    expect(monthRange('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(monthRange('2024-01', '2024-01')).toEqual(['2024-01']);
    expect(monthRange('2024-02', '2024-01')).toEqual([]);
  });

  it('finds the ends of a month', () => {
    expect(firstDay('2024-02')).toBe('2024-02-01');
    expect(lastDayOfMonth('2024-02')).toBe('2024-02-29');
    expect(lastDayOfMonth('2023-02')).toBe('2023-02-28');
    expect(lastDayOfMonth('2023-12')).toBe('2023-12-31');
  });

  it('adds months to a day and stops at the end of a shorter month', () => {
    expect(addMonthsToDate('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonthsToDate('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonthsToDate('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonthsToDate('2022-10-15', 36)).toBe('2025-10-15');
    expect(addMonthsToDate('2024-03-31', -1)).toBe('2024-02-29');
  });

  it('steps over the ends of months and years', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
    expect(dayBefore('2024-01-01')).toBe('2023-12-31');
    expect(dayAfter('2023-12-31')).toBe('2024-01-01');
    expect(dayAfter('2024-02-28')).toBe('2024-02-29');
  });

  it('agrees with the UTC calendar on any day and any step', () => {
    fc.assert(
      fc.property(utcDay, fc.integer({ min: -1500, max: 1500 }), ({ day, text }, step) => {
        expect(addDays(text, step)).toBe(new Date((day + step) * 86_400_000).toISOString().slice(0, 10));
        expect(isDate(text)).toBe(true);
      }),
    );
  });

  it('is undone by the opposite step', () => {
    fc.assert(
      fc.property(utcDay, fc.integer({ min: -600, max: 600 }), ({ text }, step) => {
        expect(addMonths(addMonths(monthOf(text), step), -step)).toBe(monthOf(text));
        expect(monthOf(addMonthsToDate(text, step))).toBe(addMonths(monthOf(text), step));
      }),
    );
  });
});
