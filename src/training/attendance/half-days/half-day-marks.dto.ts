import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, ValidateNested } from 'class-validator';
import { WithdrawnRegistration } from '../../../certificates/education/education.dto.js';
import { ChoiceField, IdField, TextField } from '../../../common/fields/fields.js';
import { Page, PageQuery } from '../../../common/http/paging.js';
import { HALF_DAY_MARKS, type HalfDayMark } from '../../half-days/half-day-rules.js';
import {
  ATTENDANCE_SOURCES,
  ATTENDANCE_STATUSES,
  type AttendanceSource,
  type AttendanceStatus,
} from '../attendance.entity.js';

export class HalfDayMarkItem {
  @IdField()
  enrolmentId: string;

  @ChoiceField(HALF_DAY_MARKS, { description: 'attended: with the check-out, where one is asked for' })
  mark: HalfDayMark;
}

export class HalfDayMarksRequest {
  @ApiProperty({ type: [HalfDayMarkItem], maxItems: 1000 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique((item: HalfDayMarkItem | null) => item?.enrolmentId)
  @ValidateNested({ each: true })
  @Type(() => HalfDayMarkItem)
  items: HalfDayMarkItem[];
}

export class HalfDayCorrectionRequest {
  @ChoiceField(HALF_DAY_MARKS)
  mark: HalfDayMark;

  @TextField({ max: 200 })
  reason: string;
}

export class AttendanceGridQuery extends PageQuery {
  @IdField({ optional: true, description: 'Only those of whom nothing of this half-day was told' })
  openInHalfDayId?: string;
}

export class HalfDayMarkResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  halfDayId: string;

  @ApiProperty({ enum: HALF_DAY_MARKS })
  mark: HalfDayMark;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  checkedInAt: Date | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  checkedOutAt: Date | null;

  @ApiProperty({ enum: ATTENDANCE_SOURCES })
  source: AttendanceSource;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  correctedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  correctionReason: string | null;

  @ApiProperty({ description: 'For If-Match' })
  version: number;
}

export class AttendanceGridRow {
  @ApiProperty({ format: 'uuid' })
  enrolmentId: string;

  @ApiProperty({ description: '编号 on the sign-in sheet' })
  position: number;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ type: String, nullable: true })
  stationName: string | null;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: [HalfDayMarkResponse], description: 'Of the half-days of which something was told' })
  marks: HalfDayMarkResponse[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null while nothing is attended or told' })
  attendanceId: string | null;

  @ApiProperty({ enum: ATTENDANCE_STATUSES, nullable: true, description: 'What the half-days come to' })
  status: AttendanceStatus | null;

  @ApiProperty({ description: '学时 credited' })
  hours: number;

  @ApiProperty({ description: 'Whether the hours are those that completion asks for' })
  completed: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Of the certificate of completion that holds' })
  certificateNumber: string | null;
}

export class AttendanceGridPage extends Page {
  @ApiProperty({ type: [AttendanceGridRow] })
  items: AttendanceGridRow[];
}

export class CorrectedHalfDayResponse extends AttendanceGridRow {
  @ApiProperty({ type: [WithdrawnRegistration] })
  withdrawnRegistrations: WithdrawnRegistration[];
}
