import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../../regions/region.entity.js';
import { Station } from '../../stations/station.entity.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { TrainingSession } from '../sessions/training-session.entity.js';

export const ENROLMENT_STATES = ['enrolled', 'waiting', 'cancelled'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

/** 报名: one person at one session. Whoever cancels and comes again is a new row at the end of the queue. */
@Entity('training_enrolments')
@Check('training_enrolments_state', `state IN ('enrolled', 'waiting', 'cancelled')`)
@Check('training_enrolments_position', 'position > 0')
@Check('training_enrolments_cancelled_whole', `(state = 'cancelled') = (cancelled_at IS NOT NULL)`)
@Index('training_enrolments_arrival', ['sessionId', 'position'], { unique: true })
@Index('training_enrolments_once', ['sessionId', 'workerId'], { unique: true, where: `(state <> 'cancelled')` })
@Index('training_enrolments_worker', ['workerId'])
@Index('training_enrolments_station', ['stationId'])
export class TrainingEnrolment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_enrolments_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingSession, { name: 'training_enrolments_session_fk' })
  sessionId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'training_enrolments_worker_fk' })
  workerId: string;

  /** The station that sends the person; null for those who serve elsewhere. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Station, { name: 'training_enrolments_station_fk' })
  stationId: string | null;

  /** Whose quota it takes, as on the day of enrolment: the station's region, else the person's. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'training_enrolments_region_fk' })
  regionCode: string;

  @Column({ type: 'text' })
  state: EnrolmentState;

  /** By arrival, from 1; also the 编号 on the sign-in sheet. */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'timestamptz' })
  enrolledAt: Date;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'training_enrolments_enrolled_by_fk' })
  enrolledBy: string;

  @Column({ type: 'timestamptz', nullable: true })
  movedUpAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  cancelledAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'training_enrolments_cancelled_by_fk' })
  cancelledBy: string | null;

  @Column({ type: 'text', nullable: true })
  cancelReason: string | null;

  @VersionColumn()
  version: number;
}
