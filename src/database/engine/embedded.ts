import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DataFolderError, markFolder, markOf, openOwn, putMarkAside, requireSoundFolder } from './folder.js';

/** Another process holds the data folder, or the folder was copied from a machine where one did. */
export class DataFolderInUseError extends Error {
  constructor(dataDir: string, owner: LockOwner) {
    super(
      `${dataDir} is in use by process ${owner.pid} on ${owner.host} since ${owner.since}. ` +
        'Stop that process first, or choose another DATA_DIR.',
    );
    this.name = 'DataFolderInUseError';
  }
}

interface LockOwner {
  pid: number;
  host: string;
  since: string;
}

/**
 * The embedded database: PostgreSQL in this process, its files in `<dataDir>/db`. One process at a time: two would
 * each write the same files and destroy them, so a lock file names its owner. A lock whose process no longer lives
 * (it was killed) is taken over.
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
          `${dataDir}: a restore into this folder did not come to its end; repeat it, or remove ${unfinishedIn(dataDir)} to do without it`,
        );
      }
      requireSoundFolder(dataDir);
      if (!hasDatabase(dataDir)) await layDatabase(dataDir);
      const engine = await openOwn(dataDir, () => PGlite.create({ dataDir: databaseIn(dataDir) }));
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
      return new EmbeddedDatabase(await PGlite.create({ dataDir: unfinishedIn(dataDir) }), dataDir);
    });
  }

  /** A database in memory, from the dump of another one where given. For tests. */
  static async inMemory(dump?: Blob): Promise<EmbeddedDatabase> {
    const engine = await PGlite.create(dump ? { loadDataDir: dump } : {});
    return new EmbeddedDatabase(engine, null);
  }

  /** Closes a database that was opened aside and makes it that of its folder, by one rename. */
  async putInPlace(): Promise<void> {
    if (this.dataDir === null) throw new Error('a database in memory has no folder');
    const mark = await markOf(this.engine, unfinishedIn(this.dataDir));
    await this.engine.close();
    syncAll(unfinishedIn(this.dataDir));
    requireNoDatabase(this.dataDir);
    putMarkAside(this.dataDir);
    renameSync(unfinishedIn(this.dataDir), databaseIn(this.dataDir));
    sync(this.dataDir);
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
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  takeLock(dataDir);
  try {
    return await open();
  } catch (error) {
    rmSync(lockPathIn(dataDir), { force: true });
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
  syncAll(folder);
  renameSync(folder, databaseIn(dataDir));
  sync(dataDir);
}

/** A rename must not outlast a power cut that what it renames does not outlast. */
function syncAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) sync(join(entry.parentPath, entry.name));
  }
}

function sync(path: string): void {
  // Windows opens no folders, and syncs only what is open for writing.
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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
  const mine: LockOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
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
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
