import { ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import { LEVELS, type Level } from '../../certificates/level.js';
import { DateField, FlagQuery, IdField, LastFourField, TextField } from '../../common/fields/fields.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { PostResponse } from '../../workers/posts/posts.dto.js';

export class StaffQuery extends PageQuery {
  @FlagQuery({ description: 'Only those on site today (true) or not (false); all unless stated' })
  onSite?: boolean;
}

export class StaffRequest {
  @IdField({ description: 'A person of the register, in the region of the caller' })
  workerId: string;

  @DateField()
  startOn: string;

  @DateField({ optional: true, nullable: true, description: 'The last day on site; open while there' })
  endOn?: string | null;
}

export class NamedStaffRequest {
  @TextField({ max: 50 })
  name: string;

  @LastFourField()
  lastFour: string;

  @DateField()
  startOn: string;
}

export class UpdateStaffRequest {
  @DateField({ optional: true })
  startOn?: string;

  @DateField({ optional: true, nullable: true, description: 'The last day on site; null while there' })
  endOn?: string | null;

  @TextField({ optional: true, max: 200, description: 'Why it is corrected; needed for the start' })
  reason?: string;
}

class StationWorker {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  stationId: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Masked', example: '341800********0015' })
  identityNumber: string;

  @ApiProperty({ enum: LEVELS, nullable: true, description: 'The highest certificate valid today' })
  level: Level | null;
}

export class StaffResponse extends IntersectionType(
  StationWorker,
  PickType(PostResponse, ['startOn', 'endOn', 'version'] as const),
) {}

export class StaffPage extends Page {
  @ApiProperty({ type: [StaffResponse] })
  items: StaffResponse[];
}

export interface StaffRow extends Omit<StaffResponse, 'identityNumber'> {
  identityCipher: Buffer;
}

export function toStaff({ identityCipher, ...row }: StaffRow, personalData: PersonalData): StaffResponse {
  return { ...row, identityNumber: maskIdentityNumber(personalData.decrypt(identityCipher)) };
}
