import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  ChoicesQuery,
  DateField,
  IdField,
  RegionCodeField,
  TextField,
  YearQuery,
} from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { PAYOUT_STATES, type PayoutState } from '../../ledger/payouts/payout.entity.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import { ChangeCountsResponse } from '../change-counts.dto.js';
import { type PayoutStep, TRANSITIONS } from '../payout-life.js';
import { PayoutResponse } from '../payouts.dto.js';

const SORTED_BY = ['createdAt', 'number', 'state', 'asOf', 'totalFen', 'payeeCount', 'noticeTo'] as const;
export type PayoutSortField = (typeof SORTED_BY)[number];
const PAYOUT_SORTS = SORTED_BY.flatMap((name) => [`${name}:asc`, `${name}:desc`]);

export class PayoutsQuery extends PageQuery {
  @ChoiceField(PAY_KINDS, { optional: true })
  kind?: PayKind;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @ChoicesQuery(PAYOUT_STATES)
  state?: PayoutState[];

  @YearQuery({ description: 'The year of the day as of which the lines were worked out' })
  year?: string;

  @TextField({ optional: true, max: 100, description: 'Part of the number or of the title' })
  search?: string;

  @IdField({ optional: true })
  createdBy?: string;

  @DateField({ optional: true, description: 'Whose notice ends on that day or before' })
  noticeEndsBy?: string;

  @ChoiceField(PAYOUT_SORTS, { optional: true, description: 'createdAt:desc unless stated' })
  sort?: string;
}

export class NextStepResponse {
  @ApiProperty({ enum: Object.keys(TRANSITIONS) })
  step: PayoutStep;

  @ApiProperty({ description: 'Chinese, as people say it' })
  title: string;

  @ApiProperty({ description: 'Whether this caller could take it now' })
  allowed: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'What it would be refused with' })
  code: string | null;

  @ApiProperty({ type: String, nullable: true })
  message: string | null;
}

/** A payout with what its lines come to and what this caller may do next. */
export class ListedPayoutResponse extends PayoutResponse {
  @ApiProperty()
  regionName: string;

  @ApiProperty()
  createdByName: string;

  @ApiProperty({ type: ChangeCountsResponse })
  changes: ChangeCountsResponse;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'As totalFen' })
  grossFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Without what repays recoveries: what the bank pays' })
  netFen: number;

  @ApiProperty({ type: 'integer', description: 'Lines held back: in no total until they are released' })
  heldCount: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  heldFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'What the bank paid: without what repays recoveries' })
  paidFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Of netFen, what the bank sent back' })
  returnedFen: number;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    description: 'Of netFen, what is to be sent, or sent and not answered',
  })
  openFen: number;

  @ApiProperty({
    type: [NextStepResponse],
    description: 'Of this caller, each with the reason against it; settle is the bank’s',
  })
  nextSteps: NextStepResponse[];
}

/** How long the public notice lasts were it posted today. */
export class NoticePlanResponse {
  @ApiProperty({ type: 'integer' })
  workingDays: number;

  @ApiProperty({ format: 'date', description: 'Its last day' })
  to: string;
}

export class PayoutDetailResponse extends ListedPayoutResponse {
  @ApiProperty({ type: NoticePlanResponse, nullable: true, description: 'Null once it was posted' })
  noticePlan: NoticePlanResponse | null;
}

/** What the filter matches on all pages; cancelled payouts pay nothing and are in none of it. */
export class PayoutSumsResponse {
  @ApiProperty({ type: 'integer' })
  payoutCount: number;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  grossFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Of it, what repays recoveries' })
  nettedFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'What the bank pays of it' })
  netFen: number;
}

export class PayoutPage extends Page {
  @ApiProperty({ type: [ListedPayoutResponse] })
  items: ListedPayoutResponse[];

  @ApiProperty({ type: PayoutSumsResponse })
  sums: PayoutSumsResponse;
}

export class PayoutEventResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'create, recompute, hold, release, remove, take-out, object, or a step' })
  action: string;

  @ApiProperty({ enum: PAYOUT_STATES })
  toState: PayoutState;

  @ApiProperty({ type: String, nullable: true })
  comment: string | null;

  @ApiProperty({ format: 'uuid' })
  by: string;

  @ApiProperty()
  byName: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  lineId: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Whom it is about, where it is about somebody',
  })
  workerId: string | null;

  @ApiProperty({ type: String, nullable: true })
  workerName: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Lines, people and fen then; before… where it lowered them',
  })
  totals: Record<string, number>;
}

export class PayoutEventsQuery extends PageQuery {}

export class PayoutEventPage extends Page {
  @ApiProperty({ type: [PayoutEventResponse] })
  items: PayoutEventResponse[];
}
