import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Build } from './build.js';

/**
 * The service on the demo's data in `data/dev`, started anew whenever a source is saved: `npm run dev`. The data are made at the first
 * time and kept; `npm run dev -- --fresh` makes them anew.
 */

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
process.chdir(root);
const build = await Build.make(root, 'dev-build', ['src']);
const dataDir = resolve('data/dev/demo');

let child = null;
let isEnding = false;
let isStale = false;

function run(program, args, env) {
  const options = { stdio: 'inherit', env: { ...process.env, ...env } };
  return spawn(process.execPath, ['--enable-source-maps', join(build.folder, 'src', program), ...args], options);
}

const ended = (process) => new Promise((done) => process.once('exit', (code) => done(code)));

async function makeData() {
  child = run('cli.js', ['demo', '--once'], { DATA_DIR: 'data/dev' });
  const code = await ended(child);
  if (code !== 0) process.exitCode = code ?? 1;
  return code === 0;
}

async function serve() {
  while (!isEnding) {
    isStale = false;
    child = run('main.js', [], { DATA_DIR: dataDir, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' });
    const leaving = ended(child);
    process.stdout.write('http://127.0.0.1:3000 is starting\n');
    await leaving;
    // A service that cannot start waits for the next save.
    while (!isStale && !isEnding) await new Promise((wait) => setTimeout(wait, 100));
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isEnding = true;
    child?.kill('SIGTERM');
  });
}
try {
  if (existsSync(join(dataDir, 'db')) && !process.argv.includes('--fresh') ? true : await makeData()) {
    build.follow(() => {
      isStale = true;
      child?.kill('SIGTERM');
    });
    await serve();
  }
} finally {
  build.remove();
}
process.exit();
