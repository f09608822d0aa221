import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TrainingSession } from '../../sessions/training-session.entity.js';

/**
 * Wrong answers at check-in, counted per name and per address within a window of time. In the database, since the next
 * guess may reach another instance; names and addresses are kept only as keyed hashes.
 */
@Entity('training_check_in_failures')
@Check('training_check_in_failures_kind', `kind IN ('name', 'address')`)
@Check('training_check_in_failures_count', 'failures >= 0')
export class CheckInFailure {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_check_in_failures_pkey' })
  @ForeignKey(() => TrainingSession, { name: 'training_check_in_failures_session_fk' })
  sessionId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'training_check_in_failures_pkey' })
  kind: 'name' | 'address';

  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'training_check_in_failures_pkey' })
  keyHash: Buffer;

  @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'training_check_in_failures_pkey' })
  windowStart: Date;

  @Column({ type: 'int' })
  failures: number;
}
