import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { wholeFile } from '../../exports/answer-file.js';
import { DOCX } from '../../exports/documents/word-document.js';
import { LongWork } from '../../jobs/long-work.js';
import { LeaderQuery, LeaderResponse } from './leader.dto.js';
import { LeaderService } from './leader.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class LeaderController {
  constructor(private readonly leader: LeaderService) {}

  /** The year on one page; what is owed is decided for everybody of the region, which takes as long as the list of it. */
  @Get('leader')
  @ApiOperation({ summary: '年度工作简报' })
  @Permit('reports.read')
  @ApiOkResponse({ type: LeaderResponse })
  async report(@CurrentCaller() caller: Caller, @Query() query: LeaderQuery): Promise<LeaderResponse> {
    return this.leader.report(caller, query);
  }

  @Get('leader.docx')
  @ApiOperation({ summary: '下载年度工作简报' })
  @Permit('reports.read')
  @LongWork('leader-report', 'file')
  @ApiProduces(DOCX)
  async document(@CurrentCaller() caller: Caller, @Query() query: LeaderQuery): Promise<StreamableFile> {
    return wholeFile(await this.leader.document(caller, query), DOCX);
  }
}
