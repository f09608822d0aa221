import type { Readable } from 'node:stream';
import type { Config } from '../../common/config/config.js';
import { streamFromService } from '../../control/control-client.js';
import { DataFolderInUseError } from '../../database/engine/embedded.js';
import { pendingMigrations } from '../../database/migrate.js';
import { mayMigrate } from '../../database/roles/rights.js';
import { NoDatabaseError, openDatabase, type OpenDatabase } from '../../database/open-database.js';
import { openPersonalData } from '../data-keys.js';
import { settleKeyFile } from '../key-file.js';
import { KeyRotationRefused } from '../keys-errors.js';
import { rotateMaster } from './master-rotation.js';
import type { RotationLine } from './rotation-lines.js';
import { type RotationResult, rotateKeys, type RotationStage } from './rotation.js';

interface RotateCommand {
  /** The master key too. */
  master: boolean;
  /** `NEW_DATA_KEY`. */
  newMaster: Buffer | null;
  print: (line: string) => void;
}

/**
 * `rotate-keys` and `rotate-keys --master`: on PostgreSQL beside the services that run; on an embedded database through the
 * service that holds it, or straight when none does.
 *
 * @throws {KeyRotationRefused} with what to do
 * @throws {DataFolderInUseError} for the master key of an embedded database while its service runs
 */
export async function rotateCommand(config: Config, command: RotateCommand): Promise<void> {
  let database: OpenDatabase;
  try {
    database = await openDatabase(config);
  } catch (error) {
    // The service took its master key at its start: it must end before that one changes.
    if (!(error instanceof DataFolderInUseError) || command.master) throw error;
    return told(command.print, await askRunningService(config, command.print));
  }
  try {
    told(command.print, await rotateHere(database, config, command));
  } finally {
    await database.close();
  }
}

async function rotateHere(
  { dataSource, embedded }: OpenDatabase,
  config: Config,
  { master, newMaster, print }: RotateCommand,
): Promise<RotationResult> {
  await requireMigrated(dataSource);
  if (!embedded) await requireOwner(dataSource);
  const settled = await settleKeyFile(dataSource.manager, config);
  const personalData = await openPersonalData(dataSource.manager, settled.keys);
  const stage: RotationStage = { dataSource, personalData, embedded: embedded !== null, report: print };
  return master ? rotateMaster(stage, settled, newMaster) : rotateKeys(stage);
}

async function requireMigrated({ manager }: OpenDatabase['dataSource']): Promise<void> {
  if ((await pendingMigrations(manager)).length > 0) {
    throw new NoDatabaseError('this version of it (start the service once, so that it brings it up to date)');
  }
}

/**
 * A role that only serves may not write ledger lines anew; and who does not see when others' transactions began would not wait for them.
 *
 * @throws {KeyRotationRefused}
 */
async function requireOwner({ manager }: OpenDatabase['dataSource']): Promise<void> {
  if (!(await mayMigrate(manager))) {
    throw new KeyRotationRefused('DATABASE_URL 所用的账号无权改写密文，没有轮换。请换用数据库属主的账号再执行一次。');
  }
  const [{ hidden }]: [{ hidden: boolean }] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
                      AND application_name = current_setting('application_name') AND NOT pg_has_role(usesysid, 'USAGE'))
        AND NOT pg_has_role('pg_read_all_stats', 'USAGE') AS hidden`,
  );
  if (hidden) {
    throw new KeyRotationRefused(
      '属主账号看不到服务账号的事务，不能确定何时可以停用旧密钥，没有轮换。请由数据库管理员执行一次 deploy/postgres/roles.sql，再执行轮换。',
    );
  }
}

async function askRunningService(config: Config, print: (line: string) => void): Promise<RotationResult> {
  for await (const said of linesOf(await streamFromService(config.dataDir, 'rotate-keys'))) {
    if ('result' in said) return said.result;
    if ('refused' in said) throw new KeyRotationRefused(said.refused);
    print(said.line);
  }
  throw new KeyRotationRefused('服务在轮换中途停止或出错（见服务日志）。请再次执行，它会从停下的地方继续。');
}

async function* linesOf(stream: Readable): AsyncGenerator<RotationLine> {
  let text = '';
  stream.setEncoding('utf8');
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as RotationLine;
    }
  } catch (error) {
    // The service broke off: what it said last was not the end.
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
  }
}

function told(print: (line: string) => void, { version, rows }: RotationResult): void {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  print(`完成：${total} 行密文均已使用第 ${version} 版数据密钥，旧密钥已停用。`);
}
