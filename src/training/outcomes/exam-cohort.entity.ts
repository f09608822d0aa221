import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import type { Level } from '../../certificates/level.js';
import { Region } from '../../regions/region.entity.js';
import { TrainingProgramme } from '../programmes/programme.entity.js';

/** How those who took a prep course did in the yearly exam: counts, as the bureau is told them. */
@Entity('exam_cohorts')
@Check('exam_cohorts_level', `level IN ('junior', 'intermediate', 'senior')`)
@Check('exam_cohorts_year', 'exam_year BETWEEN 2008 AND 2199')
@Check('exam_cohorts_counts', 'passed >= 0 AND passed <= sat AND sat <= enrolled')
@Index('exam_cohorts_once', ['programmeId', 'regionCode', 'level', 'examYear'], { unique: true })
export class ExamCohort {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'exam_cohorts_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingProgramme, { name: 'exam_cohorts_programme_fk' })
  programmeId: string;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'exam_cohorts_region_fk' })
  regionCode: string;

  @Column({ type: 'text' })
  level: Level;

  @Column({ type: 'int' })
  examYear: number;

  /** 报名 */
  @Column({ type: 'int' })
  enrolled: number;

  /** 参考 */
  @Column({ type: 'int' })
  sat: number;

  /** 通过 */
  @Column({ type: 'int' })
  passed: number;

  @Column({ type: 'text', nullable: true })
  remark: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'exam_cohorts_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
