import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedFolder, ServerDatabase } from './database.js';
import type { Figure } from './figures.js';
import { measureBackup } from './measures/backup.js';
import { measureChanges } from './measures/changes.js';
import { measureClaims } from './measures/claims.js';
import { measureInstances } from './measures/instances.js';
import { measureLife } from './measures/life.js';
import { measureLoad } from './measures/load.js';
import { measureMonth } from './measures/month.js';
import { measurePages } from './measures/pages.js';
import { measureReads } from './measures/reads.js';
import { measurePapers } from './measures/papers.js';
import { measureImport } from './measures/roster.js';
import { measureSheet } from './measures/sheet.js';
import { measureStart } from './measures/start.js';
import { measureTraining } from './measures/training.js';
import { HELP, type MeasureName, type Options, readOptions } from './options.js';
import { makeRegister, peopleOf, registerKey } from './register/load.js';
import type { People } from './register/people.js';
import { heading, printFigure, writeResults, writeTable } from './report.js';
import { ProfileFolder } from './profile-folder.js';
import { RunningService } from './service.js';
import type { World } from './world.js';

/** In the order in which they run: what leaves rows behind comes last. */
const RUN: Record<MeasureName, (world: World) => Promise<Figure[]>> = {
  start: measureStart,
  reads: measureReads,
  month: measureMonth,
  sheet: measureSheet,
  life: measureLife,
  changes: measureChanges,
  claims: measureClaims,
  training: measureTraining,
  import: measureImport,
  load: measureLoad,
  instances: measureInstances,
  pages: measurePages,
  papers: measurePapers,
  backup: measureBackup,
};

const GENERATOR = ['load', 'people', 'policies', 'random', 'tables', 'tree'];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function run(options: Options): Promise<void> {
  say(heading(options));
  const profiles = options.profile === null ? null : new ProfileFolder(options.profile);
  RunningService.profiles = profiles;
  for (const size of options.sizes) {
    profiles?.begin(size, heading(options));
    const folder = mkdtempSync(join(tmpdir(), 'social-workers-bench-'));
    const world = await openWorld(options, size, folder);
    try {
      for (const name of options.only) {
        const figures = await RUN[name](world);
        for (const it of figures) printFigure(it, options);
        writeResults(options, figures);
      }
    } finally {
      if (!options.keep) await world.database.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function openWorld(options: Options, size: number, folder: string): Promise<World> {
  const people = peopleOf(size);
  const sources = GENERATOR.map((name) => fileURLToPath(new URL(`./register/${name}.js`, import.meta.url)));
  const name = `sw_bench_${size}_${registerKey(sources)}${options.keep ? '' : `_${process.pid}`}`;
  const database = options.server ? new ServerDatabase(options.server, name) : new EmbeddedFolder(join(folder, 'data'));
  if (database instanceof ServerDatabase && (await database.exists())) {
    say(`register of ${size}: ${name}, kept from before`);
    return { options, size, people, database, folder };
  }
  const started = performance.now();
  await makeWhole(database, people);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const { regions, counties } = people.tree;
  say(
    `register of ${size}: made in ${seconds} s; ${regions.length} regions, ${counties.length} counties, ${people.organizations.length} employers`,
  );
  return { options, size, people, database, folder };
}

/** Under another name until it is whole: a run that was killed meanwhile must not leave half a register to the next one. */
async function makeWhole(database: ServerDatabase | EmbeddedFolder, people: People): Promise<void> {
  if (!(database instanceof ServerDatabase)) return makeRegister(database, people);
  const unfinished = database.named(`${database.name}_making`);
  await unfinished.drop();
  await unfinished.create();
  try {
    await makeRegister(unfinished, people);
    await unfinished.rename(database.name);
  } catch (error) {
    await unfinished.drop();
    throw error;
  }
}

const options = readOptions(process.argv.slice(2));
if (!options) process.stdout.write(HELP);
else if (options.writeTable) writeTable(options);
else await run(options);
