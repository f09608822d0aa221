import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { AuditHeads } from '../../audit/audit-heads.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import type { Config } from '../../common/config/config.js';
import { beijingTime } from '../../common/values/clock.js';
import { EmbeddedDatabase, hasDatabase } from '../../database/engine/embedded.js';
import { MIGRATIONS } from '../../database/migrations/index.js';
import { connect, openDatabase } from '../../database/open-database.js';
import { verifyMoney } from '../../integrity/verify.js';
import { BackupRefused } from '../backup-errors.js';
import type { Header } from '../backup-format.js';
import { readHeaderOf } from '../restore/backup-reader.js';
import { checkBackup } from '../restore/check-backup.js';
import { type Restored, restoreInto, type RestoreSource } from '../restore/restore.js';

/**
 * Restores a backup into an empty PostgreSQL database, or a data folder without a database, and checks the invariants of
 * what then stands there.
 *
 * @param by the account of the operating system
 * @returns what to print, in Chinese; `ok` is false when the data were restored as they were and an invariant fails
 * @throws {BackupRefused} when nothing was restored
 */
export async function runRestore(config: Config, file: string, by: string): Promise<{ ok: boolean; text: string }> {
  const path = resolve(file);
  requireReadable(await readHeaderOf(path), config);
  if (!config.databaseUrl && hasDatabase(config.dataDir)) {
    throw new BackupRefused('数据目录中已有数据库。只能恢复到空的数据目录，请另选一个 DATA_DIR。');
  }
  const { sha256 } = await checkBackup(path, config.keys.lookup);
  const source: RestoreSource = { path, lookupKey: config.keys.lookup, sha256, by };
  const { header, rows } = await (config.databaseUrl
    ? into(await connect({ url: config.databaseUrl, poolSize: 2 }), source)
    : intoFolder(config.dataDir, source));
  const database = await openDatabase(config);
  try {
    // Older than what was kept, by intent: from here on this is what is kept, and the former head stands aside.
    // Beside the backups it is kept once a service works on this copy: a trial leaves nothing there.
    const alone = { ...config, backupDir: null };
    await AuditHeads.of(alone).settle(database.dataSource, { restored: true });
    const { ok, text } = await verifyMoney(database, alone);
    const lines = [
      `已恢复：数据截至 ${beijingTime(header.createdAt)}，${header.tables.length} 张表 ${rows} 行，逐表行数和校验值与备份一致。`,
      ...(ok ? [] : ['恢复的数据与备份相同，但下列检查未通过，请先查明原因再使用：']),
    ];
    return { ok, text: `${lines.join('\n')}\n${text}` };
  } finally {
    await database.close();
  }
}

function requireReadable(header: Header, { keys }: Config): void {
  if (header.keyFingerprint !== new PersonalData(keys).fingerprint()) {
    throw new BackupRefused(
      '这份备份属于另一套密钥，用现在的密钥无法读出其中的个人信息，没有恢复任何数据。' +
        '请先放入备份当时的密钥（DATA_DIR 中的 keys.json，可用 keys-import 取回；或环境变量 DATA_KEY、LOOKUP_KEY、TOKEN_KEY），再恢复。',
    );
  }
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  if (!header.migrations.every((name) => known.has(name))) {
    throw new BackupRefused('这份备份由更新版本的系统写成，请先升级本系统再恢复。没有恢复任何数据。');
  }
}

async function into(dataSource: DataSource, source: RestoreSource): Promise<Restored> {
  try {
    return await restoreInto(dataSource, source);
  } finally {
    await dataSource.destroy();
  }
}

async function intoFolder(dataDir: string, source: RestoreSource): Promise<Restored> {
  const embedded = await EmbeddedDatabase.openAside(dataDir);
  try {
    const restored = await into(await connect({ embedded }), source);
    await embedded.putInPlace();
    return restored;
  } catch (error) {
    await embedded.discard();
    throw error;
  }
}
