import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photographs of what a station did hang on its month's report; since when an evaluation stands says which of them it rests on. */
export class PhotographsOfReports1764000083100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE attachments DROP CONSTRAINT attachments_object;
    ALTER TABLE attachments ADD CONSTRAINT attachments_object CHECK (object_type IN ('worker', 'certificate', 'post', 'policy',
      'objection', 'bank-return', 'payout', 'claim', 'station-report'));
    ALTER TABLE station_evaluations ADD COLUMN created_at timestamptz;
    UPDATE station_evaluations SET created_at = evaluated_on::timestamp AT TIME ZONE 'Asia/Shanghai';
    ALTER TABLE station_evaluations ALTER COLUMN created_at SET NOT NULL, ALTER COLUMN created_at SET DEFAULT now();
`;
