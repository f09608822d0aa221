import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What money rests on is dated and approved by a second person; the rest is changed by one, and each region's settings have a version. */
export class SettingsOfRegions1764000055000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE region_settings_versions (
      region_code text NOT NULL,
      version int NOT NULL,
      CONSTRAINT region_settings_versions_pkey PRIMARY KEY (region_code),
      CONSTRAINT region_settings_versions_region FOREIGN KEY (region_code) REFERENCES regions(code)
    );
    CREATE TABLE region_setting_changes (
      id uuid NOT NULL,
      region_code text NOT NULL,
      name text NOT NULL,
      value jsonb NOT NULL,
      effective_from date NOT NULL,
      reason text NOT NULL,
      state text NOT NULL,
      proposed_by uuid NOT NULL,
      proposed_at timestamptz NOT NULL DEFAULT now(),
      decided_by uuid,
      decided_at timestamptz,
      CONSTRAINT region_setting_changes_pkey PRIMARY KEY (id),
      CONSTRAINT region_setting_changes_region FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT region_setting_changes_proposer FOREIGN KEY (proposed_by) REFERENCES users(id),
      CONSTRAINT region_setting_changes_decider FOREIGN KEY (decided_by) REFERENCES users(id),
      CONSTRAINT region_setting_changes_name CHECK (name IN ('stipendBandFen', 'recoveryMonthlyFloorFen')),
      CONSTRAINT region_setting_changes_state CHECK (state IN ('proposed', 'approved', 'withdrawn')),
      CONSTRAINT region_setting_changes_decided CHECK (
        (state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
      CONSTRAINT region_setting_changes_by_another CHECK (state <> 'approved' OR decided_by <> proposed_by)
    );
    CREATE INDEX region_setting_changes_of ON region_setting_changes (region_code, name, effective_from);
    CREATE FUNCTION region_setting_changes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'UPDATE' OR OLD.state <> 'proposed'
         OR (NEW.id, NEW.region_code, NEW.name, NEW.value, NEW.effective_from, NEW.reason, NEW.proposed_by, NEW.proposed_at)
            IS DISTINCT FROM
            (OLD.id, OLD.region_code, OLD.name, OLD.value, OLD.effective_from, OLD.reason, OLD.proposed_by, OLD.proposed_at)
      THEN
        RAISE EXCEPTION 'what was proposed and decided of a setting stays' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER region_setting_changes_stay BEFORE UPDATE OR DELETE ON region_setting_changes
      FOR EACH ROW EXECUTE FUNCTION region_setting_changes_stay();
`;
