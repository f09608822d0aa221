import type { EntityManager } from 'typeorm';
import { readContent } from '../../attachments/attachment-store.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import type { PackFile } from './pack-file.js';

/** A paper as the list of the pack tells it. */
interface ToldPaper {
  id: string;
  /** In the archive; null of one that was removed, or that was left out. */
  name: string | null;
  /** Kept, but the pack would have become too large for a browser. */
  leftOut: boolean;
  objectType: string;
  objectId: string;
  fileName: string;
  bytes: number;
  sha256: string;
  keptBy: string;
  keptAt: Date;
  removedBy: string | null;
  removedAt: Date | null;
  removalReason: string | null;
}

const ENDINGS: Readonly<Record<string, string>> = { jpeg: 'jpg' };

/**
 * What of the papers goes into one pack, in bytes: a browser has to hold the whole of it to check it. Those of claims are many, and come
 * last; of what is over this the list alone tells, with the hash.
 */
const MOST_BYTES = 500 * 1024 * 1024;

/**
 * The papers of a payout, of its objections and bank's returns, and of the policies and claims that its lines rest on, with a list of
 * them. Of those that were removed the list alone tells.
 */
export async function papersOf(
  manager: EntityManager,
  personalData: PersonalData,
  payoutId: string,
): Promise<{ told: ToldPaper[]; files: PackFile[] }> {
  const rows: (Omit<ToldPaper, 'name' | 'leftOut' | 'fileName'> & { kind: string; nameCipher: Buffer })[] =
    await manager.query(
      `SELECT a.id, a.object_type AS "objectType", a.object_id AS "objectId", a.kind, a.name_cipher AS "nameCipher", a.bytes, a.sha256,
            k.display_name AS "keptBy", a.created_at AS "keptAt", g.display_name AS "removedBy", a.removed_at AS "removedAt",
            a.removal_reason AS "removalReason"
     FROM attachments a JOIN users k ON k.id = a.created_by LEFT JOIN users g ON g.id = a.removed_by
     WHERE a.object_type = 'payout' AND a.object_id = $1
        OR a.object_type = 'objection' AND a.object_id IN (SELECT id FROM objections WHERE payout_id = $1)
        OR a.object_type = 'bank-return' AND a.object_id IN (SELECT id FROM payout_documents WHERE payout_id = $1)
        OR a.object_type = 'policy' AND a.object_id IN (SELECT policy_id FROM payout_lines WHERE payout_id = $1)
        OR a.object_type = 'claim' AND a.object_id IN (SELECT claim_id FROM payout_lines WHERE payout_id = $1)
     ORDER BY a.object_type = 'claim', a.created_at, a.id`,
      [payoutId],
    );
  let bytes = 0;
  const told = rows.map(({ kind, nameCipher, ...row }, n): ToldPaper => {
    const name = `attachments/${row.objectType}-${n + 1}.${ENDINGS[kind] ?? kind}`;
    if (!row.removedAt) bytes += row.bytes;
    const leftOut = !row.removedAt && bytes > MOST_BYTES;
    return {
      ...row,
      name: row.removedAt || leftOut ? null : name,
      leftOut,
      fileName: personalData.decrypt(nameCipher),
    };
  });
  const files = told.flatMap(({ name, ...paper }): PackFile[] =>
    name === null ? [] : [{ name, packed: true, content: () => contentOf(manager, personalData, paper) }],
  );
  return { told, files };
}

async function* contentOf(
  manager: EntityManager,
  personalData: PersonalData,
  paper: { id: string; sha256: string },
): AsyncGenerator<Buffer> {
  yield await readContent(manager, personalData, paper);
}
