import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** In place of `src/imports/thread/thread-file.ts`: the thread's program in the build of this run (global-setup.js). */
export const THREAD_FILE = pathToFileURL(join(process.env.TEST_BUILD ?? '', 'imports/thread/roster-thread-main.js'));
