import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { type PayKind, type Subject, SUBJECT_CHECK } from '../../ledger/subject.js';
import { Worker } from '../../workers/people/worker.entity.js';

/** 本人放弃: a subject, or all of a kind, that a person gave up in writing. Never deleted; taken back it covers nothing any more. */
@Entity('waivers')
@Check('waivers_kind', `kind IN ('award', 'stipend')`)
@Check('waivers_subject', SUBJECT_CHECK)
@Check('waivers_of_its_kind', `split_part(subject, ':', 1) = kind`)
@Check('waivers_from_month', `from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
@Check('waivers_months_of_a_kind', `(from_month IS NOT NULL) = (kind = 'stipend' AND subject IS NULL)`)
@Check(
  'waivers_withdrawn_whole',
  '(withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)',
)
@Index('waivers_worker', ['workerId'])
@Index('waivers_one_of_a_subject', ['workerId', 'subject'], { unique: true, where: '(withdrawn_at IS NULL)' })
@Index('waivers_one_of_a_kind', ['workerId', 'kind'], {
  unique: true,
  where: '((withdrawn_at IS NULL) AND (subject IS NULL))',
})
export class Waiver {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'waivers_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'waivers_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  kind: PayKind;

  /** Null where all of the kind is given up. */
  @Column({ type: 'text', nullable: true })
  subject: Subject | null;

  /** Of all stipends: the first month given up. */
  @Column({ type: 'text', nullable: true })
  fromMonth: string | null;

  /** The day of the paper. Of all awards it covers what was not paid before it. */
  @Column({ type: 'date' })
  waivedOn: string;

  /** What was signed and where it is kept. */
  @Column({ type: 'text' })
  paper: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'waivers_recorded_by_fk' })
  recordedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  recordedAt: Date;

  @Column({ type: 'text', nullable: true })
  withdrawalReason: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'waivers_withdrawn_by_fk' })
  withdrawnBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @VersionColumn()
  version: number;
}
