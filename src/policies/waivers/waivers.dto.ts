import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, MonthField, TextField } from '../../common/fields/fields.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';

export class WaiverRequest {
  @ChoiceField(PAY_KINDS)
  kind: PayKind;

  @TextField({
    optional: true,
    nullable: true,
    max: 30,
    example: 'stipend:2024-12',
    description: 'The one subject that is given up; without it all of the kind',
  })
  subject?: string | null;

  @MonthField({
    optional: true,
    nullable: true,
    description: 'Of all stipends: the first month given up; that of waivedOn unless stated',
  })
  fromMonth?: string | null;

  @DateField({ description: 'The day of the paper; of all awards it covers what was not paid before it' })
  waivedOn: string;

  @TextField({ min: 2, max: 200, description: 'What was signed and where it is kept' })
  paper: string;
}

export class UpdateWaiverRequest {
  @ChoiceField(PAY_KINDS, { optional: true })
  kind?: PayKind;

  @TextField({
    optional: true,
    nullable: true,
    max: 30,
    description: 'Null for all of the kind; as it is unless stated',
  })
  subject?: string | null;

  @MonthField({ optional: true, nullable: true, description: 'Of all stipends: the first month given up' })
  fromMonth?: string | null;

  @DateField({ optional: true })
  waivedOn?: string;

  @TextField({ optional: true, min: 2, max: 200 })
  paper?: string;

  @TextField({ min: 2, max: 500, description: 'Why it is corrected' })
  reason: string;
}

export class WaiverWithdrawalRequest {
  @TextField({ min: 2, max: 500 })
  reason: string;
}

export class WaiverResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ type: String, nullable: true, description: 'Null for all of the kind' })
  subject: string | null;

  @ApiProperty({ type: String, nullable: true })
  fromMonth: string | null;

  @ApiProperty({ format: 'date' })
  waivedOn: string;

  @ApiProperty()
  paper: string;

  @ApiProperty({ format: 'uuid' })
  recordedBy: string;

  @ApiProperty()
  recordedByName: string;

  @ApiProperty({ format: 'date-time' })
  recordedAt: string;

  @ApiProperty({ type: String, nullable: true })
  withdrawalReason: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  withdrawnBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawnByName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'From then on it covers nothing' })
  withdrawnAt: string | null;

  @ApiProperty()
  version: number;
}

export interface ToldWaiver extends Omit<WaiverResponse, 'recordedAt' | 'withdrawnAt'> {
  recordedAt: Date;
  withdrawnAt: Date | null;
}

export function toWaiver(row: ToldWaiver): WaiverResponse {
  return { ...row, recordedAt: row.recordedAt.toISOString(), withdrawnAt: row.withdrawnAt?.toISOString() ?? null };
}
