import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { PayoutDocument } from './payout-document.entity.js';
import { Payout } from './payout.entity.js';

/**
 * A bank file was handed out: which, to whom, when. Two formats of one payout at the bank would pay everybody twice, so taking a second
 * one voids what was taken of the first. Append-only but for that mark, which is set once.
 */
@Entity('bank_hand_outs')
@Check(
  'bank_hand_outs_voided_whole',
  '(voided_by IS NULL) = (voided_at IS NULL) AND (voided_by IS NULL) = (void_reason IS NULL)',
)
@Index('bank_hand_outs_payout', ['payoutId', 'takenAt'])
export class BankHandOut {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bank_hand_outs_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'bank_hand_outs_payout_fk' })
  payoutId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => PayoutDocument, { name: 'bank_hand_outs_document_fk' })
  documentId: string;

  /** Code of the profile. */
  @Column({ type: 'text' })
  profile: string;

  /** The code with the digest of the whole profile: one that was changed since is another format. */
  @Column({ type: 'text' })
  format: string;

  /** `1`, `2` …, or `all`. */
  @Column({ type: 'text' })
  part: string;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'bank_hand_outs_taken_by_fk' })
  takenBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  takenAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'bank_hand_outs_voided_by_fk' })
  voidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  voidedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  voidReason: string | null;
}
