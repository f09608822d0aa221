export interface Rate {
  /** What may be taken at once. */
  burst: number;
  /** What comes back while nothing is taken. */
  perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** More callers than this are not told apart by memory; all counting begins anew. */
const MOST_BUCKETS = 100_000;

/** Counts in the memory of this process who asks how often: one bucket per caller, emptied by asking, filled by time. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly rate: Rate) {}

  /** @returns what is left after this one; 0 seconds to wait when it may go on */
  take(key: string, nowMs: number): { left: number; waitSeconds: number } {
    const { burst, perSecond } = this.rate;
    const bucket = this.buckets.get(key) ?? this.fresh(key, nowMs);
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, nowMs - bucket.at) / 1000) * perSecond);
    bucket.at = nowMs;
    if (bucket.left < 1) return { left: 0, waitSeconds: Math.max(1, Math.ceil((1 - bucket.left) / perSecond)) };
    bucket.left -= 1;
    return { left: Math.floor(bucket.left), waitSeconds: 0 };
  }

  private fresh(key: string, nowMs: number): Bucket {
    if (this.buckets.size >= MOST_BUCKETS) this.forgetFull(nowMs);
    const bucket = { left: this.rate.burst, at: nowMs };
    this.buckets.set(key, bucket);
    return bucket;
  }

  private forgetFull(nowMs: number): void {
    const { burst, perSecond } = this.rate;
    for (const [key, { left, at }] of this.buckets) {
      if (left + ((nowMs - at) / 1000) * perSecond >= burst) this.buckets.delete(key);
    }
    if (this.buckets.size >= MOST_BUCKETS) this.buckets.clear();
  }
}
