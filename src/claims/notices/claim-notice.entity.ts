import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Policy } from '../../policies/policy.entity.js';

export const NOTICE_STATES = ['draft', 'approved', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];
export const NOTICE_STATE_NAMES: Readonly<Record<NoticeState, string>> = {
  draft: '草稿',
  approved: '已批准',
  withdrawn: '已撤回',
};

const POLICY_RANGE = `int8range(hashtextextended(policy_id::text, 0), hashtextextended(policy_id::text, 0), '[]') WITH &&`;

/**
 * 申报通知: when one may apply under a policy, and for what (domain.md §14). Once approved it never changes, it can only be withdrawn
 * whole (a trigger holds that). Approved ones of one policy never overlap in what they are for, but for those that supplement another.
 */
@Entity('claim_notices')
@Check('claim_notices_state', `state IN ('draft', 'approved', 'withdrawn')`)
@Check('claim_notices_window', 'closes_on >= opens_on')
@Check('claim_notices_certificates', 'certificates_to >= certificates_from')
@Check(
  'claim_notices_months',
  `months_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND months_to ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND months_to >= months_from`,
)
@Check('claim_notices_months_whole', '(months_from IS NULL) = (months_to IS NULL)')
@Check('claim_notices_one_kind', 'months_from IS NULL OR num_nonnulls(certificates_from, certificates_to) = 0')
@Check('claim_notices_papers', `jsonb_typeof(papers) = 'array'`)
@Check('claim_notices_approval_whole', '(approved_at IS NULL) = (approved_by IS NULL)')
@Check('claim_notices_approved_has_approval', `state = 'withdrawn' OR (state = 'approved') = (approved_at IS NOT NULL)`)
@Check('claim_notices_approved_by_another', 'approved_by <> created_by')
@Exclusion(
  'claim_notices_no_overlap_of_certificates',
  `USING gist (${POLICY_RANGE}, daterange(certificates_from, certificates_to, '[]') WITH &&) WHERE (state = 'approved' AND supplements IS NULL AND months_from IS NULL)`,
)
@Exclusion(
  'claim_notices_no_overlap_of_months',
  `USING gist (${POLICY_RANGE}, int4range(replace(months_from, '-', '')::int, replace(months_to, '-', '')::int, '[]') WITH &&) WHERE (state = 'approved' AND supplements IS NULL AND months_from IS NOT NULL)`,
)
@Index('claim_notices_policy', ['policyId'])
export class ClaimNotice {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claim_notices_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Policy, { name: 'claim_notices_policy_fk' })
  policyId: string;

  /** 通知文号 */
  @Column({ type: 'text' })
  noticeNo: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'date' })
  opensOn: string;

  /** Inclusive: 23:59 counts. */
  @Column({ type: 'date' })
  closesOn: string;

  /** Awards: certificates approved from this day; null is open, also where both are. */
  @Column({ type: 'date', nullable: true })
  certificatesFrom: string | null;

  @Column({ type: 'date', nullable: true })
  certificatesTo: string | null;

  /** Stipends: the first month that is applied for, `YYYY-MM`. */
  @Column({ type: 'text', nullable: true })
  monthsFrom: string | null;

  @Column({ type: 'text', nullable: true })
  monthsTo: string | null;

  /** 所需材料, by their names. */
  @Column({ type: 'jsonb', default: [] })
  papers: string[];

  /** 补充申报通知: the notice that this one is a late addition to. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => ClaimNotice, { name: 'claim_notices_supplements_fk' })
  supplements: string | null;

  @Column({ type: 'text' })
  state: NoticeState;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'claim_notices_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'claim_notices_approved_by_fk' })
  approvedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  approvedAt: Date | null;

  @VersionColumn()
  version: number;
}
