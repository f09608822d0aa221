import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { DateField, FlagField, IdField, TextField } from '../common/fields/fields.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../ledger/payouts/payout-document.entity.js';
import { PayoutResponse } from '../payouts/payouts.dto.js';
import type { PayoutFile } from './files/bank-hand-outs.js';
import type { Figures, Settlement } from './returns/settlement.js';

export class AllPaidRequest {
  @DateField({ description: 'The day of payment, as the slip has it' })
  paidOn: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'People of this payout whom the bank did not pay' })
  @IsArray()
  @ArrayMaxSize(10_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  except: string[];

  @FlagField({
    optional: true,
    description: 'true: their money came back, and is due again; unless stated they stay with the bank',
  })
  exceptReturned?: boolean;

  @IdField({ optional: true, nullable: true, description: 'The stamped slip, from POST …/bank-slips' })
  attachmentId?: string | null;

  @TextField({ min: 2, max: 500, description: 'Stands with the lines for ever' })
  reason: string;
}

export class BankSlipResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  fileName: string;

  @ApiProperty()
  sha256: string;

  @ApiProperty({ format: 'date-time' })
  uploadedAt: Date;
}

export class PayoutFileResponse implements PayoutFile {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: DOCUMENT_KINDS })
  kind: DocumentKind;

  @ApiProperty({ type: String, nullable: true })
  profile: string | null;

  @ApiProperty({ type: String, nullable: true })
  profileName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of several bank files the number, or all as a zip' })
  part: string | null;

  @ApiProperty()
  fileName: string;

  @ApiProperty()
  sha256: string;

  @ApiProperty({ format: 'uuid', description: 'Who took it out, or sent it in' })
  by: string;

  @ApiProperty()
  byName: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'Another format was taken since: not to be sent to the bank',
  })
  voidedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  voidedByName: string | null;

  @ApiProperty({ type: String, nullable: true })
  voidReason: string | null;
}

export class FiguresResponse implements Figures {
  @ApiProperty({ type: 'integer', description: 'People' })
  payees: number;

  @ApiProperty({ type: 'integer' })
  lines: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  fen: number;
}

export class SettlementResponse implements Settlement {
  @ApiProperty()
  paid: FiguresResponse;

  @ApiProperty()
  returned: FiguresResponse;

  @ApiProperty({ description: 'With the bank, for all that is known' })
  open: FiguresResponse;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day of payment' })
  paidFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day of payment' })
  paidTo: string | null;
}

export class AllPaidResponse extends PayoutResponse {
  @ApiProperty()
  settlement: SettlementResponse;
}
