import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The installation gets an id, which its data folder bears too. The fingerprint of the keys is written in a form that
 * builds of before take for that of other keys: they compare nothing else, and would write to data newer than they are.
 */
export class MarkTheInstallation1764000053000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE installation ADD COLUMN folder_id uuid;
    UPDATE installation SET folder_id = gen_random_uuid(), key_fingerprint = 'v2:' || key_fingerprint;
    ALTER TABLE installation ALTER COLUMN folder_id SET NOT NULL;
    ALTER TABLE installation ADD CONSTRAINT installation_fingerprint CHECK (key_fingerprint LIKE 'v2:%');
`;
