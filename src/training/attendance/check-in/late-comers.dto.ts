import { ApiProperty } from '@nestjs/swagger';
import { IdField, LastFourField, TextField } from '../../../common/fields/fields.js';

export class LateComerRequest {
  @TextField({ max: 50 })
  name: string;

  @LastFourField()
  lastFour: string;

  @IdField({ optional: true, description: 'Of half-days: for which one; the one that is on unless stated' })
  halfDayId?: string;
}

export class LateComerResponse {
  @ApiProperty({ format: 'uuid' })
  enrolmentId: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: '编号 on the sign-in sheet' })
  position: number;

  @ApiProperty({ description: 'Whether the seat was given now; false for somebody who had one' })
  added: boolean;

  @ApiProperty({ description: 'Whether the check-in was written down now; false for somebody who had checked in' })
  checkedIn: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'In Chinese; null for a session of one stretch' })
  halfDay: string | null;
}
