import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Worker } from '../people/worker.entity.js';

/** 停发: months `YYYY-MM`, inclusive, for which no stipend is due; without a last month, until further notice. */
@Entity('suspensions')
@Check('suspensions_months', `from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$' AND to_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
@Check('suspensions_end_after_start', 'to_month IS NULL OR to_month >= from_month')
@Index('suspensions_one_per_start', ['workerId', 'fromMonth'], { unique: true })
export class Suspension {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'suspensions_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'suspensions_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  fromMonth: string;

  @Column({ type: 'text', nullable: true })
  toMonth: string | null;

  @Column({ type: 'text' })
  reason: string;

  @VersionColumn()
  version: number;
}
