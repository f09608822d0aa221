import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import type { RequestState } from '../workers/identity/request-states.js';
import { Worker } from '../workers/people/worker.entity.js';

/** Rows of the duplicate by table: what went to the survivor, what the survivor had already, what stays with the stub. */
export interface MovedRows {
  moved: Record<string, number>;
  /** Ids of rows that are gone, since the survivor has the same. */
  joined: string[];
  /** Ids of rows that stay with the stub, where the survivor can have only one. */
  left: string[];
  /** Ids of the lines by which the duplicate was paid before, and of the survivor's for the same subjects: paid twice to one person, if so. */
  paid: string[];
}

/**
 * Two records that are one person: the duplicate goes into the survivor once another person than the one who asked confirmed it. Never
 * deleted; what was decided stays.
 */
@Entity('worker_merges')
@Check('worker_merges_two_records', 'duplicate_id <> survivor_id')
@Check('worker_merges_state', `state IN ('pending', 'confirmed', 'refused', 'withdrawn')`)
@Check(
  'worker_merges_decided_whole',
  `(state = 'pending') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)`,
)
@Check('worker_merges_by_another', `state = 'withdrawn' OR decided_by <> requested_by`)
@Check('worker_merges_moved_when_confirmed', `(state = 'confirmed') = (moved IS NOT NULL)`)
@Index('worker_merges_survivor', ['survivorId'])
@Index('worker_merges_duplicate', ['duplicateId'])
@Index('worker_merges_one_open', ['duplicateId'], { unique: true, where: `(state = 'pending'::text)` })
@Index('worker_merges_once', ['duplicateId'], { unique: true, where: `(state = 'confirmed'::text)` })
export class WorkerMerge {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'worker_merges_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'worker_merges_survivor_fk' })
  survivorId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'worker_merges_duplicate_fk' })
  duplicateId: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text' })
  state: RequestState;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'worker_merges_requested_by_fk' })
  requestedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  requestedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'worker_merges_decided_by_fk' })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  decisionReason: string | null;

  /** Once confirmed. */
  @Column({ type: 'jsonb', nullable: true })
  moved: MovedRows | null;
}
