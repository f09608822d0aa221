import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for somebody is found by what is left of it, not by everything that ever was. */
export class CountWhatWaits1764000060100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE INDEX registrations_end ON registrations (end_on);
    CREATE INDEX line_endings_returned ON line_endings (payout_id) WHERE (outcome = 'returned');
    CREATE INDEX bank_return_rows_open ON bank_return_rows (payout_id)
      WHERE (resolution IS NULL AND queue NOT IN ('paid', 'returned'));
    CREATE INDEX payouts_live ON payouts (region_code) WHERE (state IN ('draft', 'submitted', 'notice', 'approved', 'sent'));
`;
