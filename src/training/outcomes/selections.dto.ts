import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { ChoiceField, IdField, RegionCodeField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { CANDIDATE_STATES, type CandidateState } from './selection.entity.js';

export class SelectionsQuery extends PageQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;
}

export class SelectionRequest {
  @TextField({ description: 'Such as 赋能计划' })
  title: string;

  @RegionCodeField()
  regionCode: string;

  @IdField({ optional: true })
  programmeId?: string;

  @WholeNumberField({ min: 2000, max: 2199 })
  year: number;

  @WholeNumberField({ min: 1, max: 10_000, description: 'How many may be selected' })
  quota: number;
}

export class UpdateSelectionRequest extends PartialType(
  PickType(SelectionRequest, ['title', 'year', 'quota'] as const),
  {
    skipNullProperties: false,
  },
) {}

export class NominationRequest {
  @IdField()
  workerId: string;

  @IdField({ optional: true, description: 'The station that puts the person forward; as for an enrolment' })
  stationId?: string;
}

export class DecisionRequest {
  @ChoiceField(CANDIDATE_STATES, { description: '`nominated` takes a decision back' })
  state: CandidateState;
}

export class SelectionResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  programmeId: string | null;

  @ApiProperty()
  year: number;

  @ApiProperty()
  quota: number;

  @ApiProperty({ description: 'How many of the quota are left, whoever holds the others' })
  placesLeft: number;

  @ApiProperty({ description: 'Of the people who exist for the caller' })
  candidateCount: number;

  @ApiProperty({ description: 'Of the people who exist for the caller' })
  selectedCount: number;

  @ApiProperty()
  version: number;
}

export class SelectionPage extends Page {
  @ApiProperty({ type: [SelectionResponse] })
  items: SelectionResponse[];
}

export class CandidateResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  selectionId: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  stationId: string | null;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ enum: CANDIDATE_STATES })
  state: CandidateState;

  @ApiProperty({ format: 'date-time' })
  nominatedAt: Date;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  decidedAt: Date | null;

  @ApiProperty()
  version: number;
}

export class CandidatePage extends Page {
  @ApiProperty({ type: [CandidateResponse] })
  items: CandidateResponse[];
}
