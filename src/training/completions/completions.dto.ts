import { ApiProperty } from '@nestjs/swagger';

export class CompletionResponse {
  @ApiProperty({ example: 'JY2024-7KQ4M9ZTXA' })
  number: string;

  @ApiProperty({ format: 'uuid' })
  attendanceId: string;

  @ApiProperty({ format: 'date-time' })
  issuedAt: Date;
}

export class CompletionsResponse {
  @ApiProperty({ description: 'Given their number now' })
  issued: number;

  @ApiProperty({ description: 'Who had theirs before' })
  known: number;
}

/** What anybody who holds the paper may know: enough to compare it, not enough to find somebody. */
export class CompletionCheck {
  @ApiProperty()
  number: string;

  @ApiProperty({ description: 'False once revoked' })
  valid: boolean;

  @ApiProperty({ description: 'Masked but for the first and last character' })
  name: string;

  @ApiProperty()
  programmeTitle: string;

  @ApiProperty()
  sessionTitle: string;

  @ApiProperty()
  organiser: string;

  @ApiProperty({ format: 'date' })
  completedOn: string;

  @ApiProperty({ description: '学时 at the time of issue; null once revoked', type: Number, nullable: true })
  hours: number | null;
}
