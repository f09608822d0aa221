import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ChoiceField, FlagQuery, TextField, WholeNumberField } from '../common/fields/fields.js';
import { maskAccount } from '../common/values/masking.js';
import { Page, PageQuery } from '../common/http/paging.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import {
  RETURN_QUEUES,
  RETURN_RESOLUTIONS,
  type ReturnQueue,
  type ReturnResolution,
} from '../ledger/bank-return.entity.js';
import { type Payout, PAYOUT_STATES, type PayoutState } from '../ledger/payouts/payout.entity.js';
import type { BankCheck } from './files/bank-file.service.js';
import { BankFindingResponse } from './files/bank-finding.dto.js';
import type { BankReturn, ReturnRowView } from './returns/bank-returns.service.js';

const PROFILE = { max: 40, description: 'Code of a profile from `GET /bank-profiles`; the first one unless stated' };

export class BankProfileQuery {
  @TextField({ ...PROFILE, optional: true })
  profile?: string;
}

export class BankFileQuery extends BankProfileQuery {
  @WholeNumberField({
    optional: true,
    min: 1,
    max: 100_000,
    description: 'One of several files; all as a zip unless stated',
  })
  @Type(() => Number)
  part?: number;

  @TextField({ optional: true, max: 200, description: 'Why the file is taken out; stands in the audit log' })
  reason?: string;
}

export class WithholdRequest {
  @TextField({ ...PROFILE, optional: true })
  profile?: string;

  @TextField({ min: 2, max: 500, description: 'Why; stands with the lines for ever' })
  reason: string;
}

export class BankReturnRowsQuery extends PageQuery {
  @ChoiceField(RETURN_QUEUES, { optional: true })
  queue?: ReturnQueue;

  @FlagQuery({ description: 'true: only rows that wait for a person; false: only the others' })
  open?: boolean;
}

export class ResolveReturnRowRequest {
  @ChoiceField(RETURN_RESOLUTIONS, {
    description:
      'paid-as-stated: books the amount that the bank states; what is missing is due again, what is too much is to be recovered. ' +
      'returned: the whole transfer is due again, also where the bank paid it first and sent it back later. no-effect: the ledger stays',
  })
  resolution: ReturnResolution;

  @TextField({ min: 2, max: 500 })
  reason: string;

  @TextField({
    optional: true,
    nullable: true,
    max: 60,
    description: 'Of an unknown line: the key it was found to have',
  })
  lineKey?: string | null;
}

export class UndoReturnRowRequest {
  @ChoiceField(RETURN_RESOLUTIONS, {
    description: 'What the row was decided to be when you looked; refused where it is something else by now',
  })
  resolution: ReturnResolution;

  @TextField({ min: 2, max: 500, description: 'Stands with the lines for ever' })
  reason: string;
}

export class BankPartResponse {
  @ApiProperty()
  no: number;

  @ApiProperty({ enum: ['own', 'other'], nullable: true })
  side: 'own' | 'other' | null;

  @ApiProperty()
  fileName: string;

  @ApiProperty()
  rowCount: number;

  @ApiProperty()
  totalFen: number;
}

export class BankCheckResponse {
  @ApiProperty()
  profile: string;

  @ApiProperty({ description: 'Transfers, one per payee; the parts add up to it' })
  rowCount: number;

  @ApiProperty()
  totalFen: number;

  @ApiProperty({ type: [BankPartResponse] })
  parts: BankPartResponse[];

  @ApiProperty({ type: [BankFindingResponse], description: 'What the bank would refuse; these rows are in no part' })
  findings: BankFindingResponse[];
}

export class BankReturnResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  payoutId: string;

  @ApiProperty()
  fileName: string;

  @ApiProperty()
  profile: string;

  @ApiProperty()
  sha256: string;

  @ApiProperty({ format: 'date-time' })
  uploadedAt: string;

  @ApiProperty({ enum: PAYOUT_STATES })
  payoutState: PayoutState;

  @ApiProperty({ description: 'Rows of the file; the queues add up to it' })
  rowCount: number;

  @ApiProperty({ description: 'Rows that wait for a person' })
  openCount: number;

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(RETURN_QUEUES.map((queue) => [queue, { type: 'integer' }])),
    description: 'Rows by queue. Rows in `paid` and `returned` have settled their lines by themselves',
  })
  queues: Record<ReturnQueue, number>;
}

export class BankReturnRowResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid', description: 'The file it stands in' })
  returnId: string;

  @ApiProperty()
  rowNo: number;

  @ApiProperty({ enum: RETURN_QUEUES })
  queue: ReturnQueue;

  @ApiProperty({ type: String, nullable: true })
  lineKey: string | null;

  @ApiProperty({ type: Number, nullable: true })
  amountFen: number | null;

  @ApiProperty({ type: String, nullable: true })
  payeeName: string | null;

  @ApiProperty({ type: String, nullable: true })
  accountTail: string | null;

  @ApiProperty({ type: String, nullable: true })
  bankStatus: string | null;

  @ApiProperty({ type: String, nullable: true })
  bankReason: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Day of payment, as the file states it' })
  paidOn: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'First line of the transfer' })
  lineId: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What was sent under the key' })
  expectedName: string | null;

  @ApiProperty({ type: Number, nullable: true })
  expectedFen: number | null;

  @ApiProperty({ type: String, nullable: true })
  expectedAccount: string | null;

  @ApiProperty({ enum: RETURN_RESOLUTIONS, nullable: true })
  resolution: ReturnResolution | null;

  @ApiProperty({ type: String, nullable: true })
  resolutionReason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt: string | null;

  @ApiProperty({ description: 'Answered by the decision on another row, and taken back with that' })
  closedWithAnother: boolean;
}

export class BankReturnRowPage extends Page {
  @ApiProperty({ type: [BankReturnRowResponse] })
  items: BankReturnRowResponse[];
}

export function toBankCheck({ profile, ...check }: BankCheck): BankCheckResponse {
  return { profile: profile.code, ...check };
}

export function toBankReturn(payout: Payout, result: BankReturn): BankReturnResponse {
  const { document, queues, rowCount, openCount } = result;
  return {
    id: document.id,
    payoutId: payout.id,
    fileName: document.fileName,
    profile: document.profile ?? '',
    sha256: document.sha256,
    uploadedAt: document.createdAt.toISOString(),
    payoutState: payout.state,
    rowCount,
    openCount,
    queues: Object.fromEntries(RETURN_QUEUES.map((queue) => [queue, queues[queue] ?? 0])) as Record<
      ReturnQueue,
      number
    >,
  };
}

export function toBankReturnRow({ row, expected }: ReturnRowView, personalData: PersonalData): BankReturnRowResponse {
  const { documentId, payoutId: _payoutId, resolvedBy: _resolvedBy, resolvedAt, closedByRowId, ...stated } = row;
  const cipher = expected?.accountCipher ?? null;
  return {
    ...stated,
    returnId: documentId,
    expectedName: expected?.name ?? null,
    expectedFen: expected?.amountFen ?? null,
    expectedAccount: cipher && maskAccount(personalData.decrypt(cipher)),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    closedWithAnother: closedByRowId !== null,
  };
}
