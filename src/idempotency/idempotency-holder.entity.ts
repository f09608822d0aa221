import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A running instance that holds keys, and when it last gave a sign; see `holding.ts`. */
@Entity('idempotency_holders')
export class IdempotencyHolder {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'idempotency_holders_pkey' })
  id: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  seenAt: Date;
}
