import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Word templates of an office's own, with versions; and papers that were handed out are kept with the template they were made of. */
export class TemplatesOfOffices1764000079000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE document_templates (
      id uuid NOT NULL,
      region_code text NOT NULL,
      kind text NOT NULL,
      version int NOT NULL,
      bytes int NOT NULL,
      sha256 text NOT NULL,
      content_cipher bytea NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      ended_by uuid,
      ended_at timestamptz,
      end_reason text,
      CONSTRAINT document_templates_pkey PRIMARY KEY (id),
      CONSTRAINT document_templates_kind CHECK (
        kind IN ('claim-form', 'announcement', 'no-objection', 'funding-request', 'recovery-notice', 'statement')),
      CONSTRAINT document_templates_bytes CHECK (bytes BETWEEN 1 AND 2097152),
      CONSTRAINT document_templates_version CHECK (version >= 1),
      CONSTRAINT document_templates_ended_whole CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
      CONSTRAINT document_templates_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT document_templates_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id),
      CONSTRAINT document_templates_ended_by_fk FOREIGN KEY (ended_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX document_templates_versions ON document_templates (region_code, kind, version);
    CREATE UNIQUE INDEX document_templates_one_in_force ON document_templates (region_code, kind) WHERE ended_at IS NULL;

    -- A version is ended once; else a key that changes alone changes it.
    CREATE FUNCTION document_templates_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR (OLD.id, OLD.region_code, OLD.kind, OLD.version, OLD.bytes, OLD.sha256, OLD.created_by, OLD.created_at)
          IS DISTINCT FROM (NEW.id, NEW.region_code, NEW.kind, NEW.version, NEW.bytes, NEW.sha256, NEW.created_by, NEW.created_at)
        OR (OLD.ended_at IS NOT NULL
          AND (OLD.ended_at, OLD.ended_by, OLD.end_reason) IS DISTINCT FROM (NEW.ended_at, NEW.ended_by, NEW.end_reason))
      THEN
        RAISE EXCEPTION '% on % is refused: templates stay as they were kept', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER document_templates_stay BEFORE UPDATE OR DELETE ON document_templates
      FOR EACH ROW EXECUTE FUNCTION document_templates_stay();
    CREATE TRIGGER document_templates_no_truncate BEFORE TRUNCATE ON document_templates
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

    ALTER TABLE payout_documents ADD COLUMN template jsonb;
    ALTER TABLE payout_documents DROP CONSTRAINT payout_documents_kind;
    ALTER TABLE payout_documents ADD CONSTRAINT payout_documents_kind
      CHECK (kind IN ('notice', 'workbook', 'bank-file', 'bank-return', 'bank-slip', 'letter'));
    ALTER TABLE payout_documents ADD CONSTRAINT payout_documents_letters_name_template
      CHECK ((kind = 'letter') = (template IS NOT NULL));
`;
