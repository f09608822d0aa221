import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One-time codes, recovery codes, what is set about signing in, and how many whole numbers an account has taken lately. */
export class SecondFactorAndLimits1764000043000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    ALTER TABLE users ADD password_changed_at timestamptz NOT NULL DEFAULT now();
    ALTER TABLE users ADD totp_cipher bytea;
    ALTER TABLE users ADD totp_confirmed_at timestamptz;
    ALTER TABLE users ADD totp_last_step bigint;
    ALTER TABLE users ADD CONSTRAINT users_totp
      CHECK (totp_confirmed_at IS NULL OR (totp_cipher IS NOT NULL AND totp_last_step IS NOT NULL));

    CREATE TABLE recovery_codes (
      code_hash bytea NOT NULL,
      user_id uuid NOT NULL,
      CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
      CONSTRAINT recovery_codes_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
    );

    CREATE TABLE security_settings (
      id int NOT NULL,
      second_factor_roles text[] NOT NULL,
      min_password_length int NOT NULL,
      password_max_days int,
      idle_minutes int NOT NULL,
      session_hours int NOT NULL,
      max_sessions int NOT NULL,
      reveals_per_hour int NOT NULL,
      files_per_hour int NOT NULL,
      version int NOT NULL,
      CONSTRAINT security_settings_pkey PRIMARY KEY (id),
      CONSTRAINT security_settings_one_row CHECK (id = 1),
      CONSTRAINT security_settings_roles CHECK (second_factor_roles <@
        ARRAY['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor']),
      CONSTRAINT security_settings_password CHECK (min_password_length BETWEEN 8 AND 64 AND password_max_days >= 1),
      CONSTRAINT security_settings_sessions CHECK (idle_minutes >= 5 AND session_hours >= 1 AND max_sessions >= 1),
      CONSTRAINT security_settings_disclosures CHECK (reveals_per_hour >= 1 AND files_per_hour >= 1)
    );
    INSERT INTO security_settings VALUES (1, '{}', 10, NULL, 60, 12, 10, 100, 60, 1);

    ALTER TABLE refresh_tokens ADD started_at timestamptz NOT NULL DEFAULT now();
    UPDATE refresh_tokens t SET started_at = f.started_at
      FROM (SELECT family_id, min(created_at) AS started_at FROM refresh_tokens GROUP BY family_id) f
      WHERE f.family_id = t.family_id;

    ALTER TABLE login_failures DROP CONSTRAINT login_failures_kind;
    ALTER TABLE login_failures ADD CONSTRAINT login_failures_kind
      CHECK (kind IN ('account', 'account-and-address', 'code'));

    CREATE TABLE disclosure_levels (
      user_id uuid NOT NULL,
      kind text NOT NULL,
      level double precision NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      told_at timestamptz,
      CONSTRAINT disclosure_levels_pkey PRIMARY KEY (user_id, kind),
      CONSTRAINT disclosure_levels_kind CHECK (kind IN ('reveal', 'file')),
      CONSTRAINT disclosure_levels_user FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
    );
`;
