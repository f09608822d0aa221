import { monthFromIndex } from '../../common/values/months.js';
import { coveredMonths, coversDay, joinIntervals, spanCovers } from './intervals.js';
import type { StipendPolicyTerms } from '../terms/policy-terms.js';

type Terms = Pick<StipendPolicyTerms, 'start' | 'stop'>;
const wide: Terms = { start: 'same-month', stop: 'through-leaving-month' };
const narrow: Terms = { start: 'next-month', stop: 'until-previous-month' };

function months(startOn: string, endOn: string | null, terms: Terms): string {
  const span = coveredMonths({ startOn, endOn }, terms);
  if (span === null || span.last < span.first) return 'nothing';
  return `${monthFromIndex(span.first)}..${span.last === Infinity ? '' : monthFromIndex(span.last)}`;
}

describe('joining intervals', () => {
  it('joins what overlaps or touches, in any order', () => {
    expect(
      joinIntervals([
        { startOn: '2023-01-01', endOn: '2023-06-30' },
        { startOn: '2022-01-01', endOn: '2022-12-31' },
        { startOn: '2023-03-01', endOn: '2023-04-30' },
      ]),
    ).toEqual([{ startOn: '2022-01-01', endOn: '2023-06-30' }]);
  });

  it('keeps apart what lies two days apart', () => {
    expect(
      joinIntervals([
        { startOn: '2022-01-01', endOn: '2022-12-30' },
        { startOn: '2023-01-01', endOn: null },
      ]),
    ).toHaveLength(2);
  });

  it('lets an open interval swallow all that begins later', () => {
    expect(
      joinIntervals([
        { startOn: '2022-01-01', endOn: null },
        { startOn: '2025-01-01', endOn: '2025-12-31' },
      ]),
    ).toEqual([{ startOn: '2022-01-01', endOn: null }]);
  });

  it('drops an interval that ends before it begins, and lets it bridge nothing', () => {
    expect(
      joinIntervals([
        { startOn: '2022-01-01', endOn: '2022-01-10' },
        { startOn: '2022-01-11', endOn: '2022-01-05' },
      ]),
    ).toEqual([{ startOn: '2022-01-01', endOn: '2022-01-10' }]);
  });

  it('does not change its input', () => {
    const input = [
      { startOn: '2022-02-01', endOn: '2022-03-01' },
      { startOn: '2022-01-01', endOn: '2022-02-10' },
    ];
    joinIntervals(input);
    expect(input[1]).toEqual({ startOn: '2022-01-01', endOn: '2022-02-10' });
  });
});

describe('the months an interval covers', () => {
  it('begin with the month of the start or with the next one', () => {
    expect(months('2023-03-31', null, wide)).toBe('2023-03..');
    expect(months('2023-03-01', null, narrow)).toBe('2023-04..');
    expect(months('2023-12-15', null, narrow)).toBe('2024-01..');
  });

  it('end with the month of leaving, or the one before unless the last day was served', () => {
    expect(months('2023-01-01', '2023-03-01', wide)).toBe('2023-01..2023-03');
    expect(months('2022-12-31', '2023-03-30', narrow)).toBe('2023-01..2023-02');
    expect(months('2022-12-31', '2023-03-31', narrow)).toBe('2023-01..2023-03');
  });

  it('are none for an interval too short or turned round', () => {
    expect(months('2023-03-05', '2023-03-20', narrow)).toBe('nothing');
    expect(months('2023-03-05', '2023-03-04', wide)).toBe('nothing');
    expect(spanCovers(coveredMonths({ startOn: '2023-03-05', endOn: '2023-03-04' }, wide), 0)).toBe(false);
  });

  it('include both ends day by day', () => {
    const post = { startOn: '2023-03-05', endOn: '2023-03-20' };
    expect(['2023-03-04', '2023-03-05', '2023-03-20', '2023-03-21'].map((day) => coversDay(post, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
