import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import { BankReturnRow } from './bank-return.entity.js';
import { LineEnding } from './line-ending.entity.js';
import { Payout } from './payouts/payout.entity.js';
import { SUBJECT_CHECK, type Subject } from './subject.js';

/** What was decided on a row of a bank's return is taken back: the ending that it names holds no longer, and the line is with the bank again. Append-only. */
@Entity('line_reopenings')
@Check('line_reopenings_subject', SUBJECT_CHECK)
@ForeignKey(() => LineEnding, ['lineId', 'turn'], ['lineId', 'turn'], { name: 'line_reopenings_ending_fk' })
@Index('line_reopenings_worker', ['workerId', 'subject'])
@Index('line_reopenings_payout', ['payoutId'])
export class LineReopening {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'line_reopenings_pkey' })
  lineId: string;

  /** Of the ending. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'line_reopenings_pkey' })
  turn: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'line_reopenings_payout_fk' })
  payoutId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'line_reopenings_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  subject: Subject;

  @Column({ type: 'uuid' })
  @ForeignKey(() => BankReturnRow, { name: 'line_reopenings_return_row_fk' })
  returnRowId: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'line_reopenings_recorded_by_fk' })
  recordedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  recordedAt: Date;
}
