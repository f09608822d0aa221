import fc from 'fast-check';
import {
  birthDateOf,
  IDENTITY_KINDS,
  identityCheckCharacter,
  identityKindOf,
  identityNumberFault,
  normalizeIdentityNumber,
} from './identity-number.js';

const TODAY = '2024-12-31';
const seventeenDigits = fc
  .tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([place, born, order]) =>
      String(place).padStart(6, '0') +
      born.toISOString().slice(0, 10).replaceAll('-', '') +
      String(order).padStart(3, '0'),
  );
const identityNumber = seventeenDigits.map((digits) => digits + identityCheckCharacter(digits));

describe('identity numbers (GB 11643)', () => {
  it('accepts the example of the standard', () => {
    expect(identityNumberFault('11010519491231002X', TODAY)).toBeNull();
    expect(identityNumberFault('440524188001010014', TODAY)).toBe('birth-date');
  });

  it('accepts any place, since divisions come and go', () => {
    fc.assert(fc.property(identityNumber, (number) => identityNumberFault(number, TODAY) === null));
  });

  it('finds every single digit mistyped', () => {
    fc.assert(
      fc.property(identityNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const digit = (Number(number[at]) + shift) % 10;
        const wrong = number.slice(0, at) + digit + number.slice(at + 1);
        return identityNumberFault(wrong, TODAY) === 'check-digit';
      }),
    );
  });

  it('finds two neighbouring digits swapped', () => {
    fc.assert(
      fc.property(identityNumber, fc.nat(15), (number, at) => {
        const wrong = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        return wrong === number || identityNumberFault(wrong, TODAY) === 'check-digit';
      }),
    );
  });

  it('refuses a birth date that does not exist or lies in the future', () => {
    for (const digits of ['34180019900230123', '34180020250101123', '34180019901301123', '34180018991231123']) {
      expect(identityNumberFault(digits + identityCheckCharacter(digits), TODAY)).toBe('birth-date');
    }
  });

  it('takes a lower-case x for X', () => {
    expect(normalizeIdentityNumber(' 11010519491231002x ')).toBe('11010519491231002X');
    expect(birthDateOf('11010519491231002X')).toBe('1949-12-31');
  });

  it('of other papers ask for their form alone, and no number has the form of two', () => {
    expect(identityNumberFault('H12345678', TODAY, 'travel-permit')).toBeNull();
    expect(identityNumberFault('12345678', TODAY, 'travel-permit')).toBeNull();
    expect(identityNumberFault('USA310000000001', TODAY, 'foreigner-card')).toBeNull();
    for (const text of ['K12345678', 'H1234567', '1234567890', '11010519491231002X']) {
      expect(identityNumberFault(text, TODAY, 'travel-permit')).toBe('form');
      expect(identityNumberFault(text, TODAY, 'foreigner-card')).toBe('form');
    }
    expect(identityNumberFault('H12345678', TODAY)).toBe('form');
    const any = fc.oneof(fc.stringMatching(/^[HM]?\d{8}$/), fc.stringMatching(/^[A-Z]{3}\d{12}$/), identityNumber);
    fc.assert(
      fc.property(
        any,
        (number) => IDENTITY_KINDS.filter((kind) => !identityNumberFault(number, TODAY, kind)).length === 1,
      ),
    );
  });

  it('say their kind, and how often a permit was renewed is no part of them', () => {
    const kinds = ['11010519491231002X', 'M12345678', 'ABC123456789012', '13812345678'].map(identityKindOf);
    expect(kinds).toEqual(['resident', 'travel-permit', 'foreigner-card', null]);
    expect(normalizeIdentityNumber(' h1234567801 ')).toBe('H12345678');
    expect(birthDateOf('H12345678')).toBeNull();
  });

  it('refuses other lengths and characters', () => {
    for (const text of ['', '1101051949123100', '11010519491231002', '1101051949123100XX', '１1010519491231002X']) {
      expect(identityNumberFault(text, TODAY)).toBe('form');
    }
  });
});
