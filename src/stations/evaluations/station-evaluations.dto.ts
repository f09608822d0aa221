import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsNumber, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import {
  DateField,
  IdField,
  RegionCodeField,
  TextField,
  WholeNumberField,
  YearQuery,
} from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import type {
  ItemScore,
  SchemeGrade,
  SchemeItem,
  StationEvaluation,
  StationEvaluationScheme,
} from './station-evaluation.entity.js';

function PointsField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: Number, minimum: 0, maximum: 1000, description: 'At most one decimal' }),
    IsNumber({ maxDecimalPlaces: 1 }),
    Min(0),
    Max(1000),
  );
}

function ListField(type: Class, most: number, optional = false): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [type], required: !optional }),
    ValidateIf((_object, value) => !(optional && value === undefined)),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
    Type(() => type),
  );
}

export class SchemeItemFields implements SchemeItem {
  @TextField({ max: 40 })
  code: string;

  @TextField({ max: 100 })
  name: string;

  @PointsField()
  maxPoints: number;
}

export class SchemeGradeFields implements SchemeGrade {
  @TextField({ max: 20 })
  name: string;

  @PointsField()
  minPoints: number;
}

export class ItemScoreFields implements ItemScore {
  @TextField({ max: 40 })
  code: string;

  @PointsField()
  points: number;
}

export class SchemeRequest {
  @RegionCodeField()
  regionCode: string;

  @TextField({ max: 200 })
  title: string;

  @TextField({ optional: true, nullable: true, max: 100, description: '文号' })
  documentNo?: string | null;

  @DateField({ description: 'Evaluations of the year in which this day lies, and later ones, go by it' })
  effectiveFrom: string;

  @ListField(SchemeItemFields, 200)
  items: SchemeItemFields[];

  @ListField(SchemeGradeFields, 20)
  grades: SchemeGradeFields[];
}

export class SchemesQuery extends PageQuery {
  @RegionCodeField({ optional: true, description: 'Only those that this very region has made' })
  regionCode?: string;

  @IdField({
    optional: true,
    description: 'Only the one by which this station is evaluated, for the year that is stated',
  })
  stationId?: string;

  @YearQuery({ description: 'With `stationId`; this year unless stated' })
  year?: string;
}

export class SchemeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  versionNo: number;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: String, nullable: true })
  documentNo: string | null;

  @ApiProperty({ format: 'date' })
  effectiveFrom: string;

  @ApiProperty({ type: [SchemeItemFields] })
  items: SchemeItem[];

  @ApiProperty({ type: [SchemeGradeFields] })
  grades: SchemeGrade[];
}

export class SchemePage extends Page {
  @ApiProperty({ type: [SchemeResponse] })
  items: SchemeResponse[];
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

export function toScheme(scheme: StationEvaluationScheme): SchemeResponse {
  const { id, regionCode, versionNo, title, documentNo, effectiveFrom, items, grades } = scheme;
  return { id, regionCode, versionNo, title, documentNo, effectiveFrom, items, grades };
}

export function toEvaluation({
  createdBy: _createdBy,
  createdAt: _createdAt,
  ...evaluation
}: StationEvaluation): EvaluationResponse {
  return { ...evaluation };
}
