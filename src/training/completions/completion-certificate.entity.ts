import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { TrainingAttendance } from '../attendance/attendance.entity.js';

/** 结业证明 of an attendance, with a number that anybody can check; a correction to "was not there" revokes it. */
@Entity('completion_certificates')
@Index('completion_certificates_number', ['number'], { unique: true })
@Index('completion_certificates_one_valid', ['attendanceId'], { unique: true, where: '(revoked_at IS NULL)' })
export class CompletionCertificate {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'completion_certificates_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingAttendance, { name: 'completion_certificates_attendance_fk' })
  attendanceId: string;

  @Column({ type: 'text' })
  number: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'completion_certificates_issued_by_fk' })
  issuedBy: string;

  @Column({ type: 'timestamptz' })
  issuedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
