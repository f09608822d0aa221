import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Backups that the service takes and tries by itself: one row a day, which is also what keeps two instances from taking the same. */
export class BackupsByThemselves1764000086000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE backup_runs (
      due_on date NOT NULL,
      claim uuid NOT NULL,
      lease_until timestamptz NOT NULL,
      attempts int NOT NULL DEFAULT 1,
      started_at timestamptz NOT NULL DEFAULT now(),
      ended_at timestamptz,
      file text,
      rows bigint,
      bytes bigint,
      sha256 text,
      failure text,
      tried_at timestamptz,
      trial_failure text,
      CONSTRAINT backup_runs_pkey PRIMARY KEY (due_on),
      CONSTRAINT backup_runs_attempts CHECK (attempts >= 1),
      CONSTRAINT backup_runs_good_whole CHECK ((file IS NOT NULL) = (sha256 IS NOT NULL AND bytes IS NOT NULL AND rows IS NOT NULL)),
      CONSTRAINT backup_runs_ended CHECK (ended_at IS NULL OR (file IS NULL) <> (failure IS NULL)),
      CONSTRAINT backup_runs_tried CHECK (trial_failure IS NULL OR tried_at IS NOT NULL)
    );
`;
