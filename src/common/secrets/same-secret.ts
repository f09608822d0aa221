import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes the same time wherever the two differ, and however long they are. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
