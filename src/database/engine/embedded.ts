import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Filesystem } from '@electric-sql/pglite/basefs';
import { makeFolderDurably, renameDurably, syncTree } from '../../common/durable-files.js';
import { log } from '../../common/log.js';
import { FlushedFiles, flushingParameters } from './flushed-files.js';
import { DataFolderError, markFolder, markOf, openOwn, putMarkAside, requireSoundFolder } from './folder.js';

/** Another process holds the data folder, or the folder was copied from a machine where one did. */
export class DataFolderInUseError extends Error {
  constructor(dataDir: string, owner: LockOwner) {
    super(
      `数据目录 ${dataDir} 正由 ${owner.host} 上的进程 ${owner.pid} 使用（自 ${owner.since}）。请先停止那个服务，或另选一个 DATA_DIR。` +
        (owner.host === hostname()
          ? ''
          : `那台机器或容器已经不在的，请确认没有别的服务在用这个目录，再删除其中的 lock.json。`),
    );
    this.name = 'DataFolderInUseError';
  }
}

interface LockOwner {
  pid: number;
  host: string;
  since: string;
  /** Which run of the machine it was, where the system tells: a number of one run is another process in the next. */
  boot?: string | null;
}

/**
 * The embedded database: PostgreSQL in this process, its files in `<dataDir>/db`. What it has committed is on the disk.
 * One process at a time: two would each write the same files and destroy them, so a lock file names its owner. A lock whose
 * process no longer lives (it was killed) is taken over.
 */
export class EmbeddedDatabase {
  private constructor(
    readonly engine: PGlite,
    /** Absolute folder; null for a database in memory. */
    readonly dataDir: string | null,
  ) {}

  /**
   * @throws {DataFolderInUseError} while another process has it open
   * @throws {DataFolderError} when a restore into the folder did not come to its end, or what it holds is damaged or not ours
   */
  static async open(dataDir: string): Promise<EmbeddedDatabase> {
    return holdingLock(dataDir, async () => {
      if (existsSync(unfinishedIn(dataDir))) {
        throw new DataFolderError(
          `数据目录 ${dataDir} 中有一次没有做完的恢复。请重新恢复一次；不再需要那次恢复的，删除 ${unfinishedIn(dataDir)} 后再启动。`,
        );
      }
      requireSoundFolder(dataDir);
      // What an earlier version wrote, or whoever copied the folder, may still be in memory only.
      if (hasDatabase(dataDir)) syncTree(databaseIn(dataDir), Date.now() - 300_000);
      else await layDatabase(dataDir);
      const engine = await openOwn(dataDir, () => openFlushed(databaseIn(dataDir)));
      return new EmbeddedDatabase(engine, dataDir);
    });
  }

  /** Once the database is set up: from then on, its folder is never taken for a new one. */
  async mark(): Promise<void> {
    if (this.dataDir !== null) markFolder(this.dataDir, await markOf(this.engine, databaseIn(this.dataDir)));
  }

  /**
   * A new database in a folder that has none. It stands aside until `putInPlace`, so that a restore that is killed leaves
   * no database; what an earlier one left is cleared away.
   *
   * @throws {DataFolderError} when the folder has a database
   */
  static async openAside(dataDir: string): Promise<EmbeddedDatabase> {
    return holdingLock(dataDir, async () => {
      requireNoDatabase(dataDir);
      rmSync(unfinishedIn(dataDir), { recursive: true, force: true });
      return new EmbeddedDatabase(await openFlushed(unfinishedIn(dataDir)), dataDir);
    });
  }

  /** A database in memory, gone with the process. */
  static async inMemory(): Promise<EmbeddedDatabase> {
    return new EmbeddedDatabase(await PGlite.create({}), null);
  }

  /** A database in files that nobody needs afterwards: not flushed, and with few pages of its own. For tests. */
  static async unkept(files: Filesystem): Promise<EmbeddedDatabase> {
    const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];
    return new EmbeddedDatabase(await PGlite.create({ fs: files, startParams }), null);
  }

  /** Closes a database that was opened aside and makes it that of its folder, by one rename. */
  async putInPlace(): Promise<void> {
    if (this.dataDir === null) throw new Error('a database in memory has no folder');
    const mark = await markOf(this.engine, unfinishedIn(this.dataDir));
    await this.engine.close();
    syncTree(unfinishedIn(this.dataDir));
    requireNoDatabase(this.dataDir);
    putMarkAside(this.dataDir);
    renameDurably(unfinishedIn(this.dataDir), databaseIn(this.dataDir));
    markFolder(this.dataDir, mark);
    await this.close();
  }

  /** Clears away a database that was opened aside. */
  async discard(): Promise<void> {
    if (this.dataDir === null) throw new Error('a database in memory has no folder');
    if (!this.engine.closed) await this.engine.close();
    rmSync(unfinishedIn(this.dataDir), { recursive: true, force: true });
    await this.close();
  }

  async close(): Promise<void> {
    if (!this.engine.closed) await this.engine.close();
    if (this.dataDir !== null) rmSync(lockPathIn(this.dataDir), { force: true });
  }
}

export function hasDatabase(dataDir: string): boolean {
  return existsSync(databaseIn(dataDir));
}

function requireNoDatabase(dataDir: string): void {
  if (hasDatabase(dataDir)) {
    throw new DataFolderError(`${dataDir}: there is a database in this folder; choose an empty DATA_DIR`);
  }
}

async function holdingLock(dataDir: string, open: () => Promise<EmbeddedDatabase>): Promise<EmbeddedDatabase> {
  makeFolderDurably(dataDir);
  takeLock(dataDir);
  try {
    return await open();
  } catch (error) {
    try {
      rmSync(lockPathIn(dataDir), { force: true });
    } catch {
      // A disk that takes nothing any more: the first error says what is wrong.
    }
    throw error;
  }
}

function databaseIn(dataDir: string): string {
  return join(dataDir, 'db');
}

function unfinishedIn(dataDir: string): string {
  return join(dataDir, 'db.restoring');
}

/** A database that is being set up: whoever is ended there begins anew, and never goes on with half of one. */
function unlaidIn(dataDir: string): string {
  return join(dataDir, 'db.laying');
}

/** An empty database gets its name once all of it is on the disk. */
async function layDatabase(dataDir: string): Promise<void> {
  const folder = unlaidIn(dataDir);
  rmSync(folder, { recursive: true, force: true });
  await (await PGlite.create({ dataDir: folder })).close();
  syncTree(folder);
  renameDurably(folder, databaseIn(dataDir));
}

/** @throws {Error} what the engine said, when it does not open what is there */
async function openFlushed(folder: string): Promise<PGlite> {
  // The engine's own lock, which ours stands for. A cut may have left it empty, and the engine would then refuse to start.
  rmSync(join(folder, 'postmaster.pid'), { force: true });
  let said = '';
  let isOpen = false;
  const files = new FlushedFiles(folder, () => {
    if (isOpen) endProcess(said);
  });
  const engine = await PGlite.create({
    fs: files,
    startParams: flushingParameters(PGlite.defaultStartParams),
    onStderr: (line) => {
      // Without its time and process.
      said = / ((?:FATAL|PANIC): .*)/.exec(line)?.[1] ?? said;
      return false;
    },
  }).catch((error: unknown) => {
    throw said ? new Error(said, { cause: error }) : error;
  });
  isOpen = true;
  await requireFlushes(engine, files);
  return engine;
}

/** Another build of the engine might flush in another way, or not at all: that must not show on the day of the power cut. */
async function requireFlushes(engine: PGlite, files: FlushedFiles): Promise<void> {
  const before = files.walFlushes;
  await engine.query(`SELECT pg_logical_emit_message(true, 'social-workers', 'is this flushed?')`);
  if (files.walFlushes > before) return;
  await engine.close();
  throw new Error('the embedded database does not flush what it commits');
}

/**
 * As PostgreSQL's own processes do after a PANIC: nothing that is in memory is to be trusted, nobody gets an answer, and the
 * next start recovers from what is on the disk.
 */
function endProcess(said: string): never {
  log.error({ engine: said }, 'the embedded database cannot go on; the service ends');
  process.exit(1);
}

/** @throws {DataFolderInUseError} while another process has the folder's database open */
export function refuseIfInUse(dataDir: string): void {
  const owner = readOwner(lockPathIn(dataDir));
  if (owner && isAlive(owner)) throw new DataFolderInUseError(dataDir, owner);
}

function lockPathIn(dataDir: string): string {
  return join(dataDir, 'lock.json');
}

function takeLock(dataDir: string): void {
  const path = lockPathIn(dataDir);
  const mine: LockOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString(), boot: bootId() };
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = readOwner(path);
    if (owner && isAlive(owner)) throw new DataFolderInUseError(dataDir, owner);
    rmSync(path, { force: true });
  }
  throw new Error(`${dataDir}: the lock could not be taken; another process is starting there`);
}

function readOwner(path: string): LockOwner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockOwner;
  } catch {
    return null;
  }
}

function isAlive(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return true;
  if (owner.pid === process.pid) return false;
  const boot = bootId();
  if (boot && owner.boot && owner.boot !== boot) return false;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After a power cut another process may have the number that the lock names. Null where the system does not tell. */
function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}
