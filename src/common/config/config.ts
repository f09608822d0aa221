import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeFolderDurably, writeNewDurably } from '../durable-files.js';
import type { LogFileOptions } from '../log-file.js';
import type { PersonalDataKeys } from '../secrets/personal-data.js';
import { ConfigError } from './config-error.js';
import { type Environment, withSecretFiles } from './environment.js';
import { hostUrls } from './host-urls.js';
import { KEY_FILE, signOfUse } from './data-folder.js';
import { type TlsFiles, tlsFiles } from './tls-files.js';

export { ConfigError } from './config-error.js';

export interface Config {
  port: number;
  host: string;
  /** Null where TLS ends at a proxy, or the service is on this machine alone. */
  tls: TlsFiles | null;
  /** Absolute folder of the embedded database and of key files. */
  dataDir: string;
  /** Absolute folder on another disk, where backups are; it also takes the head of the audit log. */
  backupDir: string | null;
  /** When the service takes a backup by itself, `HH:MM` in Asia/Shanghai; null where others do. */
  backupAt: string | null;
  /** PostgreSQL instead of the embedded database. */
  databaseUrl: string | null;
  /** A streaming replica of that database, which reports and downloads are read from. */
  databaseReplicaUrl: string | null;
  /** Connections to each of the two. */
  databasePoolSize: number;
  /** Statements that take longer are logged; null logs none. */
  slowStatementMs: number | null;
  /** Password of `admin` on a first start without users. */
  adminPassword: string | null;
  /** Asked of whoever reads the metrics; null shows them to this machine alone. */
  metricsToken: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Files that the log goes to instead of standard output. */
  logFile: LogFileOptions | null;
  accessTokenSeconds: number;
  /** Proxies in front of the service whose `X-Forwarded-For` is believed; 0 believes nobody. */
  trustedProxies: number;
  /** The path below which a proxy serves this service, as the browser sees it: begins and ends with a slash. */
  publicPath: string;
  /** Between the signal to end and no longer taking requests; `health/ready` says so meanwhile. */
  drainSeconds: number;
  /** What one account may ask of this instance without pause. */
  requestsPerSecond: number;
  /** Largest workbook that may be uploaded, in bytes. */
  uploadLimitBytes: number;
  /** Absolute folder for a backup before a start changes a database that was in use; null takes none. */
  upgradeBackupDir: string | null;
  keys: Keys;
}

/** 32 random bytes each; whoever has them can read what the database keeps encrypted. */
export interface Keys extends PersonalDataKeys {
  token: Buffer;
  /** True when the keys came from the environment, false when from a key file in the data folder. */
  fromEnvironment: boolean;
}

/**
 * Reads and checks the environment once. Every other file takes the result; none reads `process.env`.
 *
 * @throws {ConfigError} naming the variable that is wrong
 */
export function readConfig(environment: Environment = process.env): Config {
  const env = withSecretFiles(environment);
  const dataDir = dataFolderOf(env);
  return {
    port: integer(env, 'PORT', 3000, 0, 65_535),
    host: host(env),
    tls: tlsFiles(text(env, 'TLS_CERT'), text(env, 'TLS_KEY')),
    dataDir,
    backupDir: folder(env, 'BACKUP_DIR'),
    backupAt: backupAt(env),
    databaseUrl: databaseUrl(env, 'DATABASE_URL'),
    databaseReplicaUrl: databaseReplicaUrl(env),
    databasePoolSize: integer(env, 'DATABASE_POOL_SIZE', 10, 1, 200),
    slowStatementMs: integer(env, 'SLOW_STATEMENT_MS', 1_000, 0, 3_600_000) || null,
    adminPassword: adminPassword(env),
    metricsToken: metricsToken(env),
    logLevel: oneOf(env, 'LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info'),
    logFile: logFile(env),
    accessTokenSeconds: integer(env, 'ACCESS_TOKEN_SECONDS', 900, 60, 86_400),
    trustedProxies: integer(env, 'TRUSTED_PROXIES', 0, 0, 5),
    publicPath: publicPath(env),
    drainSeconds: integer(env, 'DRAIN_SECONDS', 0, 0, 300),
    requestsPerSecond: integer(env, 'REQUESTS_PER_SECOND', 50, 1, 10_000),
    uploadLimitBytes: integer(env, 'UPLOAD_LIMIT_MB', 64, 1, 256) * 1024 * 1024,
    upgradeBackupDir: folder(env, 'UPGRADE_BACKUP_DIR'),
    keys: readKeys(env, dataDir),
  };
}

/**
 * Whoever listens to a network without TLS sends passwords and names in the clear, so it has to be said twice: by a proxy that is trusted, or
 * in so many words.
 */
function host(env: Environment): string {
  const address = text(env, 'HOST') ?? '127.0.0.1';
  const isOwn = address === 'localhost' || address === '::1' || address.startsWith('127.');
  const isCovered = text(env, 'TLS_CERT') !== null || integer(env, 'TRUSTED_PROXIES', 0, 0, 5) > 0;
  if (!isOwn && !isCovered && oneOf(env, 'ALLOW_PLAIN_HTTP', ['yes', 'no'], 'no') === 'no') {
    throw new ConfigError(
      'HOST',
      `监听 ${address} 会让其他机器也能访问，没有证书时途中的人能看到密码和姓名。请设置证书（TLS_CERT 和 TLS_KEY）；` +
        '前面有带证书的代理的，设置 TRUSTED_PROXIES；只在封闭网络里试用几天的，设置 ALLOW_PLAIN_HTTP=yes。',
    );
  }
  return address;
}

function text(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value ? value : null;
}

function folder(env: Environment, name: string): string | null {
  const value = text(env, name);
  return value === null ? null : resolve(value);
}

function backupAt(env: Environment): string | null {
  const value = text(env, 'BACKUP_AT');
  if (value === null) return null;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) {
    throw new ConfigError('BACKUP_AT', `应当写成一天中的时刻，如 02:30，现在是“${value}”。`);
  }
  if (text(env, 'BACKUP_DIR') === null)
    throw new ConfigError('BACKUP_DIR', '已设置 BACKUP_AT，还须设置这一项，写明备份放在哪个文件夹。');
  return value;
}

/** Kept for six months unless told otherwise: as long as the Cybersecurity Law (article 21) asks of network logs. */
function logFile(env: Environment): LogFileOptions | null {
  const path = folder(env, 'LOG_FILE');
  const maxBytes = integer(env, 'LOG_MAX_MB', 50, 1, 1024) * 1024 * 1024;
  const keepDays = integer(env, 'LOG_KEEP_DAYS', 180, 1, 3650);
  return path === null ? null : { path, maxBytes, keepDays };
}

function integer(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === null) return fallback;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new ConfigError(name, `应当是 ${min} 到 ${max} 的整数，现在是“${value}”。`);
  }
  return number;
}

function oneOf<T extends string>(env: Environment, name: string, values: readonly T[], fallback: T): T {
  const value = text(env, name);
  if (value === null) return fallback;
  const found = values.find((candidate) => candidate === value);
  if (!found) throw new ConfigError(name, `只能是 ${values.join('、')} 之一，现在是“${value}”。`);
  return found;
}

function publicPath(env: Environment): string {
  const value = text(env, 'PUBLIC_PATH') ?? '/';
  if (!/^\/(?:[\w.~-]+\/)*$/.test(value)) {
    throw new ConfigError('PUBLIC_PATH', `首尾都要有斜线，如 ${PATH_FORM}，现在是“${value}”。`);
  }
  return value;
}

function databaseUrl(env: Environment, name: string): string | null {
  const value = text(env, name);
  if (value === null) return null;
  // The value may hold a password, so it is not repeated in the message.
  if (!hostUrls(value)) {
    throw new ConfigError(name, `应当写成 ${DATABASE_FORM}，各项换成实际的；密码里有特殊符号的，要写成百分号编码。`);
  }
  return value;
}

function databaseReplicaUrl(env: Environment): string | null {
  const value = databaseUrl(env, 'DATABASE_REPLICA_URL');
  if (value !== null && text(env, 'DATABASE_URL') === null) {
    throw new ConfigError('DATABASE_REPLICA_URL', '还须设置 DATABASE_URL，即这个只读副本所跟随的主库。');
  }
  return value;
}

function adminPassword(env: Environment): string | null {
  const value = env.ADMIN_PASSWORD;
  if (value === undefined || value === '') return null;
  if (value.length > 128) throw new ConfigError('ADMIN_PASSWORD', '最多 128 个字符，请换一个短些的密码。');
  return value;
}

function metricsToken(env: Environment): string | null {
  const value = text(env, 'METRICS_TOKEN');
  // The value is a secret, so it is not repeated in the message.
  if (value !== null && !/^[\w.~+/=-]{16,200}$/.test(value)) {
    throw new ConfigError('METRICS_TOKEN', '应当是 16 到 200 个英文字母或数字，可用 openssl rand -hex 24 生成。');
  }
  return value;
}

/** As they are written; no words of a sentence. */
const PATH_FORM = '/social-workers/';
const DATABASE_FORM = 'postgresql://user:password@host:5432/database';

const KEY_VARIABLES = { data: 'DATA_KEY', lookup: 'LOOKUP_KEY', token: 'TOKEN_KEY' } as const;

/** `DATA_DIR`, whole. */
export function dataFolderOf(env: Environment = process.env): string {
  return resolve(text(env, 'DATA_DIR') ?? 'data');
}

/**
 * The keys come from the environment, all three or none; with none, from `keys.json` (mode 0600) in the data folder,
 * made on the first start.
 */
function readKeys(env: Environment, dataDir: string): Keys {
  const given = Object.values(KEY_VARIABLES).filter((name) => text(env, name) !== null);
  if (given.length > 0) {
    const key = (name: string): Buffer => {
      const value = text(env, name);
      if (value === null)
        throw new ConfigError(name, `三个密钥要么都设置，要么都不设置；已设置 ${given.join('、')}，还缺这一个。`);
      return decodeKey(name, value);
    };
    return {
      data: key(KEY_VARIABLES.data),
      lookup: key(KEY_VARIABLES.lookup),
      token: key(KEY_VARIABLES.token),
      fromEnvironment: true,
    };
  }
  return { ...keyFile(join(dataDir, KEY_FILE)), fromEnvironment: false };
}

/**
 * The master key that the next one is to be; null where none is given.
 *
 * @throws {ConfigError} when it is not a key
 */
export function readNewDataKey(env: Environment = process.env): Buffer | null {
  const value = text(withSecretFiles(env), 'NEW_DATA_KEY');
  return value === null ? null : decodeKey('NEW_DATA_KEY', value);
}

function keyFile(path: string): Omit<Keys, 'fromEnvironment'> {
  if (!existsSync(path)) {
    const sign = signOfUse(dirname(path));
    if (sign !== null) throw new ConfigError('DATA_DIR', keysAreGone(path, sign));
    makeFolderDurably(dirname(path));
    const fresh = { data: newKey(), lookup: newKey(), token: newKey() };
    // Of two processes starting at once only one may lay down the keys; the other reads them. They are on the disk before anything
    // is encrypted under them.
    try {
      writeNewDurably(path, JSON.stringify(fresh));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new ConfigError(
      'DATA_DIR',
      `密钥文件 ${path} 别的账号也能读。请把它的权限改为 0600，只让运行服务的账号读写，再启动。`,
    );
  }
  let parsed: Record<string, string>;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch {
    throw new ConfigError(
      'DATA_DIR',
      `密钥文件 ${path} 读不出内容，可能已损坏。请把它移到别处，用 keys-import 从密钥的副本取回；不要另造密钥。`,
    );
  }
  const key = (name: string): Buffer => decodeKey(`${path} "${name}"`, parsed[name] ?? '');
  return { data: key('data'), lookup: key('lookup'), token: key('token') };
}

/** New keys would read nothing of what the folder holds, and hide that the old ones are gone. */
function keysAreGone(path: string, sign: string): string {
  return (
    `目录 ${dirname(path)} 已在使用（其中有 ${sign}），密钥文件 keys.json 却不见了。没有另造密钥，没有启动，也没有改动任何文件。` +
    '请把原来的 keys.json 放回，或用 keys-import 从密钥的副本取回；密钥在环境变量中的，请设置 DATA_KEY、LOOKUP_KEY、TOKEN_KEY。' +
    '如果这个目录不是本系统的，请另选一个 DATA_DIR。'
  );
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

function decodeKey(name: string, value: string): Buffer {
  const key = Buffer.from(value, 'base64');
  if (key.length !== 32)
    throw new ConfigError(
      name,
      '应当是 32 字节的密钥。首次启动前可用 openssl rand -base64 32 生成；已有数据的，必须用原来的密钥。',
    );
  return key;
}
