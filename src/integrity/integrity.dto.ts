import { ApiProperty } from '@nestjs/swagger';

export class IntegrityCheckResponse {
  @ApiProperty({ example: 'payout-totals' })
  name: string;

  @ApiProperty({ description: 'What it is called in Chinese' })
  title: string;

  @ApiProperty()
  ok: boolean;

  @ApiProperty({ description: 'What must hold, in Chinese' })
  message: string;

  @ApiProperty({ type: [String], description: 'What breaks it, at most 20: kinds of rows with their ids' })
  examples: string[];
}

export class IntegrityResponse {
  @ApiProperty({ description: 'Every check holds' })
  ok: boolean;

  @ApiProperty({ type: [IntegrityCheckResponse] })
  checks: IntegrityCheckResponse[];
}
