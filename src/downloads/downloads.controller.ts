import type { RequestListener } from 'node:http';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { actFor } from '../auth/access/acting.js';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit, Public } from '../auth/access/route-access.js';
import { TextField } from '../common/fields/fields.js';
import { DownloadsService } from './downloads.service.js';

class DownloadRequest {
  @TextField({
    max: 8000,
    description: 'Of a file, below `/api/v1/`, with its query',
    example: 'reports/yearly.xlsx?year=2024',
  })
  path: string;
}

class DownloadResponse {
  @ApiProperty({ description: 'Good once, for 60 seconds, without a token' })
  url: string;
}

@ApiTags('jobs')
@Controller('downloads')
export class DownloadsController {
  constructor(
    private readonly downloads: DownloadsService,
    private readonly adapter: HttpAdapterHost,
  ) {}

  @Post()
  @ApiBearerAuth()
  @ApiOperation({ summary: '取得一次性下载地址' })
  @Permit('jobs.use')
  @HttpCode(200)
  @ApiOkResponse({ type: DownloadResponse })
  async issue(@CurrentCaller() caller: Caller, @Body() { path }: DownloadRequest): Promise<DownloadResponse> {
    return { url: `/api/v1/downloads/${await this.downloads.issue(caller, path)}` };
  }

  /** The file itself, asked for as that account: its permission, scope, limits and log are those of the path. */
  @Get(':token')
  @ApiOperation({ summary: '按一次性地址下载' })
  @Public()
  @ApiOkResponse({ description: 'The file' })
  async take(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { userId, path } = await this.downloads.redeem(token);
    actFor(request, userId, false);
    request.url = request.originalUrl = path;
    this.adapter.httpAdapter.getInstance<RequestListener>()(request, response);
  }
}
