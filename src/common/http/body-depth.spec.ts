import { isDeeperThan } from './body-depth.js';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

describe('how deep a body may be nested', () => {
  it('counts objects and lists that stand in each other', () => {
    expect([1, '', null, undefined, true].map((value) => isDeeperThan(value, 0))).toEqual(Array(5).fill(false));
    expect([isDeeperThan({}, 0), isDeeperThan([[]], 1), isDeeperThan({ a: { b: 1 } }, 1)]).toEqual([true, true, true]);
    expect([isDeeperThan({}, 1), isDeeperThan([[], []], 2), isDeeperThan({ a: { b: 1 } }, 2)]).toEqual(
      Array(3).fill(false),
    );
    expect(isDeeperThan({ a: nested(31) }, 32)).toBe(false);
    expect(isDeeperThan({ a: nested(32) }, 32)).toBe(true);
  });

  it('is cheap, deep or wide', () => {
    const [deep, wide] = [nested(100_000), Array.from({ length: 100_000 }, () => [])];
    const started = performance.now();
    expect([isDeeperThan(deep, 32), isDeeperThan(wide, 32)]).toEqual([true, false]);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
