import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lays down people, employers, certificates, imports. */
export class LayRegister1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE workers (
      id uuid NOT NULL,
      name text NOT NULL,
      identity_cipher bytea NOT NULL,
      identity_hash bytea NOT NULL,
      phone_cipher bytea,
      phone_hash bytea,
      region_code text NOT NULL,
      remark text,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT workers_pkey PRIMARY KEY (id),
      CONSTRAINT workers_region_fk FOREIGN KEY (region_code) REFERENCES regions(code)
    );
    CREATE UNIQUE INDEX workers_identity ON workers (identity_hash);
    CREATE INDEX workers_phone ON workers (phone_hash);
    CREATE INDEX workers_region ON workers (region_code, id);
    CREATE INDEX workers_name ON workers (name text_pattern_ops);
    CREATE INDEX workers_name_reversed ON workers (reverse(name) text_pattern_ops);
    CREATE TABLE organizations (
      id uuid NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      region_code text NOT NULL,
      county_code text NOT NULL,
      registrar_code text,
      version int NOT NULL,
      CONSTRAINT organizations_pkey PRIMARY KEY (id),
      CONSTRAINT organizations_kind CHECK (kind IN ('city_unit', 'county_unit', 'social_organization', 'urban_community', 'village', 'station', 'other')),
      CONSTRAINT organizations_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT organizations_county_fk FOREIGN KEY (county_code) REFERENCES regions(code),
      CONSTRAINT organizations_registrar_fk FOREIGN KEY (registrar_code) REFERENCES regions(code)
    );
    CREATE UNIQUE INDEX organizations_name_county ON organizations (name, county_code);
    CREATE INDEX organizations_region ON organizations (region_code);
    CREATE TABLE posts (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      organization_id uuid NOT NULL,
      start_on date NOT NULL,
      end_on date,
      version int NOT NULL,
      CONSTRAINT posts_pkey PRIMARY KEY (id),
      CONSTRAINT posts_end_after_start CHECK (end_on IS NULL OR end_on >= start_on),
      CONSTRAINT posts_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT posts_organization_fk FOREIGN KEY (organization_id) REFERENCES organizations(id)
    );
    CREATE UNIQUE INDEX posts_one_per_start ON posts (worker_id, organization_id, start_on);
    CREATE INDEX posts_organization ON posts (organization_id, worker_id);
    CREATE TABLE suspensions (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      from_month text NOT NULL,
      to_month text,
      reason text NOT NULL,
      version int NOT NULL,
      CONSTRAINT suspensions_pkey PRIMARY KEY (id),
      CONSTRAINT suspensions_months CHECK (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND to_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      CONSTRAINT suspensions_end_after_start CHECK (to_month IS NULL OR to_month >= from_month),
      CONSTRAINT suspensions_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id)
    );
    CREATE UNIQUE INDEX suspensions_one_per_start ON suspensions (worker_id, from_month);
    CREATE TABLE bank_accounts (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      bank_name text,
      account_cipher bytea NOT NULL,
      account_hash bytea NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      replaced_at timestamptz,
      version int NOT NULL,
      CONSTRAINT bank_accounts_pkey PRIMARY KEY (id),
      CONSTRAINT bank_accounts_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id)
    );
    CREATE UNIQUE INDEX bank_accounts_one_current ON bank_accounts (worker_id) WHERE (replaced_at IS NULL);
    CREATE INDEX bank_accounts_worker ON bank_accounts (worker_id);
    CREATE INDEX bank_accounts_account ON bank_accounts (account_hash);
    CREATE TABLE certificates (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      level text NOT NULL,
      certificate_no text NOT NULL,
      approved_on date NOT NULL,
      declared_on date NOT NULL,
      revoked_on date,
      void boolean NOT NULL DEFAULT false,
      revocation_reason text,
      version int NOT NULL,
      CONSTRAINT certificates_pkey PRIMARY KEY (id),
      CONSTRAINT certificates_level CHECK (level IN ('junior', 'intermediate', 'senior')),
      CONSTRAINT certificates_declared_after_approved CHECK (declared_on >= approved_on),
      CONSTRAINT certificates_revoked_after_approved CHECK (revoked_on IS NULL OR revoked_on >= approved_on),
      CONSTRAINT certificates_void_is_revoked CHECK (NOT void OR revoked_on IS NOT NULL),
      CONSTRAINT certificates_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id)
    );
    CREATE UNIQUE INDEX certificates_number ON certificates (certificate_no);
    CREATE UNIQUE INDEX certificates_one_in_force ON certificates (worker_id, level) WHERE (revoked_on IS NULL);
    CREATE INDEX certificates_worker ON certificates (worker_id);
    CREATE TABLE registrations (
      id uuid NOT NULL,
      certificate_id uuid NOT NULL,
      start_on date NOT NULL,
      end_on date NOT NULL,
      version int NOT NULL,
      CONSTRAINT registrations_pkey PRIMARY KEY (id),
      CONSTRAINT registrations_end_after_start CHECK (end_on >= start_on),
      CONSTRAINT registrations_certificate_fk FOREIGN KEY (certificate_id) REFERENCES certificates(id)
    );
    CREATE UNIQUE INDEX registrations_one_per_start ON registrations (certificate_id, start_on);
    CREATE TABLE imports (
      id uuid NOT NULL,
      mode text NOT NULL,
      applied boolean NOT NULL,
      file_name text NOT NULL,
      "file_sha256" bytea NOT NULL,
      file_cipher bytea NOT NULL,
      region_code text NOT NULL,
      counts jsonb NOT NULL,
      issues jsonb NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      undone_at timestamptz,
      undone_by uuid,
      CONSTRAINT imports_pkey PRIMARY KEY (id),
      CONSTRAINT imports_mode CHECK (mode IN ('check', 'all', 'valid')),
      CONSTRAINT imports_undone_was_applied CHECK (undone_at IS NULL OR applied),
      CONSTRAINT imports_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT imports_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id),
      CONSTRAINT imports_undone_by_fk FOREIGN KEY (undone_by) REFERENCES users(id)
    );
    CREATE INDEX imports_region ON imports (region_code, created_at);
    CREATE TABLE import_changes (
      import_id uuid NOT NULL,
      table_name text NOT NULL,
      row_id uuid NOT NULL,
      before jsonb,
      version_after int NOT NULL,
      CONSTRAINT import_changes_pkey PRIMARY KEY (import_id, table_name, row_id),
      CONSTRAINT import_changes_import_fk FOREIGN KEY (import_id) REFERENCES imports(id)
    );
`;
