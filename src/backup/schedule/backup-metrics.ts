import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { FreshFigures } from '../../common/fresh-figures.js';
import { safeError } from '../../common/http/problem.filter.js';
import { warnUnlessAway } from '../../database/server/server-errors.js';

const at = new Gauge({
  name: 'social_workers_backup_last_good_timestamp_seconds',
  help: 'When the last backup was taken that stands, by whomever; 0 where there is none',
});
const bytes = new Gauge({
  name: 'social_workers_backup_last_good_bytes',
  help: 'How large that backup is; 0 where there is none',
});
const failed = new Gauge({
  name: 'social_workers_backup_failed',
  help: '1 where the last backup that the service took by itself failed',
});
const trialAt = new Gauge({
  name: 'social_workers_backup_trial_timestamp_seconds',
  help: 'When a backup was last restored on trial and held; 0 where none was',
});
const trialFailed = new Gauge({
  name: 'social_workers_backup_trial_failed',
  help: '1 where the last backup that was restored on trial did not hold',
});

@Injectable()
export class BackupMetrics {
  private readonly figures = new FreshFigures(() => this.read());

  constructor(private readonly dataSource: DataSource) {}

  /** Brings the figures up to date. Never rejects. */
  look(): Promise<void> {
    return this.figures.look();
  }

  private async read(): Promise<void> {
    try {
      const [row] = await this.dataSource.query<
        { at: number; bytes: number; failed: number; trialAt: number; trialFailed: number }[]
      >(
        `SELECT coalesce(extract(epoch FROM e.at), 0)::float8 AS at, coalesce((e.details->>'bytes')::float8, 0) AS bytes,
                coalesce((SELECT (failure IS NOT NULL)::int FROM backup_runs WHERE ended_at IS NOT NULL
                          ORDER BY due_on DESC LIMIT 1), 0) AS failed,
                coalesce((SELECT extract(epoch FROM max(tried_at)) FROM backup_runs WHERE trial_failure IS NULL), 0)::float8
                  AS "trialAt",
                coalesce((SELECT (trial_failure IS NOT NULL)::int FROM backup_runs WHERE tried_at IS NOT NULL
                          ORDER BY due_on DESC LIMIT 1), 0) AS "trialFailed"
         FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT at, details FROM audit_events
           WHERE object_type = 'backup' AND action = 'backup.take' ORDER BY at DESC LIMIT 1) e ON true`,
      );
      at.set(row!.at);
      bytes.set(row!.bytes);
      failed.set(row!.failed);
      trialAt.set(row!.trialAt);
      trialFailed.set(row!.trialFailed);
    } catch (error) {
      warnUnlessAway(error, { error: safeError(error) }, 'backups could not be counted');
    }
  }
}
