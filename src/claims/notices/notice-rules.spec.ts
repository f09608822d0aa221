import { RuleCheck } from '../../common/fields/rule-check.js';
import { checkNotice, isWithin, type NoticeFacts, noticeFor } from './notice-rules.js';

const award: NoticeFacts = {
  opensOn: '2024-07-01',
  closesOn: '2024-07-31',
  certificatesFrom: '2023-07-01',
  certificatesTo: '2024-06-30',
  monthsFrom: null,
  monthsTo: null,
};
const stipend: NoticeFacts = {
  ...award,
  certificatesFrom: null,
  certificatesTo: null,
  monthsFrom: '2024-01',
  monthsTo: '2024-06',
};
const faults = (kind: 'award' | 'stipend', facts: NoticeFacts): string[] => {
  const rules = new RuleCheck('X');
  checkNotice(rules, kind, facts);
  return rules.errors.map(({ code }) => code);
};

describe('a notice', () => {
  it.each<[string, 'award' | 'stipend', Partial<NoticeFacts>, string[]]>([
    ['of awards for certificates of a year', 'award', {}, []],
    ['of awards for all certificates', 'award', { certificatesFrom: null, certificatesTo: null }, []],
    ['of one day', 'award', { closesOn: '2024-07-01' }, []],
    ['that closes before it opens', 'award', { closesOn: '2024-06-30' }, ['closes-before-opens']],
    ['of awards for months', 'award', { monthsFrom: '2024-01', monthsTo: '2024-02' }, ['months-of-award']],
    ['of awards turned round', 'award', { certificatesTo: '2023-06-30' }, ['certificates-turned']],
    ['of stipends for half a year', 'stipend', {}, []],
    ['of stipends for certificates', 'stipend', { certificatesTo: '2024-01-01' }, ['certificates-of-stipend']],
    [
      'of stipends without months',
      'stipend',
      { monthsFrom: null, monthsTo: null },
      ['months-missing', 'months-missing'],
    ],
    ['of stipends turned round', 'stipend', { monthsTo: '2023-12' }, ['months-turned']],
  ])('%s', (_words, kind, changed, codes) => {
    expect(faults(kind, { ...(kind === 'award' ? award : stipend), ...changed })).toEqual(codes);
  });

  it('supplements another within what that was for, its ends included', () => {
    expect(isWithin(award, award)).toBe(true);
    expect(isWithin({ ...award, certificatesFrom: '2023-06-30' }, award)).toBe(false);
    expect(isWithin({ ...award, certificatesTo: null }, award)).toBe(false);
    expect(isWithin(award, { ...award, certificatesFrom: null, certificatesTo: null })).toBe(true);
    expect(isWithin({ ...stipend, monthsTo: '2024-05' }, stipend)).toBe(true);
    expect(isWithin({ ...stipend, monthsTo: '2024-07' }, stipend)).toBe(false);
  });

  it('names what it is for', () => {
    expect(noticeFor(award)).toBe('2023-07-01 至 2024-06-30 批准的证书');
    expect(noticeFor({ ...award, certificatesTo: null })).toBe('2023-07-01 及以后批准的证书');
    expect(noticeFor({ ...award, certificatesFrom: null })).toBe('2024-06-30 及以前批准的证书');
    expect(noticeFor({ ...award, certificatesFrom: null, certificatesTo: null })).toBe('所有证书');
    expect(noticeFor(stipend)).toBe('2024-01 至 2024-06');
  });
});
