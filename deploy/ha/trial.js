import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Build } from '../../tools/build.js';

/** Builds the service and the trial into a folder of their own and runs `trial-main.ts` there: `node deploy/ha/trial.js --help`. */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);
/** Made anew each time: nothing of a trial is kept. */
const secret = (bytes) => randomBytes(bytes).toString('base64');
const settings = {
  DATA_KEY: secret(32),
  LOOKUP_KEY: secret(32),
  TOKEN_KEY: secret(32),
  ADMIN_PASSWORD: secret(18),
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
  ACCESS_TOKEN_SECONDS: '86400',
  // Few accounts ask in the place of many.
  REQUESTS_PER_SECOND: '10000',
};
const build = await Build.make(root, 'test-build-ha', ['src', 'test', 'bench', 'deploy/ha']);
try {
  const main = join(build.folder, 'deploy/ha/trial-main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      TEST_BUILD: build.folder,
      TEST_ENVIRONMENT: JSON.stringify(settings),
      TEST_SHARED: build.folder,
      HA_CLUSTER: join(root, 'deploy/ha/cluster.sh'),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
} finally {
  build.remove();
}
