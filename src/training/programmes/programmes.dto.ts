import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { ChoiceField, RegionCodeField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { TRAINING_LINES, type TrainingLine, type TrainingProgramme } from './programme.entity.js';

export class ProgrammesQuery extends PageQuery {
  @RegionCodeField({ optional: true, description: 'Held in this region or offered to it from above' })
  regionCode?: string;

  @ChoiceField(TRAINING_LINES, { optional: true })
  line?: TrainingLine;

  @TextField({ optional: true, max: 100, description: 'Part of the title, organiser or partner' })
  search?: string;
}

export class ProgrammeRequest {
  @ChoiceField(TRAINING_LINES, { description: 'degree 学历教育, exam_prep 资格考试培训, practice 实务能力提升' })
  line: TrainingLine;

  @TextField()
  title: string;

  @RegionCodeField({ description: 'Whose programme it is; open to everybody in that part of the tree' })
  regionCode: string;

  @TextField({ description: '主办单位' })
  organiser: string;

  @TextField({ optional: true, nullable: true, description: '承办(合作)单位' })
  partner?: string | null;

  @TextField({ optional: true, nullable: true, description: '资金来源' })
  funding?: string | null;

  @WholeNumberField({ optional: true, nullable: true })
  budgetFen?: number | null;

  @TextField({ optional: true, nullable: true, max: 1000 })
  remark?: string | null;
}

export class UpdateProgrammeRequest extends PartialType(
  PickType(ProgrammeRequest, ['line', 'title', 'organiser', 'partner', 'funding', 'budgetFen', 'remark'] as const),
  { skipNullProperties: false },
) {}

export class ProgrammeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: TRAINING_LINES })
  line: TrainingLine;

  @ApiProperty()
  title: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  organiser: string;

  @ApiProperty({ type: String, nullable: true })
  partner: string | null;

  @ApiProperty({ type: String, nullable: true })
  funding: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  budgetFen: number | null;

  @ApiProperty({ type: String, nullable: true })
  remark: string | null;

  @ApiProperty()
  version: number;
}

export class ProgrammePage extends Page {
  @ApiProperty({ type: [ProgrammeResponse] })
  items: ProgrammeResponse[];
}

export function toProgramme(programme: TrainingProgramme): ProgrammeResponse {
  const { id, line, title, regionCode, organiser, partner, funding, budgetFen, remark, version } = programme;
  return { id, line, title, regionCode, organiser, partner, funding, budgetFen, remark, version };
}
