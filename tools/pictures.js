import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Lays down a picture of each step of the console's walks, from an empty start and on the demo, in `out/pictures`, at a desk, on a phone and on paper, for a person to look at:
 * `TEST_BROWSER=/usr/bin/chromium npm run pictures`. They are not compared by a program.
 */

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const folder = resolve(root, 'out/pictures');
if (!process.env.TEST_BROWSER) {
  process.stderr.write('Name the browser: TEST_BROWSER=/usr/bin/chromium npm run pictures\n');
  process.exit(1);
}
rmSync(folder, { recursive: true, force: true });
const child = spawn(
  process.execPath,
  ['test/run.js', 'test/browser/console/walk.spec.ts', 'test/browser/console/demo.spec.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PICTURES: folder },
  },
);
child.once('exit', (code) => {
  if (code === 0) process.stdout.write(`Pictures: ${folder}\n`);
  process.exitCode = code ?? 1;
});
