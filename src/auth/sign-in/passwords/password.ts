import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../../common/errors.js';
import { isCommonPassword } from './common-passwords.js';
import { type OwnWords, weaknessOf } from './strength/password-strength.js';

/** Argon2id with the first choice of OWASP's password storage sheet: 19 MiB, 2 passes, 1 lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const MAX_LENGTH = 128;
const NOBODY: OwnWords = { username: '', displayName: '' };

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

/**
 * @throws {Refusal} when the password is too short or too long, commonly used or easily guessed (NIST SP 800-63B: length and lists, no
 * composition rules)
 */
export async function requireGoodPassword(password: string, own: OwnWords, minLength: number): Promise<void> {
  if (isCommonPassword(password)) {
    throw new Refusal('refused', 'PASSWORD_COMMON', '这个密码太常见，容易被猜到，请换一个。');
  }
  if (weightOf(password) < minLength || password.length > MAX_LENGTH) {
    const detail = `密码长度应为 ${minLength} 至 ${MAX_LENGTH} 个字符，一个汉字按两个字符计。`;
    throw new Refusal('refused', 'PASSWORD_LENGTH', detail);
  }
  if (password.toLowerCase().includes(own.username.toLowerCase())) {
    throw new Refusal('refused', 'PASSWORD_HAS_USERNAME', '密码不能包含用户名。');
  }
  const made = await weaknessOf(password, own, minLength);
  if (made !== null) throw new Refusal('refused', 'PASSWORD_WEAK', weaknessInWords(made));
}

/** The sentence that a weak password is refused with. */
export function weaknessInWords(made: string[]): string {
  const why = made.length > 0 ? `主要由${made.join('、')}组成` : '太短、太简单';
  return `这个密码容易被猜到：${why}。请换一个，例如把四个互不相干的词连在一起。`;
}

/** One of some thousand characters is as hard to guess as two letters at least. */
function weightOf(password: string): number {
  return password.length + (password.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** Letters and digits that cannot be mistaken for each other. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';

/** Good for anybody: what chance makes of it once in a great while, a word or a run of digits, is thrown again. */
export async function randomPassword(): Promise<string> {
  const password = Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return (await weaknessOf(password, NOBODY, 16)) === null ? password : randomPassword();
}
