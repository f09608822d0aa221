import type { DataSource } from 'typeorm';
import { log } from '../common/log.js';
import { diskBelow } from './engine/disk.js';
import type { EmbeddedDatabase } from './engine/embedded.js';

/** `unknown-disk`: the engine flushes, but what is below it may only say that it did. */
export type DurabilityState = 'on' | 'off' | 'unknown-disk';

/** Whether what the service has answered is still there after a power cut, as far as that can be known from here. */
export class Durability {
  private constructor(
    readonly state: DurabilityState,
    /** For the log of the start; null where there is nothing to say. */
    private readonly warning: string | null,
    private readonly disk: string | null = null,
  ) {}

  static of(embedded: EmbeddedDatabase | null, dataSource: DataSource): Durability | Promise<Durability> {
    if (!embedded) return Durability.ofServer(dataSource);
    // Whoever opens it so wants nothing kept.
    return embedded.dataDir === null ? new Durability('off', null) : Durability.ofFolder(embedded.dataDir);
  }

  static ofFolder(dataDir: string, { name, keeps } = diskBelow(dataDir)): Durability {
    if (keeps === 'flushed') return new Durability('on', null, name);
    return keeps === 'nothing'
      ? new Durability('off', 'DATA_DIR is in memory: nothing of it outlasts the machine’s power', name)
      : new Durability(
          'unknown-disk',
          'DATA_DIR is on a disk of which it is not known whether it keeps what is flushed: after a power cut answered changes may be missing; use a local disk (ext4, xfs, btrfs, zfs)',
          name,
        );
  }

  private static async ofServer(dataSource: DataSource): Promise<Durability> {
    const [settings] = await dataSource.query<[Record<string, string>]>(
      `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
              current_setting('synchronous_commit') AS synchronous_commit`,
    );
    const off = Object.entries(settings).flatMap(([name, value]) => (value === 'off' ? [name] : []));
    if (off.length === 0) return new Durability('on', null);
    const names = off.join(', ');
    return new Durability(
      'off',
      `DATABASE_URL: ${names} off on this server: a power cut loses answered changes, or all`,
    );
  }

  /** Said once, at the start. */
  warn(): void {
    if (this.warning !== null)
      log.warn({ durability: this.state, ...(this.disk && { disk: this.disk }) }, this.warning);
  }
}
