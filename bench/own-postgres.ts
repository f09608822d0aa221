import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

const PROGRAMS = ['initdb', 'pg_basebackup', 'postgres'];
const START_MS = 60_000;
/** Ends the server as soon as its input ends: with whoever started it, however that ends. */
const WATCHED = 'exec 3<&0; "$@" & server=$!; { cat <&3; kill -QUIT $server; } >/dev/null 2>&1 & wait $server';

/** The programs of a PostgreSQL, and the account that they run under: the server refuses to be root. */
export interface Programs {
  folder: string;
  account: { uid?: number; gid?: number };
}

/** Of this major version, or of the newest there is from 15 on; null where there are none, or no account for them. */
export function findPrograms(major?: number): Programs | null {
  const account = serverAccount();
  if (!account) return null;
  const installed = '/usr/lib/postgresql';
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(installed, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const folder = folders.find((candidate) => {
    if (!PROGRAMS.every((name) => existsSync(join(candidate, name)))) return false;
    const [, found] =
      / (\d+)/.exec(execFileSync(join(candidate, 'postgres'), ['--version'], { encoding: 'utf8' })) ?? [];
    return major === undefined ? Number(found) >= 15 : Number(found) === major;
  });
  return folder === undefined ? null : { folder, account };
}

function serverAccount(): Programs['account'] | null {
  if (process.getuid?.() !== 0) return {};
  try {
    const [uid, gid] = ['-u', '-g'].map((which) =>
      Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' })),
    );
    return { uid, gid };
  } catch {
    return null;
  }
}

/** A PostgreSQL server of one's own in a temporary folder, on 127.0.0.1, and gone with its `remove`. Nothing of it outlasts a power cut. */
export class OwnPostgres {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly programs: Programs,
    private readonly folder: string,
    private readonly port: number,
    private readonly settings: Record<string, string>,
  ) {}

  /** An empty one that lets itself be copied. */
  static async primary(programs: Programs, settings: Record<string, string> = {}): Promise<OwnPostgres> {
    return OwnPostgres.made(programs, { wal_level: 'replica', max_wal_senders: '4', ...settings }, (own) =>
      own.program('initdb', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '-D', own.data),
    );
  }

  /**
   * A streaming replica of the server at `url`, whole and started.
   *
   * @throws what `pg_basebackup` says where that server lets nobody copy it
   */
  static async replicaOf(programs: Programs, url: string, settings: Record<string, string> = {}): Promise<OwnPostgres> {
    return OwnPostgres.made(programs, { ...(await settingsToFollow(url)), ...settings }, (own) =>
      own.program('pg_basebackup', '-d', url, '-D', own.data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'),
    );
  }

  private static async made(
    programs: Programs,
    settings: Record<string, string>,
    make: (own: OwnPostgres) => Promise<void>,
  ): Promise<OwnPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'social-workers-postgres-'));
    const { uid, gid } = programs.account;
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    const own = new OwnPostgres(programs, folder, await freePort(), settings);
    try {
      await make(own);
      // Where the distribution keeps these elsewhere, a copy comes without them.
      writeFileSync(join(own.data, 'postgresql.conf'), '');
      writeFileSync(
        join(own.data, 'pg_hba.conf'),
        'host all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n',
      );
      await own.start();
      return own;
    } catch (error) {
      await own.remove();
      throw error;
    }
  }

  /** What the server wrote to its log. */
  get logFile(): string {
    return join(this.folder, 'log');
  }

  url(database = 'postgres'): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  async start(): Promise<void> {
    const settings = {
      fsync: 'off',
      shared_buffers: '64MB',
      port: String(this.port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      ...this.settings,
    };
    const log = openSync(this.logFile, 'a');
    const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const command = [join(this.programs.folder, 'postgres'), '-D', this.data, ...parameters];
    this.server = spawn('sh', ['-c', WATCHED, 'sh', ...command], {
      ...this.programs.account,
      cwd: this.folder,
      env: { PATH: process.env.PATH },
      stdio: ['pipe', log, log],
    });
    closeSync(log);
    await this.untilReady();
  }

  /** At once, as if its machine had lost its power: no session is told. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server || server.exitCode !== null) return;
    const exit = once(server, 'exit');
    server.stdin?.end();
    await exit;
  }

  /** All of its processes stand still, as on a host that is frozen or behind a network that swallows everything. */
  freeze(): void {
    for (const pid of this.processes()) signal(pid, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of this.processes()) signal(pid, 'SIGCONT');
  }

  /** In a folder of its own, which the server's account gets. */
  async tablespace(name: string, folder: string): Promise<void> {
    const { uid, gid } = this.programs.account;
    mkdirSync(folder);
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    await this.ask(`CREATE TABLESPACE ${name} LOCATION '${folder}'`);
  }

  async create(database: string, tablespace: string): Promise<void> {
    await this.ask(`CREATE DATABASE ${database} TABLESPACE ${tablespace}`);
  }

  private async ask(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url() });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  /** From here on a commit is answered once a standby has it on its disk. */
  async commitsWaitForStandby(): Promise<void> {
    await this.ask(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await this.ask('SELECT pg_reload_conf()');
  }

  /** A standby becomes the primary. */
  async promote(): Promise<void> {
    await this.program('pg_ctl', 'promote', '-w', '-D', this.data);
  }

  /** The server and its sessions, as Linux lists them. */
  private processes(): number[] {
    const [server] = readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n');
    const sessions = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => parentOf(pid) === server);
    return [server, ...sessions].map(Number);
  }

  async remove(): Promise<void> {
    if (this.server) this.thaw();
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private async program(name: string, ...parameters: string[]): Promise<void> {
    await run(join(this.programs.folder, name), parameters, { ...this.programs.account, cwd: this.folder });
  }

  private async untilReady(): Promise<void> {
    const until = Date.now() + START_MS;
    for (;;) {
      const error = await answer(this.url());
      if (!error) return;
      if (this.server?.exitCode !== null || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A session may have ended meanwhile. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Null where the process has ended meanwhile. */
function parentOf(pid: string): string | null {
  try {
    return /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

async function answer(url: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What a replica must have no less of than its primary, or it does not start. */
async function settingsToFollow(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings WHERE name IN ('max_connections', 'max_worker_processes', 'max_wal_senders',
         'max_prepared_transactions', 'max_locks_per_transaction')`,
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  } finally {
    await client.end();
  }
}

/** Below those that systems give to connections by themselves: one of theirs could be taken before it is used. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

/** A port that nothing listens on just now; chosen at random, so that processes side by side seldom choose the same. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
