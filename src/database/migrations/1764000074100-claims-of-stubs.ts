import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing is claimed for a record that was merged or withdrawn meanwhile; what claims name finds them when it is to go. */
export class ClaimsOfStubs1764000074100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE INDEX claims_certificate ON claims (certificate_id) WHERE (certificate_id IS NOT NULL);
    CREATE INDEX claims_notice ON claims (notice_id) WHERE (notice_id IS NOT NULL);
    CREATE TRIGGER claims_of_stubs_are_not_made AFTER INSERT ON claims REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION stubs_take_nothing();
`;
