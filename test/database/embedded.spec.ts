import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { Checkpoints } from '../../src/database/engine/checkpoints.js';
import { DataFolderInUseError, EmbeddedDatabase } from '../../src/database/engine/embedded.js';
import { DataFolderError } from '../../src/database/engine/folder.js';
import { Durability } from '../../src/database/durability.js';
import { connect } from '../../src/database/open-database.js';
import { describeEmbedded } from '../support/run/embedded-only.js';
import { BUILT_SERVICE } from '../support/service/child-service.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService } from '../support/service/test-service.js';

const MEGABYTE = 1024 * 1024;

describeEmbedded('the embedded database in a folder', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'social-workers-embedded-'));
  const db = join(dataDir, 'db');
  let database: EmbeddedDatabase;
  let dataSource: DataSource;
  const open = async (): Promise<void> => {
    database = await EmbeddedDatabase.open(dataDir);
    dataSource = await connect({ embedded: database });
  };
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  };
  beforeAll(open);
  afterAll(async () => {
    await close();
    rmSync(dataDir, { recursive: true });
  });

  it('flushes what it commits, by settings that nothing in the folder changes', async () => {
    await close();
    writeFileSync(
      join(db, 'postgresql.auto.conf'),
      'fsync = off\nwal_sync_method = fdatasync\nfull_page_writes = off\n',
    );
    await open();
    const names = ['fsync', 'wal_sync_method', 'full_page_writes', 'synchronous_commit'];
    const settings: { name: string; setting: string }[] = await dataSource.query(
      'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
      [names],
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      wal_sync_method: 'fsync',
      full_page_writes: 'on',
      synchronous_commit: 'on',
    });
  });

  it('takes a checkpoint once there is much to recover, so that its WAL does not grow for ever', async () => {
    const checkpoints = new Checkpoints(dataSource, 8 * MEGABYTE);
    await dataSource.query('CREATE SCHEMA trial; CREATE TABLE trial.filled (n int, text text)');
    expect(await checkpoints.takeIfDue()).toBe(false);
    const segments = (): number => readdirSync(join(db, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
    let most = 0;
    for (let round = 0; round < 12; round++) {
      await dataSource.query(`INSERT INTO trial.filled SELECT n, repeat('满', 100) FROM generate_series(1, 50000) n`);
      expect(await checkpoints.takeIfDue()).toBe(true);
      expect(await checkpoints.takeIfDue()).toBe(false);
      if (round < 4) most = segments();
    }
    expect(segments()).toBeLessThanOrEqual(most + 1);
    await checkpoints.stop();
  });

  it('opens with what a power cut may leave of the locks: empty files, and the number of a process that lives', async () => {
    await close();
    const lock = join(dataDir, 'lock.json');
    const now = new Date().toISOString();
    const running = { pid: process.ppid, host: hostname(), since: now };
    writeFileSync(join(db, 'postmaster.pid'), '');
    for (const left of ['', JSON.stringify({ ...running, boot: 'another run of this machine' })]) {
      writeFileSync(lock, left);
      await open();
      await close();
    }
    writeFileSync(lock, JSON.stringify(running));
    await expect(EmbeddedDatabase.open(dataDir)).rejects.toThrow(DataFolderInUseError);
    rmSync(lock);
    await open();
  });

  it('that was ended while it was set up is set up anew', async () => {
    const begun = mkdtempSync(join(tmpdir(), 'social-workers-embedded-'));
    const laying = await EmbeddedDatabase.openAside(begun);
    await laying.putInPlace();
    // As far as a set-up came: whatever it left, it is none that has its name.
    writeFileSync(join(begun, 'db', 'global', 'pg_control'), '');
    const fresh = mkdtempSync(join(tmpdir(), 'social-workers-embedded-'));
    writeFileSync(join(fresh, 'db.laying'), '');
    const opened = await EmbeddedDatabase.open(fresh);
    expect(readdirSync(fresh).toSorted()).toEqual(['db', 'lock.json']);
    await opened.close();
    // And one that has its name and does not open is refused with what the engine said.
    await expect(EmbeddedDatabase.open(begun)).rejects.toThrow(DataFolderError);
    await expect(EmbeddedDatabase.open(begun)).rejects.toThrow(/打不开.*(FATAL|PANIC)/);
    expect(existsSync(join(begun, 'lock.json'))).toBe(false);
    for (const folder of [begun, fresh]) rmSync(folder, { recursive: true });
  });

  it('says what a power cut would leave', () => {
    expect(Durability.ofFolder(dataDir, { name: 'ext4', keeps: 'flushed' }).state).toBe('on');
    expect(Durability.ofFolder(dataDir, { name: 'nfs', keeps: 'unknown' }).state).toBe('unknown-disk');
    expect(Durability.ofFolder(dataDir, { name: 'tmpfs', keeps: 'nothing' }).state).toBe('off');
  });
});

describe('health/ready', () => {
  it('tells what a power cut would leave: of a database in memory nothing, of a server what its settings say', async () => {
    const service = await openTestService();
    try {
      const answer = await request(service.app.getHttpServer() as Parameters<typeof request>[0])
        .get('/health/ready')
        .expect(200);
      const [{ flushes }]: [{ flushes: boolean }] = await service.dataSource.query(
        `SELECT bool_and(setting <> 'off') AS flushes FROM pg_settings
         WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')`,
      );
      expect(TEST_DATABASE_URL ? true : !flushes).toBe(true);
      expect((answer.body as { details: object }).details).toMatchObject({
        durability: { status: 'up', state: flushes ? 'on' : 'off' },
      });
    } finally {
      await service.close();
    }
  });
});

/** A file system in memory, where this machine has one that can be written. */
const IN_MEMORY = '/dev/shm';
const isWritable = ((): boolean => {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    return true;
  } catch {
    return false;
  }
})();

(isWritable ? describeEmbedded : describe.skip)(`a service whose data folder is in memory (${IN_MEMORY})`, () => {
  it('warns when it starts', async () => {
    const dataDir = mkdtempSync(join(IN_MEMORY, 'social-workers-'));
    const settings = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;
    const child = spawn(process.execPath, [join(BUILT_SERVICE, 'main.js')], {
      env: { ...settings, PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
      expect(JSON.parse(line)).toMatchObject({ level: 'warn', durability: 'off', disk: 'tmpfs' });
    } finally {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
      rmSync(dataDir, { recursive: true });
    }
  }, 180_000);
});
