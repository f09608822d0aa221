import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../../auth/user.entity.js';
import { TrainingEnrolment } from '../../enrolments/enrolment.entity.js';
import { TrainingHalfDay } from '../../half-days/half-day.entity.js';
import type { AttendanceSource } from '../attendance.entity.js';

/** 缺勤 and 请假 of one half-day. */
export type Absence = 'absent' | 'excused';

/**
 * What is known of one person's half-day: the first check-in and check-out, or that they were away. One row however often it is told; the
 * attendance of the whole session follows from these rows and from nothing else. What stood before a correction is in the log.
 */
@Entity('training_half_day_marks')
@Check('training_half_day_marks_absence', `absence IN ('absent', 'excused')`)
@Check('training_half_day_marks_here_or_not', '(absence IS NULL) = (checked_in_at IS NOT NULL)')
@Check('training_half_day_marks_out_after_in', 'checked_out_at IS NULL OR checked_out_at >= checked_in_at')
@Check('training_half_day_marks_source', `source IN ('list', 'check_in', 'sheet')`)
@Check(
  'training_half_day_marks_correction_whole',
  '(corrected_at IS NULL) = (corrected_by IS NULL) AND (corrected_at IS NULL) = (correction_reason IS NULL)',
)
@Index('training_half_day_marks_once', ['halfDayId', 'enrolmentId'], { unique: true })
@Index('training_half_day_marks_enrolment', ['enrolmentId'])
export class TrainingHalfDayMark {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_half_day_marks_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingHalfDay, { name: 'training_half_day_marks_half_day_fk' })
  halfDayId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingEnrolment, { name: 'training_half_day_marks_enrolment_fk' })
  enrolmentId: string;

  /** When it was told where the list or the sheet tells it. */
  @Column({ type: 'timestamptz', nullable: true })
  checkedInAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  checkedOutAt: Date | null;

  @Column({ type: 'text', nullable: true })
  absence: Absence | null;

  /** By whom it was told first, or last corrected. */
  @Column({ type: 'text' })
  source: AttendanceSource;

  @Column({ type: 'timestamptz' })
  recordedAt: Date;

  /** Null when the trainee checked in. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'training_half_day_marks_recorded_by_fk' })
  recordedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  correctedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'training_half_day_marks_corrected_by_fk' })
  correctedBy: string | null;

  @Column({ type: 'text', nullable: true })
  correctionReason: string | null;

  @VersionColumn()
  version: number;
}
