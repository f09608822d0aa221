import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The embedded database's files. */
export const DATABASE_FOLDER = 'db';
/** Says that the folder was set up, and for which database. */
export const MARK_FILE = 'installation.json';
export const KEY_FILE = 'keys.json';

/** What shows that a folder is in use already, ours or not: new keys there would be keys of nothing. Null for a new one. */
export function signOfUse(dataDir: string): string | null {
  return [MARK_FILE, DATABASE_FOLDER, 'PG_VERSION'].find((name) => existsSync(join(dataDir, name))) ?? null;
}

/** @returns whether there is a folder of this name */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
