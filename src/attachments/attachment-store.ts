import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { AttachmentChunk } from './attachment.entity.js';

/** So that no row is wide: a backup, a rotation and a wire take a few of them at a time. */
const CHUNK_BYTES = 256 * 1024;

/** The bytes of papers in the database, in pieces that are encrypted each by itself. */

export async function writeContent(
  tx: EntityManager,
  personalData: PersonalData,
  attachmentId: string,
  content: Buffer,
): Promise<void> {
  for (let n = 0; n * CHUNK_BYTES < content.length; n++) {
    const piece = content.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
    await tx.insert(AttachmentChunk, { attachmentId, n, contentCipher: personalData.encryptBytes(piece) });
  }
}

/**
 * A paper as it was kept.
 *
 * @throws {Error} where its pieces do not come to the hash under which it was kept: one was changed, lost or put for another
 */
export async function readContent(
  manager: EntityManager,
  personalData: PersonalData,
  { id, sha256 }: { id: string; sha256: string },
): Promise<Buffer> {
  const chunks: { cipher: Buffer }[] = await manager.query(
    'SELECT content_cipher AS cipher FROM attachment_chunks WHERE attachment_id = $1 ORDER BY n',
    [id],
  );
  const content = Buffer.concat(chunks.map(({ cipher }) => personalData.decryptBytes(cipher)));
  if (createHash('sha256').update(content).digest('hex') !== sha256) throw new Error(`attachment ${id} was changed`);
  return content;
}
