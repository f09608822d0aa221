import { ApiProperty } from '@nestjs/swagger';
import { DateField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { ListField, PointsField } from './points-fields.js';
import type { ItemScore, StationEvaluation } from './station-evaluation.entity.js';

export class ItemScoreFields implements ItemScore {
  @TextField({ max: 40 })
  code: string;

  @PointsField()
  points: number;
}

export class EvaluationRequest {
  @WholeNumberField({ min: 2000, max: 2199 })
  year: number;

  @ListField(ItemScoreFields, 200)
  scores: ItemScoreFields[];

  @DateField({ optional: true, description: 'Today unless stated' })
  evaluatedOn?: string;

  @TextField({ optional: true, nullable: true, max: 500 })
  remark?: string | null;
}

export class UpdateEvaluationRequest {
  @ListField(ItemScoreFields, 200, true)
  scores?: ItemScoreFields[];

  @DateField({ optional: true })
  evaluatedOn?: string;

  @TextField({ optional: true, nullable: true, max: 500 })
  remark?: string | null;

  @TextField({ max: 200, description: 'Why it is corrected' })
  reason: string;
}

export class EvaluationsQuery extends PageQuery {}

export class EvaluationResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  stationId: string;

  @ApiProperty()
  year: number;

  @ApiProperty({ format: 'uuid' })
  schemeId: string;

  @ApiProperty({ type: [ItemScoreFields] })
  scores: ItemScore[];

  @ApiProperty()
  total: number;

  @ApiProperty({ description: "By the scheme's thresholds" })
  grade: string;

  @ApiProperty({ format: 'date' })
  evaluatedOn: string;

  @ApiProperty({ type: String, nullable: true })
  remark: string | null;

  @ApiProperty()
  version: number;
}

export class EvaluationPage extends Page {
  @ApiProperty({ type: [EvaluationResponse] })
  items: EvaluationResponse[];
}

export function toEvaluation({
  createdBy: _createdBy,
  createdAt: _createdAt,
  ...evaluation
}: StationEvaluation): EvaluationResponse {
  return { ...evaluation };
}
