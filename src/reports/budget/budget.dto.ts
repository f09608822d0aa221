import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ChoiceField, RegionCodeField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import { YearlyFigureQuery } from '../reports.dto.js';

const FEN = { type: 'integer', format: 'int64' } as const;
const MOST_PEOPLE = 100_000;

function CountQuery(description: string, max = MOST_PEOPLE): PropertyDecorator {
  return (target, name) => {
    for (const decorate of [
      ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: max, default: 0, description }),
      IsOptional(),
      Type(() => Number),
      IsInt(),
      Min(0),
      Max(max),
    ])
      decorate(target, name);
  };
}

export class BudgetQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 2000, maximum: 2199, description: 'Next year unless stated' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2199)
  year?: number;

  @CountQuery('People who obtain a junior certificate in the year')
  newJunior: number = 0;

  @CountQuery('People who obtain an intermediate certificate in the year')
  newIntermediate: number = 0;

  @CountQuery('People who obtain a senior certificate in the year')
  newSenior: number = 0;

  @CountQuery('Of those who are paid a stipend, how many in a hundred leave in the year', 100)
  leaversPercent: number = 0;
}

export class BudgetLine {
  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ type: 'integer', description: 'Who are owed something of it as they are' })
  people: number;

  @ApiProperty({ ...FEN, description: 'What approved policies owe in the year to the people as they are' })
  asTheyAreFen: number;

  @ApiProperty({ ...FEN, description: 'Not above zero: what leavers are not paid' })
  leaversFen: number;

  @ApiProperty(FEN)
  newlyCertifiedFen: number;

  @ApiProperty({ ...FEN, description: 'Owed by today, neither paid nor on its way' })
  carriedFen: number;

  @ApiProperty(FEN)
  totalFen: number;

  @ApiProperty({ ...FEN, nullable: true, description: 'As it was entered for the year; null where none was' })
  budgetFen: number | null;
}

export class BudgetSource {
  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ type: String, nullable: true, description: 'Null where the region names none' })
  source: string | null;

  @ApiProperty(FEN)
  totalFen: number;
}

export class BudgetResponse {
  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ type: 'integer' })
  year: number;

  @ApiProperty({ format: 'date', description: 'The day of the people and of what is carried over' })
  asOf: string;

  @ApiProperty({ type: [BudgetLine] })
  items: BudgetLine[];

  @ApiProperty({ type: [BudgetSource], description: 'The totals of the items by whose money it is' })
  sources: BudgetSource[];

  @ApiProperty(FEN)
  totalFen: number;

  @ApiProperty({ type: [String], description: 'Whole sentences: how it was reckoned' })
  notes: string[];
}

export class BudgetsQuery extends YearlyFigureQuery {}

export class SetBudgetRequest {
  @RegionCodeField()
  regionCode: string;

  @WholeNumberField({ min: 2000, max: 2199 })
  year: number;

  @ChoiceField(PAY_KINDS)
  kind: PayKind;

  @WholeNumberField({ max: 1_000_000_000_000, description: 'Integer fen' })
  budgetFen: number;

  @WholeNumberField({
    max: 1_000_000_000_000,
    nullable: true,
    description: 'What stands there for whoever enters it: null for nothing. Otherwise than that, 409',
  })
  replacesFen: number | null;

  @TextField({ optional: true, nullable: true, max: 200, description: 'The paper that it rests on' })
  basis?: string | null;
}

export class YearlyBudgetResponse {
  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: 'integer' })
  year: number;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty(FEN)
  budgetFen: number;

  @ApiProperty({ type: String, nullable: true })
  basis: string | null;

  @ApiProperty({ format: 'date-time' })
  setAt: Date;
}

export class YearlyBudgetList {
  @ApiProperty({ type: [YearlyBudgetResponse] })
  items: YearlyBudgetResponse[];

  @ApiProperty({ type: 'integer' })
  total: number;
}
