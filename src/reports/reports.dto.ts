import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ChoiceField, DateField, RegionCodeField } from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';

export class OverviewQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;

  @DateField({
    optional: true,
    description: 'First day for what happens (trainings, payments); from the beginning unless stated',
  })
  from?: string;

  @DateField({
    optional: true,
    description:
      'Last day for what happens, and the day on which people, certificates and stations are counted; today unless stated',
  })
  to?: string;
}

export class YearlyFigureQuery {
  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 2000,
    maximum: 2199,
    description: 'This year unless stated',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2199)
  year?: number;
}

export class YearlyQuery extends YearlyFigureQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;
}

/** county, year: every figure. line, programme, organiser: the figures of training. */
export const BREAKDOWNS = ['county', 'year', 'line', 'programme', 'organiser'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export class BreakdownQuery extends PageQuery {
  @ChoiceField(BREAKDOWNS)
  by: Breakdown;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @DateField({ optional: true, description: 'For by=year five years unless stated' })
  from?: string;

  @DateField({ optional: true })
  to?: string;
}

export class LevelFigures {
  @ApiProperty()
  junior: number;

  @ApiProperty()
  intermediate: number;

  @ApiProperty()
  senior: number;
}

export class FeaturedFigures {
  @ApiProperty()
  provincial: number;

  @ApiProperty()
  city: number;
}

export class TrainingFigures {
  @ApiProperty({ description: 'Held in the period by the region, or with people of the region' })
  trainingSessions: number;

  @ApiProperty({ description: '人次: who was there, counted at every session' })
  attendances: number;

  @ApiProperty({ description: '人数: who was there, counted once' })
  participants: number;
}

export class Figures extends TrainingFigures {
  @ApiProperty({ description: 'People registered in the region' })
  talents: number;

  @ApiProperty({ description: 'Of them with a valid certificate' })
  certified: number;

  @ApiProperty({ type: LevelFigures, description: 'The certified by their highest valid level' })
  byLevel: LevelFigures;

  @ApiProperty({ description: '社工站 that serve' })
  stations: number;

  @ApiProperty({ description: '社工室 that serve' })
  rooms: number;

  @ApiProperty({ type: FeaturedFigures, description: '特色 among both' })
  featuredStations: FeaturedFigures;

  @ApiProperty({ description: 'Paid in the period, less what came back in it; integer fen' })
  awardsPaidFen: number;

  @ApiProperty({ description: 'Paid in the period, less what came back in it; integer fen' })
  stipendsPaidFen: number;
}

export class OverviewResponse extends Figures {
  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from: string | null;

  @ApiProperty({ format: 'date' })
  to: string;
}

/** Of the running year, for whoever opens the first page. */
export class StandingResponse {
  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ format: 'date' })
  to: string;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'As the overview tells it: less what came back' })
  paidFen: number;

  @ApiProperty({ type: 'integer', description: 'Payouts with something still to be paid, whatever their year' })
  pendingPayouts: number;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    description: 'What the bank is to pay by them and has not answered; lines that are held are not in it',
  })
  pendingFen: number;

  @ApiProperty({ type: 'integer', description: 'People registered in the region' })
  talents: number;

  @ApiProperty({ type: 'integer', description: 'Of them with a valid certificate' })
  certified: number;
}

export class BreakdownItem extends TrainingFigures {
  @ApiProperty({ description: 'Region code, year, line, programme id, or organiser' })
  key: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: Number, required: false })
  talents?: number;

  @ApiProperty({ type: Number, required: false })
  certified?: number;

  @ApiProperty({ type: LevelFigures, required: false })
  byLevel?: LevelFigures;

  @ApiProperty({ type: Number, required: false })
  stations?: number;

  @ApiProperty({ type: Number, required: false })
  rooms?: number;

  @ApiProperty({ type: FeaturedFigures, required: false })
  featuredStations?: FeaturedFigures;

  @ApiProperty({ type: Number, required: false })
  awardsPaidFen?: number;

  @ApiProperty({ type: Number, required: false })
  stipendsPaidFen?: number;
}

export class BreakdownResponse extends Page {
  @ApiProperty({ enum: BREAKDOWNS })
  by: Breakdown;

  @ApiProperty({ type: [BreakdownItem] })
  items: BreakdownItem[];
}
