import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, IdField, LastFourField, TextField } from '../../../common/fields/fields.js';

import { DAY_PARTS, type DayPart } from '../../half-days/half-day.entity.js';
import { SCAN_PURPOSES, type ScanPurpose } from '../../half-days/half-day-rules.js';

export class CheckInCodeQuery {
  @DateField({
    optional: true,
    description: 'Of half-days: of which one; the one that is usual now unless stated or over',
  })
  heldOn?: string;

  @ChoiceField(DAY_PARTS, { optional: true })
  part?: DayPart;

  @ChoiceField(SCAN_PURPOSES, { optional: true })
  purpose?: ScanPurpose;
}

export class ScanResponse {
  @ApiProperty({ format: 'uuid' })
  halfDayId: string;

  @ApiProperty({ format: 'date' })
  heldOn: string;

  @ApiProperty({ enum: DAY_PARTS })
  part: DayPart;

  @ApiProperty({ enum: SCAN_PURPOSES })
  purpose: ScanPurpose;

  @ApiProperty({ description: 'In Chinese', example: '6月10日上午签到' })
  title: string;
}

export class CheckInRequest {
  @IdField()
  sessionId: string;

  @TextField({ max: 20, description: 'The code on the trainer’s screen' })
  code: string;

  @TextField({ max: 50 })
  name: string;

  @LastFourField()
  lastFour: string;
}

export class CheckInResponse {
  @ApiProperty()
  sessionTitle: string;

  @ApiProperty({ format: 'date-time', description: 'Of the first scan' })
  checkedInAt: Date;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'In Chinese; null for a session of one stretch',
    example: '6月10日上午',
  })
  halfDay: string | null;

  @ApiProperty({ enum: SCAN_PURPOSES })
  purpose: ScanPurpose;

  @ApiProperty({ description: 'Whether the half-day counts only with a check-out' })
  asksCheckOut: boolean;
}

export class CheckInCodeResponse {
  @ApiProperty({ example: '7KQ4M9ZT' })
  code: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When the next code is shown; this one is taken for 30 seconds more',
  })
  changesAt: Date;

  @ApiProperty({
    description: 'The same as a time from now, in milliseconds: the clock of the screen may be wrong',
    example: 21400,
  })
  changesInMs: number;

  @ApiProperty({ description: 'Seconds for which a code is shown' })
  stepSeconds: number;

  @ApiProperty({ description: 'What the QR code on the screen leads to, from the service’s own root' })
  path: string;

  @ApiProperty({ type: ScanResponse, nullable: true, description: 'Of half-days: what the code is for' })
  scan: ScanResponse | null;

  @ApiProperty({ type: [ScanResponse], description: 'Of half-days: everything that may be scanned for now' })
  scans: ScanResponse[];
}
