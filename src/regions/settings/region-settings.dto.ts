import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateIf, ValidateNested } from 'class-validator';
import { DateField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import {
  type BandEnds,
  type BandLevel,
  DATED_SETTINGS,
  type DatedSettingName,
  type DatedSettings,
  type FundingShare,
  type PlainSettings,
  type Signatories,
  type StipendBand,
} from '../region-settings.js';
import { CHANGE_STATES, type ChangeState } from './region-setting-change.entity.js';

const OWN = { optional: true, nullable: true };
const CLEARS = 'null takes the own one away: that of the region above holds again';

export class SignatoriesBody implements Signatories {
  @TextField({ nullable: true, max: 40, description: '制表人' })
  preparer: string | null;

  @TextField({ nullable: true, max: 40, description: '审核人' })
  reviewer: string | null;

  @TextField({ nullable: true, max: 40, description: '负责人' })
  head: string | null;
}

export class FundingShareBody implements FundingShare {
  @TextField({ max: 40, description: 'Whose money: 省级财政, 县级财政 …' })
  source: string;

  @WholeNumberField({ min: 1, max: 10_000, description: 'Hundredths of a percent' })
  share: number;
}

function BandOfLevel(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: () => BandEndsBody, required: false }),
    ValidateIf((_object, value) => value !== undefined),
    ValidateNested(),
    Type(() => BandEndsBody),
  );
}

export class BandEndsBody implements BandEnds {
  @WholeNumberField({ nullable: true, max: 10_000_000, description: 'Null: no lower end' })
  minFen: number | null;

  @WholeNumberField({ nullable: true, max: 10_000_000, description: 'Null: no upper end' })
  maxFen: number | null;
}

export class BandLevelsBody implements Partial<Record<BandLevel, BandEnds>> {
  @BandOfLevel()
  junior?: BandEndsBody;

  @BandOfLevel()
  intermediate?: BandEndsBody;

  @BandOfLevel()
  senior?: BandEndsBody;
}

export class StipendBandBody extends BandEndsBody implements StipendBand {
  @ApiProperty({
    type: BandLevelsBody,
    required: false,
    description: 'Of levels with a band of their own, in place of the common one',
  })
  @ValidateIf((_object, value) => value !== undefined)
  @ValidateNested()
  @Type(() => BandLevelsBody)
  levels?: BandLevelsBody;
}

/** What is not stated stays. */
export class RegionSettingsRequest {
  @TextField({ ...OWN, max: 100, description: `The department's name on sheets; ${CLEARS}` })
  departmentName?: string | null;

  @TextField({ ...OWN, max: 60, description: '联系电话' })
  contactPhone?: string | null;

  @TextField({ ...OWN, max: 60, description: '监督投诉电话: where objections to a public notice are taken' })
  objectionPhone?: string | null;

  @WholeNumberField({ ...OWN, min: 1, max: 28, description: "The day by which a station's monthly report is due" })
  stationReportDueDay?: number | null;

  @ApiProperty({ type: SignatoriesBody, nullable: true, required: false })
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @ValidateNested()
  @Type(() => SignatoriesBody)
  signatories?: SignatoriesBody | null;

  @TextField({ ...OWN, max: 100, description: '资金来源' })
  fundingSource?: string | null;

  @ApiProperty({
    type: [FundingShareBody],
    nullable: true,
    required: false,
    description: 'Who pays which part of each line, rounded down, the rest by the first; 10000 in all',
  })
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @ValidateNested({ each: true })
  @Type(() => FundingShareBody)
  fundingShares?: FundingShareBody[] | null;

  @TextField({ ...OWN, max: 100, description: '文号' })
  documentNo?: string | null;

  @TextField({ ...OWN, max: 100, description: '预算科目' })
  budgetSubject?: string | null;

  @ApiProperty({
    type: StipendBandBody,
    required: false,
    description: 'Proposed with effectiveFrom and reason; in force when another person approved it',
  })
  @ValidateIf((_object, value) => value !== undefined)
  @ValidateNested()
  @Type(() => StipendBandBody)
  stipendBandFen?: StipendBandBody;

  @WholeNumberField({ optional: true, max: 10_000_000, description: 'Proposed in the same way' })
  recoveryMonthlyFloorFen?: number;

  @DateField({ optional: true, description: 'From when on what is proposed is to hold' })
  effectiveFrom?: string;

  @TextField({ optional: true, max: 500 })
  reason?: string;
}

export class SettingDecisionRequest {
  @TextField({ optional: true, max: 500 })
  comment?: string;
}

export class PlainSettingsResponse implements Record<keyof PlainSettings, unknown> {
  @ApiProperty({ type: String, nullable: true })
  departmentName: string | null;

  @ApiProperty({ type: String, nullable: true })
  contactPhone: string | null;

  @ApiProperty({ type: String, nullable: true })
  objectionPhone: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  stationReportDueDay: number | null;

  @ApiProperty({ type: SignatoriesBody, nullable: true })
  signatories: Signatories | null;

  @ApiProperty({ type: String, nullable: true })
  fundingSource: string | null;

  @ApiProperty({ type: [FundingShareBody], nullable: true })
  fundingShares: FundingShare[] | null;

  @ApiProperty({ type: String, nullable: true })
  documentNo: string | null;

  @ApiProperty({ type: String, nullable: true })
  budgetSubject: string | null;
}

export class SettingsInForceResponse extends PlainSettingsResponse implements Record<keyof DatedSettings, unknown> {
  @ApiProperty({ type: StipendBandBody, nullable: true })
  stipendBandFen: StipendBand | null;

  @ApiProperty({ type: 'integer', nullable: true })
  recoveryMonthlyFloorFen: number | null;
}

export class SettingChangeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: DATED_SETTINGS })
  name: DatedSettingName;

  @ApiProperty({ type: StipendBandBody, nullable: true, description: 'Of the band' })
  stipendBandFen: StipendBand | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the floor' })
  recoveryMonthlyFloorFen: number | null;

  @ApiProperty({ format: 'date' })
  effectiveFrom: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ enum: CHANGE_STATES })
  state: ChangeState;

  @ApiProperty({ format: 'uuid' })
  proposedBy: string;

  @ApiProperty()
  proposedByName: string;

  @ApiProperty({ format: 'date-time' })
  proposedAt: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName: string | null;

  @ApiProperty({ type: Date, nullable: true })
  decidedAt: Date | null;
}

export class RegionSettingsResponse {
  @ApiProperty({ example: '341821' })
  regionCode: string;

  @ApiProperty({ example: '郎溪县' })
  regionName: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ description: 'What the region set itself; null where that of a region above holds' })
  own: PlainSettingsResponse;

  @ApiProperty({ description: 'What holds today, from wherever it comes' })
  inForce: SettingsInForceResponse;

  @ApiProperty({ type: [SettingChangeResponse], description: 'Of what money rests on, the latest first' })
  changes: SettingChangeResponse[];
}
