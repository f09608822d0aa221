import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { contentDisposition, XLSX } from '../exports/file-name.js';
import { BreakdownQuery, BreakdownResponse, OverviewQuery, OverviewResponse, YearlyQuery } from './reports.dto.js';
import { ReportsService } from './reports.service.js';
import { YearlyReportService } from './yearly-report.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly yearly: YearlyReportService,
  ) {}

  @Get('overview')
  @Permit('reports.read')
  @ApiOkResponse({ type: OverviewResponse })
  async overview(@CurrentCaller() caller: Caller, @Query() query: OverviewQuery): Promise<OverviewResponse> {
    return this.reports.overview(caller, query);
  }

  @Get('breakdown')
  @Permit('reports.read')
  @ApiOkResponse({ type: BreakdownResponse })
  async breakdown(@CurrentCaller() caller: Caller, @Query() query: BreakdownQuery): Promise<BreakdownResponse> {
    const { items, total } = await this.reports.breakdown(caller, query);
    return { by: query.by, ...toPage(items, total, query) };
  }

  @Get('yearly.xlsx')
  @Permit('reports.read')
  @ApiProduces(XLSX)
  async yearlyWorkbook(
    @CurrentCaller() caller: Caller,
    @Query() query: YearlyQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { fileName, content } = await this.yearly.workbook(caller, query);
    response.setHeader('content-disposition', contentDisposition(fileName));
    return new StreamableFile(content, { type: XLSX });
  }
}
