import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row of a bank's return may say neither paid nor returned (still in process, say): it waits in a queue of its own. */
export class UnclearReturnRows1764000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE bank_return_rows DROP CONSTRAINT bank_return_rows_queue;
    ALTER TABLE bank_return_rows ADD CONSTRAINT bank_return_rows_queue CHECK (queue IN ('paid', 'returned', 'short-pay', 'over-pay', 'other-name', 'other-account', 'unknown-line', 'repeated', 'unclear'));
`;
