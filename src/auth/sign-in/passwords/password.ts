import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../../common/errors.js';
import { isCommonPassword } from './common-passwords.js';

/** Argon2id with the first choice of OWASP's password storage sheet: 19 MiB, 2 passes, 1 lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MAX_LENGTH = 128;

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

let nobodysHash: Promise<string> | undefined;

/** Takes the same time whether or not there is such a user, so that names cannot be tried out. */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const matches = await verify(storedHash ?? (await nobodysHash), password.slice(0, MAX_LENGTH));
  return matches && storedHash !== null;
}

/** @throws {Refusal} when the password is too short or too long or commonly used (NIST SP 800-63B: length, no composition rules) */
export function requireGoodPassword(password: string, username: string, minLength: number): void {
  if (isCommonPassword(password)) {
    throw new Refusal('refused', 'PASSWORD_COMMON', '这个密码太常见，容易被猜到，请换一个。');
  }
  if (password.length < minLength || password.length > MAX_LENGTH) {
    throw new Refusal('refused', 'PASSWORD_LENGTH', `密码长度应为 ${minLength} 至 ${MAX_LENGTH} 个字符。`);
  }
  if (password.toLowerCase().includes(username.toLowerCase())) {
    throw new Refusal('refused', 'PASSWORD_HAS_USERNAME', '密码不能包含用户名。');
  }
}

/** Letters and digits that cannot be mistaken for each other. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';

export function randomPassword(): string {
  return Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
