import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { PayoutLine } from './payout-line.entity.js';
import { Payout } from './payout.entity.js';

export const OBJECTION_DECISIONS = ['upheld', 'dismissed'] as const;
export type ObjectionDecision = (typeof OBJECTION_DECISIONS)[number];

/** An objection raised in the public notice: it holds its own line until it is decided. */
@Entity('objections')
@Check('objections_decision', `decision IN ('upheld', 'dismissed')`)
@Check(
  'objections_decided_whole',
  '(decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)',
)
@Index('objections_payout', ['payoutId'])
@Index('objections_one_open', ['lineId'], { unique: true, where: '(decision IS NULL)' })
export class Objection {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'objections_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'objections_payout_fk' })
  payoutId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => PayoutLine, { name: 'objections_line_fk' })
  lineId: string;

  /** Against all that the payout holds for the line's person: the notice shows one row for each. */
  @Column({ type: 'boolean', default: false })
  wholePerson: boolean;

  /** Who objects, as they gave their name; 匿名 is a name too. */
  @Column({ type: 'text' })
  raisedBy: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'objections_recorded_by_fk' })
  recordedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  recordedAt: Date;

  @Column({ type: 'text', nullable: true })
  decision: ObjectionDecision | null;

  @Column({ type: 'text', nullable: true })
  decisionReason: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'objections_decided_by_fk' })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}
