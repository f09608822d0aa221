import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 联行号 of the branch that keeps an account, which other banks' transfers ask for. */
export class NameTheBranchOfAnAccount1764000055200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE bank_accounts ADD COLUMN bank_code text
      CONSTRAINT bank_accounts_bank_code CHECK (bank_code ~ '^[0-9]{12}$');
`;
