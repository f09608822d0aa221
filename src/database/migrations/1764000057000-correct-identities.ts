import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Identity numbers are corrected, and two records that are one person merged, each confirmed by a second person. */
export class CorrectIdentities1764000057000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REQUESTS);
    await runner.query(STUBS);
    await runner.query(MARKS);
    await runner.query(MONEY_STAYS_WHOLE);
    for (const table of OF_PEOPLE) await runner.query(takesNothing(table));
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const REQUESTS = `
    CREATE TABLE identity_corrections (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      from_cipher bytea NOT NULL,
      from_hash bytea NOT NULL,
      to_cipher bytea NOT NULL,
      to_hash bytea NOT NULL,
      reason text NOT NULL,
      state text NOT NULL,
      requested_by uuid NOT NULL,
      requested_at timestamptz NOT NULL DEFAULT now(),
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      CONSTRAINT identity_corrections_pkey PRIMARY KEY (id),
      CONSTRAINT identity_corrections_state CHECK (state IN ('pending', 'confirmed', 'refused', 'withdrawn')),
      CONSTRAINT identity_corrections_changes CHECK (to_hash <> from_hash),
      CONSTRAINT identity_corrections_decided_whole CHECK ((state = 'pending') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
      CONSTRAINT identity_corrections_by_another CHECK (state = 'withdrawn' OR decided_by <> requested_by),
      CONSTRAINT identity_corrections_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT identity_corrections_requested_by_fk FOREIGN KEY (requested_by) REFERENCES users(id),
      CONSTRAINT identity_corrections_decided_by_fk FOREIGN KEY (decided_by) REFERENCES users(id)
    );
    CREATE INDEX identity_corrections_worker ON identity_corrections (worker_id);
    CREATE UNIQUE INDEX identity_corrections_one_open ON identity_corrections (worker_id) WHERE (state = 'pending'::text);
    CREATE INDEX identity_corrections_from ON identity_corrections (from_hash) WHERE (state = 'confirmed'::text);
    CREATE TABLE worker_merges (
      id uuid NOT NULL,
      survivor_id uuid NOT NULL,
      duplicate_id uuid NOT NULL,
      reason text NOT NULL,
      state text NOT NULL,
      requested_by uuid NOT NULL,
      requested_at timestamptz NOT NULL DEFAULT now(),
      decided_by uuid,
      decided_at timestamptz,
      decision_reason text,
      moved jsonb,
      CONSTRAINT worker_merges_pkey PRIMARY KEY (id),
      CONSTRAINT worker_merges_two_records CHECK (duplicate_id <> survivor_id),
      CONSTRAINT worker_merges_state CHECK (state IN ('pending', 'confirmed', 'refused', 'withdrawn')),
      CONSTRAINT worker_merges_decided_whole CHECK ((state = 'pending') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
      CONSTRAINT worker_merges_by_another CHECK (state = 'withdrawn' OR decided_by <> requested_by),
      CONSTRAINT worker_merges_moved_when_confirmed CHECK ((state = 'confirmed') = (moved IS NOT NULL)),
      CONSTRAINT worker_merges_survivor_fk FOREIGN KEY (survivor_id) REFERENCES workers(id),
      CONSTRAINT worker_merges_duplicate_fk FOREIGN KEY (duplicate_id) REFERENCES workers(id),
      CONSTRAINT worker_merges_requested_by_fk FOREIGN KEY (requested_by) REFERENCES users(id),
      CONSTRAINT worker_merges_decided_by_fk FOREIGN KEY (decided_by) REFERENCES users(id)
    );
    CREATE INDEX worker_merges_survivor ON worker_merges (survivor_id);
    CREATE INDEX worker_merges_duplicate ON worker_merges (duplicate_id);
    CREATE UNIQUE INDEX worker_merges_one_open ON worker_merges (duplicate_id) WHERE (state = 'pending'::text);
    CREATE UNIQUE INDEX worker_merges_once ON worker_merges (duplicate_id) WHERE (state = 'confirmed'::text);
    CREATE FUNCTION decided_requests_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- Under another key a number says the same.
      IF TG_OP = 'UPDATE' AND is_re_encrypting()
        AND to_jsonb(NEW) - '{from_cipher,to_cipher}'::text[] = to_jsonb(OLD) - '{from_cipher,to_cipher}'::text[] THEN
        RETURN NEW;
      END IF;
      IF TG_OP = 'UPDATE' AND OLD.state = 'pending' AND to_jsonb(NEW) - '{state,decided_by,decided_at,decision_reason,moved}'::text[]
        = to_jsonb(OLD) - '{state,decided_by,decided_at,decision_reason,moved}'::text[] THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'request % stays as it was made and decided', OLD.id USING ERRCODE = '23001';
    END $$;
    CREATE TRIGGER identity_corrections_stay BEFORE UPDATE OR DELETE ON identity_corrections
      FOR EACH ROW EXECUTE FUNCTION decided_requests_stay();
    CREATE TRIGGER worker_merges_stay BEFORE UPDATE OR DELETE ON worker_merges
      FOR EACH ROW EXECUTE FUNCTION decided_requests_stay();
`;

/**
 * Of a record that was merged the row stays, as a stub that names its survivor. One step leads there, never two: whoever is merged later
 * takes their stubs along.
 */
const STUBS = `
    ALTER TABLE workers ADD merged_into uuid;
    ALTER TABLE workers ADD CONSTRAINT workers_merged_into_fk FOREIGN KEY (merged_into) REFERENCES workers(id);
    ALTER TABLE workers ADD CONSTRAINT workers_merged_into_another CHECK (merged_into <> id);
    CREATE INDEX workers_merged ON workers (merged_into) WHERE (merged_into IS NOT NULL);
    CREATE FUNCTION stubs_name_survivors() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.merged_into IS NULL THEN
        RAISE EXCEPTION 'worker % was merged and stays so', NEW.id USING ERRCODE = '23001';
      END IF;
      IF EXISTS (SELECT 1 FROM workers s WHERE s.id = NEW.merged_into AND s.merged_into IS NOT NULL)
        OR EXISTS (SELECT 1 FROM workers d WHERE d.merged_into = NEW.id) THEN
        RAISE EXCEPTION 'a merged record names a survivor that is none itself' USING ERRCODE = '23514';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER workers_stubs_name_survivors BEFORE UPDATE ON workers
      FOR EACH ROW WHEN (NEW.merged_into IS DISTINCT FROM OLD.merged_into) EXECUTE FUNCTION stubs_name_survivors();
    CREATE FUNCTION stubs_take_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN workers w ON w.id = a.worker_id WHERE w.merged_into IS NOT NULL) THEN
        RAISE EXCEPTION 'a person was merged meanwhile' USING ERRCODE = '40001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE FUNCTION person_of(worker uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
      SELECT coalesce((SELECT merged_into FROM workers WHERE id = worker), worker)
    $$;
`;

/** Tables whose rows are a person's; a merge moves them to the survivor. */
const OF_PEOPLE = [
  'posts',
  'certificates',
  'suspensions',
  'bank_accounts',
  'historical_payments',
  'waivers',
  'recoveries',
  'education_credits',
  'station_staff',
  'training_enrolments',
  'training_attendances',
  'training_candidates',
];

/**
 * Whoever records something of a person that is merged meanwhile is told to begin anew, and then finds the person merged. The merge locks
 * the record against new rows that name it, so there is no third way.
 */
function takesNothing(table: string): string {
  return `
    CREATE TRIGGER ${table}_of_stubs_are_not_made AFTER INSERT ON ${table} REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION stubs_take_nothing();`;
}

/** What changes of a stub (a policy by which it was paid, an ending) is a fact of its survivor. */
const MARKS = `
    CREATE OR REPLACE FUNCTION mark_facts(people uuid[], new_ones boolean) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      IF cardinality(people) = 0 THEN
        RETURN;
      END IF;
      PERFORM facts_are_written();
      INSERT INTO fact_marks AS m (worker_id, version)
      SELECT d.id, 1 FROM (
        SELECT unnest(people) AS id
        UNION SELECT w.merged_into FROM workers w WHERE w.merged_into IS NOT NULL AND w.id = ANY(people)) d
      WHERE new_ones OR NOT EXISTS (
        SELECT 1 FROM workers w WHERE w.id = d.id AND w.xmin = pg_current_xact_id()::xid)
      ORDER BY d.id
      ON CONFLICT (worker_id) DO UPDATE SET version = m.version + 1;
    END $$;
`;

/** Nothing is sent or paid to a stub, and its survivor is paid for a subject that it was paid only by a line that names the paid one. */
const MONEY_STAYS_WHOLE = `
    CREATE FUNCTION stubs_are_not_sent() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN workers w ON w.id = a.worker_id
                 WHERE w.merged_into IS NOT NULL AND (TG_OP = 'INSERT' OR a.state = 'sent')) THEN
        RAISE EXCEPTION 'a merged record is not paid' USING ERRCODE = '23001';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER live_attempts_of_stubs_are_not_made AFTER INSERT ON live_attempts REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION stubs_are_not_sent();
    CREATE TRIGGER live_attempts_of_stubs_are_not_sent AFTER UPDATE ON live_attempts REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION stubs_are_not_sent();
    CREATE FUNCTION merged_people_are_paid_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT 1 FROM workers d JOIN added a ON a.worker_id = d.id WHERE d.merged_into IS NOT NULL AND a.outcome = 'paid'
      ) OR EXISTS (
        SELECT 1 FROM workers d JOIN added a ON a.worker_id = d.merged_into
        JOIN line_endings o ON o.worker_id = d.id AND o.subject = a.subject AND o.outcome = 'paid'
        WHERE d.merged_into IS NOT NULL AND a.outcome = 'paid' AND NOT a.is_correction) THEN
        RAISE EXCEPTION 'a subject is paid once to a person of merged records'
          USING ERRCODE = '23505', CONSTRAINT = 'line_endings_paid_once';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER line_endings_merged_are_paid_once AFTER INSERT ON line_endings REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION merged_people_are_paid_once();
`;
