import { RuleCheck } from '../common/fields/rule-check.js';
import { checkContact, checkStay, STATION_SHOW, stationPhones, type Stay } from './station-rules.js';

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

describe('by which number a station is rung up', () => {
  it.each([
    ['0563-3021234', '0563-3021234'],
    [' ０５６３－３０２１２３４ ', '0563-3021234'],
    ['3021234', '3021234'],
    ['0563-3021234-801', '0563-3021234-801'],
    ['139 0000 1234', '13900001234'],
    ['0563-3021234，13900001234；400-123-4567', '0563-3021234、13900001234、400-123-4567'],
    ['无', null],
    ['12345', null],
    ['、', null],
    ['0563-3021234、同上', null],
  ])('%p', (typed, kept) => {
    const contactPhone = stationPhones(typed);
    const rules = new RuleCheck('');
    checkContact(rules, { address: null, contactPhone });
    expect(rules.errors.length === 0 ? contactPhone : null).toBe(kept);
  });

  it('stands in the log with its ends alone', () => {
    expect(STATION_SHOW.contactPhone!('0563-3021234、13900001234')).toBe('056*****1234、139****1234');
  });
});
