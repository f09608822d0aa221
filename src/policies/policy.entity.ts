import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import type { Level } from '../certificates/level.js';
import { Region } from '../regions/region.entity.js';
import type { EligibleEmployer } from './terms/policy-terms.js';

export const POLICY_KINDS = ['award', 'stipend'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

export const POLICY_STATES = ['draft', 'approved', 'retired'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/**
 * A dated document that money rests on. Once approved it never changes, but for its last day, which a later version or
 * its retirement closes (a trigger holds that). Periods of approved policies of one kind and region never overlap
 * (an exclusion constraint holds that). A policy that was never approved pays nobody, whatever its state.
 */
@Entity('policies')
@Check('policies_kind', `kind IN ('award', 'stipend')`)
@Check('policies_state', `state IN ('draft', 'approved', 'retired')`)
@Check('policies_period', 'effective_to IS NULL OR effective_to >= effective_from - 1')
@Check('policies_approved_by_another', 'approved_by <> created_by')
@Check('policies_approval_whole', '(approved_at IS NULL) = (approved_by IS NULL)')
@Check('policies_approved_has_approval', `state <> 'approved' OR approved_at IS NOT NULL`)
@Check(
  'policies_stipend_whole_months',
  `kind <> 'stipend' OR (extract(day from effective_from) = 1 AND (effective_to IS NULL OR extract(day from effective_to + 1) = 1))`,
)
@Exclusion(
  'policies_no_overlap',
  `USING gist (int8range(region_code::bigint * 2 + (kind = 'award')::int, region_code::bigint * 2 + (kind = 'award')::int, '[]') WITH &&, daterange(effective_from, effective_to + 1, '[)') WITH &&) WHERE (approved_at IS NOT NULL)`,
)
@Index('policies_region_kind', ['regionCode', 'kind'])
export class Policy {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'policies_pkey' })
  id: string;

  @Column({ type: 'text' })
  kind: PolicyKind;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'policies_region_fk' })
  regionCode: string;

  /** Counted per kind and region, given at approval; 0 while a draft. */
  @Column({ type: 'int', default: 0 })
  versionNo: number;

  @Column({ type: 'text' })
  title: string;

  /** 文号; null while the document is awaited. */
  @Column({ type: 'text', nullable: true })
  documentNo: string | null;

  /** First day; for a stipend the first day of its first month. */
  @Column({ type: 'date' })
  effectiveFrom: string;

  /**
   * Last day, inclusive; for a stipend the last day of its last month; null is open; the day before `effectiveFrom`
   * for a policy that was withdrawn whole.
   */
  @Column({ type: 'date', nullable: true })
  effectiveTo: string | null;

  @Column({ type: 'jsonb' })
  ratesFen: Record<Level, number>;

  @Column({ type: 'jsonb' })
  eligibleEmployers: EligibleEmployer[];

  @Column({ type: 'boolean' })
  requiresRegistration: boolean;

  @Column({ type: 'int' })
  noticeWorkingDays: number;

  @Column({ type: 'text', nullable: true })
  upgrade: 'difference' | 'full' | null;

  @Column({ type: 'int', nullable: true })
  claimWithinMonths: number | null;

  @Column({ type: 'boolean', nullable: true })
  mustStillServe: boolean | null;

  @Column({ type: 'text', nullable: true })
  start: 'same-month' | 'next-month' | null;

  @Column({ type: 'text', nullable: true })
  stop: 'through-leaving-month' | 'until-previous-month' | null;

  @Column({ type: 'int', nullable: true })
  minServiceMonths: number | null;

  @Column({ type: 'int', nullable: true })
  maxMonths: number | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'text' })
  state: PolicyState;

  /** The approved policy whose period this one closed. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Policy, { name: 'policies_predecessor_fk' })
  predecessorId: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'policies_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'policies_approved_by_fk' })
  approvedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  approvedAt: Date | null;

  @VersionColumn()
  version: number;
}
