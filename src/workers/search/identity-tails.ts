import type { DataSource } from 'typeorm';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { arrayText } from '../../database/statements/array-text.js';
import { inTransaction } from '../../database/transaction.js';

/** The last four of an identity number, by which a clerk asks for a person at the counter. */
export const TAIL_LENGTH = 4;

/** Of a number that cannot be read: found by nothing, and not looked at again. */
const UNREADABLE = Buffer.alloc(0);
const CHUNK = 1_000;

/** The look-up form of the last four; other than that of whole numbers, so that neither shows in the other. */
export function tailHash(personalData: PersonalData, identityNumber: string): Buffer {
  return personalData.lookup('identity-tail', identityNumber.slice(-TAIL_LENGTH));
}

/**
 * Works out the last four of whoever has none yet: rows of before there were any, and numbers corrected since. A search asks
 * first; nearly always there is nobody, which an index of these rows alone says at once.
 */
export async function fillTails(dataSource: DataSource, personalData: PersonalData): Promise<void> {
  for (;;) {
    const rows: { id: string; cipher: Buffer; hash: Buffer }[] = await dataSource.query(
      `SELECT id, identity_cipher AS cipher, identity_hash AS hash FROM workers
       WHERE identity_tail_hash IS NULL ORDER BY id LIMIT ${CHUNK}`,
    );
    if (rows.length > 0) await store(dataSource, personalData, rows);
    if (rows.length < CHUNK) return;
  }
}

/** Nothing of the person changes by it: neither the row's version nor the mark of their facts. */
function store(
  dataSource: DataSource,
  personalData: PersonalData,
  rows: readonly { id: string; cipher: Buffer; hash: Buffer }[],
): Promise<void> {
  const tails = rows.map(({ cipher }) => {
    try {
      return tailHash(personalData, personalData.decrypt(cipher));
    } catch {
      return UNREADABLE;
    }
  });
  return inTransaction(dataSource, async (tx) => {
    await tx.query(`SELECT set_config('social_workers.re_encrypting', 'on', true)`);
    await tx.query(
      `UPDATE workers w SET identity_tail_hash = u.tail FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS u(id, hash, tail)
       WHERE w.id = u.id AND w.identity_hash = u.hash AND w.identity_tail_hash IS NULL`,
      [arrayText(rows.map(({ id }) => id)), arrayText(rows.map(({ hash }) => hash)), arrayText(tails)],
    );
  });
}
