import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { requestIdOf } from '../../common/http/request-id.js';
import { invalidRequest } from '../../common/http/validation.js';
import { LoginRequest, PasswordRequest, RefreshRequest } from './auth.dto.js';
import { LoginResponse } from '../account.dto.js';
import { AuthService } from './auth.service.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Permit, Public } from '../access/route-access.js';
import { unauthenticated } from '../access/session-endings.js';
import { ApiSessionHeader, clearCookie, GivesSession, tokenOfCookie, wantsCookie } from '../sessions/session-cookie.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('login')
  @ApiOperation({ summary: '登录' })
  @Public()
  @GivesSession()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginResponse })
  login(@Body() body: LoginRequest, @Req() request: Request): Promise<LoginResponse> {
    return this.auth.login(body, requestIdOf(request), request.ip ?? null);
  }

  @Post('refresh')
  @ApiOperation({ summary: '更新登录凭证' })
  @Public()
  @GivesSession()
  @HttpCode(200)
  @ApiOkResponse({ type: LoginResponse })
  refresh(@Body() body: RefreshRequest, @Req() request: Request): Promise<LoginResponse> {
    return this.auth.refresh(refreshTokenOf(body, request), originOf(request));
  }

  /** Ends the session that the refresh token belongs to and its access token. */
  @Post('logout')
  @ApiOperation({ summary: '退出登录' })
  @Public()
  @ApiSessionHeader()
  @HttpCode(204)
  async logout(
    @Body() body: RefreshRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.auth.logout(refreshTokenOf(body, request), originOf(request));
    if (wantsCookie(request)) clearCookie(request, response, this.config);
  }

  @Post('password')
  @ApiOperation({ summary: '修改本人密码' })
  @GivesSession()
  @Permit('self.use')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOkResponse({ type: LoginResponse })
  password(@CurrentCaller() caller: Caller, @Body() body: PasswordRequest): Promise<LoginResponse> {
    return this.auth.changePassword(caller, body.currentPassword, body.newPassword);
  }
}

/** From the cookie where the header says so, from the body otherwise. */
function refreshTokenOf({ refreshToken }: RefreshRequest, request: Request): string {
  if (wantsCookie(request)) {
    const token = tokenOfCookie(request);
    if (token === null) throw unauthenticated();
    return token;
  }
  if (refreshToken === undefined) {
    throw invalidRequest([{ field: 'refreshToken', code: 'isDefined', message: '必填' }]);
  }
  return refreshToken;
}

function originOf(request: Request): { requestId: string; address: string | null } {
  return { requestId: requestIdOf(request), address: request.ip ?? null };
}
