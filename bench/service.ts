import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { highWater } from './commands.js';
import type { BareDatabase } from './database.js';
import { HttpClient } from './http-client.js';
import type { ProfileFolder } from './profile-folder.js';
import type { ProfiledStep } from './profile-shares.js';
import { ENVIRONMENT, PASSWORD } from './register/load.js';

interface Mark {
  statements: number;
  cpuSeconds: number;
}

/** What one measured step cost the service. */
export interface Cost extends Mark {
  seconds: number;
  /** High-water mark of the process's resident memory during the step; 0 where the kernel keeps none. */
  peakMb: number;
}

/** The service in a process of its own, on the register's database. */
export class RunningService {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly exited: Promise<never>,
    private readonly folder: string,
  ) {}

  /** Takes the profile of each named step, if anything does. */
  static profiles: ProfileFolder | null = null;

  static async start(database: BareDatabase, environment: Record<string, string> = {}): Promise<RunningService> {
    // Beside a server the log's end is kept there: measures put the register back between them, which is no loss to be told of.
    const folder = mkdtempSync(join(tmpdir(), 'social-workers-bench-service-'));
    const env = {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      UPLOAD_LIMIT_MB: '256',
      ...ENVIRONMENT,
      ...database.environment,
      ...environment,
    };
    const path = fileURLToPath(new URL('./measured-service.js', import.meta.url));
    const child = fork(path, { env, execArgv: ['--expose-gc'] });
    const exited = once(child, 'exit').then(([code]) => {
      throw new Error(`the service ended with ${String(code)}`);
    });
    exited.catch(() => undefined);
    const [message] = (await Promise.race([once(child, 'message'), exited])) as [{ port: number }];
    return new RunningService(child, message.port, exited, folder);
  }

  async signIn(username = 'admin'): Promise<HttpClient> {
    return new HttpClient(this.port, await this.token(username));
  }

  async token(username = 'admin'): Promise<string> {
    const anonymous = new HttpClient(this.port, null);
    const credentials = { username, password: PASSWORD };
    const { accessToken } = await anonymous.json<{ accessToken: string }>('POST', '/auth/login', credentials);
    anonymous.close();
    return accessToken;
  }

  /** @param name of the step's profile, where profiles are taken */
  async measure<T>(name: string, work: () => Promise<T>): Promise<{ cost: Cost; answer: T }> {
    const before = await this.mark();
    if (RunningService.profiles) await this.ask('profile');
    this.resetPeak();
    const started = performance.now();
    const answer = await work();
    const seconds = (performance.now() - started) / 1000;
    const peakMb = this.peakMb();
    if (RunningService.profiles) RunningService.profiles.keep(name, await this.ask<ProfiledStep>('profiled'));
    const after = await this.mark();
    const statements = after.statements - before.statements;
    return { answer, cost: { seconds, statements, cpuSeconds: after.cpuSeconds - before.cpuSeconds, peakMb } };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.send('close');
    await once(this.child, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }

  resetPeak(): void {
    if (process.platform === 'linux') writeFileSync(`/proc/${this.child.pid}/clear_refs`, '5');
  }

  peakMb(): number {
    return highWater(this.child.pid);
  }

  private mark(): Promise<Mark> {
    return this.ask<Mark>('mark');
  }

  private async ask<T>(word: string): Promise<T> {
    this.child.send(word);
    const [answer] = (await Promise.race([once(this.child, 'message'), this.exited])) as [T];
    return answer;
  }
}
