import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PathId } from '../../../common/http/path-id.js';
import { LoginResponse } from '../../account.dto.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { Permit } from '../../access/route-access.js';
import { GivesSession } from '../../sessions/session-cookie.js';
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
  @ApiOperation({ summary: '查看本人第二因素' })
  @Permit('self.use')
  @ApiOkResponse({ type: SecondFactorStatus })
  status(@CurrentCaller() caller: Caller): Promise<SecondFactorStatus> {
    return this.secondFactor.status(caller);
  }

  /** Begins to enrol: the secret to put into an authenticator, in force once it was confirmed. */
  @Post('auth/totp')
  @ApiOperation({ summary: '开始绑定验证器' })
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: TotpEnrolment })
  begin(@CurrentCaller() caller: Caller, @Body() body: OwnPasswordRequest): Promise<TotpEnrolment> {
    return this.secondFactor.begin(caller, body.password);
  }

  /** Ends every session of the account and answers a new one, with the recovery codes. */
  @Post('auth/totp/confirmation')
  @ApiOperation({ summary: '用首个验证码确认绑定验证器' })
  @GivesSession()
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: SecondFactorEnabled })
  confirm(@CurrentCaller() caller: Caller, @Body() body: ConfirmTotpRequest): Promise<SecondFactorEnabled> {
    return this.secondFactor.confirm(caller, body.otp);
  }

  /** Ten new ones; the old ones are good no more. */
  @Post('auth/totp/recovery-codes')
  @ApiOperation({ summary: '重新生成恢复码' })
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodes })
  async recoveryCodes(@CurrentCaller() caller: Caller, @Body() body: PasswordAndOtpRequest): Promise<RecoveryCodes> {
    return { recoveryCodes: await this.secondFactor.renewRecoveryCodes(caller, body.password, body.otp) };
  }

  /** Ends every session of the account and answers a new one. */
  @Post('auth/totp/removal')
  @ApiOperation({ summary: '解除验证器' })
  @GivesSession()
  @Permit('self.use')
  @HttpCode(200)
  @ApiOkResponse({ type: LoginResponse })
  remove(@CurrentCaller() caller: Caller, @Body() body: PasswordAndOtpRequest): Promise<LoginResponse> {
    return this.secondFactor.remove(caller, body.password, body.otp);
  }

  @Post('users/:id/totp/reset')
  @ApiOperation({ summary: '重置用户的第二因素' })
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
