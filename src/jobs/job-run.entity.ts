import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Job } from './job.entity.js';
import type { JobPhase } from './running/job-words.js';

/** How far a job is, and until when whoever runs it is believed to be alive. */
@Entity('job_runs')
export class JobRun {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'job_runs_pkey' })
  @ForeignKey(() => Job, { name: 'job_runs_job_fk', onDelete: 'CASCADE' })
  jobId: string;

  @Column({ type: 'uuid' })
  claim: string;

  @Column({ type: 'timestamptz' })
  leaseUntil: Date;

  @Column({ type: 'text', nullable: true })
  phase: JobPhase | null;

  @Column({ type: 'int', nullable: true })
  done: number | null;

  @Column({ type: 'int', nullable: true })
  total: number | null;
}
