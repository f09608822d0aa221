import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Formats of bank files of an office's own, with versions, beside those that ship with the product. */
export class BankProfilesOfOffices1764000085000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE bank_profiles (
      id uuid NOT NULL,
      region_code text NOT NULL,
      code text NOT NULL,
      version int NOT NULL,
      profile jsonb NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      ended_by uuid,
      ended_at timestamptz,
      end_reason text,
      CONSTRAINT bank_profiles_pkey PRIMARY KEY (id),
      CONSTRAINT bank_profiles_code CHECK (code ~ '^[a-z0-9-]{1,40}$'),
      CONSTRAINT bank_profiles_version CHECK (version >= 1),
      CONSTRAINT bank_profiles_ended_whole CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
      CONSTRAINT bank_profiles_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT bank_profiles_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id),
      CONSTRAINT bank_profiles_ended_by_fk FOREIGN KEY (ended_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX bank_profiles_versions ON bank_profiles (region_code, code, version);
    CREATE UNIQUE INDEX bank_profiles_one_in_force ON bank_profiles (region_code, code) WHERE ended_at IS NULL;

    -- Files went out by a version: it is ended once, and nothing else of it changes.
    CREATE FUNCTION bank_profiles_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
        OR (OLD.id, OLD.region_code, OLD.code, OLD.version, OLD.profile, OLD.created_by, OLD.created_at)
          IS DISTINCT FROM (NEW.id, NEW.region_code, NEW.code, NEW.version, NEW.profile, NEW.created_by, NEW.created_at)
      THEN
        RAISE EXCEPTION '% on % is refused: formats stay as they were kept', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER bank_profiles_stay BEFORE UPDATE OR DELETE ON bank_profiles
      FOR EACH ROW EXECUTE FUNCTION bank_profiles_stay();
    CREATE TRIGGER bank_profiles_no_truncate BEFORE TRUNCATE ON bank_profiles
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
