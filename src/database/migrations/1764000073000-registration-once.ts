import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registered once is enough, or first registered between two days; policies that are there say it as before, by one flag. */
export class RegistrationOnce1764000073000 implements MigrationInterface {
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
      ADD COLUMN registration text,
      ADD COLUMN first_registered_between jsonb,
      ADD CONSTRAINT policies_registration CHECK (registration IS NULL OR (registration = 'once' AND requires_registration));
`;
