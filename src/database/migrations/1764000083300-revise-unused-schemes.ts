import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scheme of evaluation may be put right while nobody was evaluated by it; the version says which text was read. */
export class ReviseUnusedSchemes1764000083300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE station_evaluation_schemes ADD COLUMN version int NOT NULL DEFAULT 1;
    ALTER TABLE station_evaluation_schemes ALTER COLUMN version DROP DEFAULT;
    CREATE INDEX station_evaluations_scheme ON station_evaluations (scheme_id);
`;
