import {
  isPeriodWithin,
  periodOf,
  periodText,
  periodWords,
  SUBJECT_PATTERN,
  stipendSubject,
  yearPeriod,
} from './subject.js';

describe('what a stipend is for', () => {
  it('is a month or a whole year, told as people write them', () => {
    expect(stipendSubject(yearPeriod(2023))).toBe('stipend:Y2023');
    expect(['stipend:2024-03', 'stipend:Y2023', 'award:junior'].map(periodOf)).toEqual(['2024-03', 'Y2023', null]);
    expect(['2024-03', 'Y2023'].map(periodText)).toEqual(['2024-03', '2023年度']);
    expect(['2024-03', 'Y2023'].map(periodWords)).toEqual(['2024年3月', '2023年度']);
  });

  it('stands for its December where months are asked for', () => {
    expect(isPeriodWithin('Y2023', '2023-12', '2023-12')).toBe(true);
    expect(isPeriodWithin('Y2023', '2023-01', '2023-11')).toBe(false);
    expect(isPeriodWithin('Y2023', '2024-01', undefined)).toBe(false);
    expect(isPeriodWithin('Y2023', undefined, undefined)).toBe(true);
  });

  it('has these forms and no others', () => {
    const isSubject = (text: string): boolean => new RegExp(SUBJECT_PATTERN).test(text);
    expect(['stipend:2023-12', 'stipend:Y2023', 'award:senior'].every(isSubject)).toBe(true);
    expect(['stipend:2023', 'stipend:Y23', 'stipend:2023-13', 'stipend:Y2023-01', 'award:Y2023'].some(isSubject)).toBe(
      false,
    );
  });
});
