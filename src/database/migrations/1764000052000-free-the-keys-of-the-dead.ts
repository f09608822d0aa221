import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who runs a request that named an `Idempotency-Key`, who of those is still there, and what their transactions gave. */
export class FreeTheKeysOfTheDead1764000052000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE idempotency_keys ADD COLUMN holder uuid, ADD COLUMN claim uuid;
    CREATE TABLE idempotency_notes (
      user_id uuid NOT NULL,
      key text NOT NULL,
      place int NOT NULL,
      value_cipher bytea NOT NULL,
      CONSTRAINT idempotency_notes_pkey PRIMARY KEY (user_id, key, place),
      CONSTRAINT idempotency_notes_key_fk FOREIGN KEY (user_id, key) REFERENCES idempotency_keys(user_id, key) ON DELETE CASCADE
    );
    CREATE TABLE idempotency_holders (
      id uuid NOT NULL,
      seen_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT idempotency_holders_pkey PRIMARY KEY (id)
    );
`;
