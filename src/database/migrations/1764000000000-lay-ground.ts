import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lays down regions, accounts, audit log. */
export class LayGround1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE installation (
      id int NOT NULL,
      key_fingerprint text NOT NULL,
      CONSTRAINT installation_pkey PRIMARY KEY (id),
      CONSTRAINT installation_one_row CHECK (id = 1)
    );
    CREATE TABLE regions (
      code text NOT NULL,
      name text NOT NULL,
      level text NOT NULL,
      parent_code text,
      path text[] NOT NULL,
      CONSTRAINT regions_pkey PRIMARY KEY (code),
      CONSTRAINT regions_level CHECK (level IN ('province', 'city', 'county', 'township')),
      CONSTRAINT regions_path_ends_in_code CHECK (path[array_length(path, 1)] = code),
      CONSTRAINT regions_code_digits CHECK (code ~ '^[0-9]{6,12}$')
    );
    CREATE INDEX regions_parent ON regions (parent_code);
    CREATE INDEX regions_path ON regions USING gin (path);
    CREATE TABLE region_settings (
      region_code text NOT NULL,
      name text NOT NULL,
      value jsonb NOT NULL,
      CONSTRAINT region_settings_pkey PRIMARY KEY (region_code, name),
      CONSTRAINT region_settings_region FOREIGN KEY (region_code) REFERENCES regions(code)
    );
    CREATE TABLE users (
      id uuid NOT NULL,
      username text NOT NULL,
      password_hash text NOT NULL,
      display_name text NOT NULL,
      role text NOT NULL,
      region_code text NOT NULL,
      station_id uuid,
      must_change_password boolean NOT NULL,
      token_generation int NOT NULL,
      disabled_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT users_pkey PRIMARY KEY (id),
      CONSTRAINT users_role CHECK (role IN ('admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor')),
      CONSTRAINT users_region FOREIGN KEY (region_code) REFERENCES regions(code)
    );
    CREATE UNIQUE INDEX users_username ON users (username);
    CREATE TABLE refresh_tokens (
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      family_id uuid NOT NULL,
      token_hash bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      revoked_at timestamptz,
      CONSTRAINT refresh_tokens_pkey PRIMARY KEY (id),
      CONSTRAINT refresh_tokens_user_fk FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
    );
    CREATE UNIQUE INDEX refresh_tokens_hash ON refresh_tokens (token_hash);
    CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
    CREATE INDEX refresh_tokens_user ON refresh_tokens (user_id);
    CREATE TABLE audit_events (
      id uuid NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      actor_id uuid,
      actor_name text,
      action text NOT NULL,
      object_type text NOT NULL,
      object_id text NOT NULL,
      region_code text,
      reason text,
      details jsonb,
      request_id text,
      address text,
      CONSTRAINT audit_events_pkey PRIMARY KEY (id)
    );
    CREATE INDEX audit_events_object ON audit_events (object_type, object_id);
    CREATE INDEX audit_events_actor ON audit_events (actor_id, at);
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% on % is refused: the table only grows', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
    END $$;
    CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
