import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Builds the service where the tools for it are there; without them (`npm ci --omit=dev`, a release) what was built is used. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

function hasTools() {
  try {
    createRequire(import.meta.url).resolve('@nestjs/cli/package.json');
    return true;
  } catch {
    return false;
  }
}

if (hasTools()) {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
} else if (!existsSync(`${ROOT}dist/cli.js`)) {
  process.stderr.write(
    'dist/ is not there, and neither are the tools to build it: run npm ci and npm run build first.\n',
  );
  process.exit(1);
}
