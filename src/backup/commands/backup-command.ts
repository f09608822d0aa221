import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AuditHeads } from '../../audit/audit-heads.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import type { Config } from '../../common/config/config.js';
import { NoServiceError, streamFromService } from '../../control/control-client.js';
import { openDatabase } from '../../database/open-database.js';
import { hasSameKeys } from '../../keys/data-keys.js';
import { BackupRefused } from '../backup-errors.js';
import { BACKUP_COMMAND } from '../backup.service.js';
import { summaryText } from '../backup-texts.js';
import { takeBackup } from '../take-backup.js';
import { wholeFile } from '../restore/whole-file.js';

/**
 * Takes a backup into a file of mode 0600. The file gets its name once it is whole, read back and on the disk.
 *
 * @param by the account of the operating system
 * @returns what to print, in Chinese
 * @throws {BackupRefused} when the file is there already and is not to be overwritten, or the keys are not the database's
 */
export async function runBackup(
  config: Config,
  file: string,
  { by, overwrite }: { by: string; overwrite: boolean },
): Promise<string> {
  const target = resolve(file);
  const summary = await wholeFile(target, { overwrite, lookupKey: config.keys.lookup }, async (part) => {
    if (config.databaseUrl || !(await takeFromService(config, part, by))) await takeDirectly(config, part, by);
  });
  return summaryText(target, summary);
}

/** @returns false where no service runs on the data folder */
async function takeFromService({ dataDir }: Config, part: string, by: string): Promise<boolean> {
  try {
    const stream = await streamFromService(dataDir, BACKUP_COMMAND, { by });
    await pipeline(stream, createWriteStream(part, { mode: 0o600, flush: true }));
    return true;
  } catch (error) {
    if (error instanceof NoServiceError) return false;
    throw error;
  }
}

async function takeDirectly(config: Config, part: string, by: string): Promise<void> {
  const database = await openDatabase(config);
  const { dataSource } = database;
  try {
    // Under other keys it would get a seal that its own cannot check.
    if ((await hasSameKeys(dataSource.manager, new PersonalData(config.keys))) === false) {
      throw new BackupRefused('现在的密钥不是这个数据库的密钥，没有备份。请使用数据库自己的密钥。');
    }
    await takeBackup(dataSource, config.keys.lookup, { path: part, by });
    await AuditHeads.of(config).settle(dataSource);
  } finally {
    await database.close();
  }
}
