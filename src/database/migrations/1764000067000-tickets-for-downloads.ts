import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses of files that are good once, for a minute. */
export class TicketsForDownloads1764000067000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE download_tickets (
      token_hash bytea NOT NULL,
      user_id uuid NOT NULL,
      path_cipher bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      CONSTRAINT download_tickets_pkey PRIMARY KEY (token_hash),
      CONSTRAINT download_tickets_user_fk FOREIGN KEY (user_id) REFERENCES users(id)
    );
    CREATE INDEX download_tickets_expires ON download_tickets (expires_at);
`;
