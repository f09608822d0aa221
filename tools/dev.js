import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { Build } from './build.js';

/**
 * The service on the demo's data in `data/dev`, started anew whenever a source is saved, and the console before it at port 5173, whose
 * pages change as they are saved: `npm run dev`. The data are made at the first time and kept; `npm run dev -- --fresh` makes them anew.
 */

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
process.chdir(root);
const build = await Build.make(root, 'dev-build', ['src']);
const dataDir = resolve('data/dev/demo');

/** Tells `next` when something was saved, and when the end is asked for. */
const told = new EventEmitter();
const end = new AbortController();
let child = null;
let pages = null;

function run(program, args, env) {
  const options = { stdio: 'inherit', env: { ...process.env, ...env } };
  child = spawn(process.execPath, ['--enable-source-maps', join(build.folder, 'src', program), ...args], options);
  return new Promise((done) => child.once('exit', (code) => done(code)));
}

async function serve() {
  while (!end.signal.aborted) {
    const next = once(told, 'next');
    process.stdout.write('http://localhost:5173 is starting, before http://127.0.0.1:3000\n');
    await run('main.js', [], { DATA_DIR: dataDir, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' });
    // A service that ended by itself waits for the next save.
    await next;
  }
}

function stopChild() {
  told.emit('next');
  child?.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    end.abort();
    stopChild();
  });
}
try {
  const isMade = existsSync(join(dataDir, 'db')) && !process.argv.includes('--fresh');
  const code = isMade ? 0 : await run('cli.js', ['demo', '--once'], { DATA_DIR: 'data/dev' });
  process.exitCode = code ?? 1;
  if (code === 0) {
    build.follow(stopChild);
    pages = await createServer({ root: join(root, 'web/console'), logLevel: 'warn' });
    await pages.listen();
    await serve();
  }
} finally {
  await pages?.close();
  build.remove();
}
process.exit();
