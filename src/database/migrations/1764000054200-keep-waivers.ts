import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 本人放弃: what a person gave up in writing, until it is taken back. */
export class KeepWaivers1764000054200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE waivers (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      kind text NOT NULL,
      subject text,
      from_month text,
      waived_on date NOT NULL,
      paper text NOT NULL,
      recorded_by uuid NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      withdrawal_reason text,
      withdrawn_by uuid,
      withdrawn_at timestamptz,
      version int NOT NULL,
      CONSTRAINT waivers_pkey PRIMARY KEY (id),
      CONSTRAINT waivers_kind CHECK (kind IN ('award', 'stipend')),
      CONSTRAINT waivers_subject CHECK (subject ~ '^(award:(junior|intermediate|senior)|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'),
      CONSTRAINT waivers_of_its_kind CHECK (split_part(subject, ':', 1) = kind),
      CONSTRAINT waivers_from_month CHECK (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      CONSTRAINT waivers_months_of_a_kind CHECK ((from_month IS NOT NULL) = (kind = 'stipend' AND subject IS NULL)),
      CONSTRAINT waivers_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)),
      CONSTRAINT waivers_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT waivers_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES users(id),
      CONSTRAINT waivers_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES users(id)
    );
    CREATE INDEX waivers_worker ON waivers (worker_id);
    CREATE UNIQUE INDEX waivers_one_of_a_subject ON waivers (worker_id, subject) WHERE (withdrawn_at IS NULL);
    CREATE UNIQUE INDEX waivers_one_of_a_kind ON waivers (worker_id, kind) WHERE ((withdrawn_at IS NULL) AND (subject IS NULL));
    CREATE TRIGGER waivers_never_deleted BEFORE DELETE ON waivers
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER waivers_added_are_marked AFTER INSERT ON waivers REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_people();
    CREATE TRIGGER waivers_changed_are_marked AFTER UPDATE ON waivers REFERENCING OLD TABLE AS gone NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION facts_of_people();
`;
