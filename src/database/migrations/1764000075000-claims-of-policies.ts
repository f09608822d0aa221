import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies may ask for an accepted claim and for checks of it; those that are there are claimed by their certificates, as before. */
export class ClaimsOfPolicies1764000075000 implements MigrationInterface {
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
      ADD COLUMN claim_by text NOT NULL DEFAULT 'certificate',
      ADD COLUMN checks jsonb NOT NULL DEFAULT '[]',
      ADD CONSTRAINT policies_claim_by CHECK (claim_by IN ('certificate', 'application')),
      ADD CONSTRAINT policies_checks CHECK (jsonb_typeof(checks) = 'array' AND (claim_by = 'application' OR checks = '[]'));
    ALTER TABLE payout_lines
      ADD COLUMN claim_id uuid,
      ADD CONSTRAINT payout_lines_claim_fk FOREIGN KEY (claim_id) REFERENCES claims(id);
`;
