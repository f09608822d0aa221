import type { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { inTransaction } from '../database/transaction.js';
import { type BackupSummary, writeBackup } from './backup-writer.js';

/** Writes a backup and logs it: everything that the database holds has left it. */
export async function takeBackup(
  dataSource: DataSource,
  lookupKey: Buffer,
  { by, ...file }: { path: string; by: string; signal?: AbortSignal },
): Promise<BackupSummary> {
  const summary = await writeBackup(dataSource, lookupKey, file);
  await inTransaction(dataSource, (tx) => {
    const { id, ...details } = summary;
    const entry = { action: 'backup.take', objectType: 'backup', objectId: id, details: { by, ...details } };
    return new AuditService().record(tx, null, entry);
  });
  return summary;
}
