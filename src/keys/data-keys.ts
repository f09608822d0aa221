import type { EntityManager } from 'typeorm';
import { newId } from '../common/values/ids.js';
import { PersonalData, type PersonalDataKeys } from '../common/secrets/personal-data.js';
import { ConfigError } from '../common/config/config.js';
import { Installation } from '../database/installation.entity.js';

/** What is said of keys that are not those of the database. */
function otherKeys(): ConfigError {
  return new ConfigError(
    'DATA_KEY、LOOKUP_KEY',
    '这个数据库用的是另一套密钥，没有启动，也没有改动任何数据。请换回它启用时的密钥或属于它的 keys.json；' +
      '后来用 rotate-keys --master 换过主密钥的，请用换后的 DATA_KEY。',
  );
}

/** How the fingerprint stands in the database since `MarkTheInstallation`: builds of before take it for that of other keys. */
const FORM = 'v2:';

export function storedFingerprint(personalData: PersonalData): string {
  return FORM + personalData.fingerprint();
}

/** @returns null for a database that was never started */
export async function hasSameKeys(manager: EntityManager, personalData: PersonalData): Promise<boolean | null> {
  const fingerprint = await keyFingerprintOf(manager);
  return fingerprint === null ? null : fingerprint === personalData.fingerprint();
}

/**
 * The fingerprint of the database's keys, whichever version laid its tables; a start and a backup before an upgrade ask it.
 *
 * @returns null for a database that was never started
 */
export async function keyFingerprintOf(manager: EntityManager): Promise<string | null> {
  const [{ found }]: [{ found: boolean }] = await manager.query(
    `SELECT to_regclass('public.installation') IS NOT NULL AS found`,
  );
  if (!found) return null;
  const rows: { stored: string }[] = await manager.query(
    `SELECT key_fingerprint AS stored FROM installation WHERE id = 1`,
  );
  return rows[0]?.stored.replace(FORM, '') ?? null;
}

/** @throws {ConfigError} when the keys are not those of the database */
export async function refuseOtherKeys(manager: EntityManager, personalData: PersonalData): Promise<void> {
  if ((await hasSameKeys(manager, personalData)) === false) throw otherKeys();
}

/**
 * Compares the keys with those of the database; a database that was never started takes them as its own.
 *
 * @throws {ConfigError} when they are others, since they could read nothing
 */
export async function requireSameKeys(tx: EntityManager, personalData: PersonalData): Promise<void> {
  const same = await hasSameKeys(tx, personalData);
  if (same === null) {
    await tx.insert(Installation, { id: 1, keyFingerprint: storedFingerprint(personalData), folderId: newId() });
  } else if (!same) throw otherKeys();
}

/** Teaches the ring the keys that the database has now, and which of them to write with. */
export async function learnDataKeys(manager: EntityManager, { ring }: PersonalData): Promise<void> {
  const rows: { version: number; wrapped: Buffer | null; active: boolean }[] = await manager.query(
    `SELECT version, wrapped_key AS wrapped, active_from IS NOT NULL AS active FROM data_keys ORDER BY version`,
  );
  for (const { version, wrapped } of rows) {
    if (wrapped) ring.learn(version, wrapped);
  }
  const writing = rows.findLast(({ active }) => active);
  if (writing) ring.writeWith(writing.version);
}

/**
 * Everything that reads or writes personal data of a database begins here.
 *
 * @throws {ConfigError} when the keys are not those of the database
 */
export async function openPersonalData(manager: EntityManager, keys: PersonalDataKeys): Promise<PersonalData> {
  const personalData = new PersonalData(keys);
  await refuseOtherKeys(manager, personalData);
  await learnDataKeys(manager, personalData);
  return personalData;
}
