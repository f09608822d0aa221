import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../../regions/region.entity.js';
import type { PayKind } from '../subject.js';

/** The life of a payout, in its order; what leads from one to the next is in `payouts/`. */
export const PAYOUT_STATES = ['draft', 'submitted', 'notice', 'approved', 'sent', 'settled', 'cancelled'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** 发放批次: a batch of lines on its way to the bank. */
@Entity('payouts')
@Check('payouts_kind', `kind IN ('award', 'stipend')`)
@Check('payouts_state', `state IN ('draft', 'submitted', 'notice', 'approved', 'sent', 'settled', 'cancelled')`)
@Index('payouts_number', ['number'], { unique: true })
@Index('payouts_region', ['regionCode', 'kind'])
@Index('payouts_live', ['regionCode'], {
  where: `(state = ANY (ARRAY['draft'::text, 'submitted'::text, 'notice'::text, 'approved'::text, 'sent'::text]))`,
})
export class Payout {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payouts_pkey' })
  id: string;

  /** What people call it: kind, region, year and a count, for example `JT-341821-2024-0003`. */
  @Column({ type: 'text' })
  number: string;

  @Column({ type: 'text' })
  kind: PayKind;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'payouts_region_fk' })
  regionCode: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  state: PayoutState;

  /** The day as of which the lines were worked out. */
  @Column({ type: 'date' })
  asOf: string;

  /** For stipends: the months that the batch is for; lines of earlier months are arrears. */
  @Column({ type: 'text', nullable: true })
  fromMonth: string | null;

  @Column({ type: 'text', nullable: true })
  toMonth: string | null;

  /** Count, people and sum of the lines that are to be sent: neither held nor taken out. Frozen once sent. */
  @Column({ type: 'int' })
  lineCount: number;

  @Column({ type: 'int' })
  payeeCount: number;

  @Column({ type: 'bigint' })
  totalFen: number;

  /** Of the total, what is netted against recoveries; the bank pays the rest. */
  @Column({ type: 'bigint', default: 0 })
  nettedFen: number;

  /** When the reviewer's first look found it fit for the public notice; null before, and again after a return. */
  @Column({ type: 'timestamptz', nullable: true })
  acceptedAt: Date | null;

  /** The last day of the public notice; null before it is posted. */
  @Column({ type: 'date', nullable: true })
  noticeTo: string | null;

  /** SHA-256 over the ordered lines, hex; set when the payout is sent. */
  @Column({ type: 'text', nullable: true })
  seal: string | null;

  /** What approved policies of its kind said when its lines were last asked whole (`policiesSeen`). */
  @Column({ type: 'text', default: '' })
  policiesSeen: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'payouts_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
