import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import { SUBJECT_CHECK, type Subject } from './subject.js';

/**
 * 历史发放: what was paid before the system existed. It lowers what is due and is itself never recovered. A row never changes: what
 * was entered wrongly is withdrawn, counts for nothing from then on, and a further row may stand for it.
 */
@Entity('historical_payments')
@Check('historical_payments_subject', SUBJECT_CHECK)
@Check('historical_payments_amount', 'amount_fen > 0')
@Check(
  'historical_payments_withdrawn_whole',
  '(withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)',
)
@Index('historical_payments_once', ['workerId', 'subject', 'paidOn'], { unique: true, where: '(withdrawn_at IS NULL)' })
@Index('historical_payments_worker', ['workerId'])
@Index('historical_payments_corrected_once', ['correctsId'], { unique: true })
export class HistoricalPayment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'historical_payments_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'historical_payments_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  subject: Subject;

  @Column({ type: 'int' })
  amountFen: number;

  @Column({ type: 'date' })
  paidOn: string;

  /** The withdrawn row that it stands for. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => HistoricalPayment, { name: 'historical_payments_corrects_fk' })
  correctsId: string | null;

  @Column({ type: 'text', nullable: true })
  withdrawalReason: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'historical_payments_withdrawn_by_fk' })
  withdrawnBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @VersionColumn()
  version: number;
}
