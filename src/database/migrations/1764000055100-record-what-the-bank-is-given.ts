import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each time that a bank file is handed out is a row of its own, and of two formats of one payout the earlier is void. Stamped slips are
 * kept like returns, and a return's row keeps the day that the bank states.
 */
export class RecordWhatTheBankIsGiven1764000055100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE payout_documents DROP CONSTRAINT payout_documents_kind;
    ALTER TABLE payout_documents ADD CONSTRAINT payout_documents_kind
      CHECK (kind IN ('notice', 'workbook', 'bank-file', 'bank-return', 'bank-slip'));
    ALTER TABLE bank_return_rows ADD COLUMN paid_on date;
    CREATE TABLE bank_hand_outs (
      id uuid NOT NULL,
      payout_id uuid NOT NULL,
      document_id uuid NOT NULL,
      profile text NOT NULL,
      format text NOT NULL,
      part text NOT NULL,
      reason text,
      taken_by uuid NOT NULL,
      taken_at timestamptz NOT NULL DEFAULT now(),
      voided_by uuid,
      voided_at timestamptz,
      void_reason text,
      CONSTRAINT bank_hand_outs_pkey PRIMARY KEY (id),
      CONSTRAINT bank_hand_outs_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT bank_hand_outs_document_fk FOREIGN KEY (document_id) REFERENCES payout_documents(id),
      CONSTRAINT bank_hand_outs_taken_by_fk FOREIGN KEY (taken_by) REFERENCES users(id),
      CONSTRAINT bank_hand_outs_voided_by_fk FOREIGN KEY (voided_by) REFERENCES users(id),
      CONSTRAINT bank_hand_outs_voided_whole CHECK (
        (voided_by IS NULL) = (voided_at IS NULL) AND (voided_by IS NULL) = (void_reason IS NULL))
    );
    CREATE INDEX bank_hand_outs_payout ON bank_hand_outs (payout_id, taken_at);
    INSERT INTO bank_hand_outs (id, payout_id, document_id, profile, format, part, taken_by, taken_at)
      SELECT gen_random_uuid(), d.payout_id, d.id, split_part(d.profile, ' ', 1),
             split_part(d.profile, ' ', 1) || ' ' || split_part(d.profile, ' ', 3), split_part(d.profile, ' ', 2), d.created_by, d.created_at
      FROM payout_documents d WHERE d.kind = 'bank-file' AND d.profile IS NOT NULL;
    CREATE FUNCTION bank_hand_outs_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'UPDATE' OR OLD.voided_at IS NOT NULL
         OR (NEW.id, NEW.payout_id, NEW.document_id, NEW.profile, NEW.format, NEW.part, NEW.reason, NEW.taken_by, NEW.taken_at)
            IS DISTINCT FROM
            (OLD.id, OLD.payout_id, OLD.document_id, OLD.profile, OLD.format, OLD.part, OLD.reason, OLD.taken_by, OLD.taken_at)
      THEN
        RAISE EXCEPTION 'what was handed out stays' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER bank_hand_outs_stay BEFORE UPDATE OR DELETE ON bank_hand_outs
      FOR EACH ROW EXECUTE FUNCTION bank_hand_outs_stay();
`;
