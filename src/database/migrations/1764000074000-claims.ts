import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 申报通知, 申报 and what was confirmed of each; no policy that is there asks for a claim. */
export class Claims1764000074000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
    await runner.query(MARKS);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

/**
 * A notice that is approved is as fixed as a policy; it can only be withdrawn whole. Ranges of uuids are not to be had without an extension, so the policy takes part
 * in the exclusion as a number of 64 bits made of it, and the months as numbers.
 */
const SCHEMA = `
    CREATE TABLE claim_notices (
      id uuid NOT NULL,
      policy_id uuid NOT NULL,
      notice_no text NOT NULL,
      title text NOT NULL,
      opens_on date NOT NULL,
      closes_on date NOT NULL,
      certificates_from date,
      certificates_to date,
      months_from text,
      months_to text,
      papers jsonb NOT NULL DEFAULT '[]',
      supplements uuid,
      state text NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      approved_by uuid,
      approved_at timestamptz,
      version int NOT NULL,
      CONSTRAINT claim_notices_pkey PRIMARY KEY (id),
      CONSTRAINT claim_notices_state CHECK (state IN ('draft', 'approved', 'withdrawn')),
      CONSTRAINT claim_notices_window CHECK (closes_on >= opens_on),
      CONSTRAINT claim_notices_certificates CHECK (certificates_to >= certificates_from),
      CONSTRAINT claim_notices_months CHECK (months_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND months_to ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'
        AND months_to >= months_from),
      CONSTRAINT claim_notices_months_whole CHECK ((months_from IS NULL) = (months_to IS NULL)),
      CONSTRAINT claim_notices_one_kind CHECK (months_from IS NULL OR num_nonnulls(certificates_from, certificates_to) = 0),
      CONSTRAINT claim_notices_papers CHECK (jsonb_typeof(papers) = 'array'),
      CONSTRAINT claim_notices_approval_whole CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
      CONSTRAINT claim_notices_approved_has_approval CHECK (state = 'withdrawn' OR (state = 'approved') = (approved_at IS NOT NULL)),
      CONSTRAINT claim_notices_approved_by_another CHECK (approved_by <> created_by),
      CONSTRAINT claim_notices_no_overlap_of_certificates EXCLUDE USING gist (
        int8range(hashtextextended(policy_id::text, 0), hashtextextended(policy_id::text, 0), '[]') WITH &&,
        daterange(certificates_from, certificates_to, '[]') WITH &&)
        WHERE (state = 'approved' AND supplements IS NULL AND months_from IS NULL),
      CONSTRAINT claim_notices_no_overlap_of_months EXCLUDE USING gist (
        int8range(hashtextextended(policy_id::text, 0), hashtextextended(policy_id::text, 0), '[]') WITH &&,
        int4range(replace(months_from, '-', '')::int, replace(months_to, '-', '')::int, '[]') WITH &&)
        WHERE (state = 'approved' AND supplements IS NULL AND months_from IS NOT NULL),
      CONSTRAINT claim_notices_policy_fk FOREIGN KEY (policy_id) REFERENCES policies(id),
      CONSTRAINT claim_notices_supplements_fk FOREIGN KEY (supplements) REFERENCES claim_notices(id),
      CONSTRAINT claim_notices_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id),
      CONSTRAINT claim_notices_approved_by_fk FOREIGN KEY (approved_by) REFERENCES users(id)
    );
    CREATE INDEX claim_notices_policy ON claim_notices (policy_id);
    CREATE FUNCTION claim_notice_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'an approved notice of claims never changes' USING ERRCODE = '23001';
    END $$;
    CREATE TRIGGER claim_notices_approved_stay BEFORE UPDATE ON claim_notices
      FOR EACH ROW WHEN (OLD.state = 'withdrawn' OR (OLD.state = 'approved' AND
        (NEW.state <> 'withdrawn' OR to_jsonb(NEW) - 'state' - 'version' <> to_jsonb(OLD) - 'state' - 'version')))
      EXECUTE FUNCTION claim_notice_stays();
    CREATE TRIGGER claim_notices_never_deleted BEFORE DELETE ON claim_notices
      FOR EACH ROW EXECUTE FUNCTION refuse_change();

    CREATE TABLE claims (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      policy_region_code text NOT NULL,
      kind text NOT NULL,
      certificate_id uuid,
      notice_id uuid,
      received_on date,
      state text NOT NULL,
      stated jsonb,
      opinion text,
      opinion_by uuid,
      opinion_on date,
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT claims_pkey PRIMARY KEY (id),
      CONSTRAINT claims_kind CHECK (kind IN ('award', 'stipend')),
      CONSTRAINT claims_state CHECK (state IN ('draft', 'submitted', 'returned', 'accepted', 'rejected', 'withdrawn')),
      CONSTRAINT claims_of_its_kind CHECK ((certificate_id IS NOT NULL) = (kind = 'award') AND (notice_id IS NOT NULL) = (kind = 'stipend')),
      CONSTRAINT claims_received CHECK (state IN ('draft', 'withdrawn') OR (received_on IS NOT NULL AND stated IS NOT NULL)),
      CONSTRAINT claims_opinion_whole CHECK (num_nonnulls(opinion, opinion_by, opinion_on) IN (0, 3)),
      CONSTRAINT claims_decision_whole CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
      CONSTRAINT claims_decided CHECK (state NOT IN ('returned', 'accepted', 'rejected') OR decided_at IS NOT NULL),
      CONSTRAINT claims_refused_with_reason CHECK (state NOT IN ('returned', 'rejected') OR decision_reason IS NOT NULL),
      CONSTRAINT claims_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT claims_policy_region_fk FOREIGN KEY (policy_region_code) REFERENCES regions(code),
      CONSTRAINT claims_certificate_fk FOREIGN KEY (certificate_id) REFERENCES certificates(id),
      CONSTRAINT claims_notice_fk FOREIGN KEY (notice_id) REFERENCES claim_notices(id),
      CONSTRAINT claims_opinion_by_fk FOREIGN KEY (opinion_by) REFERENCES users(id),
      CONSTRAINT claims_decided_by_fk FOREIGN KEY (decided_by) REFERENCES users(id),
      CONSTRAINT claims_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE INDEX claims_worker ON claims (worker_id);
    CREATE INDEX claims_waiting ON claims (state) WHERE (state IN ('draft', 'submitted', 'returned'));
    CREATE UNIQUE INDEX claims_one_of_a_certificate ON claims (worker_id, certificate_id, kind, policy_region_code)
      WHERE ((state <> 'withdrawn') AND (certificate_id IS NOT NULL));
    CREATE UNIQUE INDEX claims_one_of_a_notice ON claims (worker_id, notice_id)
      WHERE ((state <> 'withdrawn') AND (notice_id IS NOT NULL));
    CREATE TRIGGER claims_never_deleted BEFORE DELETE ON claims
      FOR EACH ROW EXECUTE FUNCTION refuse_change();

    CREATE TABLE claim_checks (
      id uuid NOT NULL,
      claim_id uuid NOT NULL,
      code text NOT NULL,
      met boolean NOT NULL,
      evidence text NOT NULL,
      checked_by uuid NOT NULL,
      checked_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT claim_checks_pkey PRIMARY KEY (id),
      CONSTRAINT claim_checks_claim_fk FOREIGN KEY (claim_id) REFERENCES claims(id),
      CONSTRAINT claim_checks_checked_by_fk FOREIGN KEY (checked_by) REFERENCES users(id)
    );
    CREATE INDEX claim_checks_claim ON claim_checks (claim_id, code, checked_at, id);
    CREATE TRIGGER claim_checks_append_only BEFORE UPDATE OR DELETE ON claim_checks
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER claim_checks_no_truncate BEFORE TRUNCATE ON claim_checks
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** What a notice says concerns whoever was paid, or is about to be, by a policy of its region and kind. */
const MARKS = `
    CREATE FUNCTION facts_of_claim_checks() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM mark_own_facts(ARRAY(SELECT c.worker_id FROM added a JOIN claims c ON c.id = a.claim_id), false);
      RETURN NULL;
    END $$;
    CREATE FUNCTION facts_of_claim_notices() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN gone g ON g.id = a.id WHERE a.state IS DISTINCT FROM g.state AND 'approved' IN (a.state, g.state)) THEN
        PERFORM facts_are_written();
        PERFORM mark_facts(ARRAY(
          SELECT DISTINCT l.worker_id FROM added a JOIN policies n ON n.id = a.policy_id
          JOIN policies q ON q.kind = n.kind AND q.region_code = n.region_code JOIN payout_lines l ON l.policy_id = q.id), true);
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER claims_added_are_marked AFTER INSERT ON claims REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_people();
    CREATE TRIGGER claims_changed_are_marked AFTER UPDATE ON claims REFERENCING OLD TABLE AS gone NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_people();
    CREATE TRIGGER claim_checks_are_marked AFTER INSERT ON claim_checks REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_claim_checks();
    CREATE TRIGGER claim_notices_changed_are_marked AFTER UPDATE ON claim_notices
      REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION facts_of_claim_notices();
`;
