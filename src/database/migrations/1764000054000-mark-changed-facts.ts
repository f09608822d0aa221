import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each person's facts get a mark that every change of them raises, so that only those are asked again whose facts changed. */
export class MarkChangedFacts1764000054000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
    for (const table of TABLES_OF_PEOPLE) await runner.query(triggers(table, 'facts_of_people'));
    await runner.query(triggers('registrations', 'facts_of_registrations'));
    await runner.query(ONE_EVENT);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

/** Tables whose rows are facts of the person that they name. */
const TABLES_OF_PEOPLE = ['posts', 'certificates', 'suspensions', 'bank_accounts', 'historical_payments'];

function triggers(table: string, does: string): string {
  return `
    CREATE TRIGGER ${table}_added_are_marked AFTER INSERT ON ${table} REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION ${does}();
    CREATE TRIGGER ${table}_changed_are_marked AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS gone NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION ${does}();
    CREATE TRIGGER ${table}_gone_are_marked AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION ${does}();`;
}

/**
 * Who was paid before marks were kept is asked once. A payout of before names no policies that it saw, so everybody of it is asked.
 * `facts_are_written` waits for the steps of payouts that ask, and they for whoever writes facts. A person who is new in this very
 * transaction can be on no line, which spares a first import its marks.
 */
const SCHEMA = `
    CREATE TABLE fact_marks (
      worker_id uuid NOT NULL,
      version int NOT NULL,
      asked int,
      CONSTRAINT fact_marks_pkey PRIMARY KEY (worker_id)
    );
    CREATE INDEX fact_marks_to_ask ON fact_marks (worker_id) WHERE (asked IS DISTINCT FROM version);
    INSERT INTO fact_marks (worker_id, version) SELECT DISTINCT worker_id, 1 FROM payout_lines;
    ALTER TABLE live_attempts ADD facts_mark int NOT NULL DEFAULT 0;
    ALTER TABLE payouts ADD policies_seen text NOT NULL DEFAULT '';
    CREATE FUNCTION facts_are_written() RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended('facts', 0));
    END $$;
    CREATE FUNCTION mark_facts(people uuid[], new_ones boolean) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      IF cardinality(people) = 0 THEN
        RETURN;
      END IF;
      PERFORM facts_are_written();
      INSERT INTO fact_marks AS m (worker_id, version)
      SELECT d.id, 1 FROM (SELECT DISTINCT unnest(people) AS id) d
      WHERE new_ones OR NOT EXISTS (
        SELECT 1 FROM workers w WHERE w.id = d.id AND w.xmin = pg_current_xact_id()::xid)
      ORDER BY d.id
      ON CONFLICT (worker_id) DO UPDATE SET version = m.version + 1;
    END $$;
    CREATE FUNCTION is_re_encrypting() RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT coalesce(current_setting('social_workers.re_encrypting', true), '') = 'on'
    $$;
    CREATE FUNCTION facts_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        PERFORM mark_facts(ARRAY(SELECT worker_id FROM added), false);
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM mark_facts(ARRAY(SELECT worker_id FROM gone), false);
      ELSIF NOT is_re_encrypting() THEN
        PERFORM mark_facts(ARRAY(SELECT worker_id FROM added UNION SELECT worker_id FROM gone), false);
      END IF;
      RETURN NULL;
    END $$;
    CREATE FUNCTION facts_of_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'DELETE' THEN
        PERFORM mark_facts(ARRAY(SELECT c.worker_id FROM added a JOIN certificates c ON c.id = a.certificate_id), false);
      END IF;
      IF TG_OP <> 'INSERT' THEN
        PERFORM mark_facts(ARRAY(SELECT c.worker_id FROM gone g JOIN certificates c ON c.id = g.certificate_id), false);
      END IF;
      RETURN NULL;
    END $$;
    CREATE FUNCTION facts_of_workers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT is_re_encrypting() THEN
        PERFORM mark_facts(ARRAY(SELECT id FROM added), true);
      END IF;
      RETURN NULL;
    END $$;
    CREATE FUNCTION facts_of_employers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM mark_facts(ARRAY(
        SELECT p.worker_id FROM added a JOIN gone g ON g.id = a.id JOIN posts p ON p.organization_id = a.id
        WHERE (a.kind, a.region_code, a.registrar_code) IS DISTINCT FROM (g.kind, g.region_code, g.registrar_code)), false);
      RETURN NULL;
    END $$;
    CREATE FUNCTION facts_of_recoveries() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM mark_facts(ARRAY(SELECT r.worker_id FROM added a JOIN recoveries r ON r.id = a.recovery_id), true);
      RETURN NULL;
    END $$;
    CREATE FUNCTION facts_of_endings() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM mark_facts(ARRAY(
        SELECT a.worker_id FROM added a JOIN payout_lines l ON l.id = a.line_id
        WHERE a.outcome = 'paid' AND a.paid_fen <> l.amount_fen
        UNION ALL SELECT worker_id FROM added WHERE outcome <> 'paid' AND is_correction), true);
      RETURN NULL;
    END $$;
    CREATE FUNCTION facts_of_policies() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added a JOIN gone g ON g.id = a.id WHERE a.approved_at IS NOT NULL
                 AND (g.approved_at IS NULL OR a.effective_to IS DISTINCT FROM g.effective_to)) THEN
        PERFORM facts_are_written();
        PERFORM mark_facts(ARRAY(SELECT DISTINCT l.worker_id FROM payout_lines l JOIN policies q ON q.id = l.policy_id
          WHERE q.kind IN (SELECT kind FROM added)), true);
      END IF;
      RETURN NULL;
    END $$;
`;

const ONE_EVENT = `
    CREATE TRIGGER workers_changed_are_marked AFTER UPDATE ON workers REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_workers();
    CREATE TRIGGER organizations_changed_are_marked AFTER UPDATE ON organizations
      REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION facts_of_employers();
    CREATE TRIGGER recovery_entries_are_marked AFTER INSERT ON recovery_entries REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_recoveries();
    CREATE TRIGGER line_endings_are_marked AFTER INSERT ON line_endings REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_endings();
    CREATE TRIGGER policies_changed_are_marked AFTER UPDATE ON policies
      REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION facts_of_policies();
`;
