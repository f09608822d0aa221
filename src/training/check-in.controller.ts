import { readFileSync } from 'node:fs';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { Permit, Public } from '../auth/route-access.js';
import { notFound } from '../common/errors.js';
import { PathId } from '../common/path-id.js';
import { webPath } from '../common/web-files.js';
import { CheckInCodeResponse, CheckInRequest, CheckInResponse } from './check-in.dto.js';
import { CheckInService } from './check-in.service.js';

/** The page runs its own script and style and talks to this service; nothing else may be loaded, framed or sent to. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ASSETS: Record<string, string> = {
  'check-in.js': 'text/javascript; charset=utf-8',
  'check-in.css': 'text/css; charset=utf-8',
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
    sendFile(response, 'index.html', 'text/html; charset=utf-8', 'no-store');
  }

  @Get('check-in/assets/:file')
  @Public()
  @ApiExcludeEndpoint()
  asset(@Param('file') file: string, @Res() response: Response): void {
    const type = Object.hasOwn(ASSETS, file) ? ASSETS[file] : undefined;
    if (!type) throw notFound('文件');
    sendFile(response, file, type, 'public, max-age=300');
  }
}

function sendFile(response: Response, file: string, type: string, caching: string): void {
  response.setHeader('content-security-policy', PAGE_POLICY);
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', caching);
  response.type(type).send(readFileSync(webPath(`check-in/${file}`)));
}
