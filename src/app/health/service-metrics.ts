import { Inject, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import type { Config } from '../../common/config/config.js';
import { CONFIG } from '../../common/config/config.token.js';
import { diskSpaceOf } from '../../common/disk-space.js';
import { FreshFigures } from '../../common/fresh-figures.js';
import { safeError } from '../../common/http/problem.filter.js';
import { warnUnlessAway } from '../../database/server/server-errors.js';
import { SturdyDataSource } from '../../database/server/sturdy-data-source.js';
import { BackupMetrics } from '../../backup/schedule/backup-metrics.js';
import { JobMetrics } from '../../jobs/job-metrics.js';

const away = new Gauge({
  name: 'social_workers_database_away',
  help: '1 while the database is unreachable, takes no writes or no more connections; because says which',
  labelNames: ['because'] as const,
});
const connections = new Gauge({
  name: 'social_workers_database_connections',
  help: 'Connections of this instance to its database: open, of these at rest, and requests that wait for one',
  labelNames: ['state'] as const,
});
const free = new Gauge({ name: 'social_workers_disk_free_bytes', help: 'Free where DATA_DIR lies' });
const overdue = new Gauge({
  name: 'social_workers_notices_over',
  help: 'Public notices that have ended and that nobody has approved or refused',
});
const unclear = new Gauge({
  name: 'social_workers_bank_rows_unclear',
  help: 'Rows of bank returns that wait for somebody to say whose they are',
});
const unchained = new Gauge({
  name: 'social_workers_audit_unchained_seconds',
  help: 'Age of the oldest event of the audit log that is not linked into its chain yet; 0 where all are',
});

interface Counted {
  overdue: number;
  unclear: number;
  unchained: number;
}

/** What an alarm is made of: see `docs/monitoring/`. No personal data, and nothing by region or person. */
@Injectable()
export class ServiceMetrics {
  private readonly figures = new FreshFigures(() => this.count());

  constructor(
    @Inject(DataSource) private readonly source: SturdyDataSource,
    private readonly jobs: JobMetrics,
    private readonly backups: BackupMetrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Brings the figures up to date; where the database takes too long, those of the last time stand. Never rejects. */
  async look(): Promise<void> {
    this.ofConnections();
    await this.ofDisk();
    await Promise.all([this.figures.look(), this.jobs.look(), this.backups.look()]);
  }

  private ofConnections(): void {
    const because = this.source.watch?.outage?.because;
    for (const each of ['unreachable', 'full', 'read-only'] as const)
      away.set({ because: each }, Number(each === because));
    const pool = (this.source.driver as { master?: { totalCount: number; idleCount: number; waitingCount: number } })
      .master;
    if (!pool) return;
    connections.set({ state: 'open' }, pool.totalCount);
    connections.set({ state: 'idle' }, pool.idleCount);
    connections.set({ state: 'waiting' }, pool.waitingCount);
  }

  private async ofDisk(): Promise<void> {
    const space = await diskSpaceOf(this.config.dataDir);
    if (space) free.set(space.freeBytes);
    else free.remove();
  }

  private async count(): Promise<void> {
    try {
      const [found] = await this.source.query<[Counted]>(
        `SELECT
           (SELECT count(*)::int FROM payouts
            WHERE state = 'notice' AND notice_to < (now() AT TIME ZONE 'Asia/Shanghai')::date) AS overdue,
           (SELECT count(*)::int FROM bank_return_rows
            WHERE resolution IS NULL AND queue <> ALL (ARRAY['paid', 'returned'])) AS unclear,
           (SELECT coalesce(extract(epoch FROM now() - min(e.at)), 0)::float8
            FROM audit_pending q JOIN audit_events e ON e.id = q.event_id) AS unchained`,
      );
      overdue.set(found.overdue);
      unclear.set(found.unclear);
      unchained.set(found.unchained);
    } catch (error) {
      warnUnlessAway(error, { error: safeError(error) }, 'figures for the metrics could not be counted');
    }
  }
}
