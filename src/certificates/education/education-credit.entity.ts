import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Worker } from '../../workers/people/worker.entity.js';

/** attendance at a training; degree, a degree in social work, once in a life; other, hours proved otherwise. */
export const CREDIT_SOURCES = ['attendance', 'degree', 'other'] as const;
export type CreditSource = (typeof CREDIT_SOURCES)[number];

/**
 * 继续教育学时 of a person. Which registration they count for follows from the day they were earned (see
 * `education-rules.ts`) and is never stored, so a registration entered late still finds its hours.
 */
@Entity('education_credits')
@Check('education_credits_source', `source IN ('attendance', 'degree', 'other')`)
@Check('education_credits_of_attendance', `(source = 'attendance') = (attendance_id IS NOT NULL)`)
@Check('education_credits_hours', 'hours > 0 AND hours * 2 = floor(hours * 2)')
@Index('education_credits_attendance_once', ['attendanceId'], { unique: true })
@Index('education_credits_degree_once', ['workerId'], { unique: true, where: `(source = 'degree')` })
@Index('education_credits_worker', ['workerId', 'earnedOn'])
export class EducationCredit {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'education_credits_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'education_credits_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  source: CreditSource;

  /** The attendance that earned them. Named by its table's class, since training rests on this room and not the reverse. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('TrainingAttendance', { name: 'education_credits_attendance_fk' })
  attendanceId: string | null;

  @Column({ type: 'double precision' })
  hours: number;

  @Column({ type: 'date' })
  earnedOn: string;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'education_credits_created_by_fk' })
  createdBy: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
