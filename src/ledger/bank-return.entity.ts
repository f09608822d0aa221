import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { PayoutDocument } from './payouts/payout-document.entity.js';
import { PayoutLine } from './payouts/payout-line.entity.js';
import { Payout } from './payouts/payout.entity.js';

/**
 * Where a row of a bank's return goes: settled by itself (paid, returned), or to a queue that a person works off:
 * short-pay, over-pay, other-name, other-account, unknown-line, repeated (a row for a line that has ended already, or that the
 * same file has named before), unclear (the bank says neither paid nor returned).
 */
export const RETURN_QUEUES = [
  'paid',
  'returned',
  'short-pay',
  'over-pay',
  'other-name',
  'other-account',
  'unknown-line',
  'repeated',
  'unclear',
] as const;
export type ReturnQueue = (typeof RETURN_QUEUES)[number];

export const RETURN_RESOLUTIONS = ['paid-as-stated', 'returned', 'no-effect'] as const;
export type ReturnResolution = (typeof RETURN_RESOLUTIONS)[number];

/** One row of a bank's return as it was read, and what came of it. */
@Entity('bank_return_rows')
@Check(
  'bank_return_rows_queue',
  `queue IN ('paid', 'returned', 'short-pay', 'over-pay', 'other-name', 'other-account', 'unknown-line', 'repeated', 'unclear')`,
)
@Check('bank_return_rows_resolution', `resolution IN ('paid-as-stated', 'returned', 'no-effect')`)
@Check(
  'bank_return_rows_resolved_whole',
  '(resolution IS NULL) = (resolved_by IS NULL) AND (resolution IS NULL) = (resolved_at IS NULL)',
)
@Index('bank_return_rows_place', ['documentId', 'rowNo'], { unique: true })
@Index('bank_return_rows_payout', ['payoutId', 'queue'])
@Index('bank_return_rows_open', ['payoutId'], {
  where: `((resolution IS NULL) AND (queue <> ALL (ARRAY['paid'::text, 'returned'::text])))`,
})
@Index('bank_return_rows_closed_by', ['closedByRowId'], { where: '(closed_by_row_id IS NOT NULL)' })
@Index('bank_return_rows_line', ['lineId'])
export class BankReturnRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bank_return_rows_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => PayoutDocument, { name: 'bank_return_rows_document_fk' })
  documentId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'bank_return_rows_payout_fk' })
  payoutId: string;

  @Column({ type: 'int' })
  rowNo: number;

  /** As the file states it; null where it states nothing readable. */
  @Column({ type: 'text', nullable: true })
  lineKey: string | null;

  @Column({ type: 'bigint', nullable: true })
  amountFen: number | null;

  @Column({ type: 'text', nullable: true })
  payeeName: string | null;

  @Column({ type: 'text', nullable: true })
  accountTail: string | null;

  /** The bank's word for how it went. */
  @Column({ type: 'text', nullable: true })
  bankStatus: string | null;

  @Column({ type: 'text', nullable: true })
  bankReason: string | null;

  /** The day of payment that the file states, whatever came of the row. */
  @Column({ type: 'date', nullable: true })
  paidOn: string | null;

  @Column({ type: 'text' })
  queue: ReturnQueue;

  /** The first line of the transfer that the key names; a transfer holds all lines of a payee. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => PayoutLine, { name: 'bank_return_rows_line_fk' })
  lineId: string | null;

  @Column({ type: 'text', nullable: true })
  resolution: ReturnResolution | null;

  @Column({ type: 'text', nullable: true })
  resolutionReason: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'bank_return_rows_resolved_by_fk' })
  resolvedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;

  /** The row whose decision answered this one too; with that decision it is taken back. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => BankReturnRow, { name: 'bank_return_rows_closed_by_fk' })
  closedByRowId: string | null;
}
