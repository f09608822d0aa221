import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Certificate } from '../certificate.entity.js';
import { Registration } from './registration.entity.js';

/**
 * 再登记 from hours: which registration was made, from which period's hours. When a correction takes hours away on which
 * it rests, the registration goes and this row keeps what it was.
 */
@Entity('registration_renewals')
@Check('registration_renewals_after_period', 'start_on > period_end AND end_on >= start_on')
@Check('registration_renewals_hours', 'hours_counted >= hours_required')
@Check(
  'registration_renewals_withdrawn_whole',
  '(withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)',
)
@Check('registration_renewals_stands', 'registration_id IS NOT NULL OR withdrawn_at IS NOT NULL')
@Index('registration_renewals_registration', ['registrationId'], { unique: true })
@Index('registration_renewals_certificate', ['certificateId'])
export class RegistrationRenewal {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'registration_renewals_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Certificate, { name: 'registration_renewals_certificate_fk' })
  certificateId: string;

  /** Null once withdrawn. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Registration, { name: 'registration_renewals_registration_fk' })
  registrationId: string | null;

  /** The registration before it, whose hours were counted. */
  @Column({ type: 'date' })
  periodStart: string;

  @Column({ type: 'date' })
  periodEnd: string;

  @Column({ type: 'date' })
  startOn: string;

  @Column({ type: 'date' })
  endOn: string;

  @Column({ type: 'double precision' })
  hoursRequired: number;

  @Column({ type: 'double precision' })
  hoursCounted: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'registration_renewals_renewed_by_fk' })
  renewedBy: string;

  @Column({ type: 'timestamptz' })
  renewedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'registration_renewals_withdrawn_by_fk' })
  withdrawnBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ type: 'text', nullable: true })
  withdrawalReason: string | null;

  @VersionColumn()
  version: number;
}
