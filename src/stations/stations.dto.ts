import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min, ValidateIf } from 'class-validator';
import {
  ChoiceField,
  DateField,
  FlagQuery,
  IdField,
  RegionCodeField,
  TextField,
  WholeNumberField,
} from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { STATION_GRADES, STATION_KINDS, type Station, type StationGrade, type StationKind } from './station.entity.js';

export const STATION_SORTS = ['regionCode:asc', 'regionCode:desc', 'name:asc', 'name:desc'] as const;
export type StationSort = (typeof STATION_SORTS)[number];

export class StationsQuery extends PageQuery {
  @TextField({ optional: true, max: 100, description: 'Part of the name' })
  search?: string;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @ChoiceField(STATION_KINDS, { optional: true })
  kind?: StationKind;

  @ChoiceField(STATION_GRADES, { optional: true })
  grade?: StationGrade;

  @FlagQuery({
    description: 'Only those that have closed (true) or that serve (false) on the day `asOf`; all unless stated',
  })
  closed?: boolean;

  @DateField({ optional: true, description: 'The day for `closed`; today unless stated' })
  asOf?: string;

  @ChoiceField(STATION_SORTS, { optional: true, description: 'regionCode:asc unless stated' })
  sort?: StationSort;
}

/** What may be stated at founding and changed later; null empties a field. */
export class StationDetails {
  @DateField({ optional: true, nullable: true })
  foundedOn?: string | null;

  @TextField({
    optional: true,
    nullable: true,
    max: 100,
    description: '主办单位; with an id, that organization’s name',
  })
  hostName?: string | null;

  @IdField({ optional: true, nullable: true })
  hostOrganizationId?: string | null;

  @TextField({
    optional: true,
    nullable: true,
    max: 100,
    description: '承接机构; with an id, that organization’s name',
  })
  operatorName?: string | null;

  @IdField({ optional: true, nullable: true })
  operatorOrganizationId?: string | null;

  @ApiProperty({
    type: Number,
    required: false,
    nullable: true,
    description: 'm², at most two decimals',
    example: 120.5,
  })
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(1_000_000)
  premisesSqm?: number | null;

  @TextField({ optional: true, nullable: true, max: 200, description: '地址' })
  address?: string | null;

  @TextField({
    optional: true,
    nullable: true,
    max: 60,
    description: '联系电话 of the office; several divided by 、 or a comma',
    example: '0563-3021234',
  })
  contactPhone?: string | null;

  @WholeNumberField({
    optional: true,
    nullable: true,
    min: 1,
    max: 10_000_000,
    description: '服务人口: people who live in what it serves',
  })
  populationServed?: number | null;

  @TextField({ optional: true, nullable: true, max: 100, description: '标牌: the wording on its sign' })
  sign?: string | null;

  @ChoiceField(STATION_GRADES, { optional: true })
  grade?: StationGrade;

  @DateField({ optional: true, nullable: true, description: 'The day of recognition as 特色' })
  gradedOn?: string | null;

  @WholeNumberField({ optional: true, nullable: true, min: 1, max: 100, description: "By the region's star scheme" })
  stars?: number | null;

  @TextField({ optional: true, nullable: true, max: 500 })
  remark?: string | null;
}

export class CreateStationRequest extends StationDetails {
  @ChoiceField(STATION_KINDS)
  kind: StationKind;

  @RegionCodeField({ description: 'Its township, or the county for one that serves the whole county' })
  regionCode: string;

  @TextField({ max: 100 })
  name: string;
}

export class UpdateStationRequest extends StationDetails {
  @ChoiceField(STATION_KINDS, { optional: true })
  kind?: StationKind;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @TextField({ optional: true, max: 100 })
  name?: string;

  @DateField({ optional: true, nullable: true, description: 'The last day of service' })
  closedOn?: string | null;

  @IdField({ optional: true, nullable: true, description: 'A station manager whose account names this station' })
  managerUserId?: string | null;

  @TextField({
    optional: true,
    max: 200,
    description: 'Why it is corrected; needed for name, kind, place and founding',
  })
  reason?: string;
}

export class StationResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: STATION_KINDS })
  kind: StationKind;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  foundedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  closedOn: string | null;

  @ApiProperty({ type: String, nullable: true })
  hostName: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  hostOrganizationId: string | null;

  @ApiProperty({ type: String, nullable: true })
  operatorName: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  operatorOrganizationId: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'm²' })
  premisesSqm: number | null;

  @ApiProperty({ type: String, nullable: true })
  address: string | null;

  @ApiProperty({ type: String, nullable: true })
  contactPhone: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'People who live in what it serves' })
  populationServed: number | null;

  @ApiProperty({ type: String, nullable: true })
  sign: string | null;

  @ApiProperty({ enum: STATION_GRADES })
  grade: StationGrade;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  gradedOn: string | null;

  @ApiProperty({ type: Number, nullable: true })
  stars: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  managerUserId: string | null;

  @ApiProperty({ type: String, nullable: true })
  managerName: string | null;

  @ApiProperty({ type: String, nullable: true })
  remark: string | null;

  @ApiProperty({ description: 'People on site today' })
  staffCount: number;

  @ApiProperty()
  version: number;
}

export class StationPage extends Page {
  @ApiProperty({ type: [StationResponse] })
  items: StationResponse[];
}

/** What a station is shown with beyond its own row. */
export type StationRow = Omit<Station, 'createdAt'> & {
  regionName: string;
  managerName: string | null;
  staffCount: number;
};
