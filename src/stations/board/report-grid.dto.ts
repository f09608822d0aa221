import { ApiProperty } from '@nestjs/swagger';
import { MonthField, RegionCodeField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { STATION_KINDS, type StationKind } from '../station.entity.js';

/** How a station stands to the report of a month. */
export const REPORT_STATES = ['reported', 'late', 'missing', 'open', 'not-serving'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const REPORT_STATE_NAMES: Record<ReportState, string> = {
  reported: '已报',
  late: '迟报',
  missing: '未报',
  open: '未到截止日',
  'not-serving': '当月未设站',
};

export class ReportGridQuery extends PageQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;

  @MonthField({ optional: true, description: 'The first month; eleven before the last unless stated' })
  from?: string;

  @MonthField({ optional: true, description: 'The last month; last month unless stated. At most 24 months in all' })
  to?: string;
}

export class GridMonth {
  @ApiProperty({ example: '2024-11' })
  month: string;

  @ApiProperty({ enum: REPORT_STATES })
  state: ReportState;

  @ApiProperty({ type: 'integer', description: 'How often the station was reminded of it (催报)' })
  reminders: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The last time' })
  remindedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  remindedByName: string | null;

  @ApiProperty({ description: 'Today already, so not again before tomorrow' })
  remindedToday: boolean;
}

export class GridStation {
  @ApiProperty({ format: 'uuid' })
  stationId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: STATION_KINDS })
  kind: StationKind;

  @ApiProperty()
  countyName: string;

  @ApiProperty({ type: String, nullable: true, description: 'Whom to ask; null where no account manages it' })
  managerName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the station, to ring it up' })
  contactPhone: string | null;

  @ApiProperty({ description: 'Its manager has an account, and so finds a reminder among what waits' })
  reachable: boolean;

  @ApiProperty({ type: [GridMonth], description: 'One for each month, the oldest first' })
  months: GridMonth[];

  @ApiProperty({ description: 'Months without a report whose last day has passed' })
  missing: number;
}

export class GridTotal {
  @ApiProperty({ example: '2024-11' })
  month: string;

  @ApiProperty({ description: 'Stations that served in it' })
  serving: number;

  @ApiProperty({ description: 'Of them those whose report came, in time or not' })
  reported: number;

  @ApiProperty()
  late: number;

  @ApiProperty({ description: 'Of them those whose report did not come by its last day' })
  missing: number;
}

export class ReportGridResponse extends Page {
  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: [GridTotal], description: 'Over all stations, one for each month' })
  totals: GridTotal[];

  @ApiProperty({ type: [GridStation], description: 'Those that serve today, or served in these months, by region' })
  items: GridStation[];
}
