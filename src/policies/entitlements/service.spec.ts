import { monthsServed } from './service.js';

const since = (startOn: string, endOn: string | null = null) => [{ startOn, endOn }];

describe('months served', () => {
  it.each([
    ['2022-01-01', '2022-12-30', 11],
    ['2022-01-01', '2022-12-31', 12],
    ['2022-01-31', '2022-02-26', 0],
    ['2022-01-31', '2022-02-27', 1],
    ['2024-01-31', '2024-02-27', 0],
    ['2024-01-31', '2024-02-28', 1],
    ['2022-01-31', '2022-04-29', 3],
    ['2022-01-31', '2022-04-28', 2],
    ['2024-02-29', '2025-02-27', 12],
    ['2022-05-15', '2022-05-15', 0],
  ])('from %s to %s are %i', (startOn, countedTo, months) => {
    expect(monthsServed(since(startOn), countedTo, true)).toBe(months);
    expect(monthsServed(since(startOn), countedTo, false)).toBe(months);
  });

  it('without a break are those of the interval that covers the day, and none where no interval does', () => {
    const twice = [...since('2020-01-01', '2021-06-30'), ...since('2022-01-01')];
    expect(monthsServed(twice, '2022-12-31', true)).toBe(12);
    expect(monthsServed(since('2020-01-01', '2021-06-30'), '2021-07-01', true)).toBe(0);
    expect(monthsServed(since('2022-01-02'), '2022-01-01', true)).toBe(0);
  });

  it('with breaks are summed by whole months of each interval, up to the day', () => {
    const twice = [...since('2020-01-01', '2020-06-20'), ...since('2022-01-01', '2022-03-20')];
    expect(monthsServed(twice, '2022-12-31', false)).toBe(5 + 2);
    expect(monthsServed(twice, '2022-02-01', false)).toBe(5 + 1);
    expect(monthsServed(twice, '2019-12-31', false)).toBe(0);
  });
});
