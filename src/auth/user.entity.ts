import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Region } from '../regions/region.entity.js';
import type { Role } from './access/roles.js';
import type { Preferences } from './preferences.js';

@Entity('users')
@Check('users_role', `role IN ('admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader')`)
@Check('users_totp', 'totp_confirmed_at IS NULL OR (totp_cipher IS NOT NULL AND totp_last_step IS NOT NULL)')
@Check('users_preferences', `jsonb_typeof(preferences) = 'object'`)
@Index('users_username', ['username'], { unique: true })
export class User {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'users_pkey' })
  id: string;

  /** Lower case; what is typed at login is lowered too. */
  @Column({ type: 'text' })
  username: string;

  /** Argon2id, PHC string format. */
  @Column({ type: 'text' })
  passwordHash: string;

  @Column({ type: 'text' })
  displayName: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'users_region' })
  regionCode: string;

  @Column({ type: 'uuid', nullable: true })
  stationId: string | null;

  @Column({ type: 'boolean' })
  mustChangePassword: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  passwordChangedAt: Date;

  /** The secret of the one-time codes (RFC 6238), encrypted; not in force before it was confirmed with a first code. */
  @Column({ type: 'bytea', nullable: true, select: false })
  totpCipher: Buffer | null;

  @Column({ type: 'timestamptz', nullable: true })
  totpConfirmedAt: Date | null;

  /** The time step of the last code that was taken; no code of it or before is taken again. */
  @Column({ type: 'bigint', nullable: true, select: false })
  totpLastStep: number | null;

  /** Counted up to end every token at once: password changed, role changed, account disabled. */
  @Column({ type: 'int' })
  tokenGeneration: number;

  @Column({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  /** What the account likes on its screens; set by itself, past the row's version. */
  @Column({ type: 'jsonb', default: {}, select: false })
  preferences: Preferences;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
