import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * The rooms, each knowing only those before it. Entities of every room may be named by `database/entities.ts`, and an
 * entity may name another room's entity for its foreign key; everything else looks one way.
 */
const ROOMS = [
  'common',
  'database',
  'control',
  'audit',
  'keys',
  'auth',
  'idempotency',
  'regions',
  'workers',
  'certificates',
  'ledger',
  'policies',
  'stipends',
  'awards',
  'explain',
  'exports',
  'workbooks',
  'imports',
  'payouts',
  'integrity',
  'backup',
  'stations',
  'training',
  'audit-trail',
  'reports',
  'demo',
];

/** The words of the field: types and names without behaviour of their own, which any room may use. */
const VOCABULARY = new Set(['certificates/level.ts', 'policies/facts/worker-facts.ts']);

/** Looks the other way, each with its reason; this list only shrinks. */
const EXCEPTIONS = new Set<string>();

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}

interface Import {
  from: string;
  to: string;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/from '(\.{1,2}\/[^']+)\.js'/g)].map(([, target = '']) => ({
    from: relative(SRC, path),
    to: `${relative(SRC, join(dirname(path), target))}.ts`,
  }));
}

function looksBack({ from, to }: Import): boolean {
  const fromRoom = ROOMS.indexOf(from.split('/')[0] ?? '');
  const toRoom = ROOMS.indexOf(to.split('/')[0] ?? '');
  // Files at the root tie the rooms together.
  if (fromRoom === -1 || toRoom === -1) return false;
  return toRoom > fromRoom;
}

const IMPORTS = sourceFiles(SRC).flatMap(importsOf);

describe('the conventions of the house', () => {
  it('every folder of src is a room with its place', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const filled = folders.filter((entry) => sourceFiles(join(SRC, entry.name)).length > 0);
    expect(filled.map((entry) => entry.name).filter((name) => !ROOMS.includes(name))).toEqual([]);
  });

  it('imports point one way', () => {
    const isEntity = (path: string): boolean => path.endsWith('.entity.ts');
    const offending = IMPORTS.filter(looksBack)
      .filter(({ from, to }) => from !== 'database/entities.ts' && !(isEntity(from) && isEntity(to)))
      .filter(({ to }) => !VOCABULARY.has(to))
      .map(({ from, to }) => `${from} -> ${to}`)
      .filter((line) => !EXCEPTIONS.has(line));
    expect(offending).toEqual([]);
  });

  it('only the configuration and the command line read the environment', () => {
    const reading = sourceFiles(SRC).filter((path) => readFileSync(path, 'utf8').includes('process.env'));
    expect(reading.map((path) => relative(SRC, path)).toSorted()).toEqual(['cli.ts', 'config.ts']);
  });

  it('exceljs writes and never reads: what is old below it is not reached by a file that somebody sends', () => {
    const using = sourceFiles(SRC).filter((path) => /from 'exceljs/.test(readFileSync(path, 'utf8')));
    expect(using.length).toBeGreaterThan(2);
    const reading = /\.(xlsx|csv)\.(read|readFile|load)\b|WorkbookReader|exceljs\/|from '(unzipper|fast-csv|fstream)'/;
    const offending = sourceFiles(SRC).filter((path) => reading.test(readFileSync(path, 'utf8')));
    expect(offending.map((path) => relative(SRC, path))).toEqual([]);
  });

  it('money is never a float: no parseFloat, no toFixed outside of sheets', () => {
    const offending = sourceFiles(SRC).filter((path) => /parseFloat|\.toFixed\(/.test(readFileSync(path, 'utf8')));
    expect(offending.map((path) => relative(SRC, path))).toEqual([]);
  });
});
