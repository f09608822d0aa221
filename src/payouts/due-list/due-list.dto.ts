import { ApiProperty, OmitType } from '@nestjs/swagger';
import { type Level, LEVELS } from '../../certificates/level.js';
import { ChoiceField, ChoicesQuery, RegionCodeField, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../../workers/organizations/organization-kind.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';

export class DueListQuery extends PageQuery {
  @RegionCodeField({ optional: true, description: 'Only employers of this region and the regions below it' })
  regionCode?: string;

  @ChoiceField(PAY_KINDS, { optional: true, description: 'Both unless stated' })
  kind?: PayKind;

  @ChoicesQuery(LEVELS, { description: 'Of the certificate that is paid for' })
  level?: Level[];

  @ChoicesQuery(ORGANIZATION_KINDS, { description: 'Of the employer that the line would name' })
  organizationKind?: OrganizationKind[];

  @TextField({ optional: true, max: 50, description: 'Part of the name of a person or of an employer' })
  search?: string;
}

export class DueExportQuery extends OmitType(DueListQuery, ['page', 'pageSize'] as const) {
  @TextField({ min: 4, max: 200, description: 'What the list is taken for; stands in the log' })
  reason: string;
}

const FEN = { type: 'integer', format: 'int64' } as const;

export class DueItem extends NamedWorker {
  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty({ description: 'The employer that the line would name' })
  organizationName: string;

  @ApiProperty({ enum: ORGANIZATION_KINDS })
  organizationKind: OrganizationKind;

  @ApiProperty({ description: 'Of the employer: its county, or the city for those that lie there' })
  countyName: string;

  @ApiProperty({ description: 'The region whose policy pays' })
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ type: [String], example: ['2024-01'], description: 'In order; none for an award' })
  months: string[];

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ ...FEN, description: 'Owed, neither paid nor on its way' })
  dueFen: number;

  @ApiProperty({ ...FEN, description: 'Of it, what waits for a payout that the same subject is on already' })
  waitingFen: number;
}

export class DueTotals {
  @ApiProperty({ type: 'integer', description: 'People, each counted once' })
  payeeCount: number;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty(FEN)
  dueFen: number;

  @ApiProperty({ ...FEN, description: 'Of it, what waits for a payout that the same subject is on already' })
  waitingFen: number;
}

export class DuePage extends Page {
  @ApiProperty({ type: [DueItem] })
  items: DueItem[];

  @ApiProperty({ type: DueTotals, description: 'Of everything that the filter finds' })
  sums: DueTotals;

  @ApiProperty({ format: 'date', description: 'The day of the assessment' })
  asOf: string;
}
