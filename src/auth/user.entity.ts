import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Region } from '../regions/region.entity.js';
import type { Role } from './roles.js';

@Entity('users')
@Check('users_role', `role IN ('admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor')`)
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

  /** Counted up to end every token at once: password changed, role changed, account disabled. */
  @Column({ type: 'int' })
  tokenGeneration: number;

  @Column({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
