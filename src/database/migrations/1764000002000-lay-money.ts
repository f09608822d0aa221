import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lays down policies and the ledger. */
export class LayMoney1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE policies (
      id uuid NOT NULL,
      kind text NOT NULL,
      region_code text NOT NULL,
      version_no int NOT NULL DEFAULT 0,
      title text NOT NULL,
      document_no text,
      effective_from date NOT NULL,
      effective_to date,
      rates_fen jsonb NOT NULL,
      eligible_employers jsonb NOT NULL,
      requires_registration boolean NOT NULL,
      notice_working_days int NOT NULL,
      upgrade text,
      claim_within_months int,
      must_still_serve boolean,
      start text,
      stop text,
      min_service_months int,
      max_months int,
      note text,
      state text NOT NULL,
      predecessor_id uuid,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      approved_by uuid,
      approved_at timestamptz,
      version int NOT NULL,
      CONSTRAINT policies_pkey PRIMARY KEY (id),
      CONSTRAINT policies_no_overlap EXCLUDE USING gist (int8range(region_code::bigint * 2 + (kind = 'award')::int, region_code::bigint * 2 + (kind = 'award')::int, '[]') WITH &&, daterange(effective_from, effective_to + 1, '[)') WITH &&) WHERE (approved_at IS NOT NULL),
      CONSTRAINT policies_kind CHECK (kind IN ('award', 'stipend')),
      CONSTRAINT policies_state CHECK (state IN ('draft', 'approved', 'retired')),
      CONSTRAINT policies_period CHECK (effective_to IS NULL OR effective_to >= effective_from - 1),
      CONSTRAINT policies_approved_by_another CHECK (approved_by <> created_by),
      CONSTRAINT policies_approval_whole CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
      CONSTRAINT policies_approved_has_approval CHECK (state <> 'approved' OR approved_at IS NOT NULL),
      CONSTRAINT policies_stipend_whole_months CHECK (kind <> 'stipend' OR (extract(day from effective_from) = 1 AND (effective_to IS NULL OR extract(day from effective_to + 1) = 1))),
      CONSTRAINT policies_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT policies_predecessor_fk FOREIGN KEY (predecessor_id) REFERENCES policies(id),
      CONSTRAINT policies_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id),
      CONSTRAINT policies_approved_by_fk FOREIGN KEY (approved_by) REFERENCES users(id)
    );
    CREATE INDEX policies_region_kind ON policies (region_code, kind);
    CREATE TABLE historical_payments (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      subject text NOT NULL,
      amount_fen int NOT NULL,
      paid_on date NOT NULL,
      version int NOT NULL,
      CONSTRAINT historical_payments_pkey PRIMARY KEY (id),
      CONSTRAINT historical_payments_subject CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'),
      CONSTRAINT historical_payments_amount CHECK (amount_fen > 0),
      CONSTRAINT historical_payments_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id)
    );
    CREATE UNIQUE INDEX historical_payments_once ON historical_payments (worker_id, subject, paid_on);
    CREATE TABLE payouts (
      id uuid NOT NULL,
      number text NOT NULL,
      kind text NOT NULL,
      region_code text NOT NULL,
      title text NOT NULL,
      state text NOT NULL,
      as_of date NOT NULL,
      from_month text,
      to_month text,
      line_count int NOT NULL,
      payee_count int NOT NULL,
      total_fen bigint NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT payouts_pkey PRIMARY KEY (id),
      CONSTRAINT payouts_kind CHECK (kind IN ('award', 'stipend')),
      CONSTRAINT payouts_state CHECK (state IN ('draft', 'submitted', 'notice', 'approved', 'sent', 'settled', 'cancelled')),
      CONSTRAINT payouts_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT payouts_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX payouts_number ON payouts (number);
    CREATE INDEX payouts_region ON payouts (region_code, kind);
    CREATE TABLE payout_lines (
      id uuid NOT NULL,
      payout_id uuid NOT NULL,
      line_no int NOT NULL,
      worker_id uuid NOT NULL,
      subject text NOT NULL,
      owed_fen int NOT NULL,
      paid_fen int NOT NULL,
      in_flight_fen int NOT NULL,
      amount_fen int NOT NULL,
      policy_id uuid NOT NULL,
      certificate_id uuid NOT NULL,
      level text NOT NULL,
      rate_fen int NOT NULL,
      reasons jsonb NOT NULL,
      worker_name text NOT NULL,
      identity_cipher bytea NOT NULL,
      organization_name text NOT NULL,
      county_name text NOT NULL,
      township_name text,
      certificate_no text NOT NULL,
      approved_on date NOT NULL,
      bank_name text,
      account_cipher bytea,
      CONSTRAINT payout_lines_pkey PRIMARY KEY (id),
      CONSTRAINT payout_lines_subject CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'),
      CONSTRAINT payout_lines_amount CHECK (amount_fen > 0 AND amount_fen = owed_fen - paid_fen - in_flight_fen),
      CONSTRAINT payout_lines_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id),
      CONSTRAINT payout_lines_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT payout_lines_policy_fk FOREIGN KEY (policy_id) REFERENCES policies(id),
      CONSTRAINT payout_lines_certificate_fk FOREIGN KEY (certificate_id) REFERENCES certificates(id)
    );
    CREATE UNIQUE INDEX payout_lines_number ON payout_lines (payout_id, line_no);
    CREATE UNIQUE INDEX payout_lines_subject_once ON payout_lines (payout_id, worker_id, subject);
    CREATE INDEX payout_lines_worker ON payout_lines (worker_id, subject);
    CREATE TABLE live_attempts (
      worker_id uuid NOT NULL,
      subject text NOT NULL,
      line_id uuid NOT NULL,
      payout_id uuid NOT NULL,
      amount_fen int NOT NULL,
      CONSTRAINT live_attempts_pkey PRIMARY KEY (worker_id, subject),
      CONSTRAINT live_attempts_subject CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'),
      CONSTRAINT live_attempts_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT live_attempts_line_fk FOREIGN KEY (line_id) REFERENCES payout_lines(id),
      CONSTRAINT live_attempts_payout_fk FOREIGN KEY (payout_id) REFERENCES payouts(id)
    );
    CREATE UNIQUE INDEX live_attempts_line ON live_attempts (line_id);
    CREATE INDEX live_attempts_payout ON live_attempts (payout_id);
    CREATE FUNCTION policy_stays_as_approved() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'policy % was approved and cannot be deleted', OLD.id USING ERRCODE = '23001';
      END IF;
      IF to_jsonb(NEW) - '{effective_to,state,version}'::text[] <> to_jsonb(OLD) - '{effective_to,state,version}'::text[]
        OR (NEW.effective_to IS NULL AND OLD.effective_to IS NOT NULL)
        OR NEW.effective_to > OLD.effective_to
        OR NEW.state = 'draft' THEN
        RAISE EXCEPTION 'policy % was approved; only its last day can be brought forward', OLD.id USING ERRCODE = '23001';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER policies_stay_as_approved BEFORE UPDATE OR DELETE ON policies
      FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION policy_stays_as_approved();
    CREATE TRIGGER payout_lines_append_only BEFORE UPDATE OR DELETE ON payout_lines
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER payout_lines_no_truncate BEFORE TRUNCATE ON payout_lines
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
