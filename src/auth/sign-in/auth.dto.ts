import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { TextField } from '../../common/fields/fields.js';

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
  @TextField({ optional: true, max: 200, description: 'Needed unless the request comes with `X-Session: cookie`' })
  refreshToken?: string;
}

export class PasswordRequest {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(128)
  currentPassword: string;

  @ApiProperty({
    format: 'password',
    description:
      'As long as GET /settings/security says (a Chinese character counts as two), to 128 characters, without the user name in it, and not easily guessed',
  })
  @IsString()
  @MaxLength(128)
  newPassword: string;
}
