import { RuleCheck } from '../../common/fields/rule-check.js';
import { checkReport, reportDueOn } from './report-rules.js';

describe('the monthly report of a station', () => {
  it('is due on the set day of the month after', () => {
    expect(reportDueOn('2024-11', 10)).toBe('2024-12-10');
    expect(reportDueOn('2024-12', 5)).toBe('2025-01-05');
  });

  it('is never late where no day is set', () => {
    expect(reportDueOn('2024-11', null)).toBeNull();
  });

  it.each([
    ['2024-12', []],
    ['2025-01', ['month-in-future']],
    ['2022-03', []],
    ['2022-02', ['month-before-founding']],
  ])('of %s, on the last day of 2024, for a station founded in March 2022', (month, codes) => {
    const rules = new RuleCheck('');
    checkReport(rules, { month, remark: null }, { foundedOn: '2022-03-31', closedOn: null }, '2024-12-31');
    expect(rules.errors.map((error) => error.code)).toEqual(codes);
  });

  it('comes for the month in which the station closed, and for none after', () => {
    const station = { foundedOn: null, closedOn: '2024-06-01' };
    const codesOf = (month: string): string[] => {
      const rules = new RuleCheck('');
      checkReport(rules, { month, remark: null }, station, '2024-12-31');
      return rules.errors.map((error) => error.code);
    };
    expect([codesOf('2024-06'), codesOf('2024-07')]).toEqual([[], ['month-after-closing']]);
  });
});
