import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  ChoicesQuery,
  DateField,
  FlagField,
  IdField,
  RegionCodeField,
  TextField,
} from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { LEVELS, type Level } from '../../certificates/level.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import { CLAIM_STATES, type ClaimState } from '../claim.entity.js';
import { CLAIM_STEPS, type ClaimStep } from '../life/claim-life.js';

const SORTED_BY = ['receivedOn', 'createdAt', 'workerName', 'state'] as const;
export type ClaimSortField = (typeof SORTED_BY)[number];
const CLAIM_SORTS = SORTED_BY.flatMap((name) => [`${name}:asc`, `${name}:desc`]);

export class ClaimsFilter extends PageQuery {
  @RegionCodeField({ optional: true, description: 'Of the people of this region and those below it' })
  regionCode?: string;

  @ChoiceField(PAY_KINDS, { optional: true })
  kind?: PayKind;

  @ChoicesQuery(CLAIM_STATES)
  state?: ClaimState[];

  @IdField({ optional: true })
  noticeId?: string;

  @IdField({ optional: true })
  workerId?: string;

  @DateField({ optional: true, description: 'Handed in from this day' })
  from?: string;

  @DateField({ optional: true })
  to?: string;

  @TextField({ optional: true, max: 100, description: 'Beginning of a name, or a certificate’s number' })
  search?: string;
}

export class ClaimsQuery extends ClaimsFilter {
  @ChoiceField(CLAIM_SORTS, {
    optional: true,
    description: 'receivedOn:desc unless stated; what nobody handed in first',
  })
  sort?: string;
}

export class ClaimRequest {
  @IdField()
  workerId: string;

  @ChoiceField(PAY_KINDS)
  kind: PayKind;

  @IdField({ optional: true, nullable: true, description: 'Awards' })
  certificateId?: string | null;

  @RegionCodeField({ optional: true, nullable: true, description: 'Awards: of the policy that is asked to pay' })
  policyRegionCode?: string | null;

  @IdField({ optional: true, nullable: true, description: 'Stipends' })
  noticeId?: string | null;

  @DateField({
    optional: true,
    nullable: true,
    description: 'Officers: the day of the paper; the day of submission unless stated. A station manager states none',
  })
  receivedOn?: string | null;
}

export class UpdateClaimRequest {
  @DateField({ nullable: true, description: 'Of a draft; null for the day of submission' })
  receivedOn: string | null;
}

export class ClaimStepRequest {
  @TextField({ optional: true, nullable: true, max: 500, description: 'Needed where a decision is put right' })
  reason?: string | null;
}

export class ClaimReasonRequest {
  @TextField({ min: 2, max: 500, description: 'What is to be made good, or why not' })
  reason: string;
}

export class ClaimOpinionRequest {
  @TextField({ min: 2, max: 500 })
  opinion: string;

  @DateField({ optional: true, description: 'Today unless stated' })
  opinionOn?: string;
}

export class ClaimCheckRequest {
  @TextField({ max: 40, example: '年度考核合格', description: 'As the policy names it, or its code there' })
  code: string;

  @FlagField()
  met: boolean;

  @TextField({ min: 2, max: 300, description: 'What it rests on, in words' })
  evidence: string;
}

export class AskedCheckResponse {
  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'As the document names it' })
  label: string;

  @ApiPropertyOptional({ enum: LEVELS, isArray: true, description: 'Of these levels alone' })
  levels?: Level[];

  @ApiPropertyOptional({ description: 'Of those of one name one must be met' })
  anyOf?: string;
}

export class AskedByResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  title: string;
}

export class ClaimCheckResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'As the policy names it' })
  label: string;

  @ApiProperty()
  met: boolean;

  @ApiProperty()
  evidence: string;

  @ApiProperty({ format: 'uuid' })
  checkedBy: string;

  @ApiProperty()
  checkedByName: string;

  @ApiProperty({ format: 'date-time' })
  checkedAt: Date;

  @ApiProperty({ description: 'Whether it is the last of its code, and so the one that counts' })
  counts: boolean;
}

export class ClaimEventResponse {
  @ApiProperty()
  action: string;

  @ApiProperty({ description: 'Chinese' })
  title: string;

  @ApiProperty({ type: String, nullable: true })
  by: string | null;

  @ApiProperty({ type: String, nullable: true })
  byName: string | null;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class ClaimNextStep {
  @ApiProperty({ enum: CLAIM_STEPS })
  step: ClaimStep;

  @ApiProperty({ description: 'Chinese, as people say it' })
  title: string;

  @ApiProperty({ description: 'Whether this caller could take it now' })
  allowed: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'What it would be refused with' })
  code: string | null;

  @ApiProperty({ type: String, nullable: true })
  message: string | null;
}

/** Where the day of the claim lies: in the window of its notice, before it opens, after it closed; or there is no notice for it. */
export const WINDOWS = ['in', 'before', 'after', 'none'] as const;
export type ClaimWindow = (typeof WINDOWS)[number];

export class ClaimNoticeOf {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  noticeNo: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ format: 'date' })
  opensOn: string;

  @ApiProperty({ format: 'date' })
  closesOn: string;

  @ApiProperty({ type: [String], description: 'What is to be handed in' })
  papers: string[];
}

export class StatedFactsResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null also where the employer lies elsewhere' })
  organizationName: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  since: string | null;

  @ApiProperty({ enum: LEVELS, nullable: true })
  level: Level | null;

  @ApiProperty({ type: String, nullable: true })
  certificateNo: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  approvedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  declaredOn: string | null;
}

export class ClaimResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Where the person is registered' })
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty()
  policyRegionCode: string;

  @ApiProperty()
  policyRegionName: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  certificateId: string | null;

  @ApiProperty({ type: String, nullable: true })
  certificateNo: string | null;

  @ApiProperty({ enum: LEVELS, nullable: true })
  level: Level | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Stipends; see `notice` for awards' })
  noticeId: string | null;

  @ApiProperty({ type: ClaimNoticeOf, nullable: true })
  notice: ClaimNoticeOf | null;

  @ApiProperty({ enum: WINDOWS, description: 'Where the day it was handed in lies; today while nobody did' })
  window: ClaimWindow;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  receivedOn: string | null;

  @ApiProperty({ enum: CLAIM_STATES })
  state: ClaimState;

  @ApiProperty({ type: StatedFactsResponse, nullable: true, description: 'As on the day it was handed in' })
  stated: StatedFactsResponse | null;

  @ApiProperty({ type: String, nullable: true, description: '单位意见' })
  opinion: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  opinionBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  opinionByName: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  opinionOn: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName: string | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  decidedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason: string | null;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty()
  createdByName: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty()
  version: number;

  @ApiProperty({ type: [ClaimNextStep], description: 'Of this caller, each with the reason against it' })
  nextSteps: ClaimNextStep[];
}

export class ClaimDetailResponse extends ClaimResponse {
  @ApiProperty({ type: [AskedCheckResponse], description: 'What the policy asks to have confirmed' })
  asked: AskedCheckResponse[];

  @ApiProperty({
    type: AskedByResponse,
    nullable: true,
    description: 'That policy: of an award the one in force on the day on which the certificate was approved',
  })
  askedBy: AskedByResponse | null;

  @ApiProperty({ type: [ClaimCheckResponse], description: 'Oldest first' })
  checks: ClaimCheckResponse[];

  @ApiProperty({ type: [ClaimEventResponse], description: 'Oldest first' })
  events: ClaimEventResponse[];
}

export class ClaimPage extends Page {
  @ApiProperty({ type: [ClaimResponse] })
  items: ClaimResponse[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many there are in each state, the filter’s own state left aside',
  })
  states: Record<string, number>;
}
