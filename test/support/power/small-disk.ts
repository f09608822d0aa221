import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of the test's own, in memory, that is soon full. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /**
   * @param size as `mount` takes it: `64k`, `140m`
   * @returns null where one may not mount any
   */
  static mounted(size: string): SmallDisk | null {
    const path = mkdtempSync(join(tmpdir(), 'social-workers-small-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'ignore' });
      // Servers write there under an account of their own.
      chmodSync(path, 0o777);
      return new SmallDisk(path);
    } catch {
      rmdirSync(path);
      return null;
    }
  }

  static canBeMounted(): boolean {
    const disk = SmallDisk.mounted('64k');
    disk?.remove();
    return disk !== null;
  }

  /** Also where something still writes to it. */
  remove(): void {
    execFileSync('umount', ['-l', this.path]);
    rmdirSync(this.path);
  }
}
