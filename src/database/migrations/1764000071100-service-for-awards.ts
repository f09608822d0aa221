import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months of service, and on which days a post is asked for; policies that are there say it as before, by one flag. */
export class ServiceForAwards1764000071100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE policies
      ADD COLUMN service jsonb,
      ADD CONSTRAINT policies_service CHECK (service IS NULL OR kind = 'award');
`;
