import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A role that reads figures and the year's papers, and the form of that paper. */
export class Leaders1764000084000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users DROP CONSTRAINT users_role, ADD CONSTRAINT users_role
        CHECK (role IN ('admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader'));
      ALTER TABLE security_settings DROP CONSTRAINT security_settings_roles, ADD CONSTRAINT security_settings_roles
        CHECK (second_factor_roles <@
          ARRAY['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader']);
      ALTER TABLE document_templates DROP CONSTRAINT document_templates_kind, ADD CONSTRAINT document_templates_kind
        CHECK (kind IN ('claim-form', 'announcement', 'no-objection', 'funding-request', 'recovery-notice', 'statement',
          'leader-report'))`);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}
