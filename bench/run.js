import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Build } from '../tools/build.js';

/** Builds service and measurements into a folder of their own and runs `main.ts` there; see README.md. */

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const build = await Build.make(root, 'test-build-bench', ['src', 'bench']);
// The pages are what a browser measures.
if (process.env.BENCH_BROWSER) await build.console();
try {
  const main = join(build.folder, 'bench/main.js');
  const child = spawn(process.execPath, ['--expose-gc', main, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} finally {
  build.remove();
}
