import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { TrainingEnrolment } from '../enrolments/enrolment.entity.js';
import { TrainingSession } from '../sessions/training-session.entity.js';

/** 到课, 部分到课, 缺勤, 请假. Only the first two are 人次 and bring hours. */
export const ATTENDANCE_STATUSES = ['present', 'partial', 'absent', 'excused'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];
export const ATTENDANCE_STATUS_NAMES: Record<AttendanceStatus, string> = {
  present: '到课',
  partial: '部分到课',
  absent: '缺勤',
  excused: '请假',
};

/** By whom it was told: the manager's list, the trainee's scan, the sign-in sheet read back. */
export const ATTENDANCE_SOURCES = ['list', 'check_in', 'sheet'] as const;
export type AttendanceSource = (typeof ATTENDANCE_SOURCES)[number];

/**
 * Whether one person was at one session. One row however often it is told; a correction changes it, says why, and moves
 * the credited hours in the same transaction. What stood before is in the log.
 */
@Entity('training_attendances')
@Check('training_attendances_status', `status IN ('present', 'partial', 'absent', 'excused')`)
@Check('training_attendances_source', `source IN ('list', 'check_in', 'sheet')`)
@Check('training_attendances_hours', 'hours >= 0 AND hours * 2 = floor(hours * 2)')
@Check('training_attendances_away_earns_nothing', `status IN ('present', 'partial') OR hours = 0`)
@Check(
  'training_attendances_correction_whole',
  '(corrected_at IS NULL) = (corrected_by IS NULL) AND (corrected_at IS NULL) = (correction_reason IS NULL)',
)
@Index('training_attendances_once', ['sessionId', 'workerId'], { unique: true })
@Index('training_attendances_enrolment', ['enrolmentId'], { unique: true })
@Index('training_attendances_worker', ['workerId'])
export class TrainingAttendance {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_attendances_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingSession, { name: 'training_attendances_session_fk' })
  sessionId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'training_attendances_worker_fk' })
  workerId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingEnrolment, { name: 'training_attendances_enrolment_fk' })
  enrolmentId: string;

  @Column({ type: 'text' })
  status: AttendanceStatus;

  /** 学时 earned: all of the session's, a part of them, or none. */
  @Column({ type: 'double precision' })
  hours: number;

  @Column({ type: 'text' })
  source: AttendanceSource;

  @Column({ type: 'timestamptz' })
  recordedAt: Date;

  /** Null when the trainee checked in. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'training_attendances_recorded_by_fk' })
  recordedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  correctedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'training_attendances_corrected_by_fk' })
  correctedBy: string | null;

  @Column({ type: 'text', nullable: true })
  correctionReason: string | null;

  @VersionColumn()
  version: number;
}
