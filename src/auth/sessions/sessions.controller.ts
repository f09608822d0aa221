import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { PathId } from '../../common/http/path-id.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Permit } from '../access/route-access.js';
import { SessionsService } from './sessions.service.js';

export class SignInSession {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time', description: 'The login' })
  startedAt: string;

  @ApiProperty({ format: 'date-time', description: 'The last refresh' })
  lastUsedAt: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty({ type: String, nullable: true })
  address: string | null;
}

export class SessionList {
  @ApiProperty({ type: [SignInSession] })
  items: SignInSession[];
}

@ApiTags('auth')
@ApiBearerAuth()
@Controller()
export class UserSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** Ends every session of the caller, this one included. */
  @Post('auth/logout-everywhere')
  @ApiOperation({ summary: '退出本人的全部登录' })
  @Permit('self.use')
  @HttpCode(204)
  @ApiNoContentResponse()
  logoutEverywhere(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.endOwn(caller);
  }

  @Get('users/:id/sessions')
  @ApiOperation({ summary: '列出用户的登录' })
  @Permit('users.manage')
  @ApiOkResponse({ type: SessionList })
  async list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<SessionList> {
    const items = await this.sessions.list(caller, id);
    return {
      items: items.map(({ startedAt, lastUsedAt, expiresAt, ...rest }) => ({
        ...rest,
        startedAt: startedAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    };
  }

  @Delete('users/:id/sessions')
  @ApiOperation({ summary: '结束用户的全部登录' })
  @Permit('users.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  endAll(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<void> {
    return this.sessions.end(caller, id, null);
  }

  @Delete('users/:id/sessions/:sessionId')
  @ApiOperation({ summary: '结束用户的一处登录' })
  @Permit('users.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('sessionId', PathId) sessionId: string,
  ): Promise<void> {
    return this.sessions.end(caller, id, sessionId);
  }
}
