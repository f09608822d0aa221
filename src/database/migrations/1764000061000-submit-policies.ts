import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft is submitted for approval and may come back with a comment; both stay readable once it is approved. */
export class SubmitPolicies1764000061000 implements MigrationInterface {
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
      ADD COLUMN submitted_by uuid,
      ADD COLUMN submitted_at timestamptz,
      ADD COLUMN returned_by uuid,
      ADD COLUMN returned_at timestamptz,
      ADD COLUMN return_comment text,
      ADD CONSTRAINT policies_submission_whole CHECK ((submitted_at IS NULL) = (submitted_by IS NULL)),
      ADD CONSTRAINT policies_return_whole CHECK (num_nonnulls(returned_at, returned_by, return_comment) IN (0, 3)),
      ADD CONSTRAINT policies_submitted_by_fk FOREIGN KEY (submitted_by) REFERENCES users(id),
      ADD CONSTRAINT policies_returned_by_fk FOREIGN KEY (returned_by) REFERENCES users(id);
`;
