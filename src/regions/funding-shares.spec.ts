import fc from 'fast-check';
import { fundedFen } from './funding-shares.js';

describe('a line divided among those who pay it', () => {
  it('is rounded down part by part, and the first pays the rest', () => {
    expect(fundedFen(15_001, [5_000, 3_000, 2_000])).toEqual([7_501, 4_500, 3_000]);
    expect(fundedFen(1, [3_333, 3_333, 3_334])).toEqual([1, 0, 0]);
    expect(fundedFen(15_000, [])).toEqual([]);
    expect(fundedFen(15_000, [10_000])).toEqual([15_000]);
  });

  it('adds up to the fen whatever the shares', () => {
    const shares = fc
      .integer({ min: 1, max: 9_998 })
      .chain((first) =>
        fc.integer({ min: 1, max: 9_999 - first }).map((second) => [first, second, 10_000 - first - second]),
      );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), shares, (fen, parts) => {
        const funded = fundedFen(fen, parts);
        expect(funded.reduce((sum, part) => sum + part, 0)).toBe(fen);
        expect(funded.every((part) => part >= 0)).toBe(true);
      }),
    );
  });
});
