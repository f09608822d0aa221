import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../../regions/region.entity.js';

/** The three lines of training in the city's report: 学历教育, 资格考试培训, 实务能力提升. */
export const TRAINING_LINES = ['degree', 'exam_prep', 'practice'] as const;
export type TrainingLine = (typeof TRAINING_LINES)[number];
export const TRAINING_LINE_NAMES: Record<TrainingLine, string> = {
  degree: '学历教育',
  exam_prep: '资格考试培训',
  practice: '实务能力提升',
};

/** 培训项目: what is offered, by whom and with whose money; it takes place in sessions. */
@Entity('training_programmes')
@Check('training_programmes_line', `line IN ('degree', 'exam_prep', 'practice')`)
@Check('training_programmes_budget', 'budget_fen IS NULL OR budget_fen >= 0')
@Index('training_programmes_region', ['regionCode'])
export class TrainingProgramme {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_programmes_pkey' })
  id: string;

  @Column({ type: 'text' })
  line: TrainingLine;

  @Column({ type: 'text' })
  title: string;

  /** Whose programme it is; it is open to everybody in that part of the tree. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'training_programmes_region_fk' })
  regionCode: string;

  /** 主办单位 */
  @Column({ type: 'text' })
  organiser: string;

  /** 承办(合作)单位 */
  @Column({ type: 'text', nullable: true })
  partner: string | null;

  /** 资金来源 */
  @Column({ type: 'text', nullable: true })
  funding: string | null;

  @Column({ type: 'int', nullable: true })
  budgetFen: number | null;

  @Column({ type: 'text', nullable: true })
  remark: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'training_programmes_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
