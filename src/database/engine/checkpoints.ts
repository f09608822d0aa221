import type { DataSource } from 'typeorm';
import { log } from '../../common/log.js';

const EVERY_MS = 30_000;
/** About a second of recovery. */
const MOST_WAL_BYTES = 64 * 1024 * 1024;

/**
 * Checkpoints of a database in a folder. PostgreSQL leaves them to a process of their own, which the engine in this process
 * has not: without them its WAL grows until the service stops, and a start after a power cut goes through all of it.
 */
export class Checkpoints {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<unknown> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mostWalBytes = MOST_WAL_BYTES,
  ) {
    // A long transaction holds the only connection: one checkpoint waits for it, not one after the other.
    this.timer = setInterval(() => {
      this.running ??= this.take();
    }, EVERY_MS).unref();
  }

  /** The stop of the engine is a checkpoint itself. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** @returns whether one was taken */
  async takeIfDue(): Promise<boolean> {
    const [{ bytes }] = await this.dataSource.query<[{ bytes: number }]>(
      'SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint AS bytes FROM pg_control_checkpoint()',
    );
    if (bytes < this.mostWalBytes) return false;
    await this.dataSource.query('CHECKPOINT');
    return true;
  }

  private async take(): Promise<void> {
    try {
      await this.takeIfDue();
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.message : typeof error },
        'no checkpoint of the embedded database',
      );
    } finally {
      this.running = null;
    }
  }
}
