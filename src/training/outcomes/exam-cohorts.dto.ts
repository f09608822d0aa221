import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { LEVELS, type Level } from '../../certificates/level.js';
import { ChoiceField, IdField, RegionCodeField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import type { ExamCohort } from './exam-cohort.entity.js';

export class CohortsQuery extends PageQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;

  @IdField({ optional: true })
  programmeId?: string;
}

export class CohortRequest {
  @IdField({ description: 'A programme of 资格考试培训' })
  programmeId: string;

  @RegionCodeField()
  regionCode: string;

  @ChoiceField(LEVELS)
  level: Level;

  @WholeNumberField({ min: 2008, max: 2199, description: 'The exam was first held in 2008' })
  examYear: number;

  @WholeNumberField({ description: '报名人数' })
  enrolled: number;

  @WholeNumberField({ description: '参考人数' })
  sat: number;

  @WholeNumberField({ description: '通过人数' })
  passed: number;

  @TextField({ optional: true, nullable: true, max: 500 })
  remark?: string | null;
}

export class UpdateCohortRequest extends PartialType(
  PickType(CohortRequest, ['enrolled', 'sat', 'passed', 'remark'] as const),
  { skipNullProperties: false },
) {}

export class CohortResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty()
  examYear: number;

  @ApiProperty()
  enrolled: number;

  @ApiProperty()
  sat: number;

  @ApiProperty()
  passed: number;

  @ApiProperty({ type: String, nullable: true })
  remark: string | null;

  @ApiProperty()
  version: number;
}

export class CohortPage extends Page {
  @ApiProperty({ type: [CohortResponse] })
  items: CohortResponse[];
}

export function toCohort(cohort: ExamCohort): CohortResponse {
  const { id, programmeId, regionCode, level, examYear, enrolled, sat, passed, remark, version } = cohort;
  return { id, programmeId, regionCode, level, examYear, enrolled, sat, passed, remark, version };
}
