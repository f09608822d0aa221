import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The code on the trainer's screen: HMAC-SHA-256 over the number of the current 30 seconds under the session's own
 * secret, as in RFC 6238, but forty bits in eight characters, since it is scanned and not typed and must not be guessed.
 * Pure.
 */

export const STEP_SECONDS = 30;

/** Crockford's base 32: without I, L, O and U, for whoever has to type it after all. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

function codeOfStep(secret: Buffer, step: number, what: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha256', secret).update(counter).update(what).digest();
  let bits = digest.readUIntBE(0, 5);
  let code = '';
  for (let n = 0; n < 8; n++) {
    code = (ALPHABET[bits % 32] ?? '') + code;
    bits = Math.floor(bits / 32);
  }
  return code;
}

export interface ShownCode {
  code: string;
  /** When the next one is shown. */
  changesAt: Date;
}

/** @param what the code is for, where a session has more than one at a time: a half-day's check-in is no check-out */
export function codeAt(secret: Buffer, now: Date, what = ''): ShownCode {
  const step = stepOf(now);
  return { code: codeOfStep(secret, step, what), changesAt: new Date((step + 1) * STEP_SECONDS * 1000) };
}

/**
 * Whether a code is good now. The step before counts too, so that there is time to type a name: a code lives a minute at
 * most from the moment it is first shown. The step after counts for an instance whose clock is behind the screen's.
 */
export function codeHolds(secret: Buffer, code: string, now: Date, what = ''): boolean {
  const given = Buffer.from(code.trim().toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1'));
  const step = stepOf(now);
  return [step - 1, step, step + 1].some((each) => {
    const expected = Buffer.from(codeOfStep(secret, each, what));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
