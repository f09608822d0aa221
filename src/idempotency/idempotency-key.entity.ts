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

  /** The instance that runs it; null when nobody does, and a repeat may. */
  @Column({ type: 'uuid', nullable: true })
  holder: string | null;

  /**
   * This run of it, another each time somebody takes it over: whose claim it no longer is commits nothing. Null of one that was begun
   * before there were claims: nobody knows what became of it, so nobody takes it over.
   */
  @Column({ type: 'uuid', nullable: true })
  claim: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
