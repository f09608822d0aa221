import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Station } from '../station.entity.js';

/** 催报: an officer reminded a station of a month that it had not reported; not twice on one day. */
@Entity('station_report_reminders')
@Check('station_report_reminders_month', `month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`)
@Index('station_report_reminders_once_a_day', ['stationId', 'month', 'remindedOn'], { unique: true })
export class ReportReminder {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'station_report_reminders_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Station, { name: 'station_report_reminders_station_fk' })
  stationId: string;

  /** `YYYY-MM` */
  @Column({ type: 'text' })
  month: string;

  /** The day of Asia/Shanghai on which it was. */
  @Column({ type: 'date' })
  remindedOn: string;

  @Column({ type: 'timestamptz' })
  remindedAt: Date;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'station_report_reminders_by_fk' })
  remindedBy: string;
}
