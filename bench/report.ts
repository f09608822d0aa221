import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { type Figure, grouped, type Spread } from './figures.js';
import type { Options } from './options.js';

/** A figure with the state of the code that it is of: a table is put together from several runs. */
type Dated = Figure & { commit: string; measuredOn: string };

export interface Results {
  machine: Record<string, string | number>;
  versions: Record<string, string>;
  figures: Dated[];
}

const TABLE_PAGE = 'docs/PERFORMANCE.md';
const BEGIN = '<!-- table: npm run bench -- --write-table -->';
const END = '<!-- end of table -->';

export function heading(options: Options): string {
  const machine = machineOf();
  return `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB; Node ${process.version}; ${options.server ? 'PostgreSQL' : 'PGlite'}; commit ${commit()}`;
}

export function printFigure(it: Figure, options: Options): void {
  const peak = it.peakMb === null ? '' : `, peak ${it.peakMb} MB`;
  const limit = it.limit ? `; limit ${spreadText(it.limit, it.unit)}, ratio ${it.ratio!.toFixed(2)}` : '';
  const aim = it.aim === null || options.short ? '' : ` (aim ${it.aim}: ${it.met ? 'met' : 'NOT met'})`;
  process.stdout.write(
    `${String(it.size).padStart(8)}  ${it.what}: ${spreadText(it.measured, it.unit)}${limit}${aim}${peak}${it.note && `; ${it.note}`}\n`,
  );
}

/** Figures of the same size and key are replaced, the others stay. */
export function writeResults(options: Options, figures: readonly Figure[]): void {
  if (options.short || options.profile !== null || figures.length === 0) return;
  const known = existsSync(options.out) ? (JSON.parse(readFileSync(options.out, 'utf8')) as Results).figures : [];
  const keyOf = (it: Figure): string => `${it.size} ${it.key}`;
  const fresh = new Set(figures.map(keyOf));
  const state = { commit: commit(), measuredOn: new Date().toISOString().slice(0, 16) };
  const results: Results = {
    machine: machineOf(),
    versions: versionsOf(),
    figures: [...known.filter((it) => !fresh.has(keyOf(it))), ...figures.map((it) => ({ ...it, ...state }))],
  };
  writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`);
}

/** Puts the results into the page, between its markers. */
export function writeTable(options: Options): void {
  const results = JSON.parse(readFileSync(options.out, 'utf8')) as Results;
  const page = readFileSync(TABLE_PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${TABLE_PAGE} has lost its markers`);
  writeFileSync(TABLE_PAGE, `${before}${BEGIN}\n\n${table(results)}\n${END}${after}`);
}

function table({ machine, versions, figures }: Results): string {
  const head = `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB. ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.`;
  const rows = figures
    .toSorted((a, b) => a.size - b.size)
    .map((it) => [
      grouped(it.size),
      it.what,
      spreadText(it.measured, it.unit),
      it.limit ? spreadText(it.limit, it.unit) : '–',
      it.ratio === null ? '–' : `${it.ratio.toFixed(2)}×`,
      it.aim === null ? '–' : `≤ ${it.aim}${it.ratio === null ? ` ${it.unit}` : '×'} ${it.met ? 'met' : '**not met**'}`,
      it.peakMb === null ? '–' : `${it.peakMb} MB`,
      it.note,
      `${it.commit}, ${it.measuredOn.slice(0, 10)}`,
    ]);
  const titles = [
    'people',
    'measured',
    'median (least – most)',
    'limit',
    'ratio',
    'aim',
    'peak RSS',
    '',
    'commit, day',
  ];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const main = `${head}\n\n${line(titles)}\n${line(titles.map(() => '---'))}\n${rows.map(line).join('\n')}\n`;
  return `${main}\n${growth(figures)}\n${memory(figures)}`;
}

const PROVINCE = 100_000;
const COUNTRY = 1_600_000;
const GROWTH_AIM = 1.2;
const MEMORY_AIM_MB = 512;
/** What is about as many rows as there are people (or lines, or rows of a file); the rest is the same at every size. */
const GROWING = ['month', 'sheet', 'life', 'import'];

/** Time per row at the country's size beside that at the province's. */
function growth(figures: readonly Dated[]): string {
  const at = (size: number, key: string) => figures.find((it) => it.size === size && it.key === key);
  const rows = GROWING.flatMap((key) => {
    const [small, large] = [at(PROVINCE, key), at(COUNTRY, key)];
    if (!small || !large) return [];
    const [before, after] = [small, large].map((it) => (it.measured.median / it.rows) * 1e6);
    const ratio = after! / before!;
    const limits = [small, large].map((it) => it.limit!.median / it.rows);
    const limit = limits[1]! / limits[0]!;
    const verdict = ratio <= GROWTH_AIM ? 'met' : '**not met**';
    const ofTwo = small.commit === large.commit ? '' : ` (of ${small.commit} and ${large.commit})`;
    return [
      `| ${large.what} | ${before!.toFixed(0)} µs | ${after!.toFixed(0)} µs | ${ratio.toFixed(2)}×${ofTwo} | ≤ ${GROWTH_AIM}× ${verdict} | ${limit.toFixed(2)}× |`,
    ];
  });
  if (rows.length === 0) return '';
  return `| per row | in the register of 100 000 | of 1 600 000 | growth | aim | growth of the limit |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function memory(figures: readonly Figure[]): string {
  const rows = figures
    .filter((it) => it.size === COUNTRY && it.peakMb !== null)
    .map((it) => {
      const verdict = it.peakMb! <= MEMORY_AIM_MB ? 'met' : '**not met**';
      return `| ${it.what} | ${it.peakMb} MB | ≤ ${MEMORY_AIM_MB} MB ${verdict} |`;
    });
  if (rows.length === 0) return '';
  return `| at 1 600 000 | peak RSS of the service | aim |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function spreadText({ median, min, max, runs }: Spread, unit: Figure['unit']): string {
  const [a, b, c] = [median, min, max].map(significant);
  return runs === 1 ? `${a} ${unit}` : `${a} ${unit} (${b} – ${c})`;
}

function significant(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function machineOf() {
  const list = cpus();
  return {
    cpu: list[0]?.model.trim() ?? 'unknown processor',
    cores: list.length,
    memoryGb: Math.round(totalmem() / 1_073_741_824),
  };
}

function versionsOf(): Record<string, string> {
  const versions: Record<string, string> = { Node: process.versions.node };
  for (const name of ['@nestjs/core', 'typeorm', 'pg', '@electric-sql/pglite', 'exceljs']) {
    versions[name] = (
      JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }
    ).version;
  }
  return versions;
}

/** The commit, with a plus where the code is no longer as committed. */
function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  return (
    git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', 'src', 'bench/*.ts', 'bench/*/*.ts') && '+')
  );
}
