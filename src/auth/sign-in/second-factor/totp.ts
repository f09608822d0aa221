import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import newQrCode from 'qrcode-generator';

/** What the authenticator shows above the code. */
const ISSUER = '社工人才管理';
/** RFC 6238 §5.2: the code before and the one after are taken too, since clocks differ. */
const DRIFT_STEPS = 1;
const STEP_SECONDS = 30;
/** RFC 4226 §4: 160 bits. */
const SECRET_BYTES = 20;

const RECOVERY_CODES = 10;
/** 120 bits: 24 letters and digits of base32 (RFC 4648 §6), in which neither 0 nor 1 nor 8 can be mistaken. */
const RECOVERY_BYTES = 15;

/** Base32. */
export function newSecret(): string {
  return new Secret({ buffer: Uint8Array.from(randomBytes(SECRET_BYTES)).buffer }).base32;
}

function totp(secret: string, username: string): TOTP {
  const parts = { issuer: ISSUER, label: username, secret: Secret.fromBase32(secret) };
  return new TOTP({ ...parts, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS });
}

/** What an authenticator reads: `otpauth://totp/…`. */
export function totpUri(secret: string, username: string): string {
  return totp(secret, username).toString();
}

/** The address as a picture: an SVG in a data URI. */
export function qrPicture(uri: string): string {
  const code = newQrCode(0, 'M');
  code.addData(uri);
  code.make();
  const svg = code.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The time step that a code is of, if it lies within the drift of `now` and after the last step that was taken; else null. */
export function stepOf(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const timestamp = now.getTime();
  const delta = totp(secret, '').validate({ token: code, timestamp, window: DRIFT_STEPS });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** Shown once, in groups of six. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const { base32 } = new Secret({ buffer: Uint8Array.from(randomBytes(RECOVERY_BYTES)).buffer });
    return base32.match(/.{6}/g)?.join('-') ?? base32;
  });
}

/** What was typed, told apart: a code of the authenticator, a recovery code's hash, or neither. */
export function readOtp(typed: string): { totp: string } | { recoveryHash: Buffer } | null {
  const plain = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(plain)) return { totp: plain };
  if (/^[A-Z2-7]{24}$/.test(plain)) return { recoveryHash: recoveryHash(plain) };
  return null;
}

export function recoveryHash(code: string): Buffer {
  return createHash('sha256').update(code.replaceAll('-', '')).digest();
}
