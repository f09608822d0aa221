import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * Files that must outlast a power cut. What is only written or renamed is in memory for some seconds, and a cut then leaves
 * the file empty, under its old name, or nowhere; here it is on the disk when the function returns.
 */

/** Writes a file of mode 0600, whole or not at all, in place of one that is there. */
export function writeDurably(path: string, content: string | Buffer): void {
  renameDurably(layDraft(path, content), path);
}

/**
 * The same, but never over a file that is there: of two who write it at once one does.
 *
 * @throws an error with the code `EEXIST`
 */
export function writeNewDurably(path: string, content: string | Buffer): void {
  const draft = layDraft(path, content);
  try {
    nameDurably(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives a file that is on the disk its name, in place of one that is there. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/**
 * Gives a file that is on the disk its name, which nothing else may have.
 *
 * @throws an error with the code `EEXIST`; the file is then still there under its first name
 */
export function nameDurably(from: string, to: string): void {
  try {
    // A rename would overwrite what came there meanwhile; a second name for the file does not.
    linkSync(from, to);
    rmSync(from);
  } catch (error) {
    if (existsSync(to)) throw Object.assign(new Error(`${to} exists`, { cause: error }), { code: 'EEXIST' });
    // Some file systems (FAT, network shares) know no second names.
    renameSync(from, to);
  }
  syncFolder(dirname(to));
}

/** As `writeDurably`, for a disk that may let itself be waited for, such as a share of the network. */
export async function writeDurablyMeanwhile(path: string, content: string): Promise<void> {
  const draft = draftOf(path);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await renameDurablyMeanwhile(draft, path);
}

export async function renameDurablyMeanwhile(from: string, to: string): Promise<void> {
  await rename(from, to);
  if (process.platform === 'win32') return;
  const folder = await open(dirname(to), 'r');
  try {
    await folder.sync().catch(leaveAlone);
  } finally {
    await folder.close();
  }
}

/** A folder of mode 0700 with all that is above it; nothing happens to what is there already. */
export function makeFolderDurably(path: string): void {
  const whole = resolve(path);
  const first = mkdirSync(whole, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = whole; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}

/**
 * Everything below a folder, and the folder.
 *
 * @param changedSince leaves out files that stand as they are since before, in milliseconds since 1970; the system has written
 *   those by itself
 */
export function syncTree(folder: string, changedSince = 0): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    // Windows flushes only what is open for writing.
    else if (entry.isFile() && statSync(path).ctimeMs >= changedSince)
      sync(path, process.platform === 'win32' ? 'r+' : 'r');
  }
  syncFolder(folder);
}

/** A folder's names: Windows opens no folder, and file systems that cannot flush one keep its names in their own way. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  try {
    sync(path, 'r');
  } catch (error) {
    leaveAlone(error);
  }
}

function leaveAlone(error: unknown): void {
  if (!['EACCES', 'EBADF', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
}

/** Several machines may write to one folder. */
function draftOf(path: string): string {
  return `${path}.${hostname()}.${process.pid}.part`;
}

/** Under a name of its own until it is whole, so that what a cut left half written is never taken for the file. */
function layDraft(path: string, content: string | Buffer): string {
  const draft = draftOf(path);
  rmSync(draft, { force: true });
  try {
    writeFileSync(draft, content, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return draft;
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
