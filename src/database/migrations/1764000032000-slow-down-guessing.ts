import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts wrong passwords, and says of a session when and from where it was used. */
export class SlowDownGuessing1764000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE login_failures (
      kind text NOT NULL,
      key_hash bytea NOT NULL,
      failures int NOT NULL,
      last_at timestamptz NOT NULL DEFAULT now(),
      wait_until timestamptz NOT NULL,
      CONSTRAINT login_failures_pkey PRIMARY KEY (kind, key_hash),
      CONSTRAINT login_failures_kind CHECK (kind IN ('account', 'account-and-address')),
      CONSTRAINT login_failures_count CHECK (failures > 0)
    );
    CREATE INDEX login_failures_last ON login_failures (last_at);
    ALTER TABLE refresh_tokens ADD created_at timestamptz NOT NULL DEFAULT now();
    ALTER TABLE refresh_tokens ADD address text;
`;
