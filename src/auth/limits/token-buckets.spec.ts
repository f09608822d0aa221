import { TokenBuckets } from './token-buckets.js';

describe('buckets of requests', () => {
  it('let a burst through, then as many as come back, each caller on their own', () => {
    const buckets = new TokenBuckets({ burst: 3, perSecond: 2 });
    const take = (key: string, at: number): number => buckets.take(key, at).waitSeconds;
    expect([take('a', 0), take('a', 0), take('a', 0), take('a', 0)]).toEqual([0, 0, 0, 1]);
    expect(take('b', 0)).toBe(0);
    expect([take('a', 500), take('a', 500)]).toEqual([0, 1]);
    expect([1, 2, 3, 4].map(() => take('a', 60_000))).toEqual([0, 0, 0, 1]);
  });

  it('say what is left, and how long until the next where little comes back', () => {
    const buckets = new TokenBuckets({ burst: 2, perSecond: 0.1 });
    expect(buckets.take('a', 0)).toEqual({ left: 1, waitSeconds: 0 });
    expect(buckets.take('a', 0)).toEqual({ left: 0, waitSeconds: 0 });
    expect(buckets.take('a', 4000)).toEqual({ left: 0, waitSeconds: 6 });
  });

  it('do not grow without end', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 });
    for (let n = 0; n < 250_000; n++) buckets.take(`caller ${n}`, n);
    expect((buckets as unknown as { buckets: Map<string, unknown> }).buckets.size).toBeLessThanOrEqual(100_000);
    expect(buckets.take('caller 249999', 250_000).waitSeconds).toBe(1);
  });
});
