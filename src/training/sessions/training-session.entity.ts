import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { TrainingProgramme } from '../programmes/programme.entity.js';

export const SESSION_MODES = ['onsite', 'online'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];
export const SESSION_MODE_NAMES: Record<SessionMode, string> = { onsite: '线下', online: '线上' };

/**
 * 培训期次: one holding of a programme. Whatever gives or takes a seat first locks this row, so seats are given one at a
 * time whichever instance is asked; a trigger on the enrolments counts them once more.
 */
@Entity('training_sessions')
@Check('training_sessions_mode', `mode IN ('onsite', 'online')`)
@Check('training_sessions_end_after_start', 'ends_at > starts_at')
@Check('training_sessions_hours', 'hours >= 0 AND hours <= 500 AND hours * 2 = floor(hours * 2)')
@Check('training_sessions_capacity', 'capacity > 0')
@Check('training_sessions_closes_before_start', 'enrolment_closes_at <= starts_at AND waiting_moves_until <= starts_at')
@Check(
  'training_sessions_completion_hours',
  'completion_hours IS NULL OR (completion_hours > 0 AND completion_hours <= hours AND completion_hours * 2 = floor(completion_hours * 2))',
)
@Check('training_sessions_cancelled_whole', '(cancelled_at IS NULL) = (cancel_reason IS NULL)')
@Index('training_sessions_programme', ['programmeId'])
@Index('training_sessions_start', ['startsAt'])
export class TrainingSession {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_sessions_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingProgramme, { name: 'training_sessions_programme_fk' })
  programmeId: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  mode: SessionMode;

  @Column({ type: 'timestamptz' })
  startsAt: Date;

  @Column({ type: 'timestamptz' })
  endsAt: Date;

  /** 学时 for whoever attends all of it; whole and half hours, which binary fractions hold exactly. */
  @Column({ type: 'double precision' })
  hours: number;

  @Column({ type: 'text' })
  place: string;

  @Column({ type: 'int' })
  capacity: number;

  @Column({ type: 'timestamptz' })
  enrolmentClosesAt: Date;

  /** From then on nobody is moved up any more: whoever is called too late does not come, and the seat is lost anyway. */
  @Column({ type: 'timestamptz' })
  waitingMovesUntil: Date;

  /** Encrypted; the check-in codes are made from it. */
  @Column({ type: 'bytea' })
  checkInSecret: Buffer;

  /** How many enrolments have come in so far: the next one's position less one. */
  @Column({ type: 'int', default: 0 })
  arrivals: number;

  /** Of half-days: whether one counts only with a check-out as well. */
  @Column({ type: 'boolean', default: false })
  asksCheckOut: boolean;

  /** Of half-days: 学时 from which on somebody has completed the session; null for all of them. */
  @Column({ type: 'double precision', nullable: true })
  completionHours: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  cancelledAt: Date | null;

  @Column({ type: 'text', nullable: true })
  cancelReason: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'training_sessions_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
