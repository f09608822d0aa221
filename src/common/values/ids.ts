import { v7 } from 'uuid';
import { someRandomBytes } from './random-bytes.js';

/**
 * A new row's id: UUIDv7 (RFC 9562), made by the application so that whole graphs of rows can be inserted in bulk
 * without asking the database for keys, and ordered by time so that indexes grow at their end.
 */
export function newId(): string {
  const random = someRandomBytes(16);
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = random.readInt32BE(6) & 0x7fffffff;
  } else {
    // Within a millisecond a counter keeps the order (RFC 9562, 6.2, method 1); where it overflows, time moves on.
    seq = (seq + 1) | 0;
    if (seq === 0) msecs++;
  }
  return v7({ random, msecs, seq });
}

let msecs = -Infinity;
let seq = 0;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(value: string): boolean {
  return UUID.test(value);
}
