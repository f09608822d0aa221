import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AuditEvent } from './audit-event.entity.js';

/** The place of one event in the chain. Append-only like the events; see docs/decisions/0013-audit-chain.md. */
@Entity('audit_chain')
@Check('audit_chain_seq', 'seq > 0')
@Check('audit_chain_hash', 'octet_length(hash) = 32')
@Index('audit_chain_event', ['eventId'], { unique: true })
export class AuditLink {
  /** 1, 2, 3 … without a gap. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_chain_pkey' })
  seq: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => AuditEvent, { name: 'audit_chain_event_fk' })
  eventId: string;

  /** SHA-256 over the hash before and what the event says (`audit-chain.ts`). */
  @Column({ type: 'bytea' })
  hash: Buffer;
}

/** Events that were written and wait for their place in the chain; a trigger fills it, the chainer empties it. */
@Entity('audit_pending')
export class AuditPending {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'audit_pending_pkey' })
  @ForeignKey(() => AuditEvent, { name: 'audit_pending_event_fk' })
  eventId: string;
}
