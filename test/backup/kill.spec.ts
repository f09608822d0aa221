import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from '../../src/database/open-database.js';
import { BUILT_SERVICE, ChildService } from '../support/service/child-service.js';
import { EmptyPlace, everyRow, PLACES } from '../support/keys/backup-places.js';
import { templateFolder } from '../support/service/template.js';

/** Each folder is a database server of its own, to be set up and started. */
const SLOW = 300_000;
const ENVIRONMENT = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;

let folder: string;
let dataDir: string;
/** Of a service that ran while it was taken. */
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'social-workers-backup-'));
  dataDir = await templateFolder(join(folder, 'data'));
  file = join(folder, 'of-service.backup');
}, SLOW);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function command(args: string[], settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(BUILT_SERVICE, 'cli.js'), ...args], {
    env: { ...ENVIRONMENT, PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  const [[code], out, err] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout!),
    text(child.stderr!),
  ]);
  return { code, said: out + err };
}

async function until(isSo: () => boolean | Promise<boolean>, child: ChildProcess): Promise<void> {
  while (!(await isSo())) {
    if (child.exitCode !== null) throw new Error(`the command ended with ${child.exitCode} before it could be killed`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const settingsOf = ({ config }: EmptyPlace): Record<string, string> => ({
  DATA_DIR: config.dataDir,
  ...(config.databaseUrl && { DATABASE_URL: config.databaseUrl }),
});

describe('commands beside a service that runs on the embedded database', () => {
  let service: ChildService;
  beforeAll(async () => {
    service = await ChildService.start(dataDir, null);
  }, SLOW);
  afterAll(() => service.stop());

  it(
    'back it up through the service, without overwriting and without a trace in its folder',
    async () => {
      const before = readdirSync(dataDir).toSorted();
      const taken = await outcome(command(['backup', file], { DATA_DIR: dataDir }));
      expect(taken).toEqual({ code: 0, said: expect.stringContaining('备份完成') });
      expect(process.platform === 'win32' ? 0o600 : statSync(file).mode & 0o777).toBe(0o600);
      expect(readdirSync(dataDir).toSorted()).toEqual(before);
      expect(readdirSync(folder).toSorted()).toEqual(['data', 'of-service.backup']);
      const again = await outcome(command(['backup', file], { DATA_DIR: dataDir }));
      expect(again).toEqual({ code: 1, said: expect.stringContaining('不会覆盖') });
      const { body } = await service.send('GET', '/audit?action=backup.take');
      expect((body as { items: object[] }).items).toHaveLength(1);
    },
    SLOW,
  );

  it(
    'leave no file under its name when they are killed in the middle, and the service as it was',
    async () => {
      const target = join(folder, 'killed.backup');
      const child = command(['backup', target], { DATA_DIR: dataDir });
      await until(() => readdirSync(folder).some((name) => name.endsWith('.part')), child);
      await killed(child);
      expect(existsSync(target)).toBe(false);
      expect((await service.send('GET', '/integrity')).body).toMatchObject({ ok: true });
    },
    SLOW,
  );
});

describe.each(PLACES)('a restore into a %s that is killed in the middle', (kind) => {
  it(
    'leaves nothing that could be taken for a whole database, and can be repeated',
    async () => {
      const place = await EmptyPlace.make(kind);
      try {
        const child = command(['restore', file], settingsOf(place));
        await (kind === 'folder'
          ? until(() => existsSync(join(place.config.dataDir, 'db.restoring', 'base')), child)
          : untilItWrites(place, child));
        await killed(child);
        expect(await place.isUntouched()).toBe(true);
        await expectNoStart(place);
        const { code, said } = await outcome(command(['restore', file], settingsOf(place)));
        expect([code, said]).toEqual([0, expect.stringContaining('项检查全部通过')]);
        const rows = await place.opened(everyRow);
        expect(rows.get('regions')!.length).toBeGreaterThan(100);
      } finally {
        await place.remove();
      }
    },
    SLOW,
  );
});

/** A service that started on the rest of a restore would set up a database of its own. On a server there is no rest. */
async function expectNoStart({ kind, config }: EmptyPlace): Promise<void> {
  if (kind === 'server') return;
  const child = spawn(process.execPath, [join(BUILT_SERVICE, 'main.js')], {
    env: { ...ENVIRONMENT, PATH: process.env.PATH, DATA_DIR: config.dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(await outcome(child)).toEqual({ code: 1, said: expect.stringContaining('有一次没有做完的恢复') });
}

async function untilItWrites(place: EmptyPlace, child: ChildProcess): Promise<void> {
  const other = await connect({ url: place.config.databaseUrl ?? '', poolSize: 1 });
  try {
    await until(async () => {
      const [{ found }]: [{ found: boolean }] = await other.query(
        `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
                        AND pid <> pg_backend_pid() AND query ~ '^(INSERT|ALTER TABLE|TRUNCATE|FETCH)') AS found`,
      );
      return found;
    }, child);
  } finally {
    await other.destroy();
  }
}
