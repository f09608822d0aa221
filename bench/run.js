import { execFileSync, spawn } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds service and measurements into a folder of their own and runs `main.ts` there; see README.md. */

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const build = join(root, `.test-build-bench-${process.pid}`);
const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
try {
  execFileSync(process.execPath, [swc, 'src', 'bench', '-d', build, '--quiet'], { cwd: root });
  for (const name of ['seed', 'web']) symlinkSync(join('..', name), join(build, name));
  const main = join(build, 'bench/main.js');
  const child = spawn(process.execPath, ['--expose-gc', main, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} finally {
  rmSync(build, { recursive: true, force: true });
}
