import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, MonthField, RegionCodeField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { STATION_GRADES, STATION_KINDS, type StationGrade, type StationKind } from '../station.entity.js';

export const COVERAGE_GAPS = ['staff', 'report'] as const;
export type CoverageGap = (typeof COVERAGE_GAPS)[number];

export class CoverageQuery extends PageQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;

  @MonthField({
    optional: true,
    description: 'The month whose reports and stipends are looked at; last month unless stated',
  })
  month?: string;

  @ChoiceField(COVERAGE_GAPS, { optional: true, description: 'Only stations without staff, or without that report' })
  gap?: CoverageGap;
}

export class TownshipGap {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  countyCode: string;

  @ApiProperty()
  countyName: string;
}

export class CoverageItem {
  @ApiProperty({ format: 'uuid' })
  stationId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: STATION_KINDS })
  kind: StationKind;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ description: 'Of the county in which it lies; the city for one that serves all of it' })
  countyCode: string;

  @ApiProperty()
  countyName: string;

  @ApiProperty({ enum: STATION_GRADES })
  grade: StationGrade;

  @ApiProperty({ description: 'People on site' })
  staff: number;

  @ApiProperty({ description: 'Of them with a valid certificate' })
  certified: number;

  @ApiProperty({ description: 'Whether the report of the month has come' })
  reported: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day for that report' })
  reportDueOn: string | null;

  @ApiProperty({ description: 'Hours that its registered people still miss for the registration they are in' })
  hoursMissing: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Stipends of the month, paid or on their way, of those on site in it; null for who may not read them',
  })
  stipendCostFen: number | null;
}

export class CoverageTotals {
  @ApiProperty({ description: 'Townships in the region' })
  townships: number;

  @ApiProperty({ description: 'Of them with a station that serves' })
  townshipsWithStation: number;

  @ApiProperty()
  stations: number;

  @ApiProperty()
  rooms: number;

  @ApiProperty()
  withoutStaff: number;

  @ApiProperty()
  withoutReport: number;

  @ApiProperty({ description: 'People on site, each once' })
  staff: number;

  @ApiProperty()
  certified: number;

  @ApiProperty({ type: Number, nullable: true, description: 'certified / staff; null without staff', example: 0.4259 })
  certifiedShare: number | null;

  @ApiProperty({ description: 'Each person once' })
  hoursMissing: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Each person once' })
  stipendCostFen: number | null;
}

/** The board: every serving station of the region, with what is lacking. */
export class CoverageResponse extends Page {
  @ApiProperty()
  regionCode: string;

  @ApiProperty({ example: '2024-11' })
  month: string;

  @ApiProperty({ format: 'date', description: 'The day looked at: the last of the month, or today if that is earlier' })
  asOf: string;

  @ApiProperty({ type: CoverageTotals })
  totals: CoverageTotals;

  @ApiProperty({ type: [TownshipGap], description: 'Townships in which no station serves' })
  townshipsWithoutStation: TownshipGap[];

  @ApiProperty({ type: [CoverageItem], description: 'One page of stations, by region' })
  items: CoverageItem[];
}
