import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuildForTests } from './support/run/build.js';

/**
 * Builds service, measurements and tests into a folder of this run and runs jest there: `node test/run.js [jest's options]`. Specs are
 * named as they stand in the tree, `test/app/kill.spec.ts`. With `--watch` what is saved is built again and its specs run again.
 */

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
process.chdir(root);

const watching = process.argv.includes('--watch');
const options = process.argv.slice(2).map((option) => (option === '--watch' ? '--watchAll' : option));
const build = await BuildForTests.make(root, join(root, `.test-build-${process.pid}`));
if (watching) build.follow();
try {
  // What is built is JavaScript; whoever names a spec or a folder names it as it was written.
  const patterns = options.map((option) => option.replace(/\.ts$/, '.js').replace(/^(?:\.\/)?(src|test)\//, `/$1/`));
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(root, 'node_modules/jest/bin/jest.js'), ...patterns],
    {
      stdio: 'inherit',
      env: { ...process.env, TEST_BUILD: build.folder },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} finally {
  build.remove();
}
