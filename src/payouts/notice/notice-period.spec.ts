import { isWorkingDay, knowsYear, noticePeriod } from './notice-period.js';

describe('the working days of a public notice', () => {
  it('begin the day after posting and leave out week-ends', () => {
    expect(noticePeriod('2025-01-06', 5)).toEqual({ from: '2025-01-07', to: '2025-01-13' });
  });

  it('leave out a holiday and count its make-up days', () => {
    // National Day 2024: off from 1 to 7 October, Saturday 12 October is worked.
    expect(noticePeriod('2024-09-30', 5)).toEqual({ from: '2024-10-08', to: '2024-10-12' });
  });

  it('are none where the policy asks for no notice', () => {
    expect(noticePeriod('2025-01-06', 0).to).toBe('2025-01-05');
  });

  it('leave out the fixed holidays of a year whose arrangement is not known yet', () => {
    expect(knowsYear('2024')).toBe(true);
    expect(knowsYear('2099')).toBe(false);
    // New Year's Day on a Saturday and National Day on a Sunday do not make a year known.
    expect(knowsYear('2028')).toBe(false);
    expect(isWorkingDay('2099-01-01')).toBe(false);
    expect(isWorkingDay('2099-10-02')).toBe(false);
    expect(isWorkingDay('2099-01-05')).toBe(true);
  });
});
