import { closingDay, firstDayOf, isPeriodText, lastDayOf, periodText, placeAmong } from './policy-periods.js';

function period(effectiveFrom: string, effectiveTo: string | null = null) {
  return { effectiveFrom, effectiveTo };
}

describe('the period of a policy', () => {
  it('is told in days for awards and in months for stipends', () => {
    expect(firstDayOf('award', '2024-03-15')).toBe('2024-03-15');
    expect(firstDayOf('stipend', '2024-02')).toBe('2024-02-01');
    expect(lastDayOf('stipend', '2024-02')).toBe('2024-02-29');
    expect(periodText('stipend', '2024-02-29')).toBe('2024-02');
    expect(isPeriodText('award', '2024-02')).toBe(false);
    expect(isPeriodText('stipend', '2024-02-01')).toBe(false);
    expect(isPeriodText('award', '0202-02-01')).toBe(false);
  });
});

describe('a new version', () => {
  const first = period('2022-01-01', '2022-12-31');
  const second = period('2023-01-01');

  it('closes the one that began earlier and reaches into its period', () => {
    expect(placeAmong(period('2024-01-01'), [first, second])).toEqual({ predecessor: second, conflicts: [] });
    expect(closingDay(period('2024-01-01'))).toBe('2023-12-31');
    expect(placeAmong(period('2022-06-01', '2022-12-31'), [first, second]).predecessor).toBe(first);
  });

  it('closes nothing where there is a gap', () => {
    expect(placeAmong(period('2023-01-01'), [first])).toEqual({ predecessor: null, conflicts: [] });
  });

  it('cannot stand beside one that begins on its first day or later', () => {
    expect(placeAmong(period('2023-01-01'), [first, second]).conflicts).toEqual([second]);
    expect(placeAmong(period('2021-01-01'), [first, second]).conflicts).toEqual([first, second]);
    expect(placeAmong(period('2021-01-01', '2021-12-31'), [first, second]).conflicts).toEqual([]);
  });

  it('is not in the way of one that was withdrawn whole', () => {
    const withdrawn = period('2024-01-01', '2023-12-31');
    expect(placeAmong(period('2024-01-01'), [withdrawn])).toEqual({ predecessor: null, conflicts: [] });
    expect(placeAmong(period('2023-06-01'), [withdrawn])).toEqual({ predecessor: null, conflicts: [] });
  });
});
