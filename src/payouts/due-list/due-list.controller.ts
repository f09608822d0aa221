import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { Discloses } from '../../auth/limits/disclosure-limit.js';
import { toPage } from '../../common/http/paging.js';
import { LongWork } from '../../jobs/long-work.js';
import { sendDownload } from '../../exports/answer-file.js';
import { XLSX } from '../../exports/file-name.js';
import { DueExportQuery, DueListQuery, DuePage } from './due-list.dto.js';
import { DueListService } from './due-list.service.js';

@ApiTags('entitlements')
@ApiBearerAuth()
@Controller('entitlements')
export class DueListController {
  constructor(private readonly dueList: DueListService) {}

  /** By the policies of the caller's region and of those below it, as a payout made today would find it. */
  @Get('due')
  @ApiOperation({ summary: '查询到今天应发而未发的金额' })
  @Permit('entitlements.read')
  @ApiOkResponse({ type: DuePage })
  async list(@CurrentCaller() caller: Caller, @Query() query: DueListQuery): Promise<DuePage> {
    const { items, total, sums, asOf } = await this.dueList.list(caller, query);
    return { ...toPage(items, total, query), sums, asOf };
  }

  /** What the list of the same filters shows, on paper. */
  @Get('due.xlsx')
  @ApiOperation({ summary: '下载应发未发清单' })
  @Permit('entitlements.read')
  @Discloses('file')
  @LongWork('due-list', 'file-sent')
  @ApiProduces(XLSX)
  async download(
    @CurrentCaller() caller: Caller,
    @Query() query: DueExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.dueList.workbook(caller, query), XLSX);
  }
}
