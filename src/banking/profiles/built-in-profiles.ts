import { readSeed } from '../../common/seed-files.js';
import { type BankProfile, PROFILE_DEFAULTS } from './bank-profiles.js';
import { profileFaults } from './profile-faults.js';

let profiles: Map<string, BankProfile> | null = null;

/** Those that ship with the product by code, in the order of the file; the first is what is meant where a region has none of its own. */
export function builtInProfiles(): Map<string, BankProfile> {
  profiles ??= new Map(parseProfiles(JSON.parse(readSeed('bank-profiles.json'))).map((it) => [it.code, it]));
  return profiles;
}

/** @throws an Error that names the profile and what is wrong with it */
export function parseProfiles(data: unknown): BankProfile[] {
  const stated = data as (Partial<BankProfile> & Pick<BankProfile, 'code' | 'name' | 'note' | 'columns'>)[];
  const all = stated.map((profile) => ({ ...PROFILE_DEFAULTS, ...profile }));
  for (const profile of all) {
    const [fault] = profileFaults(profile);
    if (fault) throw new Error(`bank profile ${profile.code}: ${fault.field}: ${fault.message}`);
  }
  if (new Set(all.map(({ code }) => code)).size !== all.length) throw new Error('two bank profiles have one code');
  return all;
}
