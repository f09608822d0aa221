import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PathId } from '../../../common/http/path-id.js';
import { LoginResponse } from '../../account.dto.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Permit } from '../../access/route-access.js';
import {
  ConfirmTotpRequest,
  OwnPasswordRequest,
  PasswordAndOtpRequest,
  RecoveryCodes,
  ResetSecondFactorRequest,
  SecondFactorEnabled,
  SecondFactorStatus,
  TotpEnrolment,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('auth')
@ApiBearerAuth()
@Controller()
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  @Get('auth/totp')
  @Permit('self.use')
  @ApiOkResponse({ type: SecondFactorStatus })
  status(@CurrentCaller() caller: Caller): Promise<SecondFactorStatus> {
    return this.secondFactor.status(caller);
  }

  /** Begins to enrol: the secret to put into an authenticator, in force once it was confirmed. */
  @Post('auth/totp')
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: TotpEnrolment })
  begin(@CurrentCaller() caller: Caller, @Body() body: OwnPasswordRequest): Promise<TotpEnrolment> {
    return this.secondFactor.begin(caller, body.password);
  }

  /** Ends every session of the account and answers a new one, with the recovery codes. */
  @Post('auth/totp/confirmation')
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: SecondFactorEnabled })
  confirm(@CurrentCaller() caller: Caller, @Body() body: ConfirmTotpRequest): Promise<SecondFactorEnabled> {
    return this.secondFactor.confirm(caller, body.otp);
  }

  /** Ten new ones; the old ones are good no more. */
  @Post('auth/totp/recovery-codes')
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodes })
  async recoveryCodes(@CurrentCaller() caller: Caller, @Body() body: PasswordAndOtpRequest): Promise<RecoveryCodes> {
    return { recoveryCodes: await this.secondFactor.renewRecoveryCodes(caller, body.password, body.otp) };
  }

  /** Ends every session of the account and answers a new one. */
  @Post('auth/totp/removal')
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: LoginResponse })
  remove(@CurrentCaller() caller: Caller, @Body() body: PasswordAndOtpRequest): Promise<LoginResponse> {
    return this.secondFactor.remove(caller, body.password, body.otp);
  }

  @Post('users/:id/totp/reset')
  @Permit('users.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  reset(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: ResetSecondFactorRequest,
  ): Promise<void> {
    return this.secondFactor.reset(caller, id, body.reason);
  }
}
