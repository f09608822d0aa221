import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 历史发放 that never was is taken back with a reason and stays as a row that counts for nothing; a correction is a further row that
 * names the one it stands for. The import that made a row may still be undone while nobody has touched it.
 */
export class WithdrawPaymentsOfThePast1764000058000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE historical_payments ADD corrects_id uuid;
    ALTER TABLE historical_payments ADD withdrawal_reason text;
    ALTER TABLE historical_payments ADD withdrawn_by uuid;
    ALTER TABLE historical_payments ADD withdrawn_at timestamptz;
    ALTER TABLE historical_payments ADD CONSTRAINT historical_payments_corrects_fk
      FOREIGN KEY (corrects_id) REFERENCES historical_payments(id);
    ALTER TABLE historical_payments ADD CONSTRAINT historical_payments_withdrawn_by_fk
      FOREIGN KEY (withdrawn_by) REFERENCES users(id);
    ALTER TABLE historical_payments ADD CONSTRAINT historical_payments_withdrawn_whole CHECK (
      (withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL));
    DROP INDEX historical_payments_once;
    CREATE UNIQUE INDEX historical_payments_once ON historical_payments (worker_id, subject, paid_on) WHERE (withdrawn_at IS NULL);
    CREATE UNIQUE INDEX historical_payments_corrected_once ON historical_payments (corrects_id);
    CREATE FUNCTION historical_payments_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.withdrawn_at IS NOT NULL AND (TG_OP = 'DELETE'
           OR (NEW.withdrawn_at, NEW.withdrawn_by, NEW.withdrawal_reason)
              IS DISTINCT FROM (OLD.withdrawn_at, OLD.withdrawn_by, OLD.withdrawal_reason)) THEN
        RAISE EXCEPTION 'a payment that was withdrawn stays so' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF TG_OP = 'DELETE' THEN
        RETURN OLD;
      END IF;
      IF (NEW.id, NEW.subject, NEW.amount_fen, NEW.paid_on, NEW.corrects_id)
         IS DISTINCT FROM (OLD.id, OLD.subject, OLD.amount_fen, OLD.paid_on, OLD.corrects_id) THEN
        RAISE EXCEPTION 'what was paid stays; a correction is a further row' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER historical_payments_stay BEFORE UPDATE OR DELETE ON historical_payments
      FOR EACH ROW EXECUTE FUNCTION historical_payments_stay();
`;
