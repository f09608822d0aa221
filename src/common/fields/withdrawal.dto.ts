import { ApiProperty } from '@nestjs/swagger';
import { TextField } from './fields.js';

/** 作废: taken back as never right. Why stays in the log with what it was. */
export class WithdrawalRequest {
  @TextField({ max: 200 })
  reason: string;
}

export class WithdrawalResponse {
  @ApiProperty({ format: 'uuid', description: 'Of what was withdrawn' })
  id: string;
}
