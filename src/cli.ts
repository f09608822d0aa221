import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { accessMatrix } from './access-matrix.js';
import { verifyChain } from './audit/audit-chain.js';
import { log } from './common/log.js';
import { PersonalData } from './common/personal-data.js';
import { ConfigError, readConfig, readNewDataKey } from './config.js';
import { NoServiceError } from './control/control-client.js';
import { LocalRefusal } from './control/local-commands.js';
import { DataFolderInUseError, EmbeddedDatabase } from './database/embedded.js';
import { NoDatabaseError, openDatabase } from './database/open-database.js';
import { inTransaction } from './database/transaction.js';
import { DemoClock } from './demo/demo-clock.js';
import { runDemo } from './demo/demo.js';
import { clearDemoDatabase, DemoDatabaseInUseError } from './demo/demo-database.js';
import { verifyMoney } from './integrity/verify.js';
import { rotateCommand } from './keys/rotate-command.js';
import { listen } from './listen.js';
import { buildOpenApi } from './openapi.js';
import { openService } from './service.js';
import { stopOnSignal } from './stop-on-signal.js';

/** For a database that nobody keeps. */
const IN_MEMORY_KEYS = Object.fromEntries(
  ['DATA_KEY', 'LOOKUP_KEY', 'TOKEN_KEY'].map((name) => [name, Buffer.alloc(32).toString('base64')]),
);

const COMMANDS: Record<string, { what: string; run: (args: string[]) => Promise<void> }> = {
  demo: { what: 'the main job on made-up data, then the service left running', run: demo },
  'audit-verify': { what: 'check the chain of the audit log, without the service', run: auditVerify },
  verify: { what: 'check the invariants of the money, without the service', run: verify },
  'rotate-keys': { what: 'write personal data anew under a new key; --master: change the master key', run: rotateKeys },
  'access-matrix': { what: 'write docs/ACCESS.md', run: writeAccessMatrix },
  openapi: { what: 'write docs/openapi.json', run: openapi },
};

try {
  const command = COMMANDS[process.argv[2] ?? ''];
  if (!command) {
    const lines = Object.entries(COMMANDS).map(([name, { what }]) => `  ${name.padEnd(14)} ${what}`);
    process.stderr.write(`usage: npm run cli -- <command>\n${lines.join('\n')}\n`);
    process.exit(2);
  }
  await command.run(process.argv.slice(3));
} catch (error) {
  const expected = [
    ConfigError,
    DataFolderInUseError,
    DemoDatabaseInUseError,
    LocalRefusal,
    NoDatabaseError,
    NoServiceError,
  ];
  if (!expected.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}

/** In `data/demo` (or `DATABASE_URL`), made anew each time. */
async function demo(): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR ?? 'data', 'demo');
  const before = readConfig({ ...process.env, DATA_DIR: dataDir });
  await clearDemoDatabase(before.databaseUrl, dataDir);
  const adminPassword = before.adminPassword ?? 'Demo-Xuancheng-2024';
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env, DATA_DIR: dataDir, ADMIN_PASSWORD: adminPassword });
  const clock = new DemoClock();
  const service = await openService(config, { clock });
  stopOnSignal(service);
  await listen(service, config);
  const base = `http://${config.host}:${config.port}`;
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
  process.stdout.write(`服务已启动:${base}(按 Ctrl+C 结束)\n`);
  log.info({ address: base }, 'demo is ready');
}

/** From the code alone, on an empty database in memory. */
async function openapi(): Promise<void> {
  const database = await EmbeddedDatabase.inMemory();
  const config = readConfig({ LOG_LEVEL: 'warn', DATA_DIR: 'data', ADMIN_PASSWORD: 'unused', ...IN_MEMORY_KEYS });
  const service = await openService(config, { database });
  writeFileSync('docs/openapi.json', `${JSON.stringify(buildOpenApi(service.app), null, 2)}\n`);
  await service.close();
}

/** From the code alone, like the OpenAPI document. */
async function writeAccessMatrix(): Promise<void> {
  const database = await EmbeddedDatabase.inMemory();
  const config = readConfig({ LOG_LEVEL: 'warn', DATA_DIR: 'data', ADMIN_PASSWORD: 'unused', ...IN_MEMORY_KEYS });
  const service = await openService(config, { database });
  writeFileSync('docs/ACCESS.md', accessMatrix(service.app));
  await service.close();
}

/** Prints what `GET /audit/verify` answers, read straight from the database; the exit code is 1 when it is broken. */
async function auditVerify(): Promise<void> {
  const database = await openDatabase(readConfig());
  try {
    const check = await inTransaction(database.dataSource, verifyChain, 'REPEATABLE READ');
    process.stdout.write(`${JSON.stringify(check, null, 2)}\n`);
    if (!check.ok) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

/** Prints which invariant fails and where, as `GET /integrity` answers it for the whole tree; the exit code is 1 when one does. */
async function verify(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config);
  try {
    const { ok, text } = await verifyMoney(database, config);
    process.stdout.write(text);
    if (!ok) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

/** Beside running services (PostgreSQL), through the running service or without one (embedded). */
async function rotateKeys(args: string[]): Promise<void> {
  const newMaster = readNewDataKey();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  await rotateCommand(readConfig(), { master: args.includes('--master'), newMaster, print });
}
