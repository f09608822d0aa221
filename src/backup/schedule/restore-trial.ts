import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heard } from '../../common/heard.js';
import type { Config } from '../../common/config/config.js';
import { newId } from '../../common/values/ids.js';

const CLI = fileURLToPath(new URL('../../cli.js', import.meta.url));
/** One is tried at a time; what is there is what a process left that was killed. */
const PREFIX = 'restore-trial-';
const LAST_CHARACTERS = 2_000;

/**
 * Restores a backup into a database of its own beside the service, in a process of its own, where it is compared row by row
 * and its money is verified; then it is thrown away.
 *
 * @returns null where all held, else what the restore said, in Chinese
 */
export async function tryRestore(
  { dataDir, keys }: Pick<Config, 'dataDir' | 'keys'>,
  file: string,
  signal: AbortSignal,
): Promise<string | null> {
  mkdirSync(dataDir, { recursive: true });
  for (const left of readdirSync(dataDir)) {
    if (left.startsWith(PREFIX)) rmSync(join(dataDir, left), { recursive: true, force: true });
  }
  const scratch = join(dataDir, `${PREFIX}${newId()}`);
  mkdirSync(scratch, { mode: 0o700 });
  try {
    const { code, said } = await run(['restore', file], signal, {
      TMPDIR: tmpdir(),
      LOG_LEVEL: 'error',
      DATA_DIR: scratch,
      DATA_KEY: keys.data.toString('base64'),
      LOOKUP_KEY: keys.lookup.toString('base64'),
      TOKEN_KEY: keys.token.toString('base64'),
    });
    return code === 0 ? null : said.trim() || '恢复试验中途停止。';
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(
  args: string[],
  signal: AbortSignal,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = heard(spawn(process.execPath, [CLI, ...args], { env, signal, stdio: ['ignore', 'pipe', 'pipe'] }));
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-LAST_CHARACTERS);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}
