import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../../regions/region.entity.js';
import { Station } from '../station.entity.js';

/** One line of a scheme: what is looked at, and how many points it can bring. */
export interface SchemeItem {
  code: string;
  name: string;
  maxPoints: number;
}

/** A grade and the points from which it is given. */
export interface SchemeGrade {
  name: string;
  minPoints: number;
}

export interface ItemScore {
  code: string;
  points: number;
}

/**
 * How a region evaluates its stations (评估办法), as data. A scheme by which a station was evaluated never changes, so another
 * way of counting is a new version, in force from its own day; until then it may be put right.
 */
@Entity('station_evaluation_schemes')
@Check('station_evaluation_schemes_version', 'version_no > 0')
@Index('station_evaluation_schemes_region_version', ['regionCode', 'versionNo'], { unique: true })
export class StationEvaluationScheme {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'station_evaluation_schemes_pkey' })
  id: string;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'station_evaluation_schemes_region_fk' })
  regionCode: string;

  @Column({ type: 'int' })
  versionNo: number;

  @Column({ type: 'text' })
  title: string;

  /** 文号 */
  @Column({ type: 'text', nullable: true })
  documentNo: string | null;

  @Column({ type: 'date' })
  effectiveFrom: string;

  @Column({ type: 'jsonb' })
  items: SchemeItem[];

  /** From the highest threshold down; the last one begins at 0. */
  @Column({ type: 'jsonb' })
  grades: SchemeGrade[];

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'station_evaluation_schemes_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  /** Of its text; `versionNo` is which of the region's schemes it is. */
  @VersionColumn()
  version: number;
}

/** 年度评估 of one station by one scheme. */
@Entity('station_evaluations')
@Check('station_evaluations_year', 'year BETWEEN 2000 AND 2199')
@Check('station_evaluations_total', 'total >= 0')
@Index('station_evaluations_scheme', ['schemeId'])
@Index('station_evaluations_one_per_year', ['stationId', 'year'], { unique: true })
export class StationEvaluation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'station_evaluations_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Station, { name: 'station_evaluations_station_fk' })
  stationId: string;

  @Column({ type: 'int' })
  year: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => StationEvaluationScheme, { name: 'station_evaluations_scheme_fk' })
  schemeId: string;

  @Column({ type: 'jsonb' })
  scores: ItemScore[];

  /** Points, at most one decimal. */
  @Column({ type: 'double precision' })
  total: number;

  /** The scheme's name of the grade that the total reaches. */
  @Column({ type: 'text' })
  grade: string;

  @Column({ type: 'date' })
  evaluatedOn: string;

  @Column({ type: 'text', nullable: true })
  remark: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'station_evaluations_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
