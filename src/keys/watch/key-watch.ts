import type { DataSource } from 'typeorm';
import { newId } from '../../common/values/ids.js';
import { log } from '../../common/log.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { sqlState } from '../../database/server/sql-state.js';
import { inTransaction } from '../../database/transaction.js';
import { hasSameKeys, learnDataKeys } from '../data-keys.js';
import { warnUnlessAway } from '../../database/server/server-errors.js';

const REFRESH_MS = 5_000;
/** Keys as old as this are not relied on without asking again: the process slept, or the database could not be reached. */
const STALE_MS = 60_000;
/** An instance is told to be still there at least as often. */
const SIGN_MS = 30_000;

/**
 * Keeps this process's keys those of a database that several processes share, and says in `key_holders` which it has: a
 * rotation goes on only when everybody who is there knows the new key. The embedded database has one process, whose keys the
 * rotation itself changes; it needs no watch.
 */
export class KeyWatch {
  private readonly id = newId();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private refreshedAt = 0;
  private signed = { text: '', at: 0 };
  private isOutdated = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
  ) {}

  async start(): Promise<void> {
    await this.dataSource.query(`DELETE FROM key_holders WHERE seen_at < now() - interval '1 day'`);
    // Signed before the keys are read: a rotation that begins in between waits for the next sign.
    await this.sign();
    await this.refresh();
    this.next();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
    await this.dataSource.query('DELETE FROM key_holders WHERE id = $1', [this.id]);
  }

  /** Learns what keys there are, and signs for them. */
  async refresh(): Promise<void> {
    const begun = Date.now();
    // One snapshot: between fingerprint and keys the master key must not change.
    const same = await inTransaction(
      this.dataSource,
      async (tx) => {
        const matches = await hasSameKeys(tx, this.personalData);
        if (matches) await learnDataKeys(tx, this.personalData);
        return matches;
      },
      'REPEATABLE READ',
    );
    if (!same && !this.isOutdated) {
      log.warn('the master key of this database was changed: restart this instance with the new one');
    }
    this.isOutdated = !same;
    this.refreshedAt = begun;
    await this.sign();
  }

  /** Resolves at once while the keys are fresh; else they are asked for first. */
  async fresh(): Promise<void> {
    // A clock put back counts as stale too.
    if (Math.abs(Date.now() - this.refreshedAt) > STALE_MS) await this.refresh();
  }

  private async sign(): Promise<void> {
    const { ring } = this.personalData;
    const values = [ring.knows, ring.writesWith, this.personalData.fingerprint()];
    const text = values.join(' ');
    if (text === this.signed.text && Date.now() - this.signed.at < SIGN_MS) return;
    await this.dataSource.query(
      `INSERT INTO key_holders (id, knows, writes_with, key_fingerprint) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET knows = $2, writes_with = $3, key_fingerprint = $4, seen_at = now()`,
      [this.id, ...values],
    );
    this.signed = { text, at: Date.now() };
  }

  private next(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.refresh()
        .catch((error: unknown) => {
          warnUnlessAway(error, { sqlState: sqlState(error) }, 'the data keys could not be read again');
        })
        .then(() => this.next());
    }, REFRESH_MS);
    this.timer.unref();
  }
}
