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
  const dataDir = resolve(text(env, 'DATA_DIR') ?? 'data');
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
      `${address} can be reached from other machines, and without TLS everybody on the way reads passwords and names. ` +
        'Give TLS_CERT and TLS_KEY, or TRUSTED_PROXIES for a proxy that has them, or ALLOW_PLAIN_HTTP=yes for a trial in a closed network',
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
    throw new ConfigError('BACKUP_AT', `must be a time of the day like 02:30, not "${value}"`);
  }
  if (text(env, 'BACKUP_DIR') === null) throw new ConfigError('BACKUP_DIR', 'must be set too, since BACKUP_AT is');
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
    throw new ConfigError(name, `must be a whole number from ${min} to ${max}, not "${value}"`);
  }
  return number;
}

function oneOf<T extends string>(env: Environment, name: string, values: readonly T[], fallback: T): T {
  const value = text(env, name);
  if (value === null) return fallback;
  const found = values.find((candidate) => candidate === value);
  if (!found) throw new ConfigError(name, `must be one of ${values.join(', ')}, not "${value}"`);
  return found;
}

function publicPath(env: Environment): string {
  const value = text(env, 'PUBLIC_PATH') ?? '/';
  if (!/^\/(?:[\w.~-]+\/)*$/.test(value)) {
    throw new ConfigError('PUBLIC_PATH', `must begin and end with a slash, like /social-workers/, not "${value}"`);
  }
  return value;
}

function databaseUrl(env: Environment, name: string): string | null {
  const value = text(env, name);
  if (value === null) return null;
  // The value may hold a password, so it is not repeated in the message.
  if (!hostUrls(value)) {
    throw new ConfigError(name, 'must look like postgresql://user:password@host:5432/database');
  }
  return value;
}

function databaseReplicaUrl(env: Environment): string | null {
  const value = databaseUrl(env, 'DATABASE_REPLICA_URL');
  if (value !== null && text(env, 'DATABASE_URL') === null) {
    throw new ConfigError('DATABASE_REPLICA_URL', 'needs DATABASE_URL, the primary that it is a replica of');
  }
  return value;
}

function adminPassword(env: Environment): string | null {
  const value = env.ADMIN_PASSWORD;
  if (value === undefined || value === '') return null;
  if (value.length > 128) throw new ConfigError('ADMIN_PASSWORD', 'must have at most 128 characters');
  return value;
}

function metricsToken(env: Environment): string | null {
  const value = text(env, 'METRICS_TOKEN');
  // The value is a secret, so it is not repeated in the message.
  if (value !== null && !/^[\w.~+/=-]{16,200}$/.test(value)) {
    throw new ConfigError(
      'METRICS_TOKEN',
      'must be 16 to 200 letters, digits or signs of base64 (openssl rand -hex 24)',
    );
  }
  return value;
}

const KEY_VARIABLES = { data: 'DATA_KEY', lookup: 'LOOKUP_KEY', token: 'TOKEN_KEY' } as const;

/**
 * The keys come from the environment, all three or none; with none, from `keys.json` (mode 0600) in the data folder,
 * made on the first start.
 */
function readKeys(env: Environment, dataDir: string): Keys {
  const given = Object.values(KEY_VARIABLES).filter((name) => text(env, name) !== null);
  if (given.length > 0) {
    const key = (name: string): Buffer => {
      const value = text(env, name);
      if (value === null) throw new ConfigError(name, `must be set too, since ${given.join(' and ')} is`);
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
    throw new ConfigError('DATA_DIR', `the key file ${path} can be read by others; set its mode to 0600`);
  }
  let parsed: Record<string, string>;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch {
    throw new ConfigError('DATA_DIR', `the key file ${path} cannot be read; restore it from your backup of the keys`);
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
  if (key.length !== 32) throw new ConfigError(name, 'must be 32 bytes in base64 (openssl rand -base64 32)');
  return key;
}
