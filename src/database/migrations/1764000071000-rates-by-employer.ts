import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rates of their own for kinds of employer; policies that are there have none, and pay what they paid. */
export class RatesByEmployer1764000071000 implements MigrationInterface {
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
      ADD COLUMN rate_groups jsonb NOT NULL DEFAULT '[]',
      ADD CONSTRAINT policies_rate_groups CHECK (jsonb_typeof(rate_groups) = 'array');
`;
