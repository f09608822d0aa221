import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';

export type Environment = Record<string, string | undefined>;

/** What nobody but the service should read; each may be given as a file instead (`NAME_FILE`), as container engines and systemd give secrets. */
export const SECRETS = [
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'ADMIN_PASSWORD',
  'METRICS_TOKEN',
  'DATA_KEY',
  'LOOKUP_KEY',
  'TOKEN_KEY',
  'NEW_DATA_KEY',
  'KEYS_PASSPHRASE',
] as const;

/**
 * The environment with what its files hold, each without the line break at its end.
 *
 * @throws {ConfigError} where a file cannot be read, or a secret is given twice
 */
export function withSecretFiles(env: Environment): Environment {
  const whole = { ...env };
  for (const name of SECRETS) {
    const variable = `${name}_FILE`;
    const path = env[variable]?.trim();
    if (!path) continue;
    if (env[name]) throw new ConfigError(variable, `不能与 ${name} 同时设置，请只留一个。`);
    whole[name] = contentOf(variable, path).replace(/\r?\n$/, '');
  }
  return whole;
}

function contentOf(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(
      variable,
      `文件 ${path} 读不到（${(error as NodeJS.ErrnoException).code}）。请核对位置，并让运行服务的账号能读它。`,
    );
  }
}
