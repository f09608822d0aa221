import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import { BankReturnRow } from './bank-return.entity.js';
import { PayoutLine } from './payouts/payout-line.entity.js';
import { Payout } from './payouts/payout.entity.js';
import { SUBJECT_CHECK, type Subject } from './subject.js';

/**
 * How a line ended. Never sent: removed by hand, recomputed (a newer line took its place), left-out (held when the rest
 * was sent), cancelled with its payout. Sent: paid, or returned by the bank.
 */
export const LINE_OUTCOMES = ['removed', 'recomputed', 'left-out', 'cancelled', 'paid', 'returned'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/**
 * The end of a line's attempt. Append-only: what was decided by hand is taken back by a {@link LineReopening} that names it, and the line may
 * end anew. Money counts as paid by those that hold, which are the view `line_endings`, and by nothing else; statements name the view.
 */
@Entity('line_ending_entries')
@Check('line_endings_subject', SUBJECT_CHECK)
@Check('line_endings_outcome', `outcome IN ('removed', 'recomputed', 'left-out', 'cancelled', 'paid', 'returned')`)
@Check('line_endings_paid', `(outcome = 'paid' AND paid_fen > 0) OR (outcome <> 'paid' AND paid_fen = 0)`)
@Index('line_endings_paid_once', ['workerId', 'subject', 'turn'], {
  unique: true,
  where: `((outcome = 'paid'::text) AND (NOT is_correction))`,
})
@Index('line_endings_worker', ['workerId', 'subject'])
@Index('line_endings_payout', ['payoutId'])
@Index('line_endings_returned', ['payoutId'], { where: `(outcome = 'returned'::text)` })
@Index('line_endings_return_row', ['returnRowId'], { where: '(return_row_id IS NOT NULL)' })
export class LineEnding {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'line_endings_pkey' })
  @ForeignKey(() => PayoutLine, { name: 'line_endings_line_fk' })
  lineId: string;

  /** How many endings of its person and subject were taken back before it. The database counts; in the keys it keeps a second one out. */
  @PrimaryColumn({ type: 'int', default: 0, primaryKeyConstraintName: 'line_endings_pkey' })
  turn: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'line_endings_payout_fk' })
  payoutId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'line_endings_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  subject: Subject;

  @Column({ type: 'text' })
  outcome: LineOutcome;

  /** What the person has got for the subject by this line, the netted part included; the line's amount but for short or over-pay. */
  @Column({ type: 'int' })
  paidFen: number;

  /** True for a line that names an earlier paid one; without that no subject is paid a second time. */
  @Column({ type: 'boolean', default: false })
  isCorrection: boolean;

  /** The day of payment, by the bank; the day of the ending where nothing was paid. */
  @Column({ type: 'date' })
  endedOn: string;

  /** Why, in words: the officer's reason or the bank's. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** The row of a bank's return on which somebody decided it by hand; only such an ending is taken back. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => BankReturnRow, { name: 'line_endings_return_row_fk' })
  returnRowId: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'line_endings_recorded_by_fk' })
  recordedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  recordedAt: Date;
}
