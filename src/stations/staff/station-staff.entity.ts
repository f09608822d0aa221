import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Worker } from '../../workers/people/worker.entity.js';
import { Station } from '../station.entity.js';

/** 驻站社工: a person of the register at a station; `endOn` is the last day, inclusive, open while on site. */
@Entity('station_staff')
@Check('station_staff_end_after_start', 'end_on IS NULL OR end_on >= start_on')
@Index('station_staff_one_per_start', ['stationId', 'workerId', 'startOn'], { unique: true })
@Index('station_staff_one_open', ['stationId', 'workerId'], { unique: true, where: '(end_on IS NULL)' })
@Index('station_staff_worker', ['workerId'])
export class StationStaff {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'station_staff_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Station, { name: 'station_staff_station_fk' })
  stationId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'station_staff_worker_fk' })
  workerId: string;

  @Column({ type: 'date' })
  startOn: string;

  @Column({ type: 'date', nullable: true })
  endOn: string | null;

  @VersionColumn()
  version: number;
}
