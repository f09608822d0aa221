import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Worker } from '../people/worker.entity.js';
import type { RequestState } from './request-states.js';

/**
 * An identity number that is to be put right: asked for by one person, in force when another confirmed it. Never deleted; what was
 * decided stays.
 */
@Entity('identity_corrections')
@Check('identity_corrections_state', `state IN ('pending', 'confirmed', 'refused', 'withdrawn')`)
@Check('identity_corrections_changes', 'to_hash <> from_hash')
@Check(
  'identity_corrections_decided_whole',
  `(state = 'pending') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)`,
)
@Check('identity_corrections_by_another', `state = 'withdrawn' OR decided_by <> requested_by`)
@Index('identity_corrections_worker', ['workerId'])
@Index('identity_corrections_one_open', ['workerId'], { unique: true, where: `(state = 'pending'::text)` })
@Index('identity_corrections_from', ['fromHash'], { where: `(state = 'confirmed'::text)` })
export class IdentityCorrection {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'identity_corrections_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'identity_corrections_worker_fk' })
  workerId: string;

  /** The number that the register held when the correction was asked for. */
  @Column({ type: 'bytea' })
  fromCipher: Buffer;

  @Column({ type: 'bytea' })
  fromHash: Buffer;

  @Column({ type: 'bytea' })
  toCipher: Buffer;

  @Column({ type: 'bytea' })
  toHash: Buffer;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text' })
  state: RequestState;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'identity_corrections_requested_by_fk' })
  requestedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  requestedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'identity_corrections_decided_by_fk' })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  decisionReason: string | null;
}
