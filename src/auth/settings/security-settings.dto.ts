import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, ValidateIf } from 'class-validator';
import { WholeNumberField } from '../../common/fields/fields.js';
import { ROLES, type Role } from '../access/roles.js';
import type { SecuritySettings } from './security-settings.entity.js';

const ROLES_THAT_NEED_IT = 'Whoever has one of these roles can do nothing before a second factor is enrolled';
const SHORTEST = 'Characters; asked when a password is set, those in use stay good';
const OLDEST =
  'A password this old must be changed at the next request; null asks for no change in time (NIST SP 800-63B)';
const IDLE = 'A session ends that was not refreshed for so long (GB/T 22239-2019 8.1.4.1, 登录连接超时自动退出)';
const LONGEST = 'A session ends so long after its login, however busy it is';
const SESSIONS = 'Per account; one more login ends the oldest';
const REVEALS = 'Whole numbers of one person, per account: so many at once, and as many again within each hour';
const FILES = 'Files with whole numbers of many, per account, counted in the same way';

export class SecuritySettingsRequest {
  @ApiProperty({ required: false, enum: ROLES, isArray: true, description: ROLES_THAT_NEED_IT })
  @ValidateIf((_object, value) => value !== undefined)
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  secondFactorRoles?: Role[];

  @WholeNumberField({ optional: true, min: 8, max: 64, description: SHORTEST })
  minPasswordLength?: number;

  @WholeNumberField({ optional: true, nullable: true, min: 1, max: 3650, description: OLDEST })
  passwordMaxDays?: number | null;

  @WholeNumberField({ optional: true, min: 5, max: 1440, description: IDLE })
  idleMinutes?: number;

  @WholeNumberField({ optional: true, min: 1, max: 168, description: LONGEST })
  sessionHours?: number;

  @WholeNumberField({ optional: true, min: 1, max: 100, description: SESSIONS })
  maxSessions?: number;

  @WholeNumberField({ optional: true, min: 1, max: 10_000, description: REVEALS })
  revealsPerHour?: number;

  @WholeNumberField({ optional: true, min: 1, max: 10_000, description: FILES })
  filesPerHour?: number;
}

export class SecuritySettingsResponse {
  @ApiProperty({ enum: ROLES, isArray: true, description: ROLES_THAT_NEED_IT })
  secondFactorRoles: Role[];

  @ApiProperty({ description: SHORTEST })
  minPasswordLength: number;

  @ApiProperty({ type: Number, nullable: true, description: OLDEST })
  passwordMaxDays: number | null;

  @ApiProperty({ description: IDLE })
  idleMinutes: number;

  @ApiProperty({ description: LONGEST })
  sessionHours: number;

  @ApiProperty({ description: SESSIONS })
  maxSessions: number;

  @ApiProperty({ description: REVEALS })
  revealsPerHour: number;

  @ApiProperty({ description: FILES })
  filesPerHour: number;

  @ApiProperty()
  version: number;
}

export function toSecuritySettings(settings: SecuritySettings): SecuritySettingsResponse {
  const { id: _one, ...shown } = settings;
  return shown;
}
