import type { WaiverFact } from '../facts/worker-facts.js';
import { waiverOfAward, waiverOfMonth } from './waivers.js';

const DAY = { waivedOn: '2024-06-10', paper: '声明' };
const allStipends: WaiverFact = { kind: 'stipend', subject: null, fromMonth: '2024-06', ...DAY };
const july: WaiverFact = { kind: 'stipend', subject: 'stipend:2024-07', fromMonth: null, ...DAY };
const allAwards: WaiverFact = { kind: 'award', subject: null, fromMonth: null, ...DAY };
const junior: WaiverFact = { kind: 'award', subject: 'award:junior', fromMonth: null, ...DAY };

describe('a waiver', () => {
  it('of all stipends covers the months from its first on, one of a month that month alone', () => {
    const covered = (waiver: WaiverFact): string[] =>
      ['2024-05', '2024-06', '2024-07', '2025-01'].filter((month) => waiverOfMonth([waiver], month) !== undefined);
    expect(covered(allStipends)).toEqual(['2024-06', '2024-07', '2025-01']);
    expect(covered(july)).toEqual(['2024-07']);
    expect(covered(allAwards)).toEqual([]);
  });

  it('of all awards covers what was not paid before its day, one of a level that level whenever it was paid', () => {
    expect(waiverOfAward([allAwards], 'junior', undefined)).toBe(allAwards);
    expect(waiverOfAward([allAwards], 'junior', '2024-06-09')).toBeUndefined();
    expect(waiverOfAward([allAwards], 'junior', '2024-06-10')).toBe(allAwards);
    expect(waiverOfAward([junior], 'junior', '2023-01-01')).toBe(junior);
    expect(waiverOfAward([junior, allStipends], 'senior', undefined)).toBeUndefined();
  });
});
