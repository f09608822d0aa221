import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Certificate } from '../certificate.entity.js';

/** 登记: a dated interval of a certificate, both days inclusive; three years unless stated otherwise. */
@Entity('registrations')
@Check('registrations_end_after_start', 'end_on >= start_on')
@Index('registrations_end', ['endOn'])
@Index('registrations_one_per_start', ['certificateId', 'startOn'], { unique: true })
export class Registration {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'registrations_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Certificate, { name: 'registrations_certificate_fk' })
  certificateId: string;

  @Column({ type: 'date' })
  startOn: string;

  @Column({ type: 'date' })
  endOn: string;

  @VersionColumn()
  version: number;
}
