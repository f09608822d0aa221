import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../../regions/region.entity.js';
import { Station } from '../../stations/station.entity.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { TrainingProgramme } from '../programmes/programme.entity.js';

/** 选拔 with a quota, such as the 赋能计划 of a year. */
@Entity('training_selections')
@Check('training_selections_year', 'year BETWEEN 2000 AND 2199')
@Check('training_selections_quota', 'quota > 0')
@Index('training_selections_title', ['regionCode', 'year', 'title'], { unique: true })
export class TrainingSelection {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_selections_pkey' })
  id: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => TrainingProgramme, { name: 'training_selections_programme_fk' })
  programmeId: string | null;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'training_selections_region_fk' })
  regionCode: string;

  @Column({ type: 'int' })
  year: number;

  @Column({ type: 'int' })
  quota: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'training_selections_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}

export const CANDIDATE_STATES = ['nominated', 'selected', 'declined'] as const;
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/** 推荐人选; of those selected there are never more than the quota (a trigger holds that). */
@Entity('training_candidates')
@Check('training_candidates_state', `state IN ('nominated', 'selected', 'declined')`)
@Check(
  'training_candidates_decision_whole',
  `(state = 'nominated') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)`,
)
@Index('training_candidates_once', ['selectionId', 'workerId'], { unique: true })
export class TrainingCandidate {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_candidates_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingSelection, { name: 'training_candidates_selection_fk' })
  selectionId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'training_candidates_worker_fk' })
  workerId: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Station, { name: 'training_candidates_station_fk' })
  stationId: string | null;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'training_candidates_region_fk' })
  regionCode: string;

  @Column({ type: 'text' })
  state: CandidateState;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'training_candidates_nominated_by_fk' })
  nominatedBy: string;

  @Column({ type: 'timestamptz' })
  nominatedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'training_candidates_decided_by_fk' })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @VersionColumn()
  version: number;
}
