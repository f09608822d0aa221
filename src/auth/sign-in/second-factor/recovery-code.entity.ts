import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../../user.entity.js';

/**
 * A code that stands in once for the device that was lost. 120 random bits, so a plain hash is enough (OWASP ASVS 5.0
 * §6.5.2); the row goes when it is used.
 */
@Entity('recovery_codes')
export class RecoveryCode {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'recovery_codes_pkey' })
  @ForeignKey(() => User, { name: 'recovery_codes_user', onDelete: 'CASCADE' })
  userId: string;

  /** SHA-256. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'recovery_codes_pkey' })
  codeHash: Buffer;
}
