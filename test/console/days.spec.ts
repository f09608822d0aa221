import {
  dayOf,
  daysBetween,
  moment,
  monthInWords,
  monthOf,
  monthsInWords,
  secondsInWords,
} from '../../web/console/shared/days.js';

describe('days and months on a page', () => {
  it.each([
    ['20240901', '2024-09-01'],
    ['2024-9-1', '2024-09-01'],
    ['2024/09/01', '2024-09-01'],
    ['2024年9月1日', '2024-09-01'],
    ['２０２４０９０１', '2024-09-01'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, day) => expect(dayOf(text)).toBe(day));

  it.each(['2023-02-29', '2024-13-01', '2024-9', '九月一日', '', '20240931'])('%j is no day', (text) =>
    expect(dayOf(text)).toBeNull(),
  );

  it.each([
    ['202409', '2024-09'],
    ['2024-9', '2024-09'],
    ['2024年9月', '2024-09'],
    ['2024-00', null],
    ['202413', null],
    ['2024', null],
  ])('%s is the month %s', (text, month) => expect(monthOf(text)).toBe(month));

  it.each([
    [59, '59 秒'],
    [60, '1 分钟'],
    [3599, '59 分 59 秒'],
  ])('%i seconds are %s', (seconds, words) => expect(secondsInWords(seconds)).toBe(words));

  it('counts whole days over a month’s end and back', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
  });

  it('shows instants in Shanghai', () => expect(moment('2024-12-31T16:30:00Z')).toBe('2025-01-01 00:30'));

  it('names months', () => {
    expect(monthInWords('2024-09')).toBe('2024年9月');
    expect(monthsInWords('2024-01', '2024-12')).toBe('2024年1月至2024年12月');
    expect(monthsInWords('2024-01', '2024-01')).toBe('2024年1月');
    expect(monthsInWords(null, null)).toBe('');
  });
});
