import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MigrationExecutor } from 'typeorm';
import { openService } from '../../src/app/service.js';
import { runBackup } from '../../src/backup/commands/backup-command.js';
import { runRestore } from '../../src/backup/commands/restore-command.js';
import { type Config, ConfigError, readConfig } from '../../src/common/config/config.js';
import { EmbeddedDatabase } from '../../src/database/engine/embedded.js';
import { damageOf, DataFolderError, ENGINE_MAJOR, type FolderMark } from '../../src/database/engine/folder.js';
import { connect, openDatabase } from '../../src/database/open-database.js';
import { verifyMoney } from '../../src/integrity/verify.js';
import { BUILT_SERVICE } from '../support/service/child-service.js';
import { templateFolder } from '../support/service/template.js';
import { testConfig } from '../support/service/test-config.js';

const SLOW = 240_000;
const BY = 'clerk@office';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'social-workers-folder-'));
  folders.push(folder);
  return folder;
}

/** A folder that was set up, with its service stopped. */
async function usedFolder(): Promise<string> {
  return templateFolder(emptyFolder());
}

const configOf = (dataDir: string): Config => ({ ...testConfig(null), databaseUrl: null, dataDir });
const markIn = (dataDir: string): string => join(dataDir, 'installation.json');
const readMark = (dataDir: string): FolderMark => JSON.parse(readFileSync(markIn(dataDir), 'utf8')) as FolderMark;

/** Every file with its content. */
function contentOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''}`;
    })
    .toSorted();
}

/** Both the service and a command refuse the folder. @returns what they say */
async function refusalOf(dataDir: string): Promise<string> {
  const said: string[] = [];
  for (const open of [openService, openDatabase]) {
    const refusal = await open(configOf(dataDir)).then(
      (opened) => opened.close(),
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(DataFolderError);
    said.push((refusal as Error).message);
  }
  expect(said[0]).toBe(said[1]);
  return said[0]!;
}

const inDatabase = (dataDir: string, ...path: string[]): string => join(dataDir, 'db', ...path);

function segmentsOf(dataDir: string): string[] {
  return readdirSync(inDatabase(dataDir, 'pg_wal'))
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .map((name) => inDatabase(dataDir, 'pg_wal', name));
}

describe('a data folder', () => {
  it(
    'is marked once its database is set up, by the id that the database has',
    async () => {
      const dataDir = await usedFolder();
      const mark = readMark(dataDir);
      const database = await openDatabase(configOf(dataDir));
      const rows: object[] = await database.dataSource.query('SELECT folder_id AS id FROM installation');
      await database.close();
      expect(rows).toEqual([{ id: mark.id }]);
      expect(Date.parse(mark.createdAt)).toBeLessThanOrEqual(Date.now());
      expect(readFileSync(inDatabase(dataDir, 'PG_VERSION'), 'utf8').trim()).toBe(ENGINE_MAJOR);
    },
    SLOW,
  );

  it(
    'of a release that marked none is opened and marked',
    async () => {
      const dataDir = await usedFolder();
      const before = readMark(dataDir);
      rmSync(markIn(dataDir));
      await (await openService(configOf(dataDir))).close();
      expect(readMark(dataDir).id).toBe(before.id);
    },
    SLOW,
  );

  it(
    'in which a first start was ended begins anew',
    async () => {
      const dataDir = emptyFolder();
      mkdirSync(join(dataDir, 'db.laying'));
      writeFileSync(join(dataDir, 'db.laying', 'PG_VERSION'), '');
      await (await openService(configOf(dataDir))).close();
      expect(existsSync(markIn(dataDir))).toBe(true);
      expect(existsSync(join(dataDir, 'db.laying'))).toBe(false);
    },
    SLOW,
  );
});

describe('a folder that was set up and does not fit its mark', () => {
  const damages: [string, (dataDir: string) => void, RegExp][] = [
    ['without its database', (at) => rmSync(inDatabase(at), { recursive: true }), /db 却不见了/],
    [
      'with an empty database folder',
      (at) => (rmSync(inDatabase(at), { recursive: true }), mkdirSync(inDatabase(at))),
      /db 是空的/,
    ],
    ['without PG_VERSION', (at) => rmSync(inDatabase(at, 'PG_VERSION')), /缺少 PG_VERSION/],
    ['without pg_control', (at) => rmSync(inDatabase(at, 'global', 'pg_control')), /缺少 global\/pg_control/],
    ['without its log', (at) => segmentsOf(at).forEach((path) => rmSync(path)), /没有日志文件/],
    ['of another major version', (at) => writeFileSync(inDatabase(at, 'PG_VERSION'), '15\n'), /PostgreSQL 15/],
  ];

  it.each(damages)(
    '%s: is refused, with nothing changed, saying since when and how to restore',
    async (_what, damage, said) => {
      const dataDir = await usedFolder();
      damage(dataDir);
      const before = contentOf(dataDir);
      const text = await refusalOf(dataDir);
      expect(text).toMatch(said);
      expect(text).toMatch(/自 \d{4}-\d\d-\d\d .*（北京时间）起已在使用.*restore 命令/);
      expect(contentOf(dataDir)).toEqual(before);
    },
    SLOW,
  );

  it.each<[string, (dataDir: string) => void]>([
    ['a log that was cut off', (at) => segmentsOf(at).forEach((path) => truncateSync(path, 100_000))],
    ['a control file that was cut off', (at) => truncateSync(inDatabase(at, 'global', 'pg_control'), 100)],
  ])(
    '%s: the failure of the engine is told as such',
    async (_what, damage) => {
      const dataDir = await usedFolder();
      damage(dataDir);
      expect(await refusalOf(dataDir)).toMatch(/数据库引擎打不开.*restore 命令/);
    },
    SLOW,
  );

  it(
    'lacks a file of a table: is refused though the engine opens it',
    async () => {
      const dataDir = await usedFolder();
      const database = await openDatabase(configOf(dataDir));
      const [{ path }] = await database.dataSource.query<[{ path: string }]>(
        `SELECT pg_relation_filepath('payout_lines') AS path`,
      );
      await database.close();
      rmSync(inDatabase(dataDir, path));
      expect(await refusalOf(dataDir)).toMatch(/缺少 1 个文件/);
    },
    SLOW,
  );

  it(
    'has the database of another folder: is refused',
    async () => {
      const [one, other] = [await usedFolder(), emptyFolder()];
      await (await openService(configOf(other))).close();
      rmSync(inDatabase(one), { recursive: true });
      cpSync(inDatabase(other), inDatabase(one), { recursive: true });
      expect(await refusalOf(one)).toContain(`编号 ${readMark(other).id}`);
      rmSync(inDatabase(one), { recursive: true });
      const empty = await EmbeddedDatabase.open(emptyFolder());
      await empty.close();
      cpSync(inDatabase(empty.dataDir!), inDatabase(one), { recursive: true });
      expect(await refusalOf(one)).toMatch(/数据库是空的/);
    },
    SLOW,
  );

  it(
    'ends the program with a sentence and no trace of its inside',
    async () => {
      const dataDir = await usedFolder();
      segmentsOf(dataDir).forEach((path) => truncateSync(path, 100_000));
      for (const args of [['main.js'], ['cli.js', 'verify']]) {
        const [code, said] = await run(args, dataDir);
        expect([code, said]).toEqual([1, expect.stringMatching(/^数据目录 .*打不开.*\n$/)]);
      }
    },
    SLOW,
  );
});

/** @returns the exit code and what stands on standard error */
function run([program, ...args]: string[], dataDir: string): Promise<[number, string]> {
  const settings = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;
  const env = { ...settings, PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0' };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(BUILT_SERVICE, program!), ...args],
      { env, timeout: 60_000 },
      (error, _out, said) => done([error ? Number(error.code) : 0, said]),
    );
  });
}

describe('a folder that is not ours', () => {
  it.each<[string, (dataDir: string) => void, RegExp]>([
    [
      'a database of something else',
      (at) => (mkdirSync(inDatabase(at)), writeFileSync(inDatabase(at, 'a.sqlite'), 'x')),
      /而是 a\.sqlite/,
    ],
    [
      'a database of which a part is there',
      (at) => (mkdirSync(inDatabase(at)), writeFileSync(inDatabase(at, 'PG_VERSION'), '18')),
      /缺少 base、/,
    ],
    ['a data folder of PostgreSQL', (at) => writeFileSync(join(at, 'PG_VERSION'), '15'), /本身就是 PostgreSQL/],
    ['a file in place of the database', (at) => writeFileSync(inDatabase(at), ''), /db 不是文件夹/],
  ])(
    '%s: is refused and left as it is',
    async (_what, lay, said) => {
      const dataDir = emptyFolder();
      lay(dataDir);
      const before = contentOf(dataDir);
      expect(await refusalOf(dataDir)).toMatch(said);
      expect(contentOf(dataDir)).toEqual(before);
      expect(() => readConfig({ DATA_DIR: dataDir })).toThrow(ConfigError);
      expect(contentOf(dataDir)).toEqual(before);
    },
    SLOW,
  );

  it(
    'tables of another program: are refused',
    async () => {
      const dataDir = emptyFolder();
      const database = await EmbeddedDatabase.open(dataDir);
      await database.engine.query('CREATE TABLE theirs (id int)');
      await database.close();
      expect(await refusalOf(dataDir)).toMatch(/其他程序的数据库/);
    },
    SLOW,
  );
});

it(
  'a folder whose first start ended before its tables were laid is set up by the next',
  async () => {
    const dataDir = emptyFolder();
    const database = await EmbeddedDatabase.open(dataDir);
    const dataSource = await connect({ embedded: database });
    // The list of migrations is laid in a transaction of its own; then the power went.
    expect(await new MigrationExecutor(dataSource).showMigrations()).toBe(true);
    expect(await database.engine.query(`SELECT to_regclass('public.migrations')::text AS name`)).toMatchObject({
      rows: [{ name: 'migrations' }],
    });
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
    await (await openService(configOf(dataDir))).close();
    expect(readMark(dataDir).id).toBeTruthy();
  },
  SLOW,
);

it('a folder in use whose keys are gone gets no new ones', async () => {
  const dataDir = await usedFolder();
  const before = contentOf(dataDir);
  expect(() => readConfig({ DATA_DIR: dataDir })).toThrow(/keys\.json 却不见了.*没有另造密钥.*keys-import/s);
  rmSync(markIn(dataDir));
  expect(() => readConfig({ DATA_DIR: dataDir })).toThrow(/其中有 db/);
  expect(contentOf(dataDir)).toEqual(before.filter((line) => !line.startsWith(markIn(dataDir))));
});

it(
  'a folder whose database is gone is restored into, and keeps its former mark by its date',
  async () => {
    const dataDir = await usedFolder();
    const file = join(emptyFolder(), 'one.backup');
    await runBackup(configOf(dataDir), file, { by: BY, overwrite: false });
    const former = readMark(dataDir);
    renameSync(inDatabase(dataDir), join(emptyFolder(), 'db'));
    await refusalOf(dataDir);
    expect(await runRestore(configOf(dataDir), file, BY)).toMatchObject({ ok: true });
    const aside = readdirSync(dataDir).filter((name) => name.startsWith('installation.json.until-'));
    expect(aside.map((name) => (JSON.parse(readFileSync(join(dataDir, name), 'utf8')) as FolderMark).id)).toEqual([
      former.id,
    ]);
    expect(readMark(dataDir).id).not.toBe(former.id);
    await (await openService(configOf(dataDir))).close();
  },
  SLOW,
);

it(
  'half a copy, made while the database writes, is refused or holds what is true',
  async () => {
    const source = await usedFolder();
    const database = await EmbeddedDatabase.open(source);
    const tally: string[] = [];
    for (const share of [0.3, 0.6, 0.9, 1]) {
      const copy = emptyFolder();
      const entries = readdirSync(source, { recursive: true, withFileTypes: true });
      // Empty ones too, without which no engine starts.
      for (const { parentPath, name } of entries.filter((entry) => entry.isDirectory())) {
        mkdirSync(join(copy, join(parentPath, name).slice(source.length)), { recursive: true });
      }
      const files = entries.filter((entry) => entry.isFile());
      const taken = files.slice(0, Math.ceil(files.length * share));
      for (const [index, entry] of taken.entries()) {
        const from = join(entry.parentPath, entry.name);
        const to = join(copy, from.slice(source.length));
        mkdirSync(dirname(to), { recursive: true });
        if (statSync(from, { throwIfNoEntry: false })) copyFileSync(from, to);
        if (index % 50 === 0) await database.engine.query('UPDATE users SET token_generation = token_generation + 1');
      }
      copyFileSync(markIn(source), markIn(copy));
      rmSync(join(copy, 'lock.json'), { force: true });
      tally.push(await outcomeOf(copy));
    }
    await database.close();
    expect(tally.slice(0, 3)).toEqual(['refused', 'refused', 'refused']);
    process.stdout.write(`copies made while writing: ${tally.join(', ')}\n`);
  },
  SLOW,
);

/** What somebody finds who opens the folder. */
async function outcomeOf(dataDir: string): Promise<string> {
  const config = configOf(dataDir);
  try {
    const database = await openDatabase(config);
    try {
      return (await verifyMoney(database, config)).ok ? 'whole' : 'told';
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof DataFolderError || damageOf(error) !== null) return 'refused';
    throw error;
  }
}
