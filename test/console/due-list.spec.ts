import { monthRuns } from '../../web/console/payouts/due-list/due-rules.js';

describe('months in words', () => {
  it('are runs over the turn of a year, with gaps between them', () => {
    expect(monthRuns([])).toBe('');
    expect(monthRuns(['2024-05'])).toBe('2024-05');
    expect(monthRuns(['2023-11', '2023-12', '2024-01', '2024-03', '2024-05', '2024-06'])).toBe(
      '2023-11 至 2024-01、2024-03、2024-05 至 2024-06',
    );
  });
});
