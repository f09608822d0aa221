import fc from 'fast-check';
import { fenOf, yuan } from '../../web/console/shared/money.js';

describe('amounts on a page', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [123456789, '1,234,567.89'],
    [-20000, '−200.00'],
    [100000, '1,000.00'],
  ])('%i fen are %s yuan', (fen, text) => expect(yuan(fen)).toBe(text));

  it.each([
    ['7,250.00', 725000],
    ['７２５０', 725000],
    [' 12.5 ', 1250],
    ['0.05', 5],
  ])('%s is read', (text, fen) => expect(fenOf(text)).toBe(fen));

  it.each(['', '-5', '1.234', '1e3', '十元', '1,2,3.'])('%j is no amount', (text) => expect(fenOf(text)).toBeNull());

  it('reads what it wrote', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => fenOf(yuan(fen)) === fen));
  });
});
