import { builtInProfiles } from '../../../src/banking/profiles/built-in-profiles.js';
import type { BankProfile } from '../../../src/banking/profiles/bank-profiles.js';

/** What is sent to keep the format that ships with the product under a name of one's own. */
export function profileBody(
  code = 'generic',
  changes: Partial<BankProfile> = {},
): Omit<BankProfile, 'code' | 'lineEnd' | 'help'> {
  const { code: _code, lineEnd: _lineEnd, help: _help, ...profile } = { ...builtInProfiles().get(code)!, ...changes };
  return profile;
}
