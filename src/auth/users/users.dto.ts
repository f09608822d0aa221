import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { ChoiceField, FlagField, IdField, RegionCodeField, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { AccountFields, toAccount } from '../account.dto.js';
import { ROLES, type Role } from '../access/roles.js';
import type { User } from '../user.entity.js';

export class UsersQuery extends PageQuery {
  @TextField({ optional: true, max: 64, description: 'Part of the user name or display name' })
  search?: string;

  @ChoiceField(ROLES, { optional: true })
  role?: Role;

  @IdField({ optional: true, description: 'One account alone, as the inbox leads to it' })
  id?: string;
}

export class CreateUserRequest {
  @ApiProperty({ pattern: '^[A-Za-z0-9._-]{2,64}$' })
  @Matches(/^[A-Za-z0-9._-]{2,64}$/)
  username: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(128)
  password: string;

  @TextField({ max: 64 })
  displayName: string;

  @ChoiceField(ROLES)
  role: Role;

  @RegionCodeField()
  regionCode: string;

  @IdField({ optional: true, nullable: true })
  stationId?: string | null;

  @FlagField({
    optional: true,
    description:
      'Whether the first login must set a new password, which the administrator then does not know; true unless stated',
  })
  mustChangePassword?: boolean;
}

export class UpdateUserRequest {
  @TextField({ optional: true, max: 128, description: 'A new password; the next login must change it' })
  password?: string;

  @TextField({ optional: true, max: 64 })
  displayName?: string;

  @ChoiceField(ROLES, { optional: true })
  role?: Role;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @IdField({ optional: true, nullable: true })
  stationId?: string | null;

  @FlagField({ optional: true })
  disabled?: boolean;
}

export class UserResponse extends AccountFields {
  @ApiProperty({ example: '郎溪县' })
  regionName: string;

  @ApiProperty({ type: String, nullable: true })
  stationName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The last login; null for never' })
  lastLoginAt: string | null;

  @ApiProperty()
  disabled: boolean;

  @ApiProperty()
  version: number;
}

export class UserPage extends Page {
  @ApiProperty({ type: [UserResponse] })
  items: UserResponse[];
}

/** An account with the names of where it works, and when it was last used. */
export interface PlacedUser {
  user: User;
  regionName: string;
  stationName: string | null;
  lastLoginAt: Date | null;
}

export function toUser({ user, regionName, stationName, lastLoginAt }: PlacedUser): UserResponse {
  return {
    ...toAccount(user),
    regionName,
    stationName,
    lastLoginAt: lastLoginAt?.toISOString() ?? null,
    disabled: user.disabledAt !== null,
    version: user.version,
  };
}
