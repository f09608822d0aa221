import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scheme of evaluation may be put right while nobody was evaluated by it; the version says which text was read. */
export class ReviseUnusedSchemes1764000083300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE station_evaluation_schemes ADD COLUMN version int NOT NULL DEFAULT 1;
    ALTER TABLE station_evaluation_schemes ALTER COLUMN version DROP DEFAULT;
    CREATE INDEX station_evaluations_scheme ON station_evaluations (scheme_id);

    -- What stations were evaluated by stays as it is, and of which region and number it is always.
    DROP TRIGGER station_evaluation_schemes_append_only ON station_evaluation_schemes;
    CREATE FUNCTION station_evaluation_schemes_used_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM station_evaluations v WHERE v.scheme_id = OLD.id)
        OR (TG_OP = 'UPDATE' AND (OLD.id, OLD.region_code, OLD.version_no, OLD.created_by, OLD.created_at)
          IS DISTINCT FROM (NEW.id, NEW.region_code, NEW.version_no, NEW.created_by, NEW.created_at))
      THEN
        RAISE EXCEPTION '% on % is refused: stations were evaluated by it', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
      END IF;
      IF TG_OP = 'DELETE' THEN
        RETURN OLD;
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER station_evaluation_schemes_used_stay BEFORE UPDATE OR DELETE ON station_evaluation_schemes
      FOR EACH ROW EXECUTE FUNCTION station_evaluation_schemes_used_stay();
`;
