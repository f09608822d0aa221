import { isBankCode } from './bank-code.js';

describe('a code of a bank branch', () => {
  // Head offices, as the banks print them on their own forms.
  it.each([
    '102100099996',
    '103100000026',
    '104100000004',
    '105100000017',
    '301290000007',
    '308584000013',
    '403100000004',
  ])('%s is one', (code) => {
    expect(isBankCode(code)).toBe(true);
  });

  it('is none with a digit wrong, two neighbours changed, or another length', () => {
    const code = '103100000026';
    const wrong = [...code].flatMap((digit, at) =>
      '0123456789'
        .replace(digit, '')
        .split('')
        .map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    );
    expect(wrong.filter(isBankCode)).toEqual([]);
    expect(['013100000026', '10310000002', '1031000000026', '10310000002X', ''].filter(isBankCode)).toEqual([]);
  });
});
