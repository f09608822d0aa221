import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { FreshFigures } from '../common/fresh-figures.js';
import { safeError } from '../common/http/problem.filter.js';
import { JOB_KINDS, JOB_STATES, type JobKind, type JobState } from './running/job-words.js';
import { warnUnlessAway } from '../database/server/server-errors.js';

const jobs = new Gauge({
  name: 'social_workers_jobs',
  help: 'Long work by kind and state, as the database has it: that which ended, of the last 24 hours',
  labelNames: ['kind', 'state'] as const,
});
const oldest = new Gauge({
  name: 'social_workers_jobs_oldest_waiting_seconds',
  help: 'Since when the oldest job waits that nobody has taken up; 0 where none waits',
});

/** What was refused, as a file with mistakes is, is no failure that anybody is woken for. */
const COUNTED = [...JOB_STATES, 'refused'] as const;
type Counted = JobState | 'refused';

@Injectable()
export class JobMetrics {
  private readonly figures = new FreshFigures(() => this.count());

  constructor(private readonly dataSource: DataSource) {}

  /** Brings the figures up to date. Never rejects. */
  look(): Promise<void> {
    return this.figures.look();
  }

  private async count(): Promise<void> {
    try {
      const rows = await this.dataSource.query<{ kind: JobKind; state: Counted; n: number; waits: number }[]>(
        `SELECT kind, CASE WHEN state = 'failed' AND answer_status < 500 THEN 'refused' ELSE state END AS state, count(*)::int AS n,
                coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE state = 'queued')), 0)::float8 AS waits
         FROM jobs GROUP BY 1, 2`,
      );
      // One that is not there is 0 and not unknown, so that an alarm has something to compare.
      for (const kind of JOB_KINDS) for (const state of COUNTED) jobs.set({ kind, state }, 0);
      for (const { kind, state, n } of rows) jobs.set({ kind, state }, n);
      oldest.set(Math.max(0, ...rows.map(({ waits }) => waits)));
    } catch (error) {
      warnUnlessAway(error, { error: safeError(error) }, 'jobs could not be counted');
    }
  }
}
