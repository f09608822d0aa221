import type { EntityManager } from 'typeorm';
import { Refusal } from '../../common/errors.js';
import type { BankProfile } from './bank-profiles.js';
import { builtInProfiles } from './built-in-profiles.js';

/** Where a profile comes from: the region itself, a region above it, the product. */
export const PROFILE_SOURCES = ['own', 'above', 'built-in'] as const;
export type ProfileSource = (typeof PROFILE_SOURCES)[number];

export interface ProfileInForce {
  profile: BankProfile;
  source: ProfileSource;
  /** Null of those that ship with the product. */
  regionCode: string | null;
  regionName: string | null;
  version: number | null;
  byName: string | null;
  at: Date | null;
}

/**
 * What a region's payouts can be sent by: its own formats, then those of the regions above it, then those that ship with the product.
 * Of one code the nearest holds. The first is what is meant where none is named.
 */
export async function profilesInForce(tx: EntityManager, regionCode: string): Promise<ProfileInForce[]> {
  const rows: (Omit<ProfileInForce, 'source'> & { code: string })[] = await tx.query(
    `SELECT p.code, p.profile, p.region_code AS "regionCode", o.name AS "regionName", p.version, u.display_name AS "byName",
            p.created_at AS at
     FROM regions r JOIN bank_profiles p ON p.region_code = ANY(r.path) AND p.ended_at IS NULL
     JOIN regions o ON o.code = p.region_code JOIN users u ON u.id = p.created_by
     WHERE r.code = $1 ORDER BY array_position(r.path, p.region_code) DESC, p.code`,
    [regionCode],
  );
  const all = new Map<string, ProfileInForce>();
  for (const { code, ...row } of rows) {
    if (!all.has(code)) all.set(code, { ...row, source: row.regionCode === regionCode ? 'own' : 'above' });
  }
  const none = { regionCode: null, regionName: null, version: null, byName: null, at: null };
  for (const [code, profile] of builtInProfiles()) {
    if (!all.has(code)) all.set(code, { profile, source: 'built-in', ...none });
  }
  return [...all.values()];
}

/** @throws {Refusal} 400 for a code that no profile of the region has; without one, the first profile */
export async function profileOf(tx: EntityManager, regionCode: string, code: string | undefined): Promise<BankProfile> {
  const all = (await profilesInForce(tx, regionCode)).map(({ profile }) => profile);
  const profile = code === undefined ? all[0] : all.find((each) => each.code === code);
  if (!profile) throw profileUnknown(code ?? '', all);
  return profile;
}

/** What formats are called, also those that hold no longer: by code. */
export async function profileNames(tx: EntityManager, regionCode: string): Promise<Map<string, string>> {
  const rows: { code: string; name: string }[] = await tx.query(
    `SELECT DISTINCT ON (p.code) p.code, p.profile->>'name' AS name
     FROM regions r JOIN bank_profiles p ON p.region_code = ANY(r.path)
     WHERE r.code = $1 ORDER BY p.code, array_position(r.path, p.region_code) DESC, p.version DESC`,
    [regionCode],
  );
  const builtIn = [...builtInProfiles()].map(([code, { name }]) => [code, name] as const);
  return new Map([...builtIn, ...rows.map(({ code, name }) => [code, name] as const)]);
}

function profileUnknown(code: string, known: readonly Pick<BankProfile, 'code' | 'name'>[]): Refusal {
  const choices = known.map((profile) => `${profile.name}（${profile.code}）`).join('、');
  const message = `没有银行方案“${code}”，可用的有：${choices}`;
  return new Refusal('malformed', 'BANK_PROFILE_UNKNOWN', `${message}。`, [
    { field: 'profile', code: 'BANK_PROFILE_UNKNOWN', message },
  ]);
}
