import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** For what suites of this run share, whichever worker they run in. */
export const SHARED = process.env.TEST_SHARED ?? '';

/**
 * Makes a thing for all suites of this run: who comes first makes it, who comes meanwhile waits. Where it fails, the next one tries.
 */
export async function madeOnce(name: string, make: () => Promise<void>): Promise<void> {
  const done = join(SHARED, `${name}.done`);
  const making = join(SHARED, `${name}.making`);
  while (!existsSync(done)) {
    if (taken(making)) {
      await setTimeout(50);
      continue;
    }
    try {
      if (!existsSync(done)) await make();
      writeFileSync(done, '');
    } finally {
      rmSync(making);
    }
  }
}

/** By a worker that lives; what a dead one had begun is begun again. */
function taken(mark: string): boolean {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(mark, 'utf8')), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') rmSync(mark, { force: true });
  }
  return true;
}
