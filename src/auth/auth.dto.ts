import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { TextField } from '../common/fields.js';
import { ROLES, type Role } from './roles.js';
import type { User } from './user.entity.js';

export class LoginRequest {
  @TextField({ max: 64 })
  username: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(128)
  password: string;
}

export class RefreshRequest {
  @TextField({ max: 200 })
  refreshToken: string;
}

export class PasswordRequest {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(128)
  currentPassword: string;

  @ApiProperty({ format: 'password', description: '8 to 128 characters, without the user name in it' })
  @IsString()
  @MaxLength(128)
  newPassword: string;
}

export class SignedInUser {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  username: string;

  @ApiProperty()
  displayName: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: String, nullable: true })
  stationId: string | null;

  @ApiProperty()
  mustChangePassword: boolean;
}

export class LoginResponse {
  @ApiProperty()
  accessToken: string;

  @ApiProperty({ description: 'Seconds' })
  expiresIn: number;

  @ApiProperty({ description: 'Good for one use; using it again ends every token that came from the same login' })
  refreshToken: string;

  @ApiProperty()
  user: SignedInUser;
}

export function toSignedInUser(user: User): SignedInUser {
  const { id, username, displayName, role, regionCode, stationId, mustChangePassword } = user;
  return { id, username, displayName, role, regionCode, stationId, mustChangePassword };
}
