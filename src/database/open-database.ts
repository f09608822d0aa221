import type { DataSource } from 'typeorm';
import { ConfigError, type Config } from '../common/config/config.js';
import { buildDataSource, type DatabaseTarget } from './data-source.js';
import { EmbeddedDatabase, hasDatabase } from './engine/embedded.js';
import { requireSoundFolder } from './engine/folder.js';
import { refuseNewerData } from './migrate.js';

/** A command was pointed at a place that holds no database of this service. */
export class NoDatabaseError extends Error {
  constructor(place: string) {
    super(`${place}：这里没有本系统的数据库。请核对 DATA_DIR 或 DATABASE_URL。`);
    this.name = 'NoDatabaseError';
  }
}

export interface OpenDatabase {
  dataSource: DataSource;
  embedded: EmbeddedDatabase | null;
  close(): Promise<void>;
}

/**
 * For commands that look at a database as it is: nothing is migrated and nothing is started.
 *
 * @throws {NoDatabaseError} where the service never ran
 * @throws {DataFolderError} where the folder is damaged or not ours
 * @throws {NewerDataError} where a newer version ran
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (!config.databaseUrl) requireSoundFolder(config.dataDir);
  if (!config.databaseUrl && !hasDatabase(config.dataDir)) throw new NoDatabaseError('DATA_DIR');
  const embedded = config.databaseUrl ? null : await EmbeddedDatabase.open(config.dataDir);
  let dataSource: DataSource | null = null;
  const close = async (): Promise<void> => {
    if (dataSource?.isInitialized) await dataSource.destroy();
    await embedded?.close();
  };
  try {
    dataSource = await connect(embedded ? { embedded } : { url: config.databaseUrl ?? '', poolSize: 2 });
    const [{ found }] = await dataSource.query<[{ found: boolean }]>(
      `SELECT to_regclass('public.installation') IS NOT NULL AS found`,
    );
    if (!found) throw new NoDatabaseError('DATABASE_URL');
    await refuseNewerData(dataSource.manager);
    return { dataSource, embedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @throws {ConfigError} when a PostgreSQL server cannot be reached */
export function connect(target: DatabaseTarget): Promise<DataSource> {
  return buildDataSource(target)
    .initialize()
    .catch((error: unknown) => {
      throw saidOf('DATABASE_URL', error, UNREACHABLE) ?? refusedBy('DATABASE_URL', error) ?? error;
    });
}

const UNREACHABLE: Record<string, string> = {
  ECONNREFUSED: '这个地址没有数据库应答。请看数据库服务是否在运行，地址和端口是否写对。',
  ENOTFOUND: '找不到这个主机名。请核对地址，或改写成数字地址。',
  EAI_AGAIN: '现在查不到这个主机名。请核对地址和这台机器的域名设置，或改写成数字地址。',
  EHOSTUNREACH: '到不了这个地址。请核对地址，看网络是否接通。',
  ENETUNREACH: '到不了这个地址。请核对地址，看网络是否接通。',
  ETIMEDOUT: '数据库服务器没有应答。请看服务器是否在运行，网络和防火墙是否放行。',
};

const REFUSED: Record<string, string> = {
  '28P01': '账号或密码不对。请核对其中的账号和密码。',
  '28000': '数据库服务器不让这个账号登录。请数据库管理员在 pg_hba.conf 中允许它从这台机器登录。',
  '3D000': '没有这个数据库。请数据库管理员先建库。',
};

/** Why a server that answered did not let this user in; null where that is not what happened. */
export function refusedBy(variable: string, error: unknown): ConfigError | null {
  return saidOf(variable, error, REFUSED);
}

/** In words that name the setting; the URL may hold a password and is not repeated. */
function saidOf(variable: string, error: unknown, reasons: Record<string, string>): ConfigError | null {
  const code = (error as { code?: string } | null)?.code ?? '';
  return reasons[code] === undefined ? null : new ConfigError(variable, reasons[code]);
}
