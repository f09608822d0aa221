import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Worker } from '../workers/people/worker.entity.js';
import { SUBJECT_CHECK, type Subject } from './subject.js';

/** 历史发放: what was paid before the system existed. It lowers what is due and is itself never recovered. */
@Entity('historical_payments')
@Check('historical_payments_subject', SUBJECT_CHECK)
@Check('historical_payments_amount', 'amount_fen > 0')
@Index('historical_payments_once', ['workerId', 'subject', 'paidOn'], { unique: true })
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

  @VersionColumn()
  version: number;
}
