import { isToRemind, remindedInWords } from '../../web/console/stations/reports/reminder-rules.js';

describe('reminders in the grid', () => {
  it.each([
    ['missing', '2024-11', true],
    ['open', '2024-11', true],
    ['open', '2024-12', false],
    ['reported', '2024-11', false],
    ['late', '2024-11', false],
    ['not-serving', '2024-11', false],
  ] as const)('%s in %s: %p', (state, month, asked) => {
    expect(isToRemind({ state, month }, '2024-12')).toBe(asked);
  });

  it('say by whom, when and how often', () => {
    const cell = { reminders: 1, remindedAt: '2024-12-20T01:00:00.000Z', remindedByName: '王经办' };
    const day = (instant: string): string => instant.slice(0, 10);
    expect(remindedInWords(cell, day)).toBe('已由王经办于 2024-12-20 催报。');
    expect(remindedInWords({ ...cell, reminders: 3 }, day)).toBe('已催报 3 次，最近一次由王经办于 2024-12-20 催报。');
    expect(remindedInWords({ reminders: 0, remindedAt: null, remindedByName: null }, day)).toBe('');
  });
});
