import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { LongWork } from '../../jobs/long-work.js';
import { sendDownload } from '../../exports/answer-file.js';
import { XLSX } from '../../exports/file-name.js';
import { RosterExportQuery } from './roster-export.dto.js';
import { RosterExportService } from './roster-export.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers')
export class RosterExportController {
  constructor(private readonly exports: RosterExportService) {}

  /** 花名册 as the import reads it: edited, it can be uploaded again. */
  @Get('export.xlsx')
  @ApiOperation({ summary: '下载花名册' })
  @Permit('workers.reveal')
  @Discloses('file')
  @LongWork('roster-export', 'file-sent')
  @ApiProduces(XLSX)
  async download(
    @CurrentCaller() caller: Caller,
    @Query() query: RosterExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.exports.roster(caller, query), XLSX);
  }
}
