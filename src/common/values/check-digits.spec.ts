import { hasLuhnDigit, isCreditCode } from './check-digits.js';

describe('check digits that only warn', () => {
  it('knows the credit codes of GB 32100', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
    expect(isCreditCode('9135010OM000100Y43')).toBe(false);
  });

  it('knows the Luhn digit of bank cards', () => {
    expect(hasLuhnDigit('4111111111111111')).toBe(true);
    expect(hasLuhnDigit('4111111111111112')).toBe(false);
    expect(hasLuhnDigit('79927398713')).toBe(true);
  });
});
