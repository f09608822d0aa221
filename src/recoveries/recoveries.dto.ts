import { ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches, ValidateNested } from 'class-validator';
import {
  ChoiceField,
  DateField,
  FlagField,
  FlagQuery,
  IdField,
  RegionCodeField,
  TextField,
  WholeNumberField,
} from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { RECOVERY_ENTRY_KINDS, type RecoveryEntryKind } from '../ledger/recovery.entity.js';
import { type Subject, SUBJECT_PATTERN } from '../ledger/subject.js';
import { LateFactResponse } from './late-facts/late-facts.dto.js';
import type { EntryRow, NettingRow, RecoveryState, WriteOffRow } from './open/recovery-queries.js';

export class OpenRecoveryRequest {
  @IdField()
  workerId: string;

  @ApiProperty({
    type: String,
    example: 'stipend:2024-12',
    description: 'award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY>',
  })
  @Matches(new RegExp(SUBJECT_PATTERN))
  subject: Subject;

  @TextField({ optional: true, max: 1000, description: 'Why; the late fact in words unless stated' })
  cause?: string;

  @FlagField({ optional: true, description: 'Whether later stipends may be kept back for it; true unless stated' })
  nettingAllowed?: boolean;

  @WholeNumberField({
    optional: true,
    description: 'What the person keeps of each month at least; the region’s setting unless stated, else 0',
  })
  monthlyFloorFen?: number;
}

export class AcceptRecoveriesRequest {
  @ApiProperty({ type: [OpenRecoveryRequest], maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => OpenRecoveryRequest)
  items: OpenRecoveryRequest[];
}

export class UpdateRecoveryRequest {
  @FlagField({ optional: true })
  nettingAllowed?: boolean;

  @WholeNumberField({ optional: true })
  monthlyFloorFen?: number;

  @TextField({ max: 200, description: 'Why it is changed' })
  reason: string;
}

export class CorrectInstalmentRequest {
  @WholeNumberField({ optional: true, min: 1 })
  amountFen?: number;

  @DateField({ optional: true, description: 'The day on which the money came in' })
  receivedOn?: string;

  @TextField({ max: 200, description: 'Why it is corrected' })
  reason: string;
}

export class InstalmentRequest {
  @WholeNumberField({ min: 1 })
  amountFen: number;

  @DateField({ description: 'The day on which the money came in' })
  receivedOn: string;

  @TextField({ optional: true, nullable: true, max: 500 })
  reason?: string | null;
}

export class RequestWriteOffRequest {
  @WholeNumberField({ min: 1 })
  amountFen: number;

  @TextField({ min: 2, max: 1000 })
  reason: string;
}

export const WRITE_OFF_DECISIONS = ['approved', 'refused'] as const;

export class DecideWriteOffRequest {
  @ChoiceField(WRITE_OFF_DECISIONS)
  decision: (typeof WRITE_OFF_DECISIONS)[number];
}

export class RecoveriesQuery extends PageQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;

  @IdField({ optional: true })
  workerId?: string;

  @FlagQuery({ description: 'true: something is left to recover; false: settled' })
  open?: boolean;
}

class RecoveryId {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

export class RecoveryResponse extends IntersectionType(
  RecoveryId,
  PickType(LateFactResponse, ['workerId', 'workerName', 'subject'] as const),
) {
  @ApiProperty({ format: 'uuid', description: 'The paid line that it takes back' })
  lineId: string;

  @ApiProperty({ format: 'uuid' })
  payoutId: string;

  @ApiProperty()
  payoutNumber: string;

  @ApiProperty({ description: 'The region that paid' })
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ type: 'integer' })
  amountFen: number;

  @ApiProperty({ type: 'integer', description: 'Netted from paid lines, repaid or written off' })
  settledFen: number;

  @ApiProperty({ type: 'integer', description: 'Of what is left, what lines of live payouts will repay' })
  reservedFen: number;

  @ApiProperty({ type: 'integer' })
  leftFen: number;

  @ApiProperty()
  cause: string;

  @ApiProperty()
  nettingAllowed: boolean;

  @ApiProperty({ type: 'integer' })
  monthlyFloorFen: number;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty()
  createdByName: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty()
  version: number;
}

export class RecoveryPage extends Page {
  @ApiProperty({ type: [RecoveryResponse] })
  items: RecoveryResponse[];
}

export class AcceptedRecoveries {
  @ApiProperty({ type: [RecoveryResponse] })
  items: RecoveryResponse[];
}

export class RecoveryEntryResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: RECOVERY_ENTRY_KINDS })
  kind: RecoveryEntryKind;

  @ApiProperty({ type: 'integer', description: 'Below zero where it takes an instalment back' })
  amountFen: number;

  @ApiProperty({ format: 'date' })
  receivedOn: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The line that it was netted from' })
  lineId: string | null;

  @ApiProperty({ type: String, nullable: true })
  payoutNumber: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The instalment that it takes back' })
  withdrawsId: string | null;

  @ApiProperty({ format: 'uuid' })
  recordedBy: string;

  @ApiProperty()
  recordedByName: string;

  @ApiProperty({ type: String, nullable: true })
  approvedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  approvedByName: string | null;

  @ApiProperty({ format: 'date-time' })
  recordedAt: string;
}

export class WriteOffResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'integer' })
  amountFen: number;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'uuid' })
  requestedBy: string;

  @ApiProperty()
  requestedByName: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt: string;

  @ApiProperty({ enum: WRITE_OFF_DECISIONS, nullable: true })
  decision: 'approved' | 'refused' | null;

  @ApiProperty({ type: String, nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: string | null;
}

export class RecoveryDetailResponse extends RecoveryResponse {
  @ApiProperty({ type: [RecoveryEntryResponse] })
  entries: RecoveryEntryResponse[];

  @ApiProperty({ type: [WriteOffResponse] })
  writeOffs: WriteOffResponse[];
}

export class PayoutNettingResponse {
  @ApiProperty({ format: 'uuid' })
  lineId: string;

  @ApiProperty()
  lineNo: number;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'What the line pays' })
  subject: string;

  @ApiProperty({ format: 'uuid' })
  recoveryId: string;

  @ApiProperty({ description: 'What was over-paid' })
  recoverySubject: string;

  @ApiProperty({ type: 'integer' })
  amountFen: number;

  @ApiProperty({ enum: ['planned', 'repaid', 'freed'], description: 'freed: the line ended unpaid' })
  state: 'planned' | 'repaid' | 'freed';
}

export class PayoutNettingPage extends Page {
  @ApiProperty({ type: [PayoutNettingResponse] })
  items: PayoutNettingResponse[];

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Planned or repaid, on all pages' })
  totalFen: number;
}

export class PayoutNettingsQuery extends PageQuery {}

export interface RecoveryDetail {
  recovery: RecoveryState;
  entries: EntryRow[];
  writeOffs: WriteOffRow[];
}

export function toRecovery(row: RecoveryState): RecoveryResponse {
  return { ...row, createdAt: row.createdAt.toISOString() };
}

export function toRecoveryDetail({ recovery, entries, writeOffs }: RecoveryDetail): RecoveryDetailResponse {
  return {
    ...toRecovery(recovery),
    entries: entries.map((entry) => ({ ...entry, recordedAt: entry.recordedAt.toISOString() })),
    writeOffs: writeOffs.map(toWriteOff),
  };
}

export function toWriteOff(row: WriteOffRow): WriteOffResponse {
  const { requestedAt, decidedAt } = row;
  return { ...row, requestedAt: requestedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}

export function toPayoutNetting(row: NettingRow): PayoutNettingResponse {
  return row;
}
