import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../../bench/own-postgres.js';
import { ADMIN_PASSWORD } from './test-config.js';

/** The service as it was built for this run, to be run as a child that a test may kill. */
export const BUILT_SERVICE = join(process.env.TEST_BUILD ?? '', 'src');

export interface ChildAnswer {
  status: number;
  /** As it was sent. */
  text: string;
  body: unknown;
}

/** A service in a process of its own, with the keys and the administrator of the tests. */
export class ChildService {
  private constructor(
    private readonly child: ChildProcess,
    readonly base: string,
    private token = '',
  ) {}

  /** @param further settings beside those of the tests; an empty one takes theirs away */
  static async start(
    dataDir: string,
    databaseUrl: string | null,
    further: Record<string, string> = {},
  ): Promise<ChildService> {
    const service = await ChildService.spawned({ dataDir, databaseUrl, further }, ['ignore', 'inherit']);
    try {
      await service.untilReady();
      await service.signIn('admin', ADMIN_PASSWORD);
      return service;
    } catch (error) {
      // Left alone it would outlive the test and keep the runner waiting.
      await service.kill();
      throw error;
    }
  }

  /**
   * The process alone, on the embedded database: it need not become ready, and what it says of that is nobody's.
   *
   * @param output files that it writes to instead: standard output, standard error
   */
  static launch(
    dataDir: string,
    further: Record<string, string> = {},
    output: [number, number] | ['ignore', 'ignore'] = ['ignore', 'ignore'],
  ): Promise<ChildService> {
    return ChildService.spawned({ dataDir, databaseUrl: null, further }, output);
  }

  private static async spawned(
    { dataDir, databaseUrl, further }: { dataDir: string; databaseUrl: string | null; further: Record<string, string> },
    output: (number | 'inherit' | 'ignore')[],
  ): Promise<ChildService> {
    const port = await freePort();
    const settings = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;
    const child = spawn(process.execPath, [join(BUILT_SERVICE, 'main.js')], {
      env: {
        ...settings,
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        PORT: String(port),
        ...(databaseUrl && { DATABASE_URL: databaseUrl }),
        ...further,
      },
      stdio: ['ignore', ...output],
    });
    return new ChildService(child, `http://127.0.0.1:${port}`);
  }

  /** Without a path. */
  get address(): string {
    return this.base;
  }

  async signIn(username: string, password: string): Promise<void> {
    const { body } = await this.send('POST', '/auth/login', { username, password });
    this.token = (body as { accessToken: string }).accessToken;
  }

  /**
   * @param key sent as `Idempotency-Key`
   * @param later it is to be answered with a job
   */
  async send(method: string, path: string, body?: object, key?: string, later = false): Promise<ChildAnswer> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body && !isForm && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(later && { prefer: 'respond-async' }),
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: JSON.parse(text) as unknown };
  }

  upload(content: Buffer): Promise<ChildAnswer> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), 'roster.xlsx');
    return this.send('POST', '/imports/roster', form);
  }

  /** Ended at once by the system, as by a power cut: nothing is closed or told. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Waits until it ends by itself. */
  async exitCode(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Sent and not waited for. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    await exit;
  }

  async untilReady(): Promise<void> {
    // Two minutes: a first start sets up a whole database, beside whatever else the machine does.
    for (let attempt = 0; attempt < 1200; attempt++) {
      if (this.child.exitCode !== null) throw new Error(`the service ended with ${this.child.exitCode}`);
      const answer = await fetch(`${this.base}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('the service did not start');
  }
}
