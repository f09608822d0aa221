import type { DataSource } from 'typeorm';
import { backUpBeforeUpgrade } from '../../backup/commands/upgrade-backup.js';
import { logBackup } from '../../backup/take-backup.js';
import { type Config, ConfigError } from '../../common/config/config.js';
import { log } from '../../common/log.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { mayMigrate } from '../../database/roles/rights.js';
import { migrate, NotOwnerError, refuseIfNotAllowed, refuseNewerData } from '../../database/migrate.js';
import { connect } from '../../database/open-database.js';
import { refuseOtherKeys } from '../../keys/data-keys.js';

/**
 * Runs what migrations this program has and the database has not.
 *
 * @returns their names
 * @throws {MigrationNeededError} with nothing changed, where the role that is connected only serves
 */
export async function bringUpToDate(dataSource: DataSource, config: Config): Promise<string[]> {
  await refuseIfNotAllowed(dataSource.manager);
  const backup = await backUpBeforeUpgrade(dataSource, config);
  const migrations = await migrate(dataSource);
  // The audit log's tables are those of this version only now.
  if (backup) await logBackup(dataSource, backup, 'upgrade');
  if (migrations.length > 0) log.info({ migrations, backup: backup?.file }, 'the database was brought up to date');
  return migrations;
}

/**
 * The `migrate` command: for a server whose service is connected as a role that may not change the schema.
 *
 * @returns what to print, in Chinese
 * @throws {NotOwnerError}
 */
export async function runMigrate(config: Config): Promise<string> {
  if (config.databaseUrl === null) {
    throw new ConfigError('DATABASE_URL', '没有设置。自带的数据库每次启动时自行升级，不用这个命令。');
  }
  const dataSource = await connect({ url: config.databaseUrl, poolSize: 2 });
  try {
    await refuseNewerData(dataSource.manager);
    // A backup is sealed with the keys; nothing else of this needs them.
    if (config.upgradeBackupDir !== null) await refuseOtherKeys(dataSource.manager, new PersonalData(config.keys));
    if (!(await mayMigrate(dataSource.manager))) throw new NotOwnerError();
    const migrations = await bringUpToDate(dataSource, config);
    const done = migrations.length > 0 ? `执行了 ${migrations.length} 项结构变更` : '结构已是本版本的，没有变更';
    return `数据库升级完成：${done}；各账号的权限已重新设定。\n`;
  } finally {
    await dataSource.destroy();
  }
}
