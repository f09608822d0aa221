import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Build } from '../tools/build.js';

/**
 * Builds service, measurements and tests and runs jest on them: `node test/run.js [jest's options]`. Specs are named as they stand in
 * the tree, `test/app/kill.spec.ts`. With `--watch` what is saved is built again and its specs run again; with `--long` trials at random
 * are made in their long form.
 */

/** A file system in memory, and how much room it must have. */
const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 3 * 1024 ** 3;

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
process.chdir(root);
const jest = join(root, 'node_modules/jest/bin/jest.js');
const given = process.argv.slice(2).filter((option) => option !== '--long');
const form = process.argv.includes('--long') ? { TEST_FORM: 'long' } : {};
const temporary = inMemory();
const build = await Build.make(root, 'test-build', ['src', 'test', 'bench']);
// Pages of the console are looked at in a browser only.
if (process.env.TEST_BROWSER) await build.console();
if (given.includes('--watch')) build.follow();
try {
  const options = given
    .map((option) => (option === '--watch' ? '--watchAll' : option))
    // What is built is JavaScript; whoever names a spec or a folder names it as it was written.
    .map((option) => option.replace(/\.ts$/, '.js').replace(/^(?:\.\/)?(src|test)\b/, '/$1'));
  const child = spawn(process.execPath, ['--enable-source-maps', jest, ...options], {
    stdio: 'inherit',
    env: { ...process.env, ...form, ...(temporary && { TMPDIR: temporary }), TEST_BUILD: build.folder },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  // A runner that died of a signal says so, as a shell would: no test has failed then.
  process.exitCode = await new Promise((done) =>
    child.once('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0))),
  );
} finally {
  build.remove();
  if (temporary) rmSync(temporary, { recursive: true, force: true });
}
process.exit();

/** Nobody needs the data folders of tests afterwards, so they need no disk; null where there is no room, or `TMPDIR` names another place. */
function inMemory() {
  if (process.env.TMPDIR) return null;
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    if (bavail * bsize < ROOM_BYTES) return null;
    const folder = mkdtempSync(join(IN_MEMORY, 'social-workers-tests-'));
    // Servers that a test starts run under another account, and pass through.
    chmodSync(folder, 0o711);
    return folder;
  } catch {
    return null;
  }
}
