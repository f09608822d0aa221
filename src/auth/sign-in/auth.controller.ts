import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { requestIdOf } from '../../common/http/request-id.js';
import { LoginRequest, PasswordRequest, RefreshRequest } from './auth.dto.js';
import { LoginResponse } from '../account.dto.js';
import { AuthService } from './auth.service.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Permit, Public } from '../access/route-access.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginResponse })
  login(@Body() body: LoginRequest, @Req() request: Request): Promise<LoginResponse> {
    return this.auth.login(body, requestIdOf(request), request.ip ?? null);
  }

  @Post('refresh')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginResponse })
  refresh(@Body() body: RefreshRequest, @Req() request: Request): Promise<LoginResponse> {
    return this.auth.refresh(body.refreshToken, originOf(request));
  }

  /** Ends the session that the refresh token belongs to and its access token. */
  @Post('logout')
  @Public()
  @HttpCode(204)
  logout(@Body() body: RefreshRequest, @Req() request: Request): Promise<void> {
    return this.auth.logout(body.refreshToken, originOf(request));
  }

  @Post('password')
  @Permit('self.use')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOkResponse({ type: LoginResponse })
  password(@CurrentCaller() caller: Caller, @Body() body: PasswordRequest): Promise<LoginResponse> {
    return this.auth.changePassword(caller, body.currentPassword, body.newPassword);
  }
}

function originOf(request: Request): { requestId: string; address: string | null } {
  return { requestId: requestIdOf(request), address: request.ip ?? null };
}
