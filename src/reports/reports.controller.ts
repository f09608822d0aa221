import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { wholeFile } from '../exports/answer-file.js';
import { XLSX } from '../exports/file-name.js';
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
  async yearlyWorkbook(@CurrentCaller() caller: Caller, @Query() query: YearlyQuery): Promise<StreamableFile> {
    const { fileName: name, content } = await this.yearly.workbook(caller, query);
    return wholeFile({ name, content }, XLSX);
  }
}
