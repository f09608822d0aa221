import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { PathId } from '../../common/http/path-id.js';
import { LongWork } from '../../jobs/long-work.js';
import { sendDownload } from '../../exports/answer-file.js';
import { DOCX } from '../../exports/documents/word-document.js';
import { StatementQuery } from './statement.dto.js';
import { StatementService } from './statement.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/statement.docx')
export class StatementController {
  constructor(private readonly statements: StatementService) {}

  /** What was paid when, what is owed, and why the rest is not, in sentences; numbers are masked. */
  @Get()
  @ApiOperation({ summary: '下载个人发放明细单' })
  @Permit('entitlements.read')
  @Discloses('file')
  @LongWork('statement', 'file-sent')
  @ApiProduces(DOCX)
  async download(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: StatementQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.statements.statement(caller, id, query), DOCX);
  }
}
