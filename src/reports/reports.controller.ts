import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { Permit } from '../auth/route-access.js';
import { toPage } from '../common/paging.js';
import { BreakdownQuery, BreakdownResponse, OverviewQuery, OverviewResponse } from './reports.dto.js';
import { ReportsService } from './reports.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

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
}
