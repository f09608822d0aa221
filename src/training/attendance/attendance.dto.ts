import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, ValidateNested } from 'class-validator';
import { WithdrawnRegistration } from '../../certificates/education/education.dto.js';
import { HoursField } from '../../certificates/education/hours-field.js';
import { ChoiceField, IdField, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import {
  ATTENDANCE_SOURCES,
  ATTENDANCE_STATUSES,
  type AttendanceSource,
  type AttendanceStatus,
} from './attendance.entity.js';

export class AttendanceQuery extends PageQuery {
  @ChoiceField([...ATTENDANCE_STATUSES, 'none'], { optional: true, description: 'none: enrolled and not yet told' })
  status?: AttendanceStatus | 'none';
}

export class AttendanceItem {
  @IdField()
  enrolmentId: string;

  @ChoiceField(ATTENDANCE_STATUSES)
  status: AttendanceStatus;

  @HoursField({ optional: true, min: 0, description: 'Of `partial` only' })
  hours?: number;
}

export class AttendanceRequest {
  @ApiProperty({ type: [AttendanceItem], maxItems: 1000 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique((item: AttendanceItem | null) => item?.enrolmentId)
  @ValidateNested({ each: true })
  @Type(() => AttendanceItem)
  items: AttendanceItem[];
}

export class CorrectionRequest {
  @ChoiceField(ATTENDANCE_STATUSES)
  status: AttendanceStatus;

  @HoursField({ optional: true, min: 0, description: 'Of `partial` only' })
  hours?: number;

  @TextField({ max: 200 })
  reason: string;
}

export class AttendanceResponse {
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

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null while nothing was told' })
  attendanceId: string | null;

  @ApiProperty({ enum: ATTENDANCE_STATUSES, nullable: true })
  status: AttendanceStatus | null;

  @ApiProperty({ type: Number, nullable: true, description: '学时 credited' })
  hours: number | null;

  @ApiProperty({ enum: ATTENDANCE_SOURCES, nullable: true })
  source: AttendanceSource | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  recordedAt: Date | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  correctedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  correctionReason: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the attendance, for If-Match' })
  version: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the certificate of completion that holds' })
  certificateNumber: string | null;
}

export class AttendancePage extends Page {
  @ApiProperty({ type: [AttendanceResponse] })
  items: AttendanceResponse[];
}

export class RecordedResponse {
  @ApiProperty({ description: 'Told for the first time' })
  recorded: number;

  @ApiProperty()
  corrected: number;

  @ApiProperty()
  unchanged: number;

  @ApiProperty({
    type: [WithdrawnRegistration],
    description: 'Renewals that rested on hours which the corrections took away, and went with them',
  })
  withdrawnRegistrations: WithdrawnRegistration[];
}

export class CorrectedResponse extends AttendanceResponse {
  @ApiProperty({ type: [WithdrawnRegistration] })
  withdrawnRegistrations: WithdrawnRegistration[];
}
