import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 用工性质 of a post, unknown for those that are there; no policy that is there asks for it. */
export class StaffingOfPosts1764000072000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE posts ADD COLUMN staffing text
      CONSTRAINT posts_staffing CHECK (staffing IN ('civil_servant', 'civil_service_managed', 'public_institution',
        'state_enterprise', 'budget_contract', 'off_establishment', 'community_worker', 'committee_member',
        'organization_contract'));
    ALTER TABLE policies
      ADD COLUMN excluded_staffing jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN unknown_staffing text NOT NULL DEFAULT 'pay',
      ADD CONSTRAINT policies_excluded_staffing CHECK (jsonb_typeof(excluded_staffing) = 'array'),
      ADD CONSTRAINT policies_unknown_staffing CHECK (unknown_staffing IN ('refuse', 'pay'));
`;
