import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentCaller, type Caller } from '../../../auth/access/caller.js';
import { Permit, Public } from '../../../auth/access/route-access.js';
import { PathId } from '../../../common/http/path-id.js';
import { sendAsset, sendPage, type WebFiles, webPath } from '../../../common/http/web-files.js';
import { CheckInCodeResponse, CheckInRequest, CheckInResponse } from './check-in.dto.js';
import { CheckInService } from './check-in.service.js';

const ASSETS: WebFiles = {
  'check-in.js': webPath('check-in/check-in.js'),
  'check-in.css': webPath('check-in/check-in.css'),
};

@ApiTags('training')
@Controller('training')
export class CheckInController {
  constructor(private readonly checkIns: CheckInService) {}

  /** For the trainer's screen: ask again when it changes. */
  @Get('sessions/:id/check-in-code')
  @Permit('training.write')
  @ApiBearerAuth()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: CheckInCodeResponse })
  code(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<CheckInCodeResponse> {
    return this.checkIns.code(caller, id);
  }

  /** A trainee's own scan: no account, the name and the last four of the identity number. */
  @Post('check-in')
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: CheckInResponse })
  checkIn(@Body() body: CheckInRequest, @Req() request: Request): Promise<CheckInResponse> {
    return this.checkIns.checkIn(body, request.ip ?? null);
  }

  /** The page that the QR code leads to; the same for every session, known or not. */
  @Get('check-in/:sessionId')
  @Public()
  @ApiExcludeEndpoint()
  page(@Param('sessionId', PathId) _id: string, @Res() response: Response): void {
    sendPage(response, webPath('check-in/index.html'));
  }

  @Get('check-in/assets/:file')
  @Public()
  @ApiExcludeEndpoint()
  asset(@Param('file') file: string, @Res() response: Response): void {
    sendAsset(response, ASSETS, file);
  }
}
