import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Region } from '../../regions/region.entity.js';
import { Station } from '../../stations/station.entity.js';
import { TrainingSession } from '../sessions/training-session.entity.js';

/**
 * 名额: the most seats that a region (with all below it) or a station may take of a session; 0 closes it to them. Where
 * none is set, only the capacity counts.
 */
@Entity('training_quotas')
@Check('training_quotas_one_unit', '(region_code IS NULL) <> (station_id IS NULL)')
@Check('training_quotas_seats', 'seats >= 0')
@Index('training_quotas_region_once', ['sessionId', 'regionCode'], { unique: true })
@Index('training_quotas_station_once', ['sessionId', 'stationId'], { unique: true })
export class TrainingQuota {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_quotas_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingSession, { name: 'training_quotas_session_fk' })
  sessionId: string;

  @Column({ type: 'text', nullable: true })
  @ForeignKey(() => Region, { name: 'training_quotas_region_fk' })
  regionCode: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Station, { name: 'training_quotas_station_fk' })
  stationId: string | null;

  @Column({ type: 'int' })
  seats: number;

  @VersionColumn()
  version: number;
}
