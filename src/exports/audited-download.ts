import type { DataSource } from 'typeorm';
import type { AuditEntry, AuditService } from '../audit/audit.service.js';
import type { Caller } from '../auth/access/caller.js';
import { inTransaction } from '../database/transaction.js';
import type { DownloadLog } from './logged-download.js';

/** Tells the audit log of a file that a caller takes: `<action>-begin`, then the action itself of the whole file. */
export function auditedDownload(
  dataSource: DataSource,
  audit: AuditService,
  caller: Caller,
  { action, details: further, ...entry }: AuditEntry,
): DownloadLog {
  const record = (name: string, details: object): Promise<void> =>
    inTransaction(dataSource, (tx) =>
      audit.record(tx, caller, { ...entry, action: name, details: { ...details, ...further } }),
    );
  return {
    begun: (details) => record(`${action}-begin`, details),
    whole: (details) => record(action, details),
  };
}
