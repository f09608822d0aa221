import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../../common/config/config.js';
import { isFolder } from '../../common/config/data-folder.js';
import { pendingMigrations } from '../../database/migrate.js';
import { keyFingerprintOf } from '../../keys/data-keys.js';
import { BackupRefused } from '../backup-errors.js';
import { type BackupSummary, writeBackup } from '../backup-writer.js';
import { wholeFile } from '../restore/whole-file.js';

/**
 * Before a start changes a database that was in use: a backup of it in `UPGRADE_BACKUP_DIR`, read back as that of the
 * `backup` command is. It is logged by whoever calls, once the log's tables are those of this version.
 *
 * @returns null where none is asked for or nothing will change
 * @throws {BackupRefused} when it cannot be written; the start must then change nothing
 */
export async function backUpBeforeUpgrade(dataSource: DataSource, config: Config): Promise<UpgradeBackup | null> {
  const folder = config.upgradeBackupDir;
  if (folder === null || !(await isUpgrade(dataSource))) return null;
  const at = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const file = join(folder, `before-upgrade-${at}-${process.pid}.backup`);
  try {
    if (!isFolder(folder)) throw new BackupRefused(`没有这个文件夹：${folder}`);
    const write = async (path: string): Promise<void> => {
      await writeBackup(dataSource, config.keys.lookup, { path });
    };
    return { file, ...(await wholeFile(file, { overwrite: false, lookupKey: config.keys.lookup }, write)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(
      `升级前的备份没有写成（${reason}）。数据库没有升级，服务没有启动。请检查 UPGRADE_BACKUP_DIR 所指的文件夹及其剩余空间，再启动。`,
    );
  }
}

export interface UpgradeBackup extends BackupSummary {
  file: string;
}

/** A new database has nothing to lose. */
async function isUpgrade({ manager }: DataSource): Promise<boolean> {
  return (await pendingMigrations(manager)).length > 0 && (await keyFingerprintOf(manager)) !== null;
}
