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
