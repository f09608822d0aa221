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

  @TextField({
    optional: true,
    max: 64,
    description: 'Where the account has a second factor: the code of its authenticator (6 digits), or a recovery code',
  })
  otp?: string;
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

  @ApiProperty({
    format: 'password',
    description: 'As long as GET /settings/security says, to 128 characters, without the user name in it',
  })
  @IsString()
  @MaxLength(128)
  newPassword: string;
}

/** An account as it is shown everywhere. */
export class AccountFields {
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

  @ApiProperty({ description: 'Whether a login needs a code besides the password' })
  secondFactor: boolean;
}

export class SignedInUser extends AccountFields {
  @ApiProperty({ description: 'Nothing else works before a second factor is enrolled: POST /auth/totp' })
  mustEnrolSecondFactor: boolean;
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

export function toAccount(user: User): AccountFields {
  const { id, username, displayName, role, regionCode, stationId, mustChangePassword } = user;
  const secondFactor = user.totpConfirmedAt !== null;
  return { id, username, displayName, role, regionCode, stationId, mustChangePassword, secondFactor };
}
