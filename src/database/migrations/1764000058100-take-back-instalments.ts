import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An instalment that never came in is taken back by an entry of the same amount below zero that names it; entries themselves stay. */
export class TakeBackInstalments1764000058100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE recovery_entries ADD withdraws_id uuid;
    ALTER TABLE recovery_entries ADD CONSTRAINT recovery_entries_withdraws_fk
      FOREIGN KEY (withdraws_id) REFERENCES recovery_entries(id);
    ALTER TABLE recovery_entries DROP CONSTRAINT recovery_entries_amount;
    ALTER TABLE recovery_entries ADD CONSTRAINT recovery_entries_amount
      CHECK (amount_fen <> 0 AND (amount_fen < 0) = (withdraws_id IS NOT NULL));
    ALTER TABLE recovery_entries ADD CONSTRAINT recovery_entries_withdraws_instalments
      CHECK (withdraws_id IS NULL OR (kind = 'instalment' AND reason IS NOT NULL));
    CREATE UNIQUE INDEX recovery_entries_withdrawn_once ON recovery_entries (withdraws_id);
    CREATE FUNCTION recovery_entries_are_withdrawn_whole() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN recovery_entries e ON e.id = a.withdraws_id
                 WHERE (e.recovery_id, e.kind, e.amount_fen) IS DISTINCT FROM (a.recovery_id, a.kind, 0 - a.amount_fen)) THEN
        RAISE EXCEPTION 'an instalment is taken back whole' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER recovery_entries_withdrawn_whole AFTER INSERT ON recovery_entries REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION recovery_entries_are_withdrawn_whole();
`;
