import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Claim } from '../../claims/claim.entity.js';
import { Certificate } from '../../certificates/certificate.entity.js';
import type { Level } from '../../certificates/level.js';
import { Policy } from '../../policies/policy.entity.js';
import type { Reason } from '../../policies/facts/worker-facts.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { Payout } from './payout.entity.js';
import { SUBJECT_CHECK, type Subject } from '../subject.js';

/**
 * One amount for one person and subject, with the decision that led to it, as they stood when the line was made.
 * Append-only: the database refuses UPDATE and DELETE; what happens to a line later is told by further rows.
 */
@Entity('payout_lines')
@Check('payout_lines_subject', SUBJECT_CHECK)
@Check('payout_lines_amount', 'amount_fen > 0 AND amount_fen = owed_fen - paid_fen - in_flight_fen')
@Check('payout_lines_netted', 'netted_fen >= 0 AND netted_fen <= amount_fen')
@Index('payout_lines_number', ['payoutId', 'round', 'lineNo'], { unique: true })
@Index('payout_lines_worker', ['workerId', 'subject'])
@Index('payout_lines_people', ['payoutId', 'workerId'])
export class PayoutLine {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payout_lines_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'payout_lines_payout_fk' })
  payoutId: string;

  /** Counts how often the draft was worked out; the lines of earlier rounds have all ended. */
  @Column({ type: 'int', default: 1 })
  round: number;

  /** From 1 in each round. */
  @Column({ type: 'int' })
  lineNo: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'payout_lines_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  subject: Subject;

  @Column({ type: 'int' })
  owedFen: number;

  @Column({ type: 'int' })
  paidFen: number;

  @Column({ type: 'int' })
  inFlightFen: number;

  /** What the subject is paid by this line. */
  @Column({ type: 'int' })
  amountFen: number;

  /** The part of it that is kept back to repay what was paid and is no longer owed; the bank pays the rest. */
  @Column({ type: 'int', default: 0 })
  nettedFen: number;

  /** The line, paid before, of the same person and subject that this one adds to. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => PayoutLine, { name: 'payout_lines_corrects_fk' })
  correctsLineId: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Policy, { name: 'payout_lines_policy_fk' })
  policyId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Certificate, { name: 'payout_lines_certificate_fk' })
  certificateId: string;

  /** 申报: the accepted claim that it rests on; null where the policy asks for none. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Claim, { name: 'payout_lines_claim_fk' })
  claimId: string | null;

  @Column({ type: 'text' })
  level: Level;

  /** The policy's rate for the level, before anything was taken off. */
  @Column({ type: 'int' })
  rateFen: number;

  @Column({ type: 'jsonb' })
  reasons: Reason[];

  @Column({ type: 'text' })
  workerName: string;

  @Column({ type: 'bytea' })
  identityCipher: Buffer;

  @Column({ type: 'text' })
  organizationName: string;

  /** The organization's county, or the city for city units. */
  @Column({ type: 'text' })
  countyName: string;

  @Column({ type: 'text', nullable: true })
  townshipName: string | null;

  @Column({ type: 'text' })
  certificateNo: string;

  @Column({ type: 'date' })
  approvedOn: string;

  @Column({ type: 'text', nullable: true })
  bankName: string | null;

  @Column({ type: 'bytea', nullable: true })
  accountCipher: Buffer | null;
}
