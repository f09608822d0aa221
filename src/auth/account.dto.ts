import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from './access/roles.js';
import type { User } from './user.entity.js';

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

  @ApiProperty({ description: 'Seconds until the session ends if it is not renewed by then' })
  sessionExpiresIn: number;

  @ApiProperty({
    required: false,
    description:
      'Good for one use; using it again after 10 s ends every token that came from the same login. Not there with ' +
      '`X-Session: cookie`: it is in the cookie then.',
  })
  refreshToken?: string;

  @ApiProperty()
  user: SignedInUser;
}

export function toAccount(user: User): AccountFields {
  const { id, username, displayName, role, regionCode, stationId, mustChangePassword } = user;
  const secondFactor = user.totpConfirmedAt !== null;
  return { id, username, displayName, role, regionCode, stationId, mustChangePassword, secondFactor };
}
