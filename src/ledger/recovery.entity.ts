import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Region } from '../regions/region.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import { BankReturnRow } from './bank-return.entity.js';
import { PayoutLine } from './payouts/payout-line.entity.js';
import { SUBJECT_CHECK, type Subject } from './subject.js';

/**
 * 追回: an amount that this system paid and that is no longer owed, as an officer accepted it. How much of it is left is
 * its amount less its entries.
 */
@Entity('recoveries')
@Check('recoveries_subject', SUBJECT_CHECK)
@Check('recoveries_amount', 'amount_fen > 0')
@Index('recoveries_worker', ['workerId', 'subject'])
@Index('recoveries_region', ['regionCode'])
@Index('recoveries_return_row', ['returnRowId'], { where: '(return_row_id IS NOT NULL)' })
export class Recovery {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'recoveries_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'recoveries_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  subject: Subject;

  /** The paid line that it takes back. */
  @Column({ type: 'uuid' })
  @ForeignKey(() => PayoutLine, { name: 'recoveries_line_fk' })
  lineId: string;

  /** The region that paid. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'recoveries_region_fk' })
  regionCode: string;

  @Column({ type: 'int' })
  amountFen: number;

  /** The row of a bank's return that sent the money back after it was booked as paid; null for what an officer opened. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => BankReturnRow, { name: 'recoveries_return_row_fk' })
  returnRowId: string | null;

  /** The late fact, in words. */
  @Column({ type: 'text' })
  cause: string;

  /** Whether later stipends of the person may be kept back for it, and what they keep of each month at least. */
  @Column({ type: 'boolean' })
  nettingAllowed: boolean;

  @Column({ type: 'int' })
  monthlyFloorFen: number;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'recoveries_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}

export const RECOVERY_ENTRY_KINDS = ['netting', 'instalment', 'write-off', 'void'] as const;
export type RecoveryEntryKind = (typeof RECOVERY_ENTRY_KINDS)[number];

/**
 * Money that came back (netted from a paid line, or an instalment), or a part given up by approval; what never came in is taken back by its
 * amount below zero. `void` closes a recovery that a row of a bank's return opened and that was taken back: no money, and nothing given up. Append-only.
 */
@Entity('recovery_entries')
@Check('recovery_entries_kind', `kind IN ('netting', 'instalment', 'write-off', 'void')`)
@Check('recovery_entries_amount', 'amount_fen <> 0 AND (amount_fen < 0) = (withdraws_id IS NOT NULL)')
@Check(
  'recovery_entries_withdraws_received',
  `withdraws_id IS NULL OR (kind IN ('instalment', 'netting') AND reason IS NOT NULL)`,
)
@Check('recovery_entries_void_says_why', `kind <> 'void' OR reason IS NOT NULL`)
@Index('recovery_entries_void_once', ['recoveryId'], { unique: true, where: `(kind = 'void'::text)` })
@Index('recovery_entries_withdrawn_once', ['withdrawsId'], { unique: true })
@Check('recovery_entries_netting_names_line', `(kind = 'netting') = (line_id IS NOT NULL)`)
@Check('recovery_entries_write_off_approved', `kind <> 'write-off' OR approved_by <> recorded_by`)
@Index('recovery_entries_recovery', ['recoveryId'])
@Index('recovery_entries_netted_once', ['recoveryId', 'lineId', 'turn'], {
  unique: true,
  where: '((line_id IS NOT NULL) AND (withdraws_id IS NULL))',
})
export class RecoveryEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'recovery_entries_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Recovery, { name: 'recovery_entries_recovery_fk' })
  recoveryId: string;

  @Column({ type: 'text' })
  kind: RecoveryEntryKind;

  @Column({ type: 'int' })
  amountFen: number;

  /** The paid line that it was netted from. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => PayoutLine, { name: 'recovery_entries_line_fk' })
  lineId: string | null;

  /** Of the line's ending. */
  @Column({ type: 'int', default: 0 })
  turn: number;

  /** The entry that it takes back. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => RecoveryEntry, { name: 'recovery_entries_withdraws_fk' })
  withdrawsId: string | null;

  @Column({ type: 'date' })
  receivedOn: string;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'recovery_entries_recorded_by_fk' })
  recordedBy: string;

  /** Of a write-off: who agreed to it. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'recovery_entries_approved_by_fk' })
  approvedBy: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  recordedAt: Date;
}

/** What a line is to repay of a recovery once it is paid; sums to the line's `nettedFen`. Append-only. */
@Entity('line_nettings')
@Check('line_nettings_amount', 'amount_fen > 0')
@Index('line_nettings_recovery', ['recoveryId'])
export class LineNetting {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'line_nettings_pkey' })
  @ForeignKey(() => PayoutLine, { name: 'line_nettings_line_fk' })
  lineId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'line_nettings_pkey' })
  @ForeignKey(() => Recovery, { name: 'line_nettings_recovery_fk' })
  recoveryId: string;

  @Column({ type: 'int' })
  amountFen: number;
}

/** A write-off that was asked for and waits for another person's approval. */
@Entity('write_off_requests')
@Check('write_off_requests_amount', 'amount_fen > 0')
@Check('write_off_requests_decision', `decision IN ('approved', 'refused')`)
@Check('write_off_requests_by_another', 'decided_by <> requested_by')
@Index('write_off_requests_one_open', ['recoveryId'], { unique: true, where: '(decision IS NULL)' })
export class WriteOffRequest {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'write_off_requests_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Recovery, { name: 'write_off_requests_recovery_fk' })
  recoveryId: string;

  @Column({ type: 'int' })
  amountFen: number;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'write_off_requests_requested_by_fk' })
  requestedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  requestedAt: Date;

  @Column({ type: 'text', nullable: true })
  decision: 'approved' | 'refused' | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'write_off_requests_decided_by_fk' })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}
