import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

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

  static async open(dataDir: string): Promise<EmbeddedDatabase> {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    takeLock(dataDir);
    try {
      const engine = await PGlite.create({ dataDir: join(dataDir, 'db') });
      return new EmbeddedDatabase(engine, dataDir);
    } catch (error) {
      rmSync(lockPathIn(dataDir), { force: true });
      throw error;
    }
  }

  /** A database in memory, from the dump of another one where given. For tests. */
  static async inMemory(dump?: Blob): Promise<EmbeddedDatabase> {
    const engine = await PGlite.create(dump ? { loadDataDir: dump } : {});
    return new EmbeddedDatabase(engine, null);
  }

  async close(): Promise<void> {
    if (!this.engine.closed) await this.engine.close();
    if (this.dataDir !== null) rmSync(lockPathIn(this.dataDir), { force: true });
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
