import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { DateField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import {
  DATED_SETTINGS,
  type DatedSettingName,
  type DatedSettings,
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

export class StipendBandBody implements StipendBand {
  @WholeNumberField({ max: 10_000_000 })
  minFen: number;

  @WholeNumberField({ max: 10_000_000 })
  maxFen: number;
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
