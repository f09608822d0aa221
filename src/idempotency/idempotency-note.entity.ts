import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { IdempotencyKey } from './idempotency-key.entity.js';

/**
 * What a transaction of a running request gave, committed with it: a repeat after the process died goes on from here instead of doing
 * it again. Gone once the answer itself is kept.
 */
@Entity('idempotency_notes')
@ForeignKey(() => IdempotencyKey, ['userId', 'key'], ['userId', 'key'], {
  name: 'idempotency_notes_key_fk',
  onDelete: 'CASCADE',
})
export class IdempotencyNote {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'idempotency_notes_pkey' })
  userId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_notes_pkey' })
  key: string;

  /** Which of the request's transactions, counted from 0. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'idempotency_notes_pkey' })
  place: number;

  /** The value by the structured clone algorithm (`v8.serialize`), encrypted. */
  @Column({ type: 'bytea' })
  valueCipher: Buffer;
}
