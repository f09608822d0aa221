import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers hang on what they are about (domain.md §14); their bytes stand in pieces, encrypted, so that no row is wide. */
export class KeepPapers1764000077000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE attachments (
      id uuid NOT NULL,
      object_type text NOT NULL,
      object_id uuid NOT NULL,
      worker_id uuid,
      kind text NOT NULL,
      name_cipher bytea NOT NULL,
      bytes int NOT NULL,
      sha256 text NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      removed_by uuid,
      removed_at timestamptz,
      removal_reason text,
      CONSTRAINT attachments_pkey PRIMARY KEY (id),
      CONSTRAINT attachments_object CHECK (object_type IN ('worker', 'certificate', 'post', 'policy', 'objection', 'bank-return', 'payout', 'claim')),
      CONSTRAINT attachments_kind CHECK (kind IN ('pdf', 'jpeg', 'png', 'ofd')),
      CONSTRAINT attachments_bytes CHECK (bytes BETWEEN 1 AND 10485760),
      CONSTRAINT attachments_removed_whole CHECK (
        (removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (removal_reason IS NULL)),
      CONSTRAINT attachments_removed_of_nobody CHECK (removed_at IS NULL OR worker_id IS NULL),
      CONSTRAINT attachments_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT attachments_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id),
      CONSTRAINT attachments_removed_by_fk FOREIGN KEY (removed_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX attachments_once ON attachments (object_type, object_id, sha256) WHERE removed_at IS NULL;
    CREATE INDEX attachments_worker ON attachments (worker_id) WHERE worker_id IS NOT NULL;
    CREATE TABLE attachment_chunks (
      attachment_id uuid NOT NULL,
      n int NOT NULL,
      content_cipher bytea NOT NULL,
      CONSTRAINT attachment_chunks_pkey PRIMARY KEY (attachment_id, n),
      CONSTRAINT attachment_chunks_attachment_fk FOREIGN KEY (attachment_id) REFERENCES attachments(id)
    );

    -- What a paper is stays, and what was removed stays removed; a key that changes, and records that become one, change the rest.
    CREATE FUNCTION attachments_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR OLD.id <> NEW.id OR OLD.object_type <> NEW.object_type OR OLD.kind <> NEW.kind
        OR OLD.bytes <> NEW.bytes OR OLD.sha256 <> NEW.sha256 OR OLD.created_by <> NEW.created_by
        OR OLD.created_at <> NEW.created_at OR (OLD.removed_at IS NOT NULL
          AND (OLD.removed_at, OLD.removed_by, OLD.removal_reason) IS DISTINCT FROM (NEW.removed_at, NEW.removed_by, NEW.removal_reason))
      THEN
        RAISE EXCEPTION '% on % is refused: papers stay as they were kept', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER attachments_stay BEFORE UPDATE OR DELETE ON attachments
      FOR EACH ROW EXECUTE FUNCTION attachments_stay();
    CREATE TRIGGER attachments_no_truncate BEFORE TRUNCATE ON attachments
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

    -- The bytes go with the removal, and change by the key alone.
    CREATE FUNCTION attachment_chunks_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF (OLD.attachment_id, OLD.n) IS DISTINCT FROM (NEW.attachment_id, NEW.n) THEN
          RAISE EXCEPTION '% on % is refused: papers stay as they were kept', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
        END IF;
        RETURN NEW;
      END IF;
      IF EXISTS (SELECT 1 FROM attachments a WHERE a.id = OLD.attachment_id AND a.removed_at IS NULL) THEN
        RAISE EXCEPTION '% on % is refused: papers stay as they were kept', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
      END IF;
      RETURN OLD;
    END $$;
    CREATE TRIGGER attachment_chunks_stay BEFORE UPDATE OR DELETE ON attachment_chunks
      FOR EACH ROW EXECUTE FUNCTION attachment_chunks_stay();
    CREATE TRIGGER attachment_chunks_no_truncate BEFORE TRUNCATE ON attachment_chunks
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
