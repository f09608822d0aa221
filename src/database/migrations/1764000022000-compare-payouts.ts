import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two payouts are compared person by person; and a recovery is never repaid more than once over, whoever writes. */
export class ComparePayouts1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE INDEX payout_lines_people ON payout_lines (payout_id, worker_id);
    CREATE FUNCTION entries_within_recovery() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM recoveries r WHERE r.id IN (SELECT a.recovery_id FROM added a)
                 AND r.amount_fen < (SELECT sum(e.amount_fen) FROM recovery_entries e WHERE e.recovery_id = r.id)) THEN
        RAISE EXCEPTION 'a recovery is not repaid beyond its amount' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER recovery_entries_within_recovery AFTER INSERT ON recovery_entries REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION entries_within_recovery();
`;
