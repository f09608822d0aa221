import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Data keys by version, who holds them, and the one change that kept lines and documents may see: the same content under
 * a newer key.
 */
export class VersionTheDataKeys1764000042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

/** What is written anew must be as long as it was (GCM keeps the length) and name a later key; nothing comes, nothing goes. */
const renewed = (column: string): string =>
  `(NEW.${column} IS NOT DISTINCT FROM OLD.${column} OR (
          octet_length(NEW.${column}) = octet_length(OLD.${column})
          AND substring(NEW.${column} FROM 1 FOR 1) > substring(OLD.${column} FROM 1 FOR 1)))`;

/** Refuses as `refuse_change` does, but for a re-encryption that says of its transaction that it is one. */
const refuseChangeBut = (name: string, columns: string[]): string => `
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      other record;
    BEGIN
      IF TG_OP = 'UPDATE' AND current_setting('social_workers.re_encrypting', true) = 'on' THEN
        other := NEW;
        ${columns.map((column) => `other.${column} := OLD.${column};`).join('\n        ')}
        IF other IS NOT DISTINCT FROM OLD
          AND ${columns.map(renewed).join('\n          AND ')} THEN
          RETURN NEW;
        END IF;
      END IF;
      RAISE EXCEPTION '% on % is refused: the table only grows', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
    END $$;`;

const SCHEMA = `
    CREATE TABLE data_keys (
      version smallint NOT NULL,
      wrapped_key bytea,
      created_at timestamptz NOT NULL DEFAULT now(),
      active_from timestamptz,
      retired_at timestamptz,
      CONSTRAINT data_keys_pkey PRIMARY KEY (version),
      CONSTRAINT data_keys_version CHECK (version BETWEEN 1 AND 255),
      CONSTRAINT data_keys_wrapped CHECK (version = 1 OR wrapped_key IS NOT NULL),
      CONSTRAINT data_keys_retired CHECK (retired_at IS NULL OR retired_at >= active_from)
    );
    INSERT INTO data_keys (version, active_from) VALUES (1, now());
    CREATE TABLE key_holders (
      id uuid NOT NULL,
      knows smallint NOT NULL,
      writes_with smallint NOT NULL,
      key_fingerprint text NOT NULL,
      seen_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT key_holders_pkey PRIMARY KEY (id)
    );
    ${refuseChangeBut('lines_change_by_key_alone', ['identity_cipher', 'account_cipher'])}
    ${refuseChangeBut('documents_change_by_key_alone', ['content_cipher'])}
    DROP TRIGGER payout_lines_append_only ON payout_lines;
    CREATE TRIGGER payout_lines_append_only BEFORE UPDATE OR DELETE ON payout_lines
      FOR EACH ROW EXECUTE FUNCTION lines_change_by_key_alone();
    DROP TRIGGER payout_documents_append_only ON payout_documents;
    CREATE TRIGGER payout_documents_append_only BEFORE UPDATE OR DELETE ON payout_documents
      FOR EACH ROW EXECUTE FUNCTION documents_change_by_key_alone();
`;
