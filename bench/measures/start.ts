import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figure, type Figure, spreadOf } from '../figures.js';
import { ENVIRONMENT } from '../register/load.js';
import type { ProfiledStep } from '../profile-shares.js';
import { RunningService } from '../service.js';
import { runsFor, type World } from '../world.js';

/** From the process's start to its first word that it answers. */
export async function measureStart(world: World): Promise<Figure[]> {
  const service: number[] = [];
  const empty: number[] = [];
  const runs = runsFor(world, 5);
  // The first of each brings the files into the system's cache.
  for (let run = 0; run <= runs; run++) {
    service.push(await secondsToStart('../../src/main.js', 'service is answering', world));
    empty.push(await secondsToStart('../empty-application.js', 'ready', world));
  }
  if (RunningService.profiles) RunningService.profiles.keep('start', await profileOfStart(world));
  return [
    figure({
      size: world.size,
      key: 'start',
      what: 'start with existing data',
      unit: 's',
      measured: spreadOf(service.slice(1)),
      limit: spreadOf(empty.slice(1)),
      limitIs: 'an empty Nest application that listens',
      aim: 2,
      rows: 1,
    }),
  ];
}

async function profileOfStart(world: World): Promise<ProfiledStep> {
  const folder = join(world.folder, 'start');
  await secondsToStart('../../src/main.js', 'service is answering', world, ['--cpu-prof', '--cpu-prof-dir', folder]);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const [profile] = files.map((it) => JSON.parse(it) as ProfiledStep['profile']);
  return { profile: profile!, statements: [], delay: null };
}

async function secondsToStart(
  script: string,
  word: string,
  world: World,
  execArgs: readonly string[] = [],
): Promise<number> {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: mkdtempSync(join(world.folder, 'start-')),
    ...ENVIRONMENT,
    LOG_LEVEL: 'info',
    PORT: '0',
    ...world.database.environment,
  };
  const started = performance.now();
  const child = spawn(process.execPath, [...execArgs, fileURLToPath(new URL(script, import.meta.url))], { env });
  let told = '';
  const seconds = await new Promise<number>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      told += chunk.toString();
      if (told.includes(word)) resolve((performance.now() - started) / 1000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${told}`)));
  });
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await gone;
  return seconds;
}
