import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The backup of a day: by whom it is taken, what became of it, and whether it was restored on trial. */
@Entity('backup_runs')
@Check('backup_runs_attempts', 'attempts >= 1')
@Check('backup_runs_good_whole', '(file IS NOT NULL) = (sha256 IS NOT NULL AND bytes IS NOT NULL AND rows IS NOT NULL)')
@Check('backup_runs_ended', 'ended_at IS NULL OR (file IS NULL) <> (failure IS NULL)')
@Check('backup_runs_tried', 'trial_failure IS NULL OR tried_at IS NOT NULL')
export class BackupRun {
  /** The day in Asia/Shanghai. */
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'backup_runs_pkey' })
  dueOn: string;

  @Column({ type: 'uuid' })
  claim: string;

  @Column({ type: 'timestamptz' })
  leaseUntil: Date;

  @Column({ type: 'int', default: 1 })
  attempts: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  startedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** Its name in `BACKUP_DIR`. */
  @Column({ type: 'text', nullable: true })
  file: string | null;

  @Column({ type: 'bigint', nullable: true })
  rows: number | null;

  @Column({ type: 'bigint', nullable: true })
  bytes: number | null;

  @Column({ type: 'text', nullable: true })
  sha256: string | null;

  /** In Chinese. */
  @Column({ type: 'text', nullable: true })
  failure: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  triedAt: Date | null;

  /** In Chinese; null of one that was restored and held. */
  @Column({ type: 'text', nullable: true })
  trialFailure: string | null;
}
