import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { nameDurably, renameDurably } from '../../common/durable-files.js';
import { BackupRefused } from '../backup-errors.js';
import type { BackupSummary } from '../backup-writer.js';
import { checkBackup } from './check-backup.js';

/** A backup that `write` writes gets the name `target` once it is read back and on the disk; otherwise nothing has it. */
export async function wholeFile(
  target: string,
  { overwrite, lookupKey }: { overwrite: boolean; lookupKey: Buffer },
  write: (part: string) => Promise<void>,
): Promise<BackupSummary> {
  if (!existsSync(dirname(target))) throw new BackupRefused(`没有这个文件夹：${dirname(target)}`);
  if (!overwrite && existsSync(target)) throw exists(target);
  const part = `${target}.${process.pid}.part`;
  try {
    await write(part);
    const summary = await checkBackup(part, lookupKey);
    if (overwrite) renameDurably(part, target);
    else nameNew(part, target);
    return summary;
  } finally {
    rmSync(part, { force: true });
  }
}

function nameNew(part: string, target: string): void {
  try {
    nameDurably(part, target);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? exists(target) : error;
  }
}

function exists(target: string): BackupRefused {
  return new BackupRefused(`${target} 已存在，不会覆盖。请换一个文件名，或加上 --overwrite。`);
}
