import { type Environment, SECRETS, withSecretFiles } from './environment.js';
import { hostUrls } from './host-urls.js';
import type { Config } from './config.js';

const FOLDERS_AND_NUMBERS = {
  PORT: ({ port }) => port,
  HOST: ({ host }) => host,
  TLS_CERT: ({ tls }) => tls?.certificate ?? null,
  TLS_KEY: ({ tls }) => tls?.key ?? null,
  DATA_DIR: ({ dataDir }) => dataDir,
  BACKUP_DIR: ({ backupDir }) => backupDir,
  BACKUP_AT: ({ backupAt }) => backupAt,
  UPGRADE_BACKUP_DIR: ({ upgradeBackupDir }) => upgradeBackupDir,
  DATABASE_POOL_SIZE: ({ databasePoolSize }) => databasePoolSize,
  SLOW_STATEMENT_MS: ({ slowStatementMs }) => slowStatementMs,
  LOG_LEVEL: ({ logLevel }) => logLevel,
  LOG_FILE: ({ logFile }) => logFile?.path ?? null,
  LOG_MAX_MB: ({ logFile }) => logFile && logFile.maxBytes / 1024 / 1024,
  LOG_KEEP_DAYS: ({ logFile }) => logFile?.keepDays ?? null,
  ACCESS_TOKEN_SECONDS: ({ accessTokenSeconds }) => accessTokenSeconds,
  TRUSTED_PROXIES: ({ trustedProxies }) => trustedProxies,
  PUBLIC_PATH: ({ publicPath }) => publicPath,
  DRAIN_SECONDS: ({ drainSeconds }) => drainSeconds,
  REQUESTS_PER_SECOND: ({ requestsPerSecond }) => requestsPerSecond,
  UPLOAD_LIMIT_MB: ({ uploadLimitBytes }) => uploadLimitBytes / 1024 / 1024,
} satisfies Record<string, (config: Config) => string | number | null>;

/**
 * What is set, a line for each variable, for whoever looks why a service does what it does. Of secrets only whether and whence they come; of an
 * address of a database all but the password.
 */
export function settingsText(config: Config, environment: Environment): string {
  const env = withSecretFiles(environment);
  const whence = (name: string): string =>
    environment[`${name}_FILE`] ? `文件 ${environment[`${name}_FILE`]}` : environment[name] ? '环境变量' : '默认';
  const lines = Object.entries(FOLDERS_AND_NUMBERS).map(([name, of]) => line(name, of(config), whence(name)));
  for (const name of SECRETS) {
    const value = env[name];
    const shown = !value ? null : name.startsWith('DATABASE') ? withoutPassword(value) : '（已设置，不显示）';
    lines.push(line(name, shown, whence(name)));
  }
  return `${lines.join('\n')}\n`;
}

function line(name: string, value: string | number | null, whence: string): string {
  return `${name.padEnd(22)}${value ?? '（未设置）'}${value === null ? '' : `  ［${whence}］`}`;
}

function withoutPassword(uri: string): string {
  const urls = (hostUrls(uri) ?? []).map((text) => new URL(text));
  const [first] = urls;
  if (!first) return '（不能识别）';
  return `${first.protocol}//${first.username}@${urls.map(({ host }) => host).join(',')}${first.pathname}`;
}
