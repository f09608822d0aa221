import { parseArgs } from 'node:util';

/** Without a server the embedded engine, which is for one office. */
const SIZES_ON_SERVER = [5_000, 100_000, 1_600_000];
const SIZES_EMBEDDED = [5_000];
export const MEASURES = [
  'start',
  'reads',
  'month',
  'sheet',
  'life',
  'changes',
  'claims',
  'training',
  'import',
  'load',
  'instances',
  'pages',
  'papers',
  'backup',
] as const;
export type MeasureName = (typeof MEASURES)[number];

export interface Options {
  server: string | null;
  sizes: number[];
  only: MeasureName[];
  /** Each measurement once, a small register, nothing judged: whether it works. */
  short: boolean;
  /** Leaves the registers where they are, for the next run. */
  keep: boolean;
  /** Measurements of each figure, at the most; null for as many as its length allows. */
  runs: number | null;
  /** Papers of 1 MB that `papers` brings in. */
  papers: number;
  out: string;
  /** Folder for the profiles of every step; null for none, which is what times are taken with. */
  profile: string | null;
  writeTable: boolean;
}

export const HELP = `npm run bench -- [options]

  --size N[,N]     people in the register (default: 5000,100000,1600000 on a server, 5000 embedded)
  --only a,b       ${MEASURES.join(', ')} (default: all)
  --runs N         measurements of each figure
  --papers N       papers of 1 MB that papers brings in (default: 200); they take three times their size on the disk
  --keep           leaves the registers on the server, and uses those of a run before
  --short          500 people, everything once, times not judged
  --out FILE       default bench/results.json; what other sizes and measures left there stays
  --profile DIR    a CPU profile of every step, for the browser's tools, and a page of their shares; times are not kept then
  --write-table    no measurement: puts the table of that file into docs/PERFORMANCE.md

BENCH_DATABASE_URL names a PostgreSQL server and a superuser on it; each register is a database of its own there.
Without it the register is PGlite's, in a folder that goes with the run.
BENCH_BROWSER names a Chromium for pages, /usr/bin/chromium; without it they are left out.
`;

export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string' },
      only: { type: 'string' },
      runs: { type: 'string' },
      keep: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      out: { type: 'string', default: 'bench/results.json' },
      papers: { type: 'string', default: '200' },
      profile: { type: 'string' },
      'write-table': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const server = process.env.BENCH_DATABASE_URL || null;
  const { short, keep, out } = values;
  const sizes = values.size?.split(',').map(whole) ?? (short ? [500] : server ? SIZES_ON_SERVER : SIZES_EMBEDDED);
  const only = values.only?.split(',').map(measureNamed) ?? [...MEASURES];
  const runs = short ? 1 : values.runs === undefined ? null : whole(values.runs);
  const profile = values.profile ?? null;
  const papers = whole(values.papers);
  return { server, sizes, only, short, keep, runs, papers, out, profile, writeTable: values['write-table'] };
}

function whole(text: string): number {
  const number = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`not a number of anything: ${text}`);
  return number;
}

function measureNamed(text: string): MeasureName {
  const found = MEASURES.find((name) => name === text);
  if (!found) throw new Error(`no measurement is called ${text}; there are ${MEASURES.join(', ')}`);
  return found;
}
