import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Certificate } from '../certificates/certificate.entity.js';
import type { Level } from '../certificates/level.js';
import type { PayKind } from '../ledger/subject.js';
import { Region } from '../regions/region.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import { ClaimNotice } from './notices/claim-notice.entity.js';

export const CLAIM_STATES = ['draft', 'submitted', 'returned', 'accepted', 'rejected', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What was known of the person on the day on which the claim was handed in; it never changes with the register. */
export interface StatedFacts {
  name: string;
  organizationName: string | null;
  /** Of the employer, which does not exist for everybody for whom the claim does. */
  organizationRegionCode: string | null;
  /** The first day at that employer. */
  since: string | null;
  level: Level | null;
  certificateNo: string | null;
  approvedOn: string | null;
  declaredOn: string | null;
}

/** 申报: a person asks for an award (of a certificate) or for stipends (of a notice's months); domain.md §14. */
@Entity('claims')
@Check('claims_kind', `kind IN ('award', 'stipend')`)
@Check('claims_state', `state IN ('draft', 'submitted', 'returned', 'accepted', 'rejected', 'withdrawn')`)
@Check(
  'claims_of_its_kind',
  `(certificate_id IS NOT NULL) = (kind = 'award') AND (notice_id IS NOT NULL) = (kind = 'stipend')`,
)
@Check('claims_received', `state IN ('draft', 'withdrawn') OR (received_on IS NOT NULL AND stated IS NOT NULL)`)
@Check('claims_opinion_whole', 'num_nonnulls(opinion, opinion_by, opinion_on) IN (0, 3)')
@Check('claims_decision_whole', '(decided_at IS NULL) = (decided_by IS NULL)')
@Check('claims_decided', `state NOT IN ('returned', 'accepted', 'rejected') OR decided_at IS NOT NULL`)
@Check('claims_refused_with_reason', `state NOT IN ('returned', 'rejected') OR decision_reason IS NOT NULL`)
@Index('claims_worker', ['workerId'])
@Index('claims_certificate', ['certificateId'], { where: '(certificate_id IS NOT NULL)' })
@Index('claims_notice', ['noticeId'], { where: '(notice_id IS NOT NULL)' })
@Index('claims_waiting', ['state'], { where: `(state IN ('draft', 'submitted', 'returned'))` })
@Index('claims_one_of_a_certificate', ['workerId', 'certificateId', 'kind', 'policyRegionCode'], {
  unique: true,
  where: `((state <> 'withdrawn') AND (certificate_id IS NOT NULL))`,
})
@Index('claims_one_of_a_notice', ['workerId', 'noticeId'], {
  unique: true,
  where: `((state <> 'withdrawn') AND (notice_id IS NOT NULL))`,
})
export class Claim {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claims_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'claims_worker_fk' })
  workerId: string;

  /** Of the policy that is asked to pay: a city's and a county's award may both be claimed. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'claims_policy_region_fk' })
  policyRegionCode: string;

  @Column({ type: 'text' })
  kind: PayKind;

  /** Awards; the notice is found by the day on which it was approved. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Certificate, { name: 'claims_certificate_fk' })
  certificateId: string | null;

  /** Stipends. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => ClaimNotice, { name: 'claims_notice_fk' })
  noticeId: string | null;

  /** 申报日期: the day on which it was handed in; null while nobody did. */
  @Column({ type: 'date', nullable: true })
  receivedOn: string | null;

  @Column({ type: 'text' })
  state: ClaimState;

  @Column({ type: 'jsonb', nullable: true })
  stated: StatedFacts | null;

  /** 单位意见 */
  @Column({ type: 'text', nullable: true })
  opinion: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'claims_opinion_by_fk' })
  opinionBy: string | null;

  @Column({ type: 'date', nullable: true })
  opinionOn: string | null;

  /** Of the last decision: 补正, 受理 or 不予受理. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'claims_decided_by_fk' })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  decisionReason: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'claims_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
