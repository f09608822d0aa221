import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of a payout after its draft: endings, events, documents, objections, bank returns, recoveries. */
export class LivePayouts1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    DROP INDEX payout_lines_subject_once;
    ALTER TABLE payouts ADD netted_fen bigint NOT NULL DEFAULT 0;
    ALTER TABLE payouts ADD accepted_at timestamptz;
    ALTER TABLE payouts ADD notice_to date;
    ALTER TABLE payouts ADD seal text;
    ALTER TABLE payout_lines ADD netted_fen int NOT NULL DEFAULT 0;
    ALTER TABLE payout_lines ADD corrects_line_id uuid;
    ALTER TABLE live_attempts ADD state text NOT NULL DEFAULT 'open';
    ALTER TABLE payout_lines ADD CONSTRAINT payout_lines_netted CHECK (netted_fen >= 0 AND netted_fen <= amount_fen);
    ALTER TABLE live_attempts ADD CONSTRAINT live_attempts_state CHECK (state IN ('open', 'held', 'sent'));
    ALTER TABLE payout_lines ADD CONSTRAINT payout_lines_corrects_fk FOREIGN KEY (corrects_line_id) REFERENCES payout_lines(id);
    CREATE TABLE payout_documents (
      id uuid NOT NULL,
      payout_id uuid NOT NULL,
      kind text NOT NULL,
      profile text,
      file_name text NOT NULL,
      "sha256" text NOT NULL,
      content_cipher bytea NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT payout_documents_pkey PRIMARY KEY (id),
      CONSTRAINT payout_documents_kind CHECK (kind IN ('notice', 'workbook', 'bank-file', 'bank-return')),
      CONSTRAINT payout_documents_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT payout_documents_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX payout_documents_once ON payout_documents (payout_id, kind, "sha256");
    CREATE TABLE bank_return_rows (
      id uuid NOT NULL,
      document_id uuid NOT NULL,
      payout_id uuid NOT NULL,
      row_no int NOT NULL,
      line_key text,
      amount_fen bigint,
      payee_name text,
      account_tail text,
      bank_status text,
      bank_reason text,
      queue text NOT NULL,
      line_id uuid,
      resolution text,
      resolution_reason text,
      resolved_by uuid,
      resolved_at timestamptz,
      CONSTRAINT bank_return_rows_pkey PRIMARY KEY (id),
      CONSTRAINT bank_return_rows_queue CHECK (queue IN ('paid', 'returned', 'short-pay', 'over-pay', 'other-name', 'other-account', 'unknown-line', 'repeated')),
      CONSTRAINT bank_return_rows_resolution CHECK (resolution IN ('paid-as-stated', 'returned', 'no-effect')),
      CONSTRAINT bank_return_rows_resolved_whole CHECK ((resolution IS NULL) = (resolved_by IS NULL) AND (resolution IS NULL) = (resolved_at IS NULL)),
      CONSTRAINT bank_return_rows_document_fk FOREIGN KEY (document_id) REFERENCES payout_documents(id),
      CONSTRAINT bank_return_rows_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT bank_return_rows_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT bank_return_rows_resolved_by_fk FOREIGN KEY (resolved_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX bank_return_rows_place ON bank_return_rows (document_id, row_no);
    CREATE INDEX bank_return_rows_payout ON bank_return_rows (payout_id, queue);
    CREATE TABLE line_endings (
      line_id uuid NOT NULL,
      payout_id uuid NOT NULL,
      worker_id uuid NOT NULL,
      subject text NOT NULL,
      outcome text NOT NULL,
      paid_fen int NOT NULL,
      is_correction boolean NOT NULL DEFAULT false,
      ended_on date NOT NULL,
      reason text,
      recorded_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT line_endings_pkey PRIMARY KEY (line_id),
      CONSTRAINT line_endings_subject CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'),
      CONSTRAINT line_endings_outcome CHECK (outcome IN ('removed', 'recomputed', 'left-out', 'cancelled', 'paid', 'returned')),
      CONSTRAINT line_endings_paid CHECK ((outcome = 'paid' AND paid_fen > 0) OR (outcome <> 'paid' AND paid_fen = 0)),
      CONSTRAINT line_endings_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT line_endings_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT line_endings_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT line_endings_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX line_endings_paid_once ON line_endings (worker_id, subject) WHERE ((outcome = 'paid'::text) AND (NOT is_correction));
    CREATE INDEX line_endings_worker ON line_endings (worker_id, subject);
    CREATE INDEX line_endings_payout ON line_endings (payout_id);
    CREATE TABLE objections (
      id uuid NOT NULL,
      payout_id uuid NOT NULL,
      line_id uuid NOT NULL,
      raised_by text NOT NULL,
      text text NOT NULL,
      recorded_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      decision text,
      decision_reason text,
      decided_by uuid,
      decided_at timestamptz,
      CONSTRAINT objections_pkey PRIMARY KEY (id),
      CONSTRAINT objections_decision CHECK (decision IN ('upheld', 'dismissed')),
      CONSTRAINT objections_decided_whole CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
      CONSTRAINT objections_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT objections_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT objections_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES users(id),
      CONSTRAINT objections_decided_by_fk FOREIGN KEY (decided_by) REFERENCES users(id)
    );
    CREATE INDEX objections_payout ON objections (payout_id);
    CREATE UNIQUE INDEX objections_one_open ON objections (line_id) WHERE (decision IS NULL);
    CREATE TABLE payout_events (
      id uuid NOT NULL,
      payout_id uuid NOT NULL,
      line_id uuid,
      action text NOT NULL,
      to_state text NOT NULL,
      comment text,
      totals jsonb NOT NULL,
      actor_id uuid NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT payout_events_pkey PRIMARY KEY (id),
      CONSTRAINT payout_events_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT payout_events_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT payout_events_actor_fk FOREIGN KEY (actor_id) REFERENCES users(id)
    );
    CREATE INDEX payout_events_payout ON payout_events (payout_id, at);
    CREATE TABLE recoveries (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      subject text NOT NULL,
      line_id uuid NOT NULL,
      region_code text NOT NULL,
      amount_fen int NOT NULL,
      cause text NOT NULL,
      netting_allowed boolean NOT NULL,
      monthly_floor_fen int NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT recoveries_pkey PRIMARY KEY (id),
      CONSTRAINT recoveries_subject CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'),
      CONSTRAINT recoveries_amount CHECK (amount_fen > 0),
      CONSTRAINT recoveries_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT recoveries_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT recoveries_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT recoveries_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE INDEX recoveries_worker ON recoveries (worker_id, subject);
    CREATE INDEX recoveries_region ON recoveries (region_code);
    CREATE TABLE recovery_entries (
      id uuid NOT NULL,
      recovery_id uuid NOT NULL,
      kind text NOT NULL,
      amount_fen int NOT NULL,
      line_id uuid,
      received_on date NOT NULL,
      reason text,
      recorded_by uuid NOT NULL,
      approved_by uuid,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT recovery_entries_pkey PRIMARY KEY (id),
      CONSTRAINT recovery_entries_kind CHECK (kind IN ('netting', 'instalment', 'write-off')),
      CONSTRAINT recovery_entries_amount CHECK (amount_fen > 0),
      CONSTRAINT recovery_entries_netting_names_line CHECK ((kind = 'netting') = (line_id IS NOT NULL)),
      CONSTRAINT recovery_entries_write_off_approved CHECK (kind <> 'write-off' OR approved_by <> recorded_by),
      CONSTRAINT recovery_entries_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recoveries(id),
      CONSTRAINT recovery_entries_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT recovery_entries_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES users(id),
      CONSTRAINT recovery_entries_approved_by_fk FOREIGN KEY (approved_by) REFERENCES users(id)
    );
    CREATE INDEX recovery_entries_recovery ON recovery_entries (recovery_id);
    CREATE UNIQUE INDEX recovery_entries_netted_once ON recovery_entries (recovery_id, line_id) WHERE (line_id IS NOT NULL);
    CREATE TABLE line_nettings (
      line_id uuid NOT NULL,
      recovery_id uuid NOT NULL,
      amount_fen int NOT NULL,
      CONSTRAINT line_nettings_pkey PRIMARY KEY (line_id, recovery_id),
      CONSTRAINT line_nettings_amount CHECK (amount_fen > 0),
      CONSTRAINT line_nettings_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT line_nettings_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recoveries(id)
    );
    CREATE INDEX line_nettings_recovery ON line_nettings (recovery_id);
    CREATE TABLE write_off_requests (
      id uuid NOT NULL,
      recovery_id uuid NOT NULL,
      amount_fen int NOT NULL,
      reason text NOT NULL,
      requested_by uuid NOT NULL,
      requested_at timestamptz NOT NULL DEFAULT now(),
      decision text,
      decided_by uuid,
      decided_at timestamptz,
      CONSTRAINT write_off_requests_pkey PRIMARY KEY (id),
      CONSTRAINT write_off_requests_amount CHECK (amount_fen > 0),
      CONSTRAINT write_off_requests_decision CHECK (decision IN ('approved', 'refused')),
      CONSTRAINT write_off_requests_by_another CHECK (decided_by <> requested_by),
      CONSTRAINT write_off_requests_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recoveries(id),
      CONSTRAINT write_off_requests_requested_by_fk FOREIGN KEY (requested_by) REFERENCES users(id),
      CONSTRAINT write_off_requests_decided_by_fk FOREIGN KEY (decided_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX write_off_requests_one_open ON write_off_requests (recovery_id) WHERE (decision IS NULL);
    CREATE TRIGGER line_endings_append_only BEFORE UPDATE OR DELETE ON line_endings
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER line_endings_no_truncate BEFORE TRUNCATE ON line_endings
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER payout_events_append_only BEFORE UPDATE OR DELETE ON payout_events
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER payout_events_no_truncate BEFORE TRUNCATE ON payout_events
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER payout_documents_append_only BEFORE UPDATE OR DELETE ON payout_documents
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER payout_documents_no_truncate BEFORE TRUNCATE ON payout_documents
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER recovery_entries_append_only BEFORE UPDATE OR DELETE ON recovery_entries
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER recovery_entries_no_truncate BEFORE TRUNCATE ON recovery_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER line_nettings_append_only BEFORE UPDATE OR DELETE ON line_nettings
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER line_nettings_no_truncate BEFORE TRUNCATE ON line_nettings
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE FUNCTION lines_only_in_drafts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN payouts p ON p.id = a.payout_id WHERE p.state <> 'draft') THEN
        RAISE EXCEPTION 'lines are made only in a draft' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER payout_lines_only_in_drafts AFTER INSERT ON payout_lines REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION lines_only_in_drafts();
    CREATE FUNCTION endings_fit_their_payout() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN payouts p ON p.id = a.payout_id
                 WHERE (a.outcome IN ('paid', 'returned')) <> (p.state = 'sent')) THEN
        RAISE EXCEPTION 'a line is paid or returned once sent, and taken out only before' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER line_endings_fit_their_payout AFTER INSERT ON line_endings REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION endings_fit_their_payout();
    CREATE FUNCTION attempts_end_by_an_ending() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM gone g WHERE NOT EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = g.line_id)) THEN
        RAISE EXCEPTION 'an attempt goes only when its line has ended' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER live_attempts_end_by_an_ending AFTER DELETE ON live_attempts REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION attempts_end_by_an_ending();
    CREATE FUNCTION sent_payouts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      sent_lines int;
      sent_fen bigint;
    BEGIN
      IF OLD.state IN ('sent', 'settled', 'cancelled') AND (
        to_jsonb(NEW) - '{state,version}'::text[] <> to_jsonb(OLD) - '{state,version}'::text[]
        OR NOT (NEW.state = OLD.state OR (OLD.state = 'sent' AND NEW.state = 'settled'))) THEN
        RAISE EXCEPTION 'payout % was % and stays as it is', OLD.number, OLD.state USING ERRCODE = '23001';
      END IF;
      IF NEW.state = 'sent' AND OLD.state <> 'sent' THEN
        SELECT count(*), coalesce(sum(amount_fen), 0) INTO sent_lines, sent_fen
        FROM live_attempts WHERE payout_id = NEW.id AND state = 'sent';
        IF sent_lines <> NEW.line_count OR sent_fen <> NEW.total_fen THEN
          RAISE EXCEPTION 'lines of payout % do not add up to it', OLD.number USING ERRCODE = '23001';
        END IF;
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER payouts_sent_stay BEFORE UPDATE ON payouts
      FOR EACH ROW EXECUTE FUNCTION sent_payouts_stay();
    CREATE TRIGGER payouts_never_deleted BEFORE DELETE ON payouts
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;
