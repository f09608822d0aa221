import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { BackupSummary } from '../backup-writer.js';
import { damaged } from '../backup-errors.js';
import type { Header } from '../backup-format.js';
import { readBackup } from './backup-reader.js';

/**
 * Reads a backup from beginning to end without a database.
 *
 * @throws {BackupRefused} when it is not whole
 */
export async function checkBackup(path: string, lookupKey: Buffer): Promise<BackupSummary> {
  let header: Header | null = null;
  let rows = 0;
  for await (const part of readBackup(path, lookupKey)) {
    if ('header' in part) header = part.header;
    if ('closing' in part) rows = part.closing.rows;
  }
  if (!header) throw damaged('没有开头');
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const { id, createdAt, tables } = header;
  return { id, createdAt, rows, tables: tables.length, sha256: hash.digest('hex'), bytes: statSync(path).size };
}
