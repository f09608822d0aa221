import { ApiProperty } from '@nestjs/swagger';
import { DateField, IdField, RegionCodeField, TextField, YearQuery } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { ListField, PointsField } from './points-fields.js';
import type { SchemeGrade, SchemeItem, StationEvaluationScheme } from './station-evaluation.entity.js';

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

/** What is not stated stays. */
export class UpdateSchemeRequest {
  @TextField({ optional: true, max: 200 })
  title?: string;

  @TextField({ optional: true, nullable: true, max: 100, description: '文号' })
  documentNo?: string | null;

  @DateField({ optional: true })
  effectiveFrom?: string;

  @ListField(SchemeItemFields, 200, true)
  items?: SchemeItemFields[];

  @ListField(SchemeGradeFields, 20, true)
  grades?: SchemeGradeFields[];
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

  @ApiProperty({ type: 'integer', description: 'Made by it; while there are none it may be put right or taken back' })
  evaluations: number;

  @ApiProperty()
  version: number;
}

export class SchemePage extends Page {
  @ApiProperty({ type: [SchemeResponse] })
  items: SchemeResponse[];
}

/** A scheme with how many evaluations were made by it. */
export type SchemeRow = StationEvaluationScheme & { evaluations: number };

export function toScheme(scheme: SchemeRow): SchemeResponse {
  const { id, regionCode, versionNo, title, documentNo, effectiveFrom, items, grades, evaluations, version } = scheme;
  return { id, regionCode, versionNo, title, documentNo, effectiveFrom, items, grades, evaluations, version };
}
