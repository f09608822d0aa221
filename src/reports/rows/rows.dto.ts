import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../../certificates/level.js';
import { ChoiceField, DateField, FlagQuery, RegionCodeField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { STATION_GRADES, STATION_KINDS } from '../../stations/station.entity.js';

/** Every figure of the overview, and of the leader's page, by the name under which its rows are asked for, and what it is called. */
export const FIGURE_NAMES = {
  talents: '社会工作人才',
  certified: '持证人员',
  'new-certified': '新增持证人员',
  junior: '初级持证人员',
  intermediate: '中级持证人员',
  senior: '高级持证人员',
  stations: '社工站',
  rooms: '社工室',
  'provincial-stations': '省级特色站',
  'city-stations': '市级特色站',
  'training-sessions': '培训期数',
  attendances: '培训人次',
  participants: '培训人数',
  paid: '已发合计',
  'awards-paid': '已发一次性奖励',
  'stipends-paid': '已发职业津贴',
} as const;
export type FigureName = keyof typeof FIGURE_NAMES;
export const FIGURES = Object.keys(FIGURE_NAMES) as FigureName[];

export class FigureRowsQuery extends PageQuery {
  @ChoiceField(FIGURES)
  figure: FigureName;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @DateField({ optional: true, description: 'As for the overview' })
  from?: string;

  @DateField({ optional: true, description: 'As for the overview' })
  to?: string;

  @FlagQuery({ description: 'Only what lies in no county of the region, as its row of the breakdown by county' })
  own?: boolean;
}

export const PAID_SOURCES = ['history', 'payout', 'recovery'] as const;
export type PaidSource = (typeof PAID_SOURCES)[number];

const TEXT = { type: String, nullable: true } as const;
const ID = { ...TEXT, format: 'uuid' } as const;

/** One thing that the figure counts; what its kind does not have is null. No number of a person stands in it. */
export class FigureRow {
  @ApiProperty({ description: 'Of the row, within the figure' })
  id: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty(ID)
  workerId: string | null;

  @ApiProperty(TEXT)
  workerName: string | null;

  @ApiProperty({ ...TEXT, enum: LEVELS, description: 'The highest that is valid on the last day' })
  level: Level | null;

  @ApiProperty(ID)
  stationId: string | null;

  @ApiProperty(TEXT)
  stationName: string | null;

  @ApiProperty({ ...TEXT, enum: STATION_KINDS })
  kind: (typeof STATION_KINDS)[number] | null;

  @ApiProperty({ ...TEXT, enum: STATION_GRADES, description: 'On the last day' })
  grade: (typeof STATION_GRADES)[number] | null;

  @ApiProperty(ID)
  sessionId: string | null;

  @ApiProperty(TEXT)
  sessionTitle: string | null;

  @ApiProperty({
    ...TEXT,
    format: 'date',
    description:
      'Of a certificate its approval, of a station its foundation, of training its day, of money its arrival',
  })
  on: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Sessions: who of the region was there; people: how often',
  })
  times: number | null;

  @ApiProperty({ ...TEXT, example: 'stipend:2024-12' })
  subject: string | null;

  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Below zero what came back' })
  amountFen: number | null;

  @ApiProperty({ ...TEXT, enum: PAID_SOURCES })
  source: PaidSource | null;

  @ApiProperty(ID)
  payoutId: string | null;

  @ApiProperty(TEXT)
  payoutNumber: string | null;
}

export class FigureRowsResponse extends Page {
  @ApiProperty({ enum: FIGURES })
  figure: FigureName;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from: string | null;

  @ApiProperty({ format: 'date' })
  to: string;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description:
      'Of figures in fen the sum of all rows: the figure itself; null of those in numbers, whose figure is the total',
  })
  totalFen: number | null;

  @ApiProperty({ type: [FigureRow] })
  items: FigureRow[];
}
