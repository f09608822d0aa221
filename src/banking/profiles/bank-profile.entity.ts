import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../../regions/region.entity.js';
import type { BankProfile } from './bank-profiles.js';

/** A version of a region's own format of bank files. It stays as it was kept; the next version or its withdrawal ends it. */
@Entity('bank_profiles')
@Check('bank_profiles_code', `code ~ '^[a-z0-9-]{1,40}$'`)
@Check('bank_profiles_version', 'version >= 1')
@Check('bank_profiles_ended_whole', '(ended_at IS NULL) = (ended_by IS NULL)')
@Index('bank_profiles_versions', ['regionCode', 'code', 'version'], { unique: true })
@Index('bank_profiles_one_in_force', ['regionCode', 'code'], { unique: true, where: '(ended_at IS NULL)' })
export class BankProfileVersion {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bank_profiles_pkey' })
  id: string;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'bank_profiles_region_fk' })
  regionCode: string;

  @Column({ type: 'text' })
  code: string;

  /** From 1, of its region and code. */
  @Column({ type: 'int' })
  version: number;

  /** Whole, so that another default of a later release changes no format that is in use. */
  @Column({ type: 'jsonb' })
  profile: BankProfile;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'bank_profiles_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'bank_profiles_ended_by_fk' })
  endedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** Of a withdrawal; null where the next version ended it. */
  @Column({ type: 'text', nullable: true })
  endReason: string | null;
}
