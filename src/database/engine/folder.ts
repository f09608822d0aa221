import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { DATABASE_FOLDER, isFolder, MARK_FILE } from '../../common/config/data-folder.js';
import { renameDurably, writeDurably } from '../../common/durable-files.js';
import { folderTexts } from './folder-texts.js';

/** What a data folder holds keeps the service from starting there, or a restore from writing there. */
export class DataFolderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DataFolderError';
  }
}

/** The PostgreSQL that the embedded engine is, as `PG_VERSION` names it. */
export const ENGINE_MAJOR = '18';

/**
 * Stands beside the database, in `<dataDir>/installation.json`: this folder was set up, so an empty or other database in it
 * is damage and not a beginning.
 */
export interface FolderMark {
  /** That of the database (`Installation.folderId`). */
  id: string;
  /** When the database was set up, ISO 8601. */
  createdAt: string;
  /** The newest migration that the program knew which wrote the mark. */
  version: string;
}

/** Without these a folder is no database of PostgreSQL, or only a part of one. */
const PARTS = ['PG_VERSION', 'base', 'global/pg_control', 'pg_wal', 'pg_xact'];
const SEGMENT = /^[0-9A-F]{24}$/;

const markIn = (dataDir: string): string => join(dataDir, MARK_FILE);
const databaseIn = (dataDir: string): string => join(dataDir, DATABASE_FOLDER);

/**
 * Looks at a folder before an engine does, which would make a new database where it finds no whole one.
 *
 * @throws {DataFolderError} for what is neither new nor a database that can be ours; nothing is changed
 */
export function requireSoundFolder(dataDir: string): void {
  const mark = readMark(dataDir);
  const folder = databaseIn(dataDir);
  const refuse = (found: string): DataFolderError => new DataFolderError(folderTexts.refused(dataDir, found, mark));
  if (!existsSync(folder)) {
    if (mark) throw refuse(folderTexts.noDatabase);
    if (existsSync(join(dataDir, 'PG_VERSION'))) throw refuse(folderTexts.isDatabaseItself);
    return;
  }
  if (!isFolder(folder)) throw refuse(folderTexts.notAFolder);
  const names = readdirSync(folder);
  if (names.length === 0) throw refuse(folderTexts.empty);
  const missing = PARTS.filter((part) => !existsSync(join(folder, part)));
  if (missing.length === PARTS.length) throw refuse(folderTexts.foreign(names));
  if (missing.length > 0) throw refuse(folderTexts.missing(missing));
  const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (major !== ENGINE_MAJOR) throw refuse(folderTexts.otherMajor(major, ENGINE_MAJOR));
  if (!readdirSync(join(folder, 'pg_wal')).some((name) => SEGMENT.test(name))) throw refuse(folderTexts.noLog);
}

/**
 * Opens the database of a sound folder and compares it with the mark. The engine's own failure is told in our words: it
 * says no more than that it gave up.
 *
 * @throws {DataFolderError} when it does not open, lacks files, or is another one
 */
export async function openOwn(dataDir: string, open: () => Promise<PGlite>): Promise<PGlite> {
  const mark = readMark(dataDir);
  const refuse = (found: string): DataFolderError => new DataFolderError(folderTexts.refused(dataDir, found, mark));
  let engine: PGlite;
  try {
    engine = await open();
  } catch (error) {
    throw error instanceof DataFolderError ? error : refuse(folderTexts.doesNotOpen(reasonOf(error)));
  }
  try {
    const found = await whatIsWrong(engine, databaseIn(dataDir), mark);
    if (found !== null) throw refuse(found);
    return engine;
  } catch (error) {
    await engine.close().catch(() => {});
    throw error instanceof DataFolderError ? error : refuse(folderTexts.cannotBeRead(reasonOf(error)));
  }
}

async function whatIsWrong(engine: PGlite, folder: string, mark: FolderMark | null): Promise<string | null> {
  const { rows: paths } = await engine.query<{ path: string }>(
    `SELECT pg_relation_filepath(oid) AS path FROM pg_class
     WHERE relkind IN ('r', 'i', 't', 'S', 'm') AND relpersistence = 'p'`,
  );
  const gone = paths.filter(({ path }) => !existsSync(join(folder, path)));
  if (gone.length > 0) throw new Error(folderTexts.filesGone(gone.length, gone[0]!.path));
  const { rows } = await engine.query<{ ours: boolean; tables: number }>(
    // The list of migrations is laid by itself before the first of them: a start that was ended between them may begin anew.
    `SELECT to_regclass('public.installation') IS NOT NULL AS ours,
       count(*) FILTER (WHERE NOT relname = ANY (ARRAY['migrations', 'migrations_id_seq'])
         AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indexrelid = c.oid AND i.indrelid = to_regclass('public.migrations')))::int AS tables
     FROM pg_class c WHERE relnamespace = 'public'::regnamespace`,
  );
  const { ours, tables } = rows[0]!;
  if (!ours) return tables > 0 ? folderTexts.otherTables : mark && folderTexts.noTables;
  const row = await installationOf(engine);
  if (row && typeof row.key_fingerprint !== 'string') return folderTexts.otherTables;
  return mark && row?.folder_id !== mark.id ? folderTexts.otherId(row?.folder_id ?? '') : null;
}

interface Row {
  key_fingerprint?: string;
  folder_id?: string;
}

/** As it stands, whichever version laid the table; null where none did. */
async function installationOf(engine: PGlite): Promise<Row | null> {
  const { rows: found } = await engine.query(`SELECT 1 WHERE to_regclass('public.installation') IS NOT NULL`);
  if (found.length === 0) return null;
  const { rows } = await engine.query<{ row: Row }>('SELECT to_jsonb(i) AS row FROM public.installation i');
  return rows[0]?.row ?? null;
}

/** What PostgreSQL says where a file is missing, cannot be read, or does not fit its checksum. */
const DAMAGE = new Set(['58P01', '58030', 'XX001', 'XX002']);

/** What is told of damage that shows only when the rows are read; null for any other error. */
export function damageOf(error: unknown): string | null {
  const { code = '' } = (error ?? {}) as { code?: string };
  return DAMAGE.has(code) ? folderTexts.damaged(reasonOf(error)) : null;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}

/** Marks the folder of a database that has been set up; a marked one stays as it is. */
export function markFolder(dataDir: string, mark: FolderMark | null): void {
  if (mark && !existsSync(markIn(dataDir))) writeDurably(markIn(dataDir), `${JSON.stringify(mark, null, 2)}\n`);
}

/** What the mark of this database says. */
export async function markOf(engine: PGlite, folder: string): Promise<FolderMark | null> {
  const row = await installationOf(engine);
  if (typeof row?.folder_id !== 'string') return null;
  const { rows } = await engine.query<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1');
  // Written when the database is set up, and never again.
  const createdAt = statSync(join(folder, 'PG_VERSION')).mtime.toISOString();
  return { id: row.folder_id, createdAt, version: rows[0]?.name ?? '' };
}

/** Before another database takes the place of one that is gone. The former mark stays beside the new one, by its date. */
export function putMarkAside(dataDir: string): void {
  if (!existsSync(markIn(dataDir))) return;
  const until = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  renameDurably(markIn(dataDir), `${markIn(dataDir)}.until-${until}`);
}

function readMark(dataDir: string): FolderMark | null {
  let text: string;
  try {
    text = readFileSync(markIn(dataDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const mark = JSON.parse(text) as FolderMark;
    if (typeof mark.id === 'string' && typeof mark.createdAt === 'string') return mark;
  } catch {
    // Told below.
  }
  throw new DataFolderError(folderTexts.unreadableMark(markIn(dataDir)));
}
