import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';

/** One request that named a key: still running, or done with the answer to be given again. Kept for a day. */
@Entity('idempotency_keys')
@Check('idempotency_keys_state', `state IN ('running', 'done')`)
@Check(
  'idempotency_keys_answer_whole',
  `(state = 'done') = (status IS NOT NULL) AND (state = 'done') = (answer_cipher IS NOT NULL)`,
)
@Index('idempotency_keys_created', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  @ForeignKey(() => User, { name: 'idempotency_keys_user_fk' })
  userId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  key: string;

  /** Its pattern, since an address may name what somebody searched for. */
  @Column({ type: 'text' })
  route: string;

  /** Keyed: a plain hash of a body that holds an identity number is found by trying them all. */
  @Column({ type: 'bytea' })
  requestHash: Buffer;

  @Column({ type: 'text' })
  state: 'running' | 'done';

  @Column({ type: 'int', nullable: true })
  status: number | null;

  @Column({ type: 'bytea', nullable: true })
  answerCipher: Buffer | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
