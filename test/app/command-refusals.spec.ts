import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refusalText } from '../../src/app/starting/refusal-text.js';
import { readConfig } from '../../src/common/config/config.js';
import { ReadOnlyServer } from '../../src/database/server/server-errors.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));
/** A process each. */
const SLOW = 60_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'social-workers-commands-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: string[], env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { PATH: process.env.PATH, ...env } }, (error, _stdout, said) =>
      resolve({ code: error?.code ?? 0, said }),
    );
  });
}

/** One sentence or several, no trace. */
function expectSentence({ code, said }: { code: unknown; said: string }, words: RegExp): void {
  expect(code).toBe(1);
  expect(said).toMatch(words);
  expect(said).not.toMatch(/^\s+at |Error:/m);
}

describe('a command that cannot be done', () => {
  it.each(['verify', 'audit-verify', 'tail-accept', 'rotate-keys', 'backup'])(
    'leaves an empty folder empty: %s makes no keys there',
    async (command) => {
      const empty = join(folder, command);
      mkdirSync(empty);
      const args =
        command === 'backup' ? [join(folder, 'none.backup')] : command === 'tail-accept' ? ['--reason', '核对过'] : [];
      const ended = await run([CLI, command, ...args], { DATA_DIR: empty });
      expectSentence(ended, /没有密钥：.*keys\.json 不存在.*请核对 DATA_DIR|这里没有本系统的数据库。请核对 DATA_DIR/);
      expect(readdirSync(empty)).toEqual([]);
    },
    SLOW,
  );

  it(
    'says of a folder that it is no backup, and of a file that is not there that it is missing',
    async () => {
      const dataDir = join(folder, 'with-keys');
      mkdirSync(dataDir);
      readConfig({ DATA_DIR: dataDir });
      expectSentence(
        await run([CLI, 'restore', folder], { DATA_DIR: dataDir }),
        /是一个文件夹。请写明其中的哪一个文件/,
      );
      const missing = join(folder, 'missing', 'keys-copy.json');
      const copied = run([CLI, 'keys-export', missing], {
        DATA_DIR: dataDir,
        KEYS_PASSPHRASE: '一二三四五六七八九十甲乙',
      });
      expectSentence(await copied, /没有 .*keys-copy\.json。请核对位置和名字|没有这个文件夹/);
    },
    SLOW,
  );

  it(
    'names DATABASE_URL where its host is not known, a start as well as a command',
    async () => {
      const env = { DATA_DIR: join(folder, 'with-url'), DATABASE_URL: 'postgresql://a:b@no-such-host.invalid:5432/a' };
      const words = /^DATABASE_URL：(找不到这个主机名|现在查不到这个主机名)/m;
      expectSentence(await run([MAIN], env), words);
      expectSentence(await run([CLI, 'verify'], env), words);
    },
    SLOW,
  );
});

describe('what a failure says', () => {
  const error = (code: string, path?: string): Error => Object.assign(new Error(`${code}: no`), { code, path });
  const told = (code: string, path?: string): string | null =>
    refusalText(error(code, path), ['/backups/a.backup', '/data']);

  it.each([
    ['EACCES', '/backups/a.backup.12.part', /没有权限读写 \/backups\/a\.backup。.*先写到 \/tmp/],
    ['EPERM', '/data/lock.json', /没有权限读写 \/data\/lock\.json。/],
    ['EROFS', '/data', /^\/data 所在的磁盘只能读/],
    ['ENOSPC', undefined, /\/backups\/a\.backup 所在的磁盘已满，没有写成/],
    ['EISDIR', '/backups/a.backup', /是一个文件夹/],
    ['ENOENT', '/backups/a.backup', /^没有 \/backups\/a\.backup。/],
  ])('is a sentence for %s at a place that was named', (code, path, words) => {
    expect(told(code, path)).toMatch(words);
  });

  it('is the whole trace for a fault of ours: a file that nobody named, a code that nobody knows', () => {
    expect(told('ENOENT', '/opt/social-workers/seed/regions.csv')).toBeNull();
    expect(told('ENOENT', '/database/of/another')).toBeNull();
    expect(told('ERR_ASSERTION')).toBeNull();
    expect(refusalText(new TypeError('undefined is not a function'), ['/data'])).toBeNull();
    expect(refusalText(undefined, [])).toBeNull();
  });

  it('tells an account without rights which one to take', () => {
    expect(told('42501')).toMatch(/^DATABASE_URL：.*先用属主账号执行一次 migrate 命令/);
    expect(refusalText(new ReadOnlyServer(), [])).toMatch(/现在只能读/);
  });
});
