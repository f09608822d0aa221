import type { LoginFailure } from './login-failure.entity.js';

interface DelayRule {
  /** Wrong passwords or codes in a row that cost no wait. */
  free: number;
  /** The wait doubles from one second up to this. */
  longestSeconds: number;
}

/**
 * After how many wrong passwords the next one has to wait, and how long (OWASP ASVS 5.0 §6.3.1; GB/T 22239-2019 8.1.4.1,
 * 登录失败处理). At one address a guesser soon gets one try in five minutes. The account's own wait, which also strikes a
 * colleague at another address, begins late and stays short. Wrong codes can be sent only by somebody who has the password:
 * they wait up to an hour wherever they come from, since a code has but six digits (RFC 6238 §5.2; RFC 4226 §7.3).
 */
export const DELAY_RULES: Record<LoginFailure['kind'], DelayRule> = {
  'account-and-address': { free: 4, longestSeconds: 300 },
  account: { free: 19, longestSeconds: 30 },
  code: { free: 4, longestSeconds: 3600 },
};

export function delaySeconds(kind: LoginFailure['kind'], failures: number): number {
  const { free, longestSeconds } = DELAY_RULES[kind];
  if (failures <= free) return 0;
  return Math.min(2 ** Math.min(failures - free - 1, 30), longestSeconds);
}
