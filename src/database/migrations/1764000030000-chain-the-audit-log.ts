import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chains the events of the audit log by hash; what was logged before waits to be chained like everything else. */
export class ChainTheAuditLog1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE audit_chain (
      seq bigint NOT NULL,
      event_id uuid NOT NULL,
      hash bytea NOT NULL,
      CONSTRAINT audit_chain_pkey PRIMARY KEY (seq),
      CONSTRAINT audit_chain_seq CHECK (seq > 0),
      CONSTRAINT audit_chain_hash CHECK (octet_length(hash) = 32),
      CONSTRAINT audit_chain_event_fk FOREIGN KEY (event_id) REFERENCES audit_events(id)
    );
    CREATE UNIQUE INDEX audit_chain_event ON audit_chain (event_id);
    CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE ON audit_chain
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER audit_chain_no_truncate BEFORE TRUNCATE ON audit_chain
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    CREATE TABLE audit_pending (
      event_id uuid NOT NULL,
      CONSTRAINT audit_pending_pkey PRIMARY KEY (event_id),
      CONSTRAINT audit_pending_event_fk FOREIGN KEY (event_id) REFERENCES audit_events(id)
    );
    INSERT INTO audit_pending SELECT id FROM audit_events;
    CREATE FUNCTION audit_events_wait_for_the_chain() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO audit_pending (event_id) SELECT id FROM added;
      RETURN NULL;
    END $$;
    CREATE TRIGGER audit_events_to_chain AFTER INSERT ON audit_events REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION audit_events_wait_for_the_chain();
    CREATE INDEX audit_events_at ON audit_events (at, id);
`;
