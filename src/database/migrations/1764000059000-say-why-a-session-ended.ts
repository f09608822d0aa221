import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a session was ended, so that whoever comes with its tokens can be told; and what each account likes on its screens. */
export class SayWhyASessionEnded1764000059000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE refresh_tokens ADD COLUMN ended_by text
      CONSTRAINT refresh_tokens_ended_by CHECK (ended_by IS NULL OR (revoked_at IS NOT NULL AND ended_by IN
        ('logout', 'replaced', 'administrator', 'account', 'password', 'second-factor', 'reuse')));
    ALTER TABLE users ADD COLUMN preferences jsonb NOT NULL DEFAULT '{}'
      CONSTRAINT users_preferences CHECK (jsonb_typeof(preferences) = 'object');
`;
