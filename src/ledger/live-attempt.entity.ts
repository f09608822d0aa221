import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Worker } from '../workers/people/worker.entity.js';
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

  /** The person's mark (`fact_marks`) when the line was made: another one means that their facts changed since. */
  @Column({ type: 'int', default: 0 })
  factsMark: number;
}
