import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INITIALS, SURNAME_CHARACTERS, SURNAME_INITIALS } from './data/pinyin-initials.js';

/** People are found by the initials of their name, the last four of their number, their employer, and by when their facts changed. */
export class FindPeopleInMoreWays1764000060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INITIALS_OF_NAMES);
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

/**
 * Letters and digits stay as they are, in lower case; what is neither is left out. Not in SQL, which the planner would write out
 * into each statement with the whole table of characters.
 */
const INITIALS_OF_NAMES = `
    CREATE FUNCTION name_initials(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
    DECLARE
      letters text := '';
      letter text;
      code int;
      surname int;
    BEGIN
      FOR i IN 1 .. least(char_length(name), 20) LOOP
        letter := substr(name, i, 1);
        code := ascii(letter);
        surname := CASE WHEN i = 1 THEN strpos('${SURNAME_CHARACTERS}', letter) ELSE 0 END;
        IF surname > 0 THEN
          letters := letters || substr('${SURNAME_INITIALS}', surname, 1);
        ELSIF code BETWEEN 19968 AND 40959 THEN
          letters := letters || chr(get_byte('${INITIALS}'::bytea, code - 19968));
        ELSIF letter ~ '^[A-Za-z0-9]$' THEN
          letters := letters || lower(letter);
        END IF;
      END LOOP;
      RETURN letters;
    END $$;
`;

/**
 * Of a person who is new in this very transaction no mark is made; the day they were recorded tells it. A changed number has
 * another tail: whoever writes the one without the other leaves the tail to be worked out anew.
 */
const SCHEMA = `
    CREATE INDEX workers_initials ON workers (name_initials(name) text_pattern_ops);
    CREATE INDEX organizations_name ON organizations (name text_pattern_ops);
    ALTER TABLE workers ADD identity_tail_hash bytea;
    CREATE INDEX workers_identity_tail ON workers (identity_tail_hash);
    CREATE INDEX workers_without_tail ON workers (id) WHERE (identity_tail_hash IS NULL);
    CREATE FUNCTION tail_goes_with_its_number() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.identity_tail_hash := NULL;
      RETURN NEW;
    END $$;
    CREATE TRIGGER workers_tail_goes_with_its_number BEFORE UPDATE OF identity_hash ON workers FOR EACH ROW
      WHEN (NEW.identity_hash IS DISTINCT FROM OLD.identity_hash
        AND NEW.identity_tail_hash IS NOT DISTINCT FROM OLD.identity_tail_hash)
      EXECUTE FUNCTION tail_goes_with_its_number();

    ALTER TABLE fact_marks ADD changed_at timestamptz;
    CREATE INDEX fact_marks_changed ON fact_marks (changed_at) WHERE (changed_at IS NOT NULL);
    CREATE FUNCTION mark_own_facts(people uuid[], new_ones boolean) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM mark_facts(people, new_ones);
      UPDATE fact_marks SET changed_at = now()
      WHERE worker_id = ANY(people) AND changed_at IS DISTINCT FROM now();
    END $$;
    CREATE OR REPLACE FUNCTION facts_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        PERFORM mark_own_facts(ARRAY(SELECT worker_id FROM added), false);
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM mark_own_facts(ARRAY(SELECT worker_id FROM gone), false);
      ELSIF NOT is_re_encrypting() THEN
        PERFORM mark_own_facts(ARRAY(SELECT worker_id FROM added UNION SELECT worker_id FROM gone), false);
      END IF;
      RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION facts_of_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'DELETE' THEN
        PERFORM mark_own_facts(ARRAY(SELECT c.worker_id FROM added a JOIN certificates c ON c.id = a.certificate_id), false);
      END IF;
      IF TG_OP <> 'INSERT' THEN
        PERFORM mark_own_facts(ARRAY(SELECT c.worker_id FROM gone g JOIN certificates c ON c.id = g.certificate_id), false);
      END IF;
      RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION facts_of_workers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT is_re_encrypting() THEN
        PERFORM mark_own_facts(ARRAY(SELECT id FROM added), true);
      END IF;
      RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION facts_of_employers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM mark_own_facts(ARRAY(
        SELECT p.worker_id FROM added a JOIN gone g ON g.id = a.id JOIN posts p ON p.organization_id = a.id
        WHERE (a.kind, a.region_code, a.registrar_code) IS DISTINCT FROM (g.kind, g.region_code, g.registrar_code)), false);
      RETURN NULL;
    END $$;
`;
