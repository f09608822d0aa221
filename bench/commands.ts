import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BareDatabase, EmbeddedFolder, ServerDatabase } from './database.js';
import { ENVIRONMENT } from './register/load.js';
import type { World } from './world.js';

const POLL_MS = 50;

/** A command of the service as a process of its own, with the most memory that it had. */
export async function command(
  { folder }: World,
  database: BareDatabase,
  args: readonly [string, ...string[]],
): Promise<{ seconds: number; peakMb: number }> {
  const own = ownFolder(database, folder, args[0]);
  const env = { PATH: process.env.PATH, ...ENVIRONMENT, ...own, ...database.environment };
  const started = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/cli.js', import.meta.url)), ...args], {
    env,
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  let peakMb = 0;
  const poll = setInterval(() => (peakMb = Math.max(peakMb, highWater(child.pid))), POLL_MS);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(poll);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${told}`);
  return { seconds: (performance.now() - started) / 1000, peakMb };
}

/** The most memory that a process of this machine has had, in MB; 0 where the system does not tell, or it has ended. */
export function highWater(pid: number | undefined): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  try {
    const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8')) ?? [];
    return Math.round(Number(kb ?? 0) / 1024);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

/** Beside a server, where the log's end is kept: of another database's it would be said that something is missing. */
export function ownFolder(database: BareDatabase, folder: string, name: string): Record<string, string> {
  if (database.kind !== 'PostgreSQL') return {};
  const path = join(folder, `beside-${name}`);
  mkdirSync(path, { recursive: true });
  return { DATA_DIR: path };
}

/** An empty database beside the world's, there for as long as `work` takes. */
export async function restoreInto(world: World, work: (empty: BareDatabase) => Promise<void>): Promise<void> {
  const { database } = world;
  if (!(database instanceof ServerDatabase)) {
    const folder = join(world.folder, 'restored');
    mkdirSync(folder);
    return work(new EmbeddedFolder(folder));
  }
  const empty = database.named(`${database.name}_restored`);
  await empty.drop();
  await empty.create();
  try {
    await work(empty);
  } finally {
    await empty.drop();
  }
}
