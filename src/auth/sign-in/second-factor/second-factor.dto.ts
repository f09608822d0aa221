import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { TextField } from '../../../common/fields/fields.js';
import { LoginResponse } from '../../account.dto.js';

export class OwnPasswordRequest {
  @ApiProperty({ format: 'password', description: 'The current password, asked for again' })
  @IsString()
  @MaxLength(128)
  password: string;
}

export class PasswordAndOtpRequest extends OwnPasswordRequest {
  @TextField({ max: 64, description: 'A code of the authenticator (6 digits), or a recovery code' })
  otp: string;
}

export class ConfirmTotpRequest {
  @TextField({ max: 16, description: 'The first code that the authenticator shows' })
  otp: string;
}

export class ResetSecondFactorRequest {
  @TextField({ max: 200, description: 'How it was made sure who asked; stands in the audit log' })
  reason: string;
}

export class SecondFactorStatus {
  @ApiProperty()
  enabled: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  enabledAt: string | null;

  @ApiProperty({ description: 'That are not used yet' })
  recoveryCodesLeft: number;

  @ApiProperty({ description: 'Whether the role of the account must have it' })
  required: boolean;
}

export class TotpEnrolment {
  @ApiProperty({ description: 'Base32, to be typed where no picture can be read' })
  secret: string;

  @ApiProperty({ description: 'otpauth://totp/…' })
  uri: string;

  @ApiProperty({ description: 'The address as a QR code: an SVG in a data URI' })
  qr: string;
}

export class RecoveryCodes {
  @ApiProperty({ type: [String], description: 'Ten, each good for one login in place of a code; shown this once' })
  recoveryCodes: string[];
}

/** New tokens, since every session of the account was ended. */
export class SecondFactorEnabled extends LoginResponse {
  @ApiProperty({ type: [String], description: 'Ten, each good for one login in place of a code; shown this once' })
  recoveryCodes: string[];
}
