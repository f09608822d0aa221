import type { StatedYears } from './years.js';
import { readYears, toldYears, yearFaults } from './years.js';

const CALENDAR = { year: 'calendar', pays: 'whole', minMonths: 6, minHeldMonths: 0 } as const;

function faults(stated: Partial<StatedYears>): string[] {
  return yearFaults({ kind: 'stipend', ...stated }).map(({ field }) => field);
}

describe('how a policy says that a stipend is settled by the year', () => {
  it('by the month where it says nothing, and counts what is owed against its cap', () => {
    expect(faults({})).toEqual([]);
    expect(readYears({ kind: 'stipend' })).toEqual({ year: null, capBy: null });
    expect(toldYears({ kind: 'stipend', year: null, capBy: null })).toEqual({
      period: 'month',
      year: null,
      capBy: 'paid',
    });
    expect(toldYears({ kind: 'award', year: null, capBy: null })).toEqual({ period: null, year: null, capBy: null });
  });

  it('keeps what it says', () => {
    expect(faults({ period: 'year', year: CALENDAR, capBy: 'elapsed', maxMonths: 36 })).toEqual([]);
    expect(readYears({ kind: 'stipend', year: CALENDAR, capBy: 'elapsed' })).toEqual({
      year: CALENDAR,
      capBy: 'elapsed',
    });
    expect(toldYears({ kind: 'stipend', year: CALENDAR, capBy: null }).period).toBe('year');
  });

  it.each<[Partial<StatedYears>, string[]]>([
    [{ period: 'year' }, ['year']],
    [{ period: 'month', year: CALENDAR }, ['year']],
    [{ kind: 'award', period: 'month' }, ['period']],
    [{ capBy: 'elapsed' }, ['capBy']],
    [{ year: { ...CALENDAR, year: 'service', pays: 'months', minMonths: 0 } }, ['year.pays']],
    [{ year: { ...CALENDAR, year: 'service', minHeldMonths: 3 } }, ['year.minMonths', 'year.minHeldMonths']],
    [{ year: CALENDAR, maxMonths: 30 }, ['maxMonths']],
    [{ year: { ...CALENDAR, pays: 'months' }, maxMonths: 30 }, []],
  ])('%j is wrong in %j', (stated, fields) => {
    expect(faults(stated)).toEqual(fields);
  });
});
