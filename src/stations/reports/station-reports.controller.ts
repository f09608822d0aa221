import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  CorrectReportRequest,
  StationReportPage,
  StationReportRequest,
  StationReportResponse,
  StationReportsQuery,
} from './station-reports.dto.js';
import { StationReportsService } from './station-reports.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations/:id/reports')
export class StationReportsController {
  constructor(private readonly reports: StationReportsService) {}

  @Get()
  @ApiOperation({ summary: '列出社工站月报' })
  @Permit('stations.read')
  @ApiOkResponse({ type: StationReportPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: StationReportsQuery,
  ): Promise<StationReportPage> {
    const { items, total } = await this.reports.list(caller, id, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '报送社工站月报' })
  @Permit('stations.report')
  @ApiCreatedResponse({ type: StationReportResponse })
  async submit(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: StationReportRequest,
  ): Promise<StationReportResponse> {
    return this.reports.submit(caller, id, body);
  }

  @Patch(':month')
  @ApiOperation({ summary: '更正社工站月报' })
  @Permit('stations.report')
  @ApiIfMatch()
  @ApiOkResponse({ type: StationReportResponse })
  async correct(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('month') month: string,
    @IfMatch() version: number,
    @Body() body: CorrectReportRequest,
  ): Promise<StationReportResponse> {
    return this.reports.correct(caller, id, month, version, body);
  }

  /** Of a month that was reported by mistake; it may be reported anew. */
  @Post(':month/withdrawal')
  @ApiOperation({ summary: '作废误报的社工站月报' })
  @Permit('stations.report')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('month') month: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.reports.withdraw(caller, id, month, body.reason);
  }
}
