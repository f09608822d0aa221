import { ApiProperty } from '@nestjs/swagger';
import { type Level, LEVELS } from '../../certificates/level.js';
import { DateField, FlagQuery, RegionCodeField, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { REASON_NAMES } from '../terms/reason-names.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';
import { PERIOD_PATTERN } from '../../ledger/subject.js';

export class EntitlementsQuery extends PageQuery {
  @RegionCodeField({ optional: true, description: 'What the policies of this region, and of those below it, pay' })
  regionCode?: string;

  @DateField({ optional: true, description: 'The day of the assessment; today unless stated' })
  asOf?: string;

  @FlagQuery({ description: 'Also what is refused (owedFen 0), to people who exist for the region' })
  all?: boolean;

  @TextField({ optional: true, max: 64, description: 'Part of a name, or a whole certificate number' })
  search?: string;
}

export class ReasonResponse {
  @ApiProperty({ enum: Object.keys(REASON_NAMES), description: 'Stable' })
  code: string;

  @ApiProperty({ description: 'Chinese, to be read out by an officer' })
  message: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: ['string', 'number', 'boolean', 'null'].map((type) => ({ type })) },
    description: 'What the sentence rests on',
  })
  facts?: Record<string, string | number | boolean | null>;
}

/** What one subject comes to for one person, with the decision and every reason (domain rules §6 and §7). */
export class EntitlementResponse extends NamedWorker {
  @ApiProperty({ example: 'stipend:2024-12', description: 'award:<level>, stipend:<YYYY-MM> or stipend:Y<YYYY>' })
  subject: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of the level paid' })
  certificateNo: string | null;

  @ApiProperty({ enum: LEVELS, nullable: true })
  level: Level | null;

  @ApiProperty({
    type: String,
    nullable: true,
    pattern: PERIOD_PATTERN,
    description: 'Of a stipend; `Y2023`: a whole year',
  })
  month: string | null;

  @ApiProperty({ description: "The paying policy's region; of what is refused, the worker's" })
  regionCode: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  policyId: string | null;

  @ApiProperty({ description: 'Gross, before payments' })
  owedFen: number;

  @ApiProperty({ description: 'Settled lines and payments made before the system existed' })
  paidFen: number;

  @ApiProperty({ description: 'Lines of live payouts' })
  inFlightFen: number;

  @ApiProperty({ description: 'owed − paid − in flight; below zero a recovery, never more than this system paid' })
  dueFen: number;

  @ApiProperty({ type: [ReasonResponse] })
  reasons: ReasonResponse[];
}

export class EntitlementPage extends Page {
  @ApiProperty({ type: [EntitlementResponse] })
  items: EntitlementResponse[];
}
