import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentCaller, type Caller } from '../../../auth/access/caller.js';
import { Permit, Public } from '../../../auth/access/route-access.js';
import { PathId } from '../../../common/http/path-id.js';
import { CheckInCodeQuery, CheckInCodeResponse, CheckInRequest, CheckInResponse } from './check-in.dto.js';
import { CheckInService } from './check-in.service.js';

@ApiTags('training')
@Controller('training')
export class CheckInController {
  constructor(private readonly checkIns: CheckInService) {}

  /** For the trainer's screen: ask again when it changes. */
  @Get('sessions/:id/check-in-code')
  @ApiOperation({ summary: '取签到码' })
  @Permit('training.write')
  @ApiBearerAuth()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: CheckInCodeResponse })
  code(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: CheckInCodeQuery,
  ): Promise<CheckInCodeResponse> {
    return this.checkIns.code(caller, id, query);
  }

  /** A trainee's own scan: no account, the name and the last four of the identity number. */
  @Post('check-in')
  @ApiOperation({ summary: '扫码签到' })
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: CheckInResponse })
  checkIn(@Body() body: CheckInRequest, @Req() request: Request): Promise<CheckInResponse> {
    return this.checkIns.checkIn(body, request.ip ?? null);
  }
}
