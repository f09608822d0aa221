import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { LEVELS, type Level } from '../../certificates/level.js';
import { ChoiceField, DateField, RegionCodeField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { PAY_KINDS, type PayKind, type Subject } from '../../ledger/subject.js';
import { SAMPLE_METHODS, type SampleMethod } from './sample-draw.js';
import type { SampledLine } from './sample-evidence.js';

export class SampleQuery {
  @DateField({ description: 'First day of payment' })
  from: string;

  @DateField({ description: 'Last day of payment' })
  to: string;

  @RegionCodeField({ optional: true, description: 'A region at or below the caller’s; the caller’s own unless stated' })
  regionCode?: string;

  @ChoiceField(PAY_KINDS, { optional: true })
  kind?: PayKind;

  @ChoiceField(SAMPLE_METHODS, {
    optional: true,
    description: '`line`: each line alike, unless stated; `yuan`: each yuan alike',
  })
  method?: SampleMethod;

  @Type(() => Number)
  @WholeNumberField({ min: 1, max: 200, description: 'Lines to draw; all where there are fewer' })
  size: number;

  @TextField({
    max: 40,
    description: 'The same seed draws the same lines of the same population: write it down with the sample',
  })
  seed: string;
}

export class SampleSheetQuery extends SampleQuery {
  @TextField({ min: 2, max: 200, description: 'What the sample is for; stands in the audit log' })
  reason: string;
}

export class SampledStepResponse {
  @ApiProperty({ description: 'Chinese' })
  what: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty()
  by: string;
}

export class SampledBankResponse {
  @ApiProperty({ description: 'The return’s' })
  fileName: string;

  @ApiProperty({ type: 'integer' })
  rowNo: number;

  @ApiProperty({ type: String, nullable: true })
  status: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true })
  accountTail: string | null;
}

export class SampledClaimResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  receivedOn: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  decidedBy: string | null;
}

export class SampledPaperResponse {
  @ApiProperty({ format: 'uuid', description: 'Read by `GET /attachments/:id`' })
  id: string;

  @ApiProperty({ description: 'Chinese: what it hangs on' })
  of: string;

  @ApiProperty()
  fileName: string;
}

export class SampledObjectionResponse {
  @ApiProperty()
  text: string;

  @ApiProperty({ description: 'Chinese, with the reason' })
  outcome: string;
}

export class SampledLineResponse {
  @ApiProperty({ type: 'integer', description: 'In the order in which it was drawn' })
  no: number;

  @ApiProperty({ format: 'uuid' })
  lineId: string;

  @ApiProperty({ format: 'uuid' })
  payoutId: string;

  @ApiProperty()
  payoutNumber: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Masked' })
  identityNumber: string;

  @ApiProperty({ type: String, example: 'stipend:2024-03' })
  subject: Subject;

  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty()
  organizationName: string;

  @ApiProperty({ type: String, nullable: true })
  townshipName: string | null;

  @ApiProperty()
  countyName: string;

  @ApiProperty()
  certificateNo: string;

  @ApiProperty({ format: 'date' })
  approvedOn: string;

  @ApiProperty({ format: 'uuid' })
  policyId: string;

  @ApiProperty()
  policyTitle: string;

  @ApiProperty()
  policyDocumentNo: string;

  @ApiProperty({ type: 'integer' })
  policyVersion: number;

  @ApiProperty({ type: 'integer' })
  rateFen: number;

  @ApiProperty({ type: 'integer' })
  amountFen: number;

  @ApiProperty({ type: 'integer' })
  nettedFen: number;

  @ApiProperty({ type: 'integer' })
  paidFen: number;

  @ApiProperty({ format: 'date' })
  paidOn: string;

  @ApiProperty({ type: [String], description: 'Chinese, as they were frozen with the line' })
  reasons: string[];

  @ApiProperty({ type: [SampledStepResponse] })
  steps: SampledStepResponse[];

  @ApiProperty({ type: SampledBankResponse, nullable: true, description: 'Null where a stamped slip stands for all' })
  bank: SampledBankResponse | null;

  @ApiProperty({ type: SampledClaimResponse, nullable: true })
  claim: SampledClaimResponse | null;

  @ApiProperty({
    type: [SampledPaperResponse],
    description: 'Of the certificate, the claim, the policy and the payout',
  })
  papers: SampledPaperResponse[];

  @ApiProperty({ type: [SampledObjectionResponse] })
  objections: SampledObjectionResponse[];

  @ApiProperty({ type: 'integer', description: 'To be paid back of the line' })
  recoveryFen: number;
}

export class SampleResponse {
  @ApiProperty({ type: 'integer', description: 'Lines paid in the time, of which these were drawn' })
  populationLines: number;

  @ApiProperty({ type: 'integer' })
  populationFen: number;

  @ApiProperty({ type: 'integer', description: 'Of the drawn lines' })
  paidFen: number;

  @ApiProperty({ type: [SampledLineResponse] })
  items: SampledLineResponse[];
}

const PAPER_OF: Record<string, string> = { certificate: '证书', claim: '申报', policy: '政策', payout: '批次' };

const STEP_WORDS: Record<string, string> = {
  create: '编制',
  submit: '提交',
  accept: '初审',
  publish: '公示',
  approve: '批准',
  send: '送银行',
};

export function toSampledLine({ steps, papers, objections, ...line }: SampledLine): SampledLineResponse {
  return {
    ...line,
    steps: steps.map(({ action, at, by }) => ({ what: STEP_WORDS[action] ?? '办理', at, by })),
    papers: papers.map(({ id, objectType, fileName }) => ({ id, of: PAPER_OF[objectType] ?? '其他', fileName })),
    objections: objections.map(({ text, decision, decisionReason }) => ({
      text,
      outcome: outcomeOf(decision, decisionReason),
    })),
  };
}

function outcomeOf(decision: string | null, reason: string | null): string {
  if (decision === null) return '尚未处理';
  return `${decision === 'upheld' ? '成立' : '不成立'}${reason ? `：${reason}` : ''}`;
}
