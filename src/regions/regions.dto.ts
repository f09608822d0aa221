import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, RegionCodeField } from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { type Region, REGION_LEVELS, type RegionLevel } from './region.entity.js';

export class RegionsQuery extends PageQuery {
  @ChoiceField(REGION_LEVELS, { optional: true })
  level?: RegionLevel;

  @RegionCodeField({ optional: true })
  parentCode?: string;
}

export class RegionResponse {
  @ApiProperty({ example: '341802' })
  code: string;

  @ApiProperty({ example: '宣州区' })
  name: string;

  @ApiProperty({ enum: REGION_LEVELS })
  level: RegionLevel;

  @ApiProperty({ type: String, nullable: true })
  parentCode: string | null;
}

export class RegionPage extends Page {
  @ApiProperty({ type: [RegionResponse] })
  items: RegionResponse[];
}

export function toRegion({ code, name, level, parentCode }: Region): RegionResponse {
  return { code, name, level, parentCode };
}
