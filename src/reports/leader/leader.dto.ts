import { ApiProperty } from '@nestjs/swagger';
import { YearlyFigureQuery } from '../reports.dto.js';

export class LeaderQuery extends YearlyFigureQuery {}

const COUNT = { type: 'integer' } as const;
const FEN = { type: 'integer', format: 'int64' } as const;

/** A year's figures of a region. */
export class LeaderYear {
  @ApiProperty(COUNT)
  talents: number;

  @ApiProperty(COUNT)
  certified: number;

  @ApiProperty({ ...COUNT, nullable: true, description: 'Of the talents, in tenths of a per cent' })
  certifiedPermille: number | null;

  @ApiProperty({ ...COUNT, description: 'People whose first certificate was approved in the year' })
  newlyCertified: number;

  @ApiProperty(FEN)
  paidFen: number;

  @ApiProperty(FEN)
  stipendsPaidFen: number;

  @ApiProperty(FEN)
  awardsPaidFen: number;

  @ApiProperty({
    ...FEN,
    nullable: true,
    description: 'Of the whole region and those below it; null where none is set',
  })
  budgetFen: number | null;

  @ApiProperty({ ...COUNT, nullable: true, description: 'Paid of the budget, in tenths of a per cent' })
  budgetPermille: number | null;

  @ApiProperty({ ...COUNT, description: 'Monthly reports of stations whose last day has passed, or that came' })
  reportsDue: number;

  @ApiProperty({ ...COUNT, description: 'Of them those that came in time' })
  reportsOnTime: number;

  @ApiProperty({ ...COUNT, nullable: true, description: 'In time of those that were due, in tenths of a per cent' })
  onTimePermille: number | null;
}

export class LeaderCounty {
  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'What lies in no county: the city’s own' })
  own: boolean;

  @ApiProperty(COUNT)
  talents: number;

  @ApiProperty(COUNT)
  certified: number;

  @ApiProperty({ ...COUNT, nullable: true })
  certifiedPermille: number | null;

  @ApiProperty(COUNT)
  newlyCertified: number;

  @ApiProperty(FEN)
  paidFen: number;

  @ApiProperty({ ...FEN, description: 'By the region whose policy pays' })
  dueFen: number;

  @ApiProperty({ ...FEN, nullable: true })
  budgetFen: number | null;
}

export class LeaderResponse {
  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty(COUNT)
  year: number;

  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ format: 'date', description: 'The last day counted: the year’s, or today' })
  to: string;

  @ApiProperty({ description: 'The year in a paragraph of whole sentences' })
  sentence: string;

  @ApiProperty({ description: 'How the figures were counted, in whole sentences' })
  note: string;

  @ApiProperty({ type: LeaderYear })
  now: LeaderYear;

  @ApiProperty({ type: LeaderYear, description: 'The whole year before' })
  before: LeaderYear;

  @ApiProperty({ ...FEN, description: 'Owed up to the last day, and today neither paid nor on its way' })
  dueFen: number;

  @ApiProperty({ ...COUNT, description: 'People who are owed it' })
  duePeople: number;

  @ApiProperty({ ...COUNT, nullable: true, description: 'Registrations that end within 90 days; null of a past year' })
  lapsing: number | null;

  @ApiProperty({ type: [LeaderCounty], description: 'None where the region is a county or lies below one' })
  counties: LeaderCounty[];
}
