import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { DateField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { SUBJECT_PATTERN, type Subject } from '../subject.js';

const SUBJECT = new RegExp(SUBJECT_PATTERN);
const SUBJECT_DESCRIPTION = 'award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY>';

export class HistoricalPaymentRequest {
  @ApiProperty({ example: 'stipend:2021-03', description: SUBJECT_DESCRIPTION })
  @Matches(SUBJECT)
  subject: Subject;

  @WholeNumberField({ min: 1, description: 'What was paid, in fen' })
  amountFen: number;

  @DateField({ description: 'The day on which it was paid' })
  paidOn: string;

  @TextField({ max: 200, description: 'What proves it' })
  reason: string;
}

export class CorrectHistoricalPaymentRequest {
  @WholeNumberField({ optional: true, min: 1 })
  amountFen?: number;

  @DateField({ optional: true })
  paidOn?: string;

  @TextField({ max: 200, description: 'Why it is corrected' })
  reason: string;
}

export class HistoricalPaymentResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: SUBJECT_DESCRIPTION })
  subject: string;

  @ApiProperty({ type: 'integer' })
  amountFen: number;

  @ApiProperty({ format: 'date' })
  paidOn: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The withdrawn row that it stands for' })
  correctsId: string | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawalReason: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  withdrawnBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawnByName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'From then on it counts for nothing' })
  withdrawnAt: string | null;

  @ApiProperty({ type: 'integer' })
  version: number;
}

export interface ToldPayment extends Omit<HistoricalPaymentResponse, 'withdrawnAt'> {
  withdrawnAt: Date | null;
}

export function toHistoricalPayment(row: ToldPayment): HistoricalPaymentResponse {
  return { ...row, withdrawnAt: row.withdrawnAt?.toISOString() ?? null };
}
