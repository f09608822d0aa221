import { ApiProperty } from '@nestjs/swagger';
import { MonthField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';

const MOST = 1_000_000;

export class StationReportsQuery extends PageQuery {
  @MonthField({ optional: true })
  fromMonth?: string;

  @MonthField({ optional: true })
  toMonth?: string;
}

export class StationReportRequest {
  @MonthField({ description: 'Not in the future' })
  month: string;

  @WholeNumberField({ max: MOST, description: '个案' })
  caseCount: number;

  @WholeNumberField({ max: MOST, description: '小组' })
  groupCount: number;

  @WholeNumberField({ max: MOST, description: '社区活动' })
  communityCount: number;

  @WholeNumberField({ max: MOST, description: '走访' })
  visitCount: number;

  @WholeNumberField({ max: MOST, description: '服务人次' })
  peopleServed: number;

  @TextField({ optional: true, nullable: true, max: 500 })
  remark?: string | null;
}

export class CorrectReportRequest {
  @WholeNumberField({ optional: true, max: MOST })
  caseCount?: number;

  @WholeNumberField({ optional: true, max: MOST })
  groupCount?: number;

  @WholeNumberField({ optional: true, max: MOST })
  communityCount?: number;

  @WholeNumberField({ optional: true, max: MOST })
  visitCount?: number;

  @WholeNumberField({ optional: true, max: MOST })
  peopleServed?: number;

  @TextField({ optional: true, nullable: true, max: 500 })
  remark?: string | null;

  @TextField({ max: 200, description: 'Why it is corrected; stands in the log beside what was there before' })
  reason: string;
}

export class StationReportResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  stationId: string;

  @ApiProperty({ example: '2024-11' })
  month: string;

  @ApiProperty()
  caseCount: number;

  @ApiProperty()
  groupCount: number;

  @ApiProperty()
  communityCount: number;

  @ApiProperty()
  visitCount: number;

  @ApiProperty()
  peopleServed: number;

  @ApiProperty({ type: String, nullable: true })
  remark: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day on which it was in time' })
  dueOn: string | null;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;

  @ApiProperty({ description: 'Submitted after `dueOn`, by the day of Asia/Shanghai' })
  late: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  correctedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  correctionReason: string | null;

  @ApiProperty({ description: 'Photographs and other papers that hang on it (`station-report` of `/attachments`)' })
  photographs: number;

  @ApiProperty({ description: 'The station was evaluated for its year: its manager adds no more photographs' })
  evaluated: boolean;

  @ApiProperty()
  version: number;
}

export class StationReportPage extends Page {
  @ApiProperty({ type: [StationReportResponse] })
  items: StationReportResponse[];
}

export interface ReportRow extends Omit<StationReportResponse, 'submittedAt' | 'correctedAt'> {
  submittedAt: Date;
  correctedAt: Date | null;
}

export function toStationReport(row: ReportRow): StationReportResponse {
  return { ...row, submittedAt: row.submittedAt.toISOString(), correctedAt: row.correctedAt?.toISOString() ?? null };
}
