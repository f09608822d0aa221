import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { PayoutLine } from './payout-line.entity.js';
import { Payout, type PayoutState } from './payout.entity.js';

/** A step in the life of a payout or of one of its lines: who, when, what, why. Append-only. */
@Entity('payout_events')
@Index('payout_events_payout', ['payoutId', 'at'])
export class PayoutEvent {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payout_events_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'payout_events_payout_fk' })
  payoutId: string;

  /** Set for hold, release, remove and objections, where they are about one line. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => PayoutLine, { name: 'payout_events_line_fk' })
  lineId: string | null;

  /** Set where they are about all lines of a person. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Worker, { name: 'payout_events_worker_fk' })
  workerId: string | null;

  /** `create`, `recompute`, `submit`, `return`, `accept`, `publish`, `approve`, `send`, `settle`, `cancel`, `hold`, `release`, `remove` … */
  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text' })
  toState: PayoutState;

  @Column({ type: 'text', nullable: true })
  comment: string | null;

  /** The control totals that stood on the screen: lines, people, fen. */
  @Column({ type: 'jsonb' })
  totals: Record<string, number>;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'payout_events_actor_fk' })
  actorId: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at: Date;
}
