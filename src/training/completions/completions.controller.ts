import { Controller, Get, HttpCode, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit, Public } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { wholeFile } from '../../exports/answer-file.js';
import { checkAddress } from './check-address.js';
import { CompletionCheck, CompletionResponse, CompletionsResponse } from './completions.dto.js';
import { CompletionsService } from './completions.service.js';

@ApiTags('training')
@Controller('training')
export class CompletionsController {
  constructor(private readonly completions: CompletionsService) {}

  /** Gives the certificate of completion its number; asked again, the same one. */
  @Post('sessions/:id/attendance/:attendanceId/completion')
  @ApiOperation({ summary: '颁发结业证书' })
  @Permit('training.write')
  @ApiBearerAuth()
  @HttpCode(200)
  @ApiOkResponse({ type: CompletionResponse })
  issue(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('attendanceId', PathId) attendanceId: string,
  ): Promise<CompletionResponse> {
    return this.completions.issue(caller, id, attendanceId);
  }

  /** For everybody who has completed the session; asked again, for whoever has since. */
  @Post('sessions/:id/completions')
  @ApiOperation({ summary: '为全部结业人员颁发结业证书' })
  @Permit('training.write')
  @ApiBearerAuth()
  @HttpCode(200)
  @ApiOkResponse({ type: CompletionsResponse })
  issueAll(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<CompletionsResponse> {
    return this.completions.issueAll(caller, id);
  }

  @Get('sessions/:id/attendance/:attendanceId/completion.pdf')
  @ApiOperation({ summary: '下载结业证书' })
  @Permit('training.enrol')
  @ApiBearerAuth()
  @ApiProduces('application/pdf')
  async pdf(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('attendanceId', PathId) attendanceId: string,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const address = checkAddress(request.protocol, request.host);
    return wholeFile(await this.completions.pdf(caller, id, attendanceId, address), 'application/pdf');
  }

  /** For anybody who holds a certificate: is it genuine, and what does it state. */
  @Get('completions/:number')
  @ApiOperation({ summary: '核验结业证书' })
  @Public()
  @ApiOkResponse({ type: CompletionCheck })
  check(@Param('number') number: string): Promise<CompletionCheck> {
    return this.completions.check(number);
  }
}
