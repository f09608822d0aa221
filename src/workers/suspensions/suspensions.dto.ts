import { ApiProperty } from '@nestjs/swagger';
import { MonthField, TextField } from '../../common/fields/fields.js';
import type { Suspension } from './suspension.entity.js';

export class SuspensionRequest {
  @MonthField()
  fromMonth: string;

  @MonthField({ optional: true, nullable: true, description: 'The last month; without one, until further notice' })
  toMonth?: string | null;

  @TextField({ max: 200 })
  reason: string;
}

export class UpdateSuspensionRequest {
  @MonthField({ optional: true })
  fromMonth?: string;

  @MonthField({ optional: true, nullable: true, description: 'The last month; null for until further notice' })
  toMonth?: string | null;

  @TextField({ optional: true, max: 200, description: 'Why the stipend is suspended, as it should have been stated' })
  cause?: string;

  @TextField({ optional: true, max: 200, description: 'Why it is corrected; needed for the first month and the cause' })
  reason?: string;
}

export class SuspensionResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '2024-03' })
  fromMonth: string;

  @ApiProperty({ type: String, nullable: true })
  toMonth: string | null;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  version: number;
}

export function toSuspension({ id, fromMonth, toMonth, reason, version }: Suspension): SuspensionResponse {
  return { id, fromMonth, toMonth, reason, version };
}
