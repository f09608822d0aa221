import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve('src');

/**
 * The rooms from the ground up and, within each, its sub-rooms: a file knows only what stands in its own folder or before it
 * here. A folder that is not named has no place. Three kinds of file are free of the order among the sub-rooms of their own room: a
 * room's module and its controllers, which tie the sub-rooms together, and its entities, which are the records of all of them.
 */
const ROOMS = [
  ['common/values', 'common', 'common/secrets', 'common/config', 'common/fields', 'common/issues', 'common/http'],
  [
    'database/server',
    'database/statements',
    'database/engine',
    'database/migrations/data',
    'database/migrations',
    'database/roles',
    'database',
  ],
  ['control'],
  ['audit', 'audit/stale'],
  ['keys', 'keys/rotation', 'keys/watch'],
  ['auth/access', 'auth/settings', 'auth/limits', 'auth', 'auth/sign-in/passwords/strength', 'auth/sign-in/passwords'],
  ['auth/sessions'],
  ['auth/sign-in/second-factor', 'auth/sign-in', 'auth/users', 'auth/own-account'],
  ['idempotency', 'jobs/running', 'jobs', 'downloads'],
  ['regions', 'regions/settings'],
  ['workers/people', 'workers/organizations', 'workers/posts', 'workers/suspensions', 'workers/accounts'],
  ['workers/withdrawal', 'workers/identity', 'workers/search', 'workers'],
  ['certificates/registrations', 'certificates', 'certificates/education'],
  ['ledger', 'ledger/payouts', 'ledger/history'],
  [
    'policies/terms',
    'policies/facts',
    'policies/claims',
    'policies/entitlements',
    'policies/waivers',
    'policies/settings',
    'policies',
    'policies/course',
  ],
  ['stipends/rules', 'stipends', 'awards', 'explain', 'explain/months'],
  ['exports', 'exports/payouts', 'exports/people', 'exports/pages', 'exports/documents', 'workbooks'],
  ['imports/roster', 'imports/reading', 'imports/checking/rows', 'imports/checking', 'imports/thread'],
  ['imports/register', 'imports/months'],
  ['imports/planning', 'imports/writing', 'imports/annotated-copy', 'imports', 'imports/register-export'],
  ['attachments/content', 'attachments'],
  ['templates/placeholders', 'templates/content', 'templates'],
  ['recoveries/open', 'recoveries/late-facts', 'recoveries/netting', 'recoveries'],
  ['payouts/lines', 'payouts', 'payouts/notice', 'payouts/variance', 'payouts/sheets', 'payouts/sheets/verify'],
  [
    'payouts/sheets/review',
    'payouts/letters',
    'payouts/changes',
    'payouts/steps',
    'payouts/reading',
    'payouts/preview',
    'payouts/due-list',
    'payouts/bulk',
  ],
  ['banking/profiles', 'banking/files', 'banking/returns', 'banking/undoing', 'banking/own-profiles', 'banking'],
  ['integrity/samples', 'integrity'],
  ['backup', 'backup/restore', 'backup/keys', 'backup/commands', 'backup/schedule'],
  ['stations', 'stations/staff', 'stations/reports', 'stations/evaluations', 'stations/ledger', 'stations/board'],
  [
    'training',
    'training/half-days',
    'training/programmes',
    'training/seats',
    'training/sessions',
    'training/enrolments',
  ],
  ['training/attendance', 'training/attendance/half-days', 'training/attendance/check-in'],
  ['training/attendance/sign-in-sheet'],
  ['training/completions', 'training/renewals', 'training/outcomes', 'training/ledger'],
  [
    'claims/life',
    'claims/reading',
    'claims/candidates',
    'claims/notices',
    'claims',
    'claims/acceptance',
    'claims/sheets',
  ],
  ['claims/form'],
  ['integrity/audit-pack'],
  ['merges'],
  [
    'audit-trail',
    'reports/counted',
    'reports',
    'reports/rows',
    'reports/funding',
    'reports/reconciliation',
    'reports/statement',
    'reports/vouchers',
    'reports/budget',
    'reports/leader',
    'search',
    'operations',
    'inbox',
    'demo/accounts',
    'demo',
  ],
  ['app/names', 'app/openapi', 'app/health', 'app/starting', 'app', 'app/access-matrix', 'app/data-dictionary', '.'],
].flat();

/** Of files side by side; more make a room of their own. Specs stand beside their rules and are not counted. */
const MOST_FILES = 12;
const MOST_LINES = 1_500;

/** Folders that hold more, each with its reason; this list only shrinks. */
const CROWDED = new Map([['database/migrations', 'one file for each migration, in the order in which they run']]);

/** The words of the field: types and names without behaviour of their own, which any room may use. */
const VOCABULARY = new Set(['certificates/level.ts', 'policies/facts/worker-facts.ts']);

/** Looks the other way, each with its reason; this list only shrinks. */
const EXCEPTIONS = new Set<string>();

/** Write files in another way than `common/durable-files.ts`, each with its reason. */
const WRITERS = new Map([
  ['common/durable-files.ts', 'is the way'],
  ['backup/backup-writer.ts', 'a stream, flushed at its end'],
  ['backup/commands/backup-command.ts', 'a stream, flushed at its end; it gets its name in the one way'],
  ['database/engine/embedded.ts', 'the lock, which the next start takes over'],
  ['cli.ts', 'documents of the sources'],
  ['demo/demo-client.ts', 'made up, and made anew each time'],
  ['demo/demo-payouts.ts', 'made up, and made anew each time'],
]);

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
  return [...text.matchAll(/(?:from |import |import\()'(\.{1,2}\/[^']+)\.js'/g)].map(([, target = '']) => ({
    from: relative(SRC, path),
    to: `${relative(SRC, join(dirname(path), target))}.ts`,
  }));
}

const folderOf = (path: string): string => dirname(path);
const roomOf = (path: string): string => path.split('/')[0] ?? '';
const isEntity = (path: string): boolean => path.endsWith('.entity.ts');

function looksBack({ from, to }: Import): boolean {
  if (ROOMS.indexOf(folderOf(to)) <= ROOMS.indexOf(folderOf(from))) return false;
  if (VOCABULARY.has(to) || (isEntity(from) && isEntity(to)) || from === 'database/entities.ts') return false;
  return roomOf(from) !== roomOf(to) || !(/\.(module|controller)\.ts$/.test(from) || isEntity(to));
}

const FILES = sourceFiles(SRC);
const IMPORTS = FILES.flatMap(importsOf);

describe('the conventions of the house', () => {
  it('every folder of src is a room with its place, and no place is left over', () => {
    const filled = new Set(FILES.map((path) => folderOf(relative(SRC, path))));
    expect([...filled].filter((folder) => !ROOMS.includes(folder))).toEqual([]);
    expect(ROOMS.filter((folder) => !filled.has(folder))).toEqual([]);
  });

  it('imports point one way, between rooms and between the sub-rooms of one', () => {
    const offending = IMPORTS.filter(looksBack)
      .map(({ from, to }) => `${from} -> ${to}`)
      .filter((line) => !EXCEPTIONS.has(line));
    expect(offending).toEqual([]);
  });

  it('no room is so full that its files must be searched', () => {
    const crowded = ROOMS.filter((folder) => {
      const files = FILES.filter((path) => folderOf(relative(SRC, path)) === folder);
      const lines = files.reduce((sum, path) => sum + readFileSync(path, 'utf8').split('\n').length, 0);
      return files.length > MOST_FILES || lines > MOST_LINES;
    });
    expect(crowded).toEqual([...CROWDED.keys()]);
  });

  it('src itself holds the two entry points and folders', () => {
    const loose = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(loose.map((entry) => entry.name).toSorted()).toEqual(['cli.ts', 'main.ts']);
  });

  it('only the configuration and the command line read the environment', () => {
    const reading = sourceFiles(SRC).filter((path) => readFileSync(path, 'utf8').includes('process.env'));
    expect(reading.map((path) => relative(SRC, path)).toSorted()).toEqual(['cli.ts', 'common/config/config.ts']);
  });

  it('files that must outlast a power cut are written by one helper', () => {
    const writing =
      /import \{[^}]*\b(writeFile|appendFile|rename|copyFile|createWriteStream|link)(Sync)?\b[^}]*\} from 'node:fs/;
    const others = sourceFiles(SRC).filter((path) => writing.test(readFileSync(path, 'utf8')));
    expect(others.map((path) => relative(SRC, path)).toSorted()).toEqual([...WRITERS.keys()].toSorted());
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

  it('suites that are not repeated on a server are on none: they name neither a service nor a server', () => {
    const [, ignored] = /--testPathIgnorePatterns=([^']+)'/.exec(readFileSync(join(SRC, '../.ci/run'), 'utf8'))!;
    const specs = readdirSync(join(SRC, '../test'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.spec.ts'))
      .map((path) => `/test/${path}`)
      .filter((path) => new RegExp(ignored!).test(path));
    expect(specs.length).toBeGreaterThan(5);
    const onServers =
      /\b(TEST_DATABASE_URL|openTestService|serviceFolder|templateDatabase|PLACES)\b|Ground\.open\((?!\{ disk)/;
    // This suite names the words to look for.
    const others = specs.filter((path) => path !== '/test/app/conventions.spec.ts');
    expect(others.filter((path) => onServers.test(readFileSync(join(SRC, '..', path), 'utf8')))).toEqual([]);
  });

  it('decisions are numbered without gaps', () => {
    const numbers = readdirSync(join(SRC, '../docs/decisions')).map((name) => Number(name.slice(0, 4)));
    expect(numbers.toSorted((one, other) => one - other)).toEqual(numbers.map((_, index) => index + 1));
  });
});
