import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 8 * 1024;
let pool = Buffer.alloc(0);
let taken = 0;

/** A few bytes of the system's random generator, drawn in larger pieces: asking for each few takes longer than their use. */
export function someRandomBytes(count: number): Buffer {
  if (taken + count > pool.length) {
    // A new pool each time: pieces of the last one may still be held.
    pool = randomFillSync(Buffer.allocUnsafeSlow(POOL_BYTES));
    taken = 0;
  }
  taken += count;
  return pool.subarray(taken - count, taken);
}
