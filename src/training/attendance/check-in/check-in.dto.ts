import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IdField, TextField } from '../../../common/fields/fields.js';

export class CheckInRequest {
  @IdField()
  sessionId: string;

  @TextField({ max: 20, description: 'The code on the trainer’s screen' })
  code: string;

  @TextField({ max: 50 })
  name: string;

  @ApiProperty({ pattern: '^[0-9]{3}[0-9Xx]$', description: 'The last four of the identity number' })
  @Matches(/^\d{3}[\dXx]$/)
  lastFour: string;
}

export class CheckInResponse {
  @ApiProperty()
  sessionTitle: string;

  @ApiProperty({ format: 'date-time', description: 'Of the first scan' })
  checkedInAt: Date;
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
}
