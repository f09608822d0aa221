import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps the answers of requests that name an `Idempotency-Key`. */
export class KeepAnswers1764000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE idempotency_keys (
      user_id uuid NOT NULL,
      key text NOT NULL,
      route text NOT NULL,
      request_hash bytea NOT NULL,
      state text NOT NULL,
      status int,
      answer_cipher bytea,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key),
      CONSTRAINT idempotency_keys_state CHECK (state IN ('running', 'done')),
      CONSTRAINT idempotency_keys_answer_whole CHECK ((state = 'done') = (status IS NOT NULL) AND (state = 'done') = (answer_cipher IS NOT NULL)),
      CONSTRAINT idempotency_keys_user_fk FOREIGN KEY (user_id) REFERENCES users(id)
    );
    CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
`;
