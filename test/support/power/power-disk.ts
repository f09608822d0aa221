import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const MEGABYTES = 2_048;

/**
 * EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: from this moment nothing more gets on the disk, the journal included.
 * Node knows no ioctl.
 */
const SHUT_DOWN = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))
`;

/**
 * A file system of its own on a loop device, which can lose its power: what was written and not flushed is then gone, as
 * far as the kernel had not written it back by itself, and the next mount finds what a disk would hold after that.
 */
export class PowerDisk {
  /** Where the file system is mounted. */
  readonly path: string;
  private readonly image: string;

  private constructor(private readonly folder: string) {
    this.path = join(folder, 'mounted');
    this.image = join(folder, 'disk.img');
  }

  /** Why there can be none here; null where there can. */
  static whyNot(): string | null {
    if (process.platform !== 'linux') return 'loop devices are of Linux';
    if (process.getuid?.() !== 0) return 'loop devices need root';
    try {
      const disk = PowerDisk.make();
      disk.shutDown();
      disk.remove();
      return null;
    } catch (error) {
      return `no loop device can be had: ${(error as Error).message.trim().split('\n').at(-1)}`;
    }
  }

  /** @throws what the system says where it lets nobody do so */
  static make(): PowerDisk {
    const disk = new PowerDisk(mkdtempSync(join(tmpdir(), 'social-workers-power-')));
    try {
      writeFileSync(disk.image, '');
      truncateSync(disk.image, MEGABYTES * 1024 * 1024);
      run('mkfs.ext4', '-q', '-F', disk.image);
      run('mkdir', disk.path);
      disk.mount();
      return disk;
    } catch (error) {
      rmSync(disk.folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** The power is gone. Whoever still writes there is told of a broken disk. */
  async cut(): Promise<void> {
    await promisify(execFile)('python3', ['-c', SHUT_DOWN, this.path]);
  }

  /** The power is back. Nobody may have a file open there. */
  restore(): void {
    run('umount', this.path);
    this.mount();
  }

  remove(): void {
    run('umount', this.path);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private shutDown(): void {
    run('python3', '-c', SHUT_DOWN, this.path);
  }

  /** The loop device goes with its mount. */
  private mount(): void {
    run('mount', '-o', 'loop', this.image, this.path);
  }
}

function run(program: string, ...parameters: string[]): void {
  execFileSync(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
}
