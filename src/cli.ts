import './app/compile-cache.js';
import 'reflect-metadata';
import { existsSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { accessMatrix } from './app/access-matrix/access-matrix.js';
import { dataDictionary } from './app/data-dictionary/data-dictionary.js';
import { resetAdmin } from './auth/users/admin-reset.js';
import { verifyChain } from './audit/audit-chain.js';
import { AuditHeads } from './audit/audit-heads.js';
import { acceptTail } from './audit/tail-accept-command.js';
import { runBackup } from './backup/commands/backup-command.js';
import { BackupRefused } from './backup/backup-errors.js';
import { exportKeys, importKeys, requireGoodPassphrase } from './backup/keys/keys-copy.js';
import { typedPassphrase } from './backup/keys/passphrase.js';
import { runRestore } from './backup/commands/restore-command.js';
import { log } from './common/log.js';
import { PersonalData } from './common/secrets/personal-data.js';
import { type Config, dataFolderOf, readConfig, readNewDataKey } from './common/config/config.js';
import { withSecretFiles } from './common/config/environment.js';
import { settingsText } from './common/config/settings-text.js';
import { LocalRefusal } from './control/local-commands.js';
import { EmbeddedDatabase } from './database/engine/embedded.js';
import { openDatabase } from './database/open-database.js';
import { inTransaction } from './database/transaction.js';
import { DemoClock } from './demo/demo-clock.js';
import { demoPasswords, runDemo } from './demo/demo.js';
import { DemoAccounts } from './demo/accounts/demo-accounts.js';
import { clearDemoDatabase } from './demo/demo-database.js';
import { keepHeapSmall } from './app/heap-growth.js';
import { verifyMoney } from './integrity/verify.js';
import { rotateCommand } from './keys/rotation/rotate-command.js';
import { addressOf, listen } from './app/listen.js';
import { refusalText } from './app/starting/refusal-text.js';
import { buildOpenApi } from './app/openapi.js';
import { openService } from './app/service.js';
import { runMigrate } from './app/starting/bring-up-to-date.js';
import { Ending } from './app/ending.js';

/** For a database that nobody keeps. */
const IN_MEMORY_KEYS = Object.fromEntries(
  ['DATA_KEY', 'LOOKUP_KEY', 'TOKEN_KEY'].map((name) => [name, Buffer.alloc(32).toString('base64')]),
);

interface Command {
  /** What is typed after its name. */
  args?: string;
  what: string;
  run: (args: string[]) => Promise<void>;
}

const COMMANDS: Record<string, Command> = {
  demo: { args: '[--once]', what: '用虚构的数据把全部工作做一遍，然后继续运行；带参数的做完即结束', run: demo },
  'audit-verify': { what: '核对操作日志的校验链', run: auditVerify },
  migrate: { what: '用数据库属主的账号，把数据库升级到本版本', run: migrateDatabase },
  verify: { what: '核对全部款项；自带数据库的先停服务', run: verify },
  'tail-accept': { args: '--reason <…>', what: '查明缺失的内容以后，写明理由，不再提示', run: acceptTails },
  'admin-reset': {
    args: '<…> --reason <…>',
    what: '管理员登录不了时重设他的密码；自带数据库的先停服务',
    run: adminReset,
  },
  'rotate-keys': { args: '[--master]', what: '更换数据密钥；带参数的连同主密钥', run: rotateKeys },
  backup: { args: '<…> [--overwrite]', what: '备份到一个文件，密钥不在其中；服务运行时也可以', run: backup },
  restore: { args: '<…>', what: '把备份恢复到空的数据目录或空的数据库，并核对', run: restore },
  'keys-export': { args: '<…>', what: '用口令保护，把密钥另存一份', run: keysExport },
  'keys-import': { args: '<…>', what: '把密钥的副本放入没有密钥的数据目录', run: keysImport },
  config: { what: '列出现在的设置和来源，不显示密码和密钥', run: showConfig },
  'access-matrix': { what: '供开发使用：写出权限表', run: writeAccessMatrix },
  'data-dictionary': { what: '供开发使用：写出数据字典', run: writeDataDictionary },
  openapi: { what: '供开发使用：写出接口定义', run: openapi },
};

try {
  const command = COMMANDS[process.argv[2] ?? ''];
  if (!command) {
    const lines = Object.entries(COMMANDS).map(
      ([name, { args = '', what }]) => `  ${`${name} ${args}`.padEnd(30)} ${what}`,
    );
    process.stderr.write(`命令有：\n${lines.join('\n')}\n`);
    process.exit(2);
  }
  keepHeapSmall();
  await command.run(process.argv.slice(3));
} catch (error) {
  const isOfArguments = ((error as { code?: string }).code ?? '').startsWith('ERR_PARSE_ARGS');
  const named = process.argv.slice(3).filter((arg) => !arg.startsWith('-'));
  const text = isOfArguments ? (error as Error).message : refusalText(error, [...named, dataFolderOf()]);
  if (text === null) throw error;
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** In `data/demo` (or `DATABASE_URL`), made anew each time. */
async function demo(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { once: { type: 'boolean', default: false } } });
  const dataDir = join(dataFolderOf(), 'demo');
  // It talks to itself, and a certificate is for the name by which others know the machine.
  const plain = { TLS_CERT: '', TLS_KEY: '' };
  const before = readConfig({ ...process.env, ...plain, DATA_DIR: dataDir });
  await clearDemoDatabase(before.databaseUrl, dataDir);
  const adminPassword = before.adminPassword ?? 'Demo-Xuancheng-2024';
  const config = readConfig({
    LOG_LEVEL: 'warn',
    ...process.env,
    ...plain,
    ADMIN_PASSWORD_FILE: '',
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: adminPassword,
  });
  const clock = new DemoClock();
  const ending = Ending.watch();
  const service = await openService(config, { clock });
  ending.of(service);
  await listen(service, config);
  const base = addressOf(config);
  process.stdout.write(
    await runDemo({
      dataSource: service.dataSource,
      personalData: new PersonalData(config.keys),
      base,
      adminPassword,
      clock,
      outDir: join(dataDir, 'out'),
    }),
  );
  if (values.once) return service.close();
  service.app.get(DemoAccounts).open(demoPasswords(adminPassword));
  process.stdout.write(`服务已启动（按 Ctrl+C 结束）：${base}\n`);
  log.info({ address: base }, 'demo is ready');
}

async function showConfig(): Promise<void> {
  process.stdout.write(settingsText(configWithKeys(), process.env));
  return Promise.resolve();
}

/** From the code alone, on an empty database in memory. */
async function openapi(): Promise<void> {
  const database = await EmbeddedDatabase.inMemory();
  const config = readConfig({ LOG_LEVEL: 'warn', DATA_DIR: 'data', ...IN_MEMORY_KEYS });
  const service = await openService(config, { database });
  writeFileSync('docs/openapi.json', `${JSON.stringify(buildOpenApi(service.app), null, 2)}\n`);
  await service.close();
}

/** From the code alone, like the OpenAPI document. */
async function writeAccessMatrix(): Promise<void> {
  const database = await EmbeddedDatabase.inMemory();
  const config = readConfig({ LOG_LEVEL: 'warn', DATA_DIR: 'data', ...IN_MEMORY_KEYS });
  const service = await openService(config, { database });
  writeFileSync('docs/ACCESS.md', accessMatrix(service.app));
  await service.close();
}

/** From the code and its migrations alone. */
async function writeDataDictionary(): Promise<void> {
  const database = await EmbeddedDatabase.inMemory();
  const config = readConfig({ LOG_LEVEL: 'warn', DATA_DIR: 'data', ...IN_MEMORY_KEYS });
  const service = await openService(config, { database });
  writeFileSync('docs/zh/数据字典.md', await dataDictionary(service.dataSource));
  await service.close();
}

/** Prints what `GET /audit/verify` answers, read straight from the database; the exit code is 1 when it is broken. */
async function auditVerify(): Promise<void> {
  const config = configWithOrWithoutKeys();
  const database = await openDatabase(config);
  try {
    const heads = AuditHeads.of(config);
    const kept = await heads.read(database.dataSource.manager);
    const check = await inTransaction(
      database.dataSource,
      async (tx) => ({ ...(await verifyChain(tx)), lost: await heads.losses(tx, kept) }),
      'REPEATABLE READ',
    );
    const ok = check.ok && check.lost.length === 0;
    process.stdout.write(`${JSON.stringify({ ...check, ok }, null, 2)}\n`);
    if (!ok) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

/** Whoever owns the database need not have the keys, but for a backup before it. */
async function migrateDatabase(): Promise<void> {
  const needsKeys = Boolean(process.env.UPGRADE_BACKUP_DIR);
  process.stdout.write(await runMigrate(needsKeys ? configWithKeys() : configWithOrWithoutKeys()));
}

/** Prints which invariant fails and where, as `GET /integrity` answers it for the whole tree; the exit code is 1 when one does. */
async function verify(): Promise<void> {
  const config = configWithKeys();
  const database = await openDatabase(config);
  try {
    const { ok, text } = await verifyMoney(database, config);
    process.stdout.write(text);
    if (!ok) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

/** What was found missing at a start is told until this is done. */
async function acceptTails(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { reason: { type: 'string', default: '' } } });
  process.stdout.write(await acceptTail(configWithOrWithoutKeys(), { by: whoami(), reason: values.reason }));
}

/** On an embedded database the service must be stopped: nobody can sign in to it anyway. */
async function adminReset(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    options: { reason: { type: 'string', default: '' } },
    allowPositionals: true,
  });
  const [username] = positionals;
  if (username === undefined || positionals.length > 1) throw new LocalRefusal('请给出一个管理员的用户名。');
  const { reason } = values;
  process.stdout.write(await resetAdmin(configWithKeys(), { username, by: whoami(), reason }));
}

/** Beside running services (PostgreSQL), through the running service or without one (embedded). */
async function rotateKeys(args: string[]): Promise<void> {
  const newMaster = readNewDataKey();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  await rotateCommand(configWithKeys(), { master: args.includes('--master'), newMaster, print });
}

async function backup(args: string[]): Promise<void> {
  const options = { overwrite: { type: 'boolean', default: false } } as const;
  const { file, values } = oneFile(args, options);
  process.stdout.write(await runBackup(configWithKeys(), file, { by: whoami(), overwrite: values.overwrite }));
}

async function restore(args: string[]): Promise<void> {
  const { ok, text } = await runRestore(configWithKeys(), oneFile(args).file, whoami());
  process.stdout.write(text);
  if (!ok) process.exitCode = 1;
}

async function keysExport(args: string[]): Promise<void> {
  const { file } = oneFile(args);
  const config = configWithKeys();
  if (config.keys.fromEnvironment) {
    throw new BackupRefused('密钥由环境变量给出，没有密钥文件可导出。请在保管这些环境变量的地方另存一份。');
  }
  const passphrase = withSecretFiles(process.env).KEYS_PASSPHRASE || (await typedTwice());
  const keyFingerprint = new PersonalData(config.keys).fingerprint();
  await exportKeys(config.dataDir, file, { passphrase, keyFingerprint });
  process.stdout.write(
    `密钥已导出：${file}（指纹 ${keyFingerprint.slice(0, 16)}）。请与备份分开保管，口令另行保管。\n`,
  );
}

async function keysImport(args: string[]): Promise<void> {
  const { file } = oneFile(args);
  const dataDir = dataFolderOf();
  const passphrase = withSecretFiles(process.env).KEYS_PASSPHRASE || (await typedPassphrase('口令：'));
  const fingerprint = await importKeys(dataDir, file, passphrase);
  process.stdout.write(`密钥已放入 ${dataDir}（指纹 ${fingerprint.slice(0, 16)}）。\n`);
}

async function typedTwice(): Promise<string> {
  const passphrase = await typedPassphrase('口令：');
  requireGoodPassphrase(passphrase);
  if (passphrase !== (await typedPassphrase('再输入一次：'))) throw new BackupRefused('两次输入的口令不一致。');
  return passphrase;
}

function oneFile<T extends ParseArgsConfig['options'] & object>(
  args: string[],
  options: T = {} as T,
): { file: string; values: ReturnType<typeof parseArgs<{ options: T }>>['values'] } {
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new BackupRefused('请给出一个文件名。');
  return { file, values };
}

/** Where there are no keys, `readConfig` would make new ones, which is for a first start alone. */
function configWithKeys(): Config {
  if (hasKeys()) return readConfig();
  throw new BackupRefused(
    `没有密钥：${keyFile()} 不存在，环境变量 DATA_KEY、LOOKUP_KEY、TOKEN_KEY 也没有设置。请核对 DATA_DIR；密钥丢失的，用 keys-import 从密钥的副本取回。`,
  );
}

/** For what reads and writes nothing that is encrypted. */
function configWithOrWithoutKeys(): Config {
  return hasKeys() ? readConfig() : readConfig({ ...process.env, ...IN_MEMORY_KEYS });
}

function hasKeys(): boolean {
  const env = withSecretFiles(process.env);
  return [env.DATA_KEY, env.LOOKUP_KEY, env.TOKEN_KEY].some(Boolean) || existsSync(keyFile());
}

function keyFile(): string {
  return join(dataFolderOf(), 'keys.json');
}

/** For the audit log. */
function whoami(): string {
  let account = String(process.getuid?.() ?? '');
  try {
    account = userInfo().username;
  } catch {
    // The account has no name, as in some containers: its number must do.
  }
  return `${account}@${hostname()}`;
}
