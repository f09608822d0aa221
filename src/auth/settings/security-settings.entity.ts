import { Check, Column, Entity, type EntityManager, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Role } from '../access/roles.js';

/** What the administrator of the whole tree sets about signing in: one row, read anew by each request that rests on it. */
@Entity('security_settings')
@Check('security_settings_one_row', 'id = 1')
@Check(
  'security_settings_roles',
  `second_factor_roles <@ ARRAY['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader']`,
)
@Check('security_settings_password', 'min_password_length BETWEEN 8 AND 64 AND password_max_days >= 1')
@Check('security_settings_sessions', 'idle_minutes >= 5 AND session_hours >= 1 AND max_sessions >= 1')
@Check('security_settings_disclosures', 'reveals_per_hour >= 1 AND files_per_hour >= 1')
export class SecuritySettings {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'security_settings_pkey' })
  id: number;

  @Column({ type: 'text', array: true })
  secondFactorRoles: Role[];

  @Column({ type: 'int' })
  minPasswordLength: number;

  /** Null: a password may be kept as long as it is good. */
  @Column({ type: 'int', nullable: true })
  passwordMaxDays: number | null;

  @Column({ type: 'int' })
  idleMinutes: number;

  @Column({ type: 'int' })
  sessionHours: number;

  @Column({ type: 'int' })
  maxSessions: number;

  @Column({ type: 'int' })
  revealsPerHour: number;

  @Column({ type: 'int' })
  filesPerHour: number;

  @VersionColumn()
  version: number;
}

export function readSecuritySettings(tx: EntityManager): Promise<SecuritySettings> {
  return tx.findOneByOrFail(SecuritySettings, { id: 1 });
}
