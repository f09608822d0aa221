import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../common/config/config.js';
import { CONFIG } from '../../common/config/config.token.js';
import { safeError } from '../../common/http/problem.filter.js';
import { log } from '../../common/log.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { isDatabaseAway } from '../../database/server/server-errors.js';
import { withoutJournal } from '../../database/journal.js';
import { BackupRefused } from '../backup-errors.js';
import type { BackupSummary } from '../backup-writer.js';
import { wholeFile } from '../restore/whole-file.js';
import { takeBackup } from '../take-backup.js';
import { backupName, outdated, type Retention } from './retention.js';
import { tryRestore } from './restore-trial.js';

export const KEPT: Retention = { days: 14, weeks: 8, months: 24 };
/** In the log of what was done. */
export const BY_ITSELF = '自动备份';
const LOOK_MS = 30_000;
const LEASE_SECONDS = 60;
const RENEW_MS = 15_000;
/** A night has so many tries, half an hour apart. */
const MOST_ATTEMPTS = 5;
const AGAIN_AFTER = '30 minutes';
/** A backup is restored on trial once a week. */
const TRIAL_AFTER = '156 hours';

interface Claimed {
  dueOn: string;
  claim: string;
}

/**
 * Each day after `BACKUP_AT` a backup into `BACKUP_DIR`, by one of the instances; each week one of them is restored on trial; what is older than
 * one keeps goes. What failed is in the table for the inbox, the metrics and 运行状况, and is tried again.
 */
@Injectable()
export class BackupSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.backupAt === null) return;
    // Nobody else can have an embedded database open, so whoever was at it is dead.
    if (!this.config.databaseUrl) {
      await this.dataSource.query('UPDATE backup_runs SET lease_until = now() WHERE ended_at IS NULL');
    }
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  /** Takes what is due, if anything. Never rejects: the next turn tries again. */
  look(): Promise<void> {
    this.running ??= withoutJournal(() => this.serve())
      .catch((error: unknown) => {
        if (!isDatabaseAway(error))
          log.error({ error: safeError(error) }, 'the backup of the day could not be seen to');
      })
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  private async serve(): Promise<void> {
    const { backupDir, backupAt } = this.config;
    if (backupDir === null || backupAt === null || this.stopping.signal.aborted) return;
    if (timeInShanghai(this.clock.now()) < backupAt) return;
    const claimed = await this.claim(this.clock.today());
    if (!claimed) return;
    const renewing = setInterval(() => void this.renew(claimed), RENEW_MS);
    try {
      const file = await this.take(claimed, backupDir);
      if (file === null) return;
      this.letGo(backupDir);
      await this.tryOut(claimed, file);
    } finally {
      clearInterval(renewing);
    }
  }

  /** The day's backup, where nobody else is at it and it did not succeed yet. */
  private async claim(dueOn: string): Promise<Claimed | null> {
    const claim = newId();
    const taken: unknown[] = await this.dataSource.query(
      `INSERT INTO backup_runs AS b (due_on, claim, lease_until) VALUES ($1, $2, now() + $3 * interval '1 second')
       ON CONFLICT (due_on) DO UPDATE
         SET claim = excluded.claim, lease_until = excluded.lease_until, attempts = b.attempts + 1, started_at = now(),
             ended_at = NULL, failure = NULL
         WHERE b.attempts < ${MOST_ATTEMPTS} AND (b.ended_at IS NULL AND b.lease_until < now()
            OR b.failure IS NOT NULL AND b.ended_at < now() - interval '${AGAIN_AFTER}')
       RETURNING 1`,
      [dueOn, claim, LEASE_SECONDS],
    );
    return taken.length > 0 ? { dueOn, claim } : null;
  }

  /** On the embedded database there is nobody to tell, and its connection is the backup's. */
  private async renew({ dueOn, claim }: Claimed): Promise<void> {
    if (!this.config.databaseUrl) return;
    await this.dataSource
      .query(`UPDATE backup_runs SET lease_until = now() + $3 * interval '1 second' WHERE due_on = $1 AND claim = $2`, [
        dueOn,
        claim,
        LEASE_SECONDS,
      ])
      .catch(() => undefined);
  }

  /** @returns the file, null where it failed */
  private async take(claimed: Claimed, folder: string): Promise<string | null> {
    const name = backupName(claimed.dueOn);
    const file = join(folder, name);
    try {
      if (!existsSync(folder)) throw new BackupRefused(`没有这个文件夹：${folder}`);
      clearParts(folder, name);
      const { lookup } = this.config.keys;
      const { signal } = this.stopping;
      // Its own of an earlier try is written over.
      const summary = await wholeFile(file, { overwrite: true, lookupKey: lookup }, async (path) => {
        await takeBackup(this.dataSource, lookup, { path, by: BY_ITSELF, signal });
      });
      await this.end(claimed, name, summary, null);
      log.info({ file: name, bytes: summary.bytes, rows: summary.rows }, 'the backup of the day is taken');
      return file;
    } catch (error) {
      // A service that stops leaves it to the next turn of another instance, or of its own.
      if (this.stopping.signal.aborted || isDatabaseAway(error)) return null;
      log.error({ error: safeError(error) }, 'the backup of the day failed');
      await this.end(claimed, null, null, reasonOf(error));
      return null;
    }
  }

  private async end(
    { dueOn, claim }: Claimed,
    file: string | null,
    summary: BackupSummary | null,
    failure: string | null,
  ): Promise<void> {
    await this.dataSource.query(
      `UPDATE backup_runs SET ended_at = now(), file = $3, rows = $4, bytes = $5, sha256 = $6, failure = $7
       WHERE due_on = $1 AND claim = $2`,
      [dueOn, claim, file, summary?.rows ?? null, summary?.bytes ?? null, summary?.sha256 ?? null, failure],
    );
  }

  private letGo(folder: string): void {
    for (const name of outdated(readdirSync(folder), KEPT)) rmSync(join(folder, name), { force: true });
  }

  /** Where none was tried for a week, or the last trial failed. */
  private async tryOut({ dueOn, claim }: Claimed, file: string): Promise<void> {
    const [last] = await this.dataSource.query<{ isDue: boolean }[]>(
      `SELECT tried_at < now() - interval '${TRIAL_AFTER}' OR trial_failure IS NOT NULL AS "isDue"
       FROM backup_runs WHERE tried_at IS NOT NULL ORDER BY due_on DESC LIMIT 1`,
    );
    if (last && !last.isDue) return;
    const failure = await tryRestore(this.config, file, this.stopping.signal).catch((error: unknown) => {
      log.error({ error: safeError(error) }, 'the trial of a backup broke off');
      return '恢复试验中途停止，详情见运行日志。';
    });
    if (this.stopping.signal.aborted) return;
    if (failure !== null)
      log.error({ file: backupName(dueOn) }, 'the backup of the day could not be restored on trial');
    await this.dataSource.query(
      'UPDATE backup_runs SET tried_at = now(), trial_failure = $3 WHERE due_on = $1 AND claim = $2',
      [dueOn, claim, failure],
    );
  }
}

/** What a process left that was killed; whoever has the day's claim is alone at it. */
function clearParts(folder: string, name: string): void {
  for (const part of readdirSync(folder)) {
    if (part.startsWith(`${name}.`) && part.endsWith('.part')) rmSync(join(folder, part), { force: true });
  }
}

/** `02:30` */
function timeInShanghai(now: Date): string {
  return now.toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
}

/** For whoever looks after the service: what the file system said keeps its code, since that is what one looks up. */
function reasonOf(error: unknown): string {
  if (error instanceof BackupRefused) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return '存放备份的磁盘已满。请清理或更换磁盘。';
  if (code === 'EACCES' || code === 'EROFS') return '不能写入存放备份的文件夹。请检查文件夹的权限。';
  return `备份没有写成${code ? `（${code}）` : ''}，详情见运行日志。`;
}
