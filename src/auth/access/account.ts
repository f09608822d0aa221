import type { Caller } from './caller.js';

/** What an access token says: whose it is, and which generation of that account's tokens. */
export interface AccessClaims {
  sub: string;
  gen: number;
  /** The login that it came from; ending that ends the token. */
  fam: string;
}

export type Account = Omit<Caller, 'requestId' | 'address'>;

/** What an account has to do before anything else is answered. */
export interface Pending {
  mustChangePassword: boolean;
  mustEnrolSecondFactor: boolean;
}

/** SQL: the columns of {@link Pending}, of a user `u` under the settings `s`. */
export const PENDING = `
  u.must_change_password OR coalesce(u.password_changed_at < now() - s.password_max_days * interval '1 day', false)
    AS "mustChangePassword",
  u.role = ANY(s.second_factor_roles) AND u.totp_confirmed_at IS NULL AS "mustEnrolSecondFactor"`;

/** SQL: when a session has lasted as long as one may; `t` is a token of it, `s` the settings. */
export const SESSION_TOO_LONG = `t.started_at + s.session_hours * interval '1 hour'`;

/** SQL: the account `$1` as it is now; nobody, where it is disabled. */
export const ACCOUNT = `
  SELECT u.id, u.username, u.display_name AS "displayName", u.role, u.region_code AS "regionCode", u.station_id AS "stationId",
         ${PENDING}
  FROM users u CROSS JOIN security_settings s
  WHERE u.id = $1 AND u.disabled_at IS NULL`;

/**
 * SQL: the same, of a token of generation `$2` and session `$3`; nobody, where the session was ended (signed out, by an administrator, by
 * a refresh token used twice) or has lasted as long as one may.
 */
export const WHO_IS_IT = `${ACCOUNT} AND u.token_generation = $2 AND NOT EXISTS (
    SELECT 1 FROM refresh_tokens t WHERE t.family_id = $3 AND (t.revoked_at IS NOT NULL OR ${SESSION_TOO_LONG} <= now()))`;
