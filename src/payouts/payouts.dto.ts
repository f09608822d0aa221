import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../certificates/level.js';
import { ChoiceField, DateField, MonthField, RegionCodeField, TextField } from '../common/fields/fields.js';
import { maskAccount, maskIdentityNumber } from '../common/values/masking.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { LINE_OUTCOMES } from '../ledger/line-ending.entity.js';
import { ATTEMPT_STATES } from '../ledger/live-attempt.entity.js';
import type { PayoutLine } from '../ledger/payouts/payout-line.entity.js';
import { type Payout, PAYOUT_STATES, type PayoutState } from '../ledger/payouts/payout.entity.js';
import { PAY_KINDS, type PayKind } from '../ledger/subject.js';
import { ReasonResponse } from '../policies/entitlements/entitlements.dto.js';
import type { Reason } from '../policies/facts/worker-facts.js';

export class CreatePayoutRequest {
  @ChoiceField(PAY_KINDS)
  kind: PayKind;

  @RegionCodeField({ description: 'Lines are taken from what is due under policies of this region and those below it' })
  regionCode: string;

  @DateField({ optional: true, nullable: true, description: 'As of which day; today unless stated, never later' })
  asOf?: string | null;

  @MonthField({
    optional: true,
    nullable: true,
    description: 'Stipends: first month of the batch; earlier months are arrears and are taken in',
  })
  fromMonth?: string | null;

  @MonthField({ optional: true, nullable: true, description: 'Stipends: last month; that of asOf unless stated' })
  toMonth?: string | null;

  @TextField({ optional: true, nullable: true, max: 100 })
  title?: string | null;
}

export class ExportQuery {
  @TextField({ optional: true, max: 200, description: 'Why the sheet is taken out; stands in the audit log' })
  reason?: string;
}

export class PayoutResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'JT-341821-2024-0003' })
  number: string;

  @ApiProperty({ enum: PAYOUT_STATES })
  state: PayoutState;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ format: 'date' })
  asOf: string;

  @ApiProperty({ type: String, nullable: true })
  fromMonth: string | null;

  @ApiProperty({ type: String, nullable: true })
  toMonth: string | null;

  @ApiProperty({ description: 'Lines: one per person and subject' })
  lineCount: number;

  @ApiProperty({ description: 'People' })
  payeeCount: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  totalFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Of the total, what repays recoveries' })
  nettedFen: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acceptedAt: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day of the public notice' })
  noticeTo: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 over the ordered lines, once sent' })
  seal: string | null;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty()
  version: number;
}

/** Where a line stands: its live attempt, or how it ended. */
export const LINE_STATES = [...ATTEMPT_STATES, ...LINE_OUTCOMES] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Who holds a line back, and why. */
export class HoldResponse {
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  by: string | null;

  @ApiProperty({ type: String, nullable: true })
  byName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  at: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The objection whose decision lets it go' })
  objectionId: string | null;
}

/** How a line ended without payment, by whom and why. */
export class EndingResponse {
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ format: 'uuid' })
  by: string;

  @ApiProperty()
  byName: string;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

export class PayoutLineResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  lineNo: number;

  @ApiProperty({ enum: LINE_STATES })
  state: LineState;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Masked 6+4' })
  identityNumber: string;

  @ApiProperty({ example: 'stipend:2024-12' })
  subject: string;

  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty()
  certificateNo: string;

  @ApiProperty()
  organizationName: string;

  @ApiProperty()
  countyName: string;

  @ApiProperty({ type: String, nullable: true })
  townshipName: string | null;

  @ApiProperty({ format: 'uuid' })
  policyId: string;

  @ApiProperty({ type: 'integer' })
  rateFen: number;

  @ApiProperty({ type: 'integer' })
  owedFen: number;

  @ApiProperty({ type: 'integer', description: 'Paid before this line' })
  paidFen: number;

  @ApiProperty({ type: 'integer' })
  inFlightFen: number;

  @ApiProperty({ type: 'integer', description: 'owed − paid − in flight: what this line pays' })
  amountFen: number;

  @ApiProperty({ type: 'integer', description: 'Of the amount, what repays a recovery; the bank pays the rest' })
  nettedFen: number;

  @ApiProperty({ type: String, nullable: true, description: 'The line, paid before, that this one adds to' })
  correctsLineId: string | null;

  @ApiProperty({ type: String, nullable: true })
  bankName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Masked, last 4' })
  bankAccount: string | null;

  @ApiProperty({ type: [ReasonResponse], description: 'The decision, frozen with the line' })
  reasons: Reason[];

  @ApiProperty({ type: HoldResponse, nullable: true, description: 'Null while it is not held' })
  hold: HoldResponse | null;

  @ApiProperty({ type: EndingResponse, nullable: true, description: 'Null while it is in flight' })
  ending: EndingResponse | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'By the bank; null unless it was paid' })
  paidOn: string | null;
}

/** What is told of a line beside what it froze. */
export type LineFate = Pick<PayoutLineResponse, 'state' | 'hold' | 'ending' | 'paidOn'>;

export function toPayout(payout: Payout): PayoutResponse {
  const { createdAt, acceptedAt, policiesSeen: _, ...rest } = payout;
  return { ...rest, acceptedAt: acceptedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}

export function toPayoutLine(line: PayoutLine, fate: LineFate, personalData: PersonalData): PayoutLineResponse {
  const { id, lineNo, workerId, workerName, subject, level, certificateNo, organizationName } = line;
  const { countyName, townshipName, policyId, rateFen, owedFen, paidFen, inFlightFen, amountFen } = line;
  return {
    id,
    lineNo,
    ...fate,
    workerId,
    workerName,
    identityNumber: maskIdentityNumber(personalData.decrypt(line.identityCipher)),
    subject,
    level,
    certificateNo,
    organizationName,
    countyName,
    townshipName,
    policyId,
    rateFen,
    owedFen,
    paidFen,
    inFlightFen,
    amountFen,
    nettedFen: line.nettedFen,
    correctsLineId: line.correctsLineId,
    bankName: line.bankName,
    bankAccount: line.accountCipher && maskAccount(personalData.decrypt(line.accountCipher)),
    reasons: line.reasons,
  };
}
