import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Who did what, when, to what and why. Append-only: the database refuses UPDATE, DELETE and TRUNCATE. Personal data
 * stands in it masked only.
 */
@Entity('audit_events')
@Index('audit_events_object', ['objectType', 'objectId'])
@Index('audit_events_actor', ['actorId', 'at'])
@Index('audit_events_at', ['at', 'id'])
@Index('audit_events_details', { synchronize: false })
export class AuditEvent {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'audit_events_pkey' })
  id: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at: Date;

  /** Null for what the service does by itself (first start). */
  @Column({ type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ type: 'text', nullable: true })
  actorName: string | null;

  /** `<object>.<verb>`, for example `policy.approve`. */
  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text' })
  objectType: string;

  @Column({ type: 'text' })
  objectId: string;

  @Column({ type: 'text', nullable: true })
  regionCode: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** Further facts: before and after of each changed field (masked), counts, hashes. */
  @Column({ type: 'jsonb', nullable: true })
  details: Record<string, unknown> | null;

  @Column({ type: 'text', nullable: true })
  requestId: string | null;

  @Column({ type: 'text', nullable: true })
  address: string | null;
}
