import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { toPage } from '../common/http/paging.js';
import { LongWork } from '../jobs/long-work.js';
import { sendDownload } from '../exports/answer-file.js';
import { XLSX } from '../exports/file-name.js';
import { AuditExportService } from './audit-export.service.js';
import {
  AuditCheckResponse,
  AuditExportQuery,
  AuditPage,
  AuditQuery,
  AuditWords,
  toAuditEvent,
} from './audit-trail.dto.js';
import { AuditTrailService } from './audit-trail.service.js';

@ApiTags('audit')
@ApiBearerAuth()
@Controller('audit')
export class AuditTrailController {
  constructor(
    private readonly trail: AuditTrailService,
    private readonly exports: AuditExportService,
  ) {}

  /** Newest first. Events of no region (the training programmes of the whole tree) exist for its top only. */
  @Get()
  @ApiOperation({ summary: '查询操作日志' })
  @Permit('audit.read')
  @ApiOkResponse({ type: AuditPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: AuditQuery): Promise<AuditPage> {
    const { items, total, regions } = await this.trail.list(caller, query);
    return toPage(
      items.map((item) => toAuditEvent(item, regions)),
      total,
      query,
    );
  }

  /** What the list of the same filters shows, on paper. */
  @Get('export.xlsx')
  @ApiOperation({ summary: '下载操作日志' })
  @Permit('audit.read')
  @Discloses('file')
  @LongWork('audit-export', 'file-sent')
  @ApiProduces(XLSX)
  async download(
    @CurrentCaller() caller: Caller,
    @Query() query: AuditExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.exports.workbook(caller, query), XLSX);
  }

  /** Whether every event is as it was written. The whole log is checked whatever the caller's region. */
  @Get('verify')
  @ApiOperation({ summary: '核对操作日志是否被改动' })
  @Permit('audit.read')
  @ApiOkResponse({ type: AuditCheckResponse })
  verify(@CurrentCaller() caller: Caller): Promise<AuditCheckResponse> {
    return this.trail.verify(caller);
  }

  /** What there is to search for by kind of event and of object. */
  @Get('words')
  @ApiOperation({ summary: '列出操作日志中的操作和对象名称' })
  @Permit('audit.read')
  @ApiOkResponse({ type: AuditWords })
  words(@CurrentCaller() caller: Caller): AuditWords {
    return this.trail.words(caller);
  }
}
