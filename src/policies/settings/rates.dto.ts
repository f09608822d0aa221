import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsDefined, ValidateNested } from 'class-validator';
import { ChoicesField, WholeNumberField } from '../../common/fields/fields.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../../workers/organizations/organization-kind.js';
import type { LevelRates } from '../terms/policy-terms.js';

/** Null: the document says nothing of the level, and another policy may hold for it; 0 holds and pays nothing. */
export class RatesFen implements LevelRates {
  @WholeNumberField({ nullable: true })
  junior: number | null;

  @WholeNumberField({ nullable: true })
  intermediate: number | null;

  @WholeNumberField({ nullable: true })
  senior: number | null;
}

/** The first group that names a post's kind of employer holds for it; the one that names none, at the end, for all others. */
export class RateGroupRequest {
  @ChoicesField(ORGANIZATION_KINDS, { optional: true, description: 'Only the last group may leave them out' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ORGANIZATION_KINDS.length)
  employers?: OrganizationKind[];

  @ApiProperty({ type: RatesFen })
  @IsDefined()
  @ValidateNested()
  @Type(() => RatesFen)
  levels: RatesFen;
}

export class RateGroupResponse {
  @ApiPropertyOptional({ enum: ORGANIZATION_KINDS, isArray: true, description: 'Absent: all other employers' })
  employers?: OrganizationKind[];

  @ApiProperty({ type: RatesFen })
  levels: RatesFen;
}
