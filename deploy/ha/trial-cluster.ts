import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The database that `cluster.sh` brought up. */
export class Cluster {
  constructor(private readonly folder: string) {}

  /** By how it is reached. @param database another one than the first */
  async url(way: string, database: string): Promise<string> {
    const lines = (await this.command('urls')).split('\n');
    const line = lines.find((each) => each.startsWith(`${way}=`));
    if (!line) throw new Error(`no address for ${way}`);
    return line.slice(way.length + 1).replace(/\/[^/]*$/, `/${database}`);
  }

  untilWhole(): Promise<string> {
    return this.command('wait');
  }

  /** @returns the node that was it */
  async killPrimary(): Promise<string> {
    return (await this.command('kill-primary')).trim();
  }

  async on(what: 'kill' | 'freeze' | 'thaw' | 'start', node: string): Promise<void> {
    await run(this.script, [what, node, this.folder]);
  }

  async switchover(): Promise<void> {
    await this.command('switchover');
  }

  /** The node that is `primary`, or `synchronous standby`. */
  async node(role: string): Promise<string> {
    // Its exit code says whether the whole is well, which is not asked here.
    const told = await this.command('status').catch((error: { stdout?: string }) => error.stdout ?? '');
    const [, node] = new RegExp(`^(node\\d)  ${role}$`, 'm').exec(told) ?? [];
    if (node === undefined) throw new Error(`there is no ${role}:\n${told}`);
    return node;
  }

  private async command(name: string): Promise<string> {
    return (await run(this.script, [name, this.folder])).stdout;
  }

  private get script(): string {
    return process.env.HA_CLUSTER ?? '';
  }
}
