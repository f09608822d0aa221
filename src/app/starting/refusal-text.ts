import { resolve, sep } from 'node:path';
import { BackupRefused } from '../../backup/backup-errors.js';
import { ConfigError } from '../../common/config/config.js';
import { NoServiceError } from '../../control/control-client.js';
import { LocalRefusal } from '../../control/local-commands.js';
import { DataFolderInUseError } from '../../database/engine/embedded.js';
import { damageOf, DataFolderError } from '../../database/engine/folder.js';
import { MigrationNeededError, NewerDataError, NotOwnerError, OlderDataError } from '../../database/migrate.js';
import { NoDatabaseError } from '../../database/open-database.js';
import { ReadOnlyServer } from '../../database/server/server-errors.js';
import { DemoDatabaseInUseError } from '../../demo/demo-database.js';

const REFUSALS = [
  BackupRefused,
  ConfigError,
  DataFolderError,
  DataFolderInUseError,
  DemoDatabaseInUseError,
  LocalRefusal,
  MigrationNeededError,
  NewerDataError,
  NoDatabaseError,
  NoServiceError,
  NotOwnerError,
  OlderDataError,
];

const NO_RIGHT =
  'DATABASE_URL：数据库没有给这个账号所需的权限。刚用 roles.sql 分了账号或换了版本的，先用属主账号执行一次 migrate 命令，权限由它设定；' +
  'restore、rotate-keys 和 migrate 用属主账号，运行服务和其他命令用服务账号，只读账号只供查询。';
const ONLY_READS = 'DATABASE_URL：这个数据库或账号现在只能读。请改用能写的那一台和服务账号。';

/** By what the file system says; of a place that whoever runs the command can name, make or open. */
const OF_FILES: Record<string, (path: string) => string> = {
  EACCES: noRight,
  EPERM: noRight,
  EROFS: (path) => `${path} 所在的磁盘只能读。请换一个位置。`,
  ENOSPC: (path) => `${path} 所在的磁盘已满，没有写成。请清理磁盘，或换一个位置，再做一次。`,
  EDQUOT: (path) => `${path} 所在的磁盘超过了这个账号的限额，没有写成。请清理，或换一个位置，再做一次。`,
  EISDIR: (path) => `${path} 是一个文件夹。请写明其中的哪一个文件。`,
  ENOENT: (path) => `没有 ${path}。请核对位置和名字是否写对，文件夹是否已经建好。`,
  ENOTDIR: (path) => `${path} 不是文件夹里的文件。请核对位置是否写对。`,
  EIO: (path) => `${path} 读写出错，磁盘可能有问题。请换一块磁盘，再做一次。`,
};

/**
 * What a start or a command that failed says to whoever ran it, in Chinese, with what to do.
 *
 * @param places files and folders that were named to it
 * @returns null for a fault of ours, which needs its whole trace
 */
export function refusalText(error: unknown, places: readonly string[]): string | null {
  const damage = damageOf(error);
  if (damage !== null) return damage;
  if (error instanceof Error && REFUSALS.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof ReadOnlyServer) return ONLY_READS;
  const { code = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === INSUFFICIENT_PRIVILEGE) return NO_RIGHT;
  const said = Object.hasOwn(OF_FILES, code) ? OF_FILES[code] : undefined;
  if (!said) return null;
  // What is read or written once it is open tells no path: it is what was named first.
  if (path === undefined) return OF_CONTENT.has(code) && places[0] !== undefined ? said(resolve(places[0])) : null;
  const whole = resolve(path);
  for (const place of places.map((each) => resolve(each))) {
    if (whole === place || whole.startsWith(place + sep)) return said(whole);
    // A draft stands beside what it becomes.
    if (whole.startsWith(`${place}.`)) return said(place);
  }
  return null;
}

const OF_CONTENT = new Set(['ENOSPC', 'EDQUOT', 'EISDIR', 'EIO']);
/** SQLSTATE. */
const INSUFFICIENT_PRIVILEGE = '42501';

function noRight(path: string): string {
  return (
    `没有权限读写 ${path}。命令由运行服务的账号执行，须是它能读写的位置：要写的先写到 /tmp，再由管理员移走；` +
    '要读的由管理员先放到 /tmp，属主改为运行服务的账号。'
  );
}
