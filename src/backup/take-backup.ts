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
  await logBackup(dataSource, summary, by);
  return summary;
}

/** @param by the account of the operating system, or what took it by itself */
export async function logBackup(dataSource: DataSource, summary: BackupSummary, by: string): Promise<void> {
  const { id, createdAt, rows, tables, sha256, bytes } = summary;
  const details = { by, createdAt, rows, tables, sha256, bytes };
  await inTransaction(dataSource, (tx) =>
    new AuditService().record(tx, null, { action: 'backup.take', objectType: 'backup', objectId: id, details }),
  );
}
