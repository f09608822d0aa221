import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody decided on a row of a bank's return is taken back by a further entry that names the ending; the ending itself stays
 * (docs/decisions/0044). Endings stand in `line_ending_entries` from now on, and `line_endings` shows those that hold, so that whoever sums
 * money sees no other. The number of an ending (`turn`) counts what was taken back of its person and subject before it: with it in the keys,
 * two at once still cannot both end one line or both pay one subject.
 */
export class TakeBackEndings1764000069000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENDINGS);
    await runner.query(GUARDS);
    await runner.query(RECOVERIES);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const ENDINGS = `
    ALTER TABLE line_endings RENAME TO line_ending_entries;
    ALTER TABLE line_ending_entries ADD turn int NOT NULL DEFAULT 0;
    ALTER TABLE line_ending_entries ADD return_row_id uuid;
    ALTER TABLE line_ending_entries ADD CONSTRAINT line_endings_return_row_fk
      FOREIGN KEY (return_row_id) REFERENCES bank_return_rows(id);
    ALTER TABLE line_ending_entries DROP CONSTRAINT line_endings_pkey;
    ALTER TABLE line_ending_entries ADD CONSTRAINT line_endings_pkey PRIMARY KEY (line_id, turn);
    DROP INDEX line_endings_paid_once;
    CREATE UNIQUE INDEX line_endings_paid_once ON line_ending_entries (worker_id, subject, turn)
      WHERE ((outcome = 'paid'::text) AND (NOT is_correction));
    CREATE INDEX line_endings_return_row ON line_ending_entries (return_row_id) WHERE (return_row_id IS NOT NULL);
    CREATE TABLE line_reopenings (
      line_id uuid NOT NULL,
      turn int NOT NULL,
      payout_id uuid NOT NULL,
      worker_id uuid NOT NULL,
      subject text NOT NULL,
      return_row_id uuid NOT NULL,
      reason text NOT NULL,
      recorded_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT line_reopenings_pkey PRIMARY KEY (line_id, turn),
      CONSTRAINT line_reopenings_subject CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'),
      CONSTRAINT line_reopenings_ending_fk FOREIGN KEY (line_id, turn) REFERENCES line_ending_entries(line_id, turn),
      CONSTRAINT line_reopenings_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT line_reopenings_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT line_reopenings_return_row_fk FOREIGN KEY (return_row_id) REFERENCES bank_return_rows(id),
      CONSTRAINT line_reopenings_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES users(id)
    );
    CREATE INDEX line_reopenings_worker ON line_reopenings (worker_id, subject);
    CREATE INDEX line_reopenings_payout ON line_reopenings (payout_id);
    CREATE VIEW line_endings AS
      SELECT e.line_id, e.payout_id, e.worker_id, e.subject, e.outcome, e.paid_fen, e.is_correction, e.ended_on, e.reason,
        e.recorded_by, e.recorded_at, e.turn, e.return_row_id
      FROM line_ending_entries e
      WHERE NOT EXISTS (SELECT 1 FROM line_reopenings r WHERE r.line_id = e.line_id AND r.turn = e.turn);
    ALTER VIEW line_endings ALTER COLUMN is_correction SET DEFAULT false;
    ALTER VIEW line_endings ALTER COLUMN recorded_at SET DEFAULT now();
    ALTER VIEW line_endings ALTER COLUMN turn SET DEFAULT 0;
    ALTER TABLE bank_return_rows ADD closed_by_row_id uuid;
    ALTER TABLE bank_return_rows ADD CONSTRAINT bank_return_rows_closed_by_fk
      FOREIGN KEY (closed_by_row_id) REFERENCES bank_return_rows(id);
    CREATE INDEX bank_return_rows_closed_by ON bank_return_rows (closed_by_row_id) WHERE (closed_by_row_id IS NOT NULL);
    CREATE INDEX bank_return_rows_line ON bank_return_rows (line_id);
`;

const GUARDS = `
    CREATE FUNCTION endings_take_their_turn() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.turn := (SELECT count(*) FROM line_reopenings r WHERE r.worker_id = NEW.worker_id AND r.subject = NEW.subject);
      RETURN NEW;
    END $$;
    CREATE TRIGGER line_endings_take_their_turn BEFORE INSERT ON line_ending_entries
      FOR EACH ROW EXECUTE FUNCTION endings_take_their_turn();
    CREATE OR REPLACE FUNCTION endings_fit_their_payout() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN payouts p ON p.id = a.payout_id
                 WHERE (a.outcome IN ('paid', 'returned')) <> (p.state = 'sent')) THEN
        RAISE EXCEPTION 'a line is paid or returned once sent, and taken out only before' USING ERRCODE = '23001';
      END IF;
      IF EXISTS (SELECT 1 FROM added a JOIN line_endings e ON e.line_id = a.line_id AND e.turn <> a.turn WHERE a.turn > 0) THEN
        RAISE EXCEPTION 'a line that has ended does not end again' USING ERRCODE = '23505', CONSTRAINT = 'line_endings_pkey';
      END IF;
      RETURN NULL;
    END $$;
    CREATE FUNCTION reopenings_fit_their_line() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT 1 FROM added a JOIN line_ending_entries e ON e.line_id = a.line_id AND e.turn = a.turn
        JOIN payouts p ON p.id = a.payout_id
        WHERE e.outcome NOT IN ('paid', 'returned') OR p.state NOT IN ('sent', 'settled')
          OR (e.payout_id, e.worker_id, e.subject) <> (a.payout_id, a.worker_id, a.subject)
          OR e.return_row_id IS DISTINCT FROM a.return_row_id) THEN
        RAISE EXCEPTION 'only what was decided on a row of a return is taken back' USING ERRCODE = '23001';
      END IF;
      IF EXISTS (
        SELECT 1 FROM added a JOIN line_endings o ON o.worker_id = a.worker_id AND o.subject = a.subject
        WHERE o.line_id > a.line_id AND o.outcome IN ('paid', 'returned')) THEN
        RAISE EXCEPTION 'what was sent again is not with the bank a second time' USING ERRCODE = '23001';
      END IF;
      PERFORM mark_facts(ARRAY(SELECT worker_id FROM added), true);
      RETURN NULL;
    END $$;
    CREATE TRIGGER line_reopenings_fit_their_line AFTER INSERT ON line_reopenings REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION reopenings_fit_their_line();
    CREATE FUNCTION reopened_lines_are_with_the_bank() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM live_attempts a WHERE a.line_id = NEW.line_id AND a.state = 'sent')
        AND NOT EXISTS (SELECT 1 FROM line_ending_entries e WHERE e.line_id = NEW.line_id AND e.turn > NEW.turn) THEN
        RAISE EXCEPTION 'a line that is open again is with the bank again' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER line_reopenings_are_with_the_bank AFTER INSERT ON line_reopenings DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION reopened_lines_are_with_the_bank();
    CREATE TRIGGER line_reopenings_append_only BEFORE UPDATE OR DELETE ON line_reopenings
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER line_reopenings_no_truncate BEFORE TRUNCATE ON line_reopenings
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE OR REPLACE FUNCTION sent_payouts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      sent_lines int;
      sent_fen bigint;
    BEGIN
      IF OLD.state IN ('sent', 'settled', 'cancelled') AND (
        to_jsonb(NEW) - '{state,version}'::text[] <> to_jsonb(OLD) - '{state,version}'::text[]
        OR NOT (NEW.state = OLD.state OR (OLD.state = 'sent' AND NEW.state = 'settled')
          OR (OLD.state = 'settled' AND NEW.state = 'sent'
            AND EXISTS (SELECT 1 FROM line_reopenings r JOIN live_attempts a ON a.line_id = r.line_id
                        WHERE r.payout_id = NEW.id AND a.state = 'sent')))) THEN
        RAISE EXCEPTION 'payout % was % and stays as it is', OLD.number, OLD.state USING ERRCODE = '23001';
      END IF;
      IF NEW.state = 'sent' AND OLD.state NOT IN ('sent', 'settled') THEN
        SELECT count(*), coalesce(sum(amount_fen), 0) INTO sent_lines, sent_fen
        FROM live_attempts WHERE payout_id = NEW.id AND state = 'sent';
        IF sent_lines <> NEW.line_count OR sent_fen <> NEW.total_fen THEN
          RAISE EXCEPTION 'lines of payout % do not add up to it', OLD.number USING ERRCODE = '23001';
        END IF;
      END IF;
      RETURN NEW;
    END $$;
`;

const RECOVERIES = `
    ALTER TABLE recoveries ADD return_row_id uuid;
    ALTER TABLE recoveries ADD CONSTRAINT recoveries_return_row_fk FOREIGN KEY (return_row_id) REFERENCES bank_return_rows(id);
    CREATE INDEX recoveries_return_row ON recoveries (return_row_id) WHERE (return_row_id IS NOT NULL);
    ALTER TABLE recovery_entries ADD turn int NOT NULL DEFAULT 0;
    ALTER TABLE recovery_entries DROP CONSTRAINT recovery_entries_kind;
    ALTER TABLE recovery_entries ADD CONSTRAINT recovery_entries_kind CHECK (kind IN ('netting', 'instalment', 'write-off', 'void'));
    ALTER TABLE recovery_entries DROP CONSTRAINT recovery_entries_withdraws_instalments;
    ALTER TABLE recovery_entries ADD CONSTRAINT recovery_entries_withdraws_received
      CHECK (withdraws_id IS NULL OR (kind IN ('instalment', 'netting') AND reason IS NOT NULL));
    ALTER TABLE recovery_entries ADD CONSTRAINT recovery_entries_void_says_why CHECK (kind <> 'void' OR reason IS NOT NULL);
    DROP INDEX recovery_entries_netted_once;
    CREATE UNIQUE INDEX recovery_entries_netted_once ON recovery_entries (recovery_id, line_id, turn)
      WHERE ((line_id IS NOT NULL) AND (withdraws_id IS NULL));
    CREATE UNIQUE INDEX recovery_entries_void_once ON recovery_entries (recovery_id) WHERE (kind = 'void'::text);
    CREATE OR REPLACE FUNCTION recovery_entries_are_withdrawn_whole() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN recovery_entries e ON e.id = a.withdraws_id
                 WHERE (e.recovery_id, e.kind, e.amount_fen, e.line_id, e.turn)
                   IS DISTINCT FROM (a.recovery_id, a.kind, 0 - a.amount_fen, a.line_id, a.turn)) THEN
        RAISE EXCEPTION 'an instalment is taken back whole' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF EXISTS (SELECT 1 FROM added a JOIN recoveries r ON r.id = a.recovery_id
                 WHERE a.kind = 'void' AND (a.amount_fen <> r.amount_fen OR r.return_row_id IS NULL)) THEN
        RAISE EXCEPTION 'only what a row of a return opened is void, and whole' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NULL;
    END $$;
`;
