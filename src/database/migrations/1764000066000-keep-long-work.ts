import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that outlives its request: what was asked, who runs it, and what came of it. */
export class KeepLongWork1764000066000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

/**
 * How far a job is stands apart from it: it is written every second, and a payout's transaction on an older snapshot could
 * not lock a row that was changed meanwhile.
 */
const SCHEMA = `
    CREATE TABLE jobs (
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      key text NOT NULL,
      kind text NOT NULL,
      permission text NOT NULL,
      role text NOT NULL,
      region_code text NOT NULL,
      station_id uuid,
      request_hash bytea NOT NULL,
      request_cipher bytea,
      state text NOT NULL,
      claim uuid,
      attempts int NOT NULL DEFAULT 0,
      written boolean NOT NULL DEFAULT false,
      answer_status int,
      answer_is_file boolean NOT NULL DEFAULT false,
      answer_cipher bytea,
      created_at timestamptz NOT NULL DEFAULT now(),
      started_at timestamptz,
      ended_at timestamptz,
      CONSTRAINT jobs_pkey PRIMARY KEY (id),
      CONSTRAINT jobs_key UNIQUE (user_id, key),
      CONSTRAINT jobs_state CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
      CONSTRAINT jobs_ended CHECK ((state IN ('queued', 'running')) = (ended_at IS NULL)),
      CONSTRAINT jobs_asked CHECK ((state IN ('queued', 'running')) = (request_cipher IS NOT NULL)),
      CONSTRAINT jobs_answered CHECK (state <> 'done' OR answer_status IS NOT NULL),
      CONSTRAINT jobs_user_fk FOREIGN KEY (user_id) REFERENCES users(id)
    );
    CREATE INDEX jobs_waiting ON jobs (created_at) WHERE (ended_at IS NULL);
    CREATE INDEX jobs_ended_at ON jobs (ended_at);
    CREATE TABLE job_runs (
      job_id uuid NOT NULL,
      claim uuid NOT NULL,
      lease_until timestamptz NOT NULL,
      phase text,
      done int,
      total int,
      CONSTRAINT job_runs_pkey PRIMARY KEY (job_id),
      CONSTRAINT job_runs_job_fk FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE
    );
`;
