import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { madeOnce, SHARED } from '../run/made-once.js';
import { SharedFiles } from './shared-files.js';

/** What is used here of the engine's options: where its files are, which is in memory without either, and that it is one that lays another's. */
interface Options {
  dataDir?: string;
  fs?: { closeFs: unknown; rootDir?: string };
  noInitDb?: boolean;
}
type Create = (options: Options) => Promise<PGlite>;

const laid = join(SHARED, 'laid');
const engine = PGlite as unknown as { create: Create };
const create: Create = engine.create.bind(PGlite);

/**
 * An engine lays an empty database in four seconds, always the same one: it does so once in a run, and every further empty database of the
 * run's own threads is a copy. Services in processes of their own lay theirs themselves.
 */
engine.create = async (options) => {
  if (options.noInitDb) return create(options);
  const folder = options.dataDir ?? options.fs?.rootDir;
  const isNew = folder === undefined ? !options.fs : !existsSync(join(folder, 'PG_VERSION'));
  if (!isNew) return create(options);
  await madeOnce('laid', async () => (await create({ dataDir: laid })).close());
  if (folder === undefined) return create({ ...options, fs: new SharedFiles(laid) });
  cpSync(laid, folder, { recursive: true });
  return create(options);
};
