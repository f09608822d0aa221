import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { ChoiceField, WholeNumberField } from '../../common/fields/fields.js';
import { CAP_BYS, type CapBy, PERIODS, YEAR_KINDS, YEAR_PAYS, type YearTerms } from '../terms/policy-terms.js';

/** How a stipend is settled by the year (stipends). */
export class YearBody implements YearTerms {
  @ChoiceField(YEAR_KINDS, {
    description: '`service`: counted from the later of the joined service and the certificate; pays `whole` only',
  })
  year: YearTerms['year'];

  @ChoiceField(YEAR_PAYS, {
    description: '`months`: the year’s months, all at its end; `whole`: one rate for each completed year',
  })
  pays: YearTerms['pays'];

  @WholeNumberField({ max: 12, description: 'Consecutive covered months in the year; 0: none are asked for' })
  minMonths: number;

  @WholeNumberField({ max: 12, description: 'Months of the year with a certificate; 0: none are asked for' })
  minHeldMonths: number;
}

type Period = (typeof PERIODS)[number];

/** What a request for a policy says of years and of the cap. */
export class YearsRequest {
  @ChoiceField(CAP_BYS, {
    optional: true,
    nullable: true,
    description: 'Stipend; `elapsed`: all months since the first one owed, gaps included; paid unless stated',
  })
  capBy?: CapBy | null;

  @ChoiceField(PERIODS, { optional: true, nullable: true, description: 'Stipend; as `year` says unless stated' })
  period?: Period | null;

  @ApiPropertyOptional({ type: YearBody, nullable: true, description: 'Stipend; with `period: year`' })
  @IsOptional()
  @ValidateNested()
  @Type(() => YearBody)
  year?: YearBody | null;
}

/** What is told of it. */
export class YearsTold {
  @ApiProperty({ enum: CAP_BYS, nullable: true })
  capBy: CapBy | null;

  @ApiProperty({ enum: PERIODS, nullable: true })
  period: Period | null;

  @ApiProperty({ type: YearBody, nullable: true })
  year: YearBody | null;
}
