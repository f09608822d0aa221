import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Region } from '../regions/region.entity.js';
import type { FundingShare } from '../regions/region-settings.js';
import type { Staffing } from '../workers/posts/staffing.js';
import type {
  ClaimBy,
  DayRange,
  EligibleEmployer,
  LevelRates,
  PolicyCheck,
  RateGroup,
  Registration,
  CapBy,
  ServiceTerms,
  YearTerms,
} from './terms/policy-terms.js';

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
@Check('policies_rate_groups', `jsonb_typeof(rate_groups) = 'array'`)
@Check('policies_service', `service IS NULL OR kind = 'award'`)
@Check('policies_year', `year IS NULL OR kind = 'stipend'`)
@Check('policies_cap_by', `cap_by IS NULL OR (cap_by = 'elapsed' AND kind = 'stipend' AND max_months IS NOT NULL)`)
@Check('policies_excluded_staffing', `jsonb_typeof(excluded_staffing) = 'array'`)
@Check('policies_unknown_staffing', `unknown_staffing IN ('refuse', 'pay')`)
@Check('policies_registration', `registration IS NULL OR (registration = 'once' AND requires_registration)`)
@Check('policies_claim_by', `claim_by IN ('certificate', 'application')`)
@Check('policies_checks', `jsonb_typeof(checks) = 'array' AND (claim_by = 'application' OR checks = '[]')`)
@Check('policies_funding', `jsonb_typeof(funding) = 'array'`)
@Check('policies_period', 'effective_to IS NULL OR effective_to >= effective_from - 1')
@Check('policies_approved_by_another', 'approved_by <> created_by')
@Check('policies_submission_whole', '(submitted_at IS NULL) = (submitted_by IS NULL)')
@Check('policies_return_whole', 'num_nonnulls(returned_at, returned_by, return_comment) IN (0, 3)')
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

  /** Rates of their own for kinds of employer, in the order in which they are asked; none where all employers have those below. */
  @Column({ type: 'jsonb', default: [] })
  rateGroups: RateGroup[];

  /** Of employers that no group names; null for a level of which the document says nothing. */
  @Column({ type: 'jsonb' })
  ratesFen: LevelRates;

  @Column({ type: 'jsonb' })
  eligibleEmployers: EligibleEmployer[];

  @Column({ type: 'jsonb', default: [] })
  excludedStaffing: Staffing[];

  @Column({ type: 'text', default: 'pay' })
  unknownStaffing: 'refuse' | 'pay';

  @Column({ type: 'boolean' })
  requiresRegistration: boolean;

  /** `once`, or null where `requiresRegistration` says all of it. */
  @Column({ type: 'text', nullable: true })
  registration: Registration | null;

  @Column({ type: 'jsonb', nullable: true })
  firstRegisteredBetween: DayRange | null;

  @Column({ type: 'text', default: 'certificate' })
  claimBy: ClaimBy;

  /** Confirmed claim by claim; none where certificates claim by themselves. */
  @Column({ type: 'jsonb', default: [] })
  checks: PolicyCheck[];

  @Column({ type: 'int' })
  noticeWorkingDays: number;

  /** Whose money pays which part of each line; null: as the region that pays divides it. */
  @Column({ type: 'jsonb', nullable: true })
  funding: FundingShare[] | null;

  @Column({ type: 'text', nullable: true })
  upgrade: 'difference' | 'full' | null;

  @Column({ type: 'int', nullable: true })
  claimWithinMonths: number | null;

  @Column({ type: 'boolean', nullable: true })
  mustStillServe: boolean | null;

  /** Awards; null where `mustStillServe` says all of it. */
  @Column({ type: 'jsonb', nullable: true })
  service: ServiceTerms | null;

  @Column({ type: 'text', nullable: true })
  start: 'same-month' | 'next-month' | null;

  @Column({ type: 'text', nullable: true })
  stop: 'through-leaving-month' | 'until-previous-month' | null;

  @Column({ type: 'int', nullable: true })
  minServiceMonths: number | null;

  @Column({ type: 'int', nullable: true })
  maxMonths: number | null;

  /** Stipends: `elapsed`, or null where the cap counts the months owed. */
  @Column({ type: 'text', nullable: true })
  capBy: CapBy | null;

  /** Stipends; null where each month stands by itself. */
  @Column({ type: 'jsonb', nullable: true })
  year: YearTerms | null;

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

  /** Who asked for the approval, and when; null again once it was returned or changed. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'policies_submitted_by_fk' })
  submittedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  /** The last return, kept when the draft is submitted again: what was asked is compared with what was done. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'policies_returned_by_fk' })
  returnedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  returnedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  returnComment: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'policies_approved_by_fk' })
  approvedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  approvedAt: Date | null;

  @VersionColumn()
  version: number;
}

/** How a policy came to be in force: who wrote, submitted, returned and approved it, when. */
export type PolicyCourse =
  | 'createdBy'
  | 'createdAt'
  | 'submittedBy'
  | 'submittedAt'
  | 'returnedBy'
  | 'returnedAt'
  | 'returnComment'
  | 'approvedBy'
  | 'approvedAt'
  | 'version';
