import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import { Objection } from './payouts/objection.entity.js';
import { PayoutLine } from './payouts/payout-line.entity.js';
import { Payout } from './payouts/payout.entity.js';
import { SUBJECT_CHECK, type Subject } from './subject.js';

export const ATTEMPT_STATES = ['open', 'held', 'sent'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/**
 * The money in flight: one row for each line of a live payout, and by its key never more than one per person and
 * subject. A row goes when its attempt ends (paid, returned, removed, cancelled); the line itself stays for ever.
 */
@Entity('live_attempts')
@Check('live_attempts_subject', SUBJECT_CHECK)
@Check('live_attempts_state', `state IN ('open', 'held', 'sent')`)
@Index('live_attempts_line', ['lineId'], { unique: true })
@Index('live_attempts_payout', ['payoutId'])
@Index('live_attempts_held', ['payoutId'], { where: `(state = 'held'::text)` })
export class LiveAttempt {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'live_attempts_pkey' })
  @ForeignKey(() => Worker, { name: 'live_attempts_worker_fk' })
  workerId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'live_attempts_pkey' })
  subject: Subject;

  @Column({ type: 'uuid' })
  @ForeignKey(() => PayoutLine, { name: 'live_attempts_line_fk' })
  lineId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'live_attempts_payout_fk' })
  payoutId: string;

  @Column({ type: 'int' })
  amountFen: number;

  /** open: will be sent; held: waits for a decision and is left out of what is sent; sent: is with the bank. */
  @Column({ type: 'text', default: 'open' })
  state: AttemptState;

  /** Why, by whom and since when it is held; null while it is not. */
  @Column({ type: 'text', nullable: true })
  holdReason: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'live_attempts_held_by_fk' })
  heldBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  heldAt: Date | null;

  /** The objection that holds it, whose decision lets it go; null for an officer's own hold. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Objection, { name: 'live_attempts_held_for_fk' })
  heldFor: string | null;

  /** The person's mark (`fact_marks`) when the line was made: another one means that their facts changed since. */
  @Column({ type: 'int', default: 0 })
  factsMark: number;
}
