import { RuleCheck } from '../common/fields/rule-check.js';
import { checkStay, type Stay } from './station-rules.js';

function codesOf(stay: Stay, others: Stay[] = [], closedOn: string | null = null): string[] {
  const rules = new RuleCheck('');
  checkStay(rules, stay, { foundedOn: '2022-01-01', closedOn }, others, '2024-03-01');
  return rules.errors.map((error) => error.code);
}

describe('being on site', () => {
  it('ends no earlier than it starts, on the day itself at the earliest', () => {
    expect(codesOf({ startOn: '2023-01-01', endOn: '2023-01-01' })).toEqual([]);
    expect(codesOf({ startOn: '2023-01-02', endOn: '2023-01-01' })).toEqual(['leave-before-entry']);
  });

  it('lies within the life of the station', () => {
    expect(codesOf({ startOn: '2021-12-31', endOn: null })).toEqual(['before-founding']);
    expect(codesOf({ startOn: '2023-01-01', endOn: null }, [], '2024-06-30')).toEqual(['after-closing']);
    expect(codesOf({ startOn: '2023-01-01', endOn: '2024-06-30' }, [], '2024-06-30')).toEqual([]);
  });

  it('is recorded ahead by a year at most', () => {
    expect(codesOf({ startOn: '2025-03-01', endOn: null })).toEqual([]);
    expect(codesOf({ startOn: '2025-03-02', endOn: null })).toEqual(['entry-far-ahead']);
  });

  it('may begin again the day after it ended, and not before', () => {
    const first = { startOn: '2022-01-01', endOn: '2022-12-31' };
    expect(codesOf({ startOn: '2023-01-01', endOn: null }, [first])).toEqual([]);
    expect(codesOf({ startOn: '2022-12-31', endOn: null }, [first])).toEqual(['stays-overlap']);
    expect(codesOf({ startOn: '2021-01-01', endOn: null }, [{ startOn: '2023-01-01', endOn: null }])).toEqual([
      'before-founding',
      'stays-overlap',
    ]);
  });
});
