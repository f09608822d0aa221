import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Station } from '../station.entity.js';

/** 月报: what a station did in one month. A correction changes the row and says why; the log keeps what stood before. */
@Entity('station_reports')
@Check('station_reports_month', `month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
@Check(
  'station_reports_counts',
  'case_count >= 0 AND group_count >= 0 AND community_count >= 0 AND visit_count >= 0 AND people_served >= 0',
)
@Check(
  'station_reports_correction_whole',
  '(corrected_at IS NULL) = (corrected_by IS NULL) AND (corrected_at IS NULL) = (correction_reason IS NULL)',
)
@Index('station_reports_one_per_month', ['stationId', 'month'], { unique: true })
export class StationReport {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'station_reports_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Station, { name: 'station_reports_station_fk' })
  stationId: string;

  /** `YYYY-MM` */
  @Column({ type: 'text' })
  month: string;

  /** 个案 */
  @Column({ type: 'int' })
  caseCount: number;

  /** 小组 */
  @Column({ type: 'int' })
  groupCount: number;

  /** 社区活动 */
  @Column({ type: 'int' })
  communityCount: number;

  /** 走访 */
  @Column({ type: 'int' })
  visitCount: number;

  /** 服务人次 as the station counts them. */
  @Column({ type: 'int' })
  peopleServed: number;

  @Column({ type: 'text', nullable: true })
  remark: string | null;

  /** The last day on which it was in time, as the setting stood when it came in; null where no day is set. */
  @Column({ type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ type: 'timestamptz' })
  submittedAt: Date;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'station_reports_submitted_by_fk' })
  submittedBy: string;

  @Column({ type: 'timestamptz', nullable: true })
  correctedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'station_reports_corrected_by_fk' })
  correctedBy: string | null;

  @Column({ type: 'text', nullable: true })
  correctionReason: string | null;

  @VersionColumn()
  version: number;
}
