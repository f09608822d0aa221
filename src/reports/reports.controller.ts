import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { LongWork } from '../jobs/long-work.js';
import { sendDownload, wholeFile } from '../exports/answer-file.js';
import { XLSX } from '../exports/file-name.js';
import {
  BreakdownQuery,
  BreakdownResponse,
  OverviewQuery,
  OverviewResponse,
  StandingResponse,
  YearlyQuery,
} from './reports.dto.js';
import { ReconciliationQuery, ReconciliationResponse } from './reconciliation/reconciliation.dto.js';
import { ReconciliationService } from './reconciliation/reconciliation.service.js';
import { VouchersQuery } from './vouchers/vouchers.dto.js';
import { VouchersService } from './vouchers/vouchers.service.js';
import { ReportsService } from './reports.service.js';
import { YearlyReportService } from './yearly-report.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly yearly: YearlyReportService,
    private readonly reconciliation: ReconciliationService,
    private readonly vouchers: VouchersService,
  ) {}

  @Get('overview')
  @ApiOperation({ summary: '总体情况' })
  @Permit('reports.read')
  @ApiOkResponse({ type: OverviewResponse })
  async overview(@CurrentCaller() caller: Caller, @Query() query: OverviewQuery): Promise<OverviewResponse> {
    return this.reports.overview(caller, query);
  }

  @Get('standing')
  @ApiOperation({ summary: '今年已发、待发和持证的总数' })
  @Permit('reports.read')
  @ApiOkResponse({ type: StandingResponse })
  standing(@CurrentCaller() caller: Caller): Promise<StandingResponse> {
    return this.reports.standing(caller);
  }

  @Get('breakdown')
  @ApiOperation({ summary: '分项统计' })
  @Permit('reports.read')
  @ApiOkResponse({ type: BreakdownResponse })
  async breakdown(@CurrentCaller() caller: Caller, @Query() query: BreakdownQuery): Promise<BreakdownResponse> {
    const { items, total } = await this.reports.breakdown(caller, query);
    return { by: query.by, ...toPage(items, total, query) };
  }

  /** By the month in which a payout went to the bank; every fen that was sent is found again in another column. */
  @Get('reconciliation')
  @ApiOperation({ summary: '按月与银行对账' })
  @Permit('reports.read')
  @ApiOkResponse({ type: ReconciliationResponse })
  async reconcile(
    @CurrentCaller() caller: Caller,
    @Query() query: ReconciliationQuery,
  ): Promise<ReconciliationResponse> {
    return this.reconciliation.month(caller, query);
  }

  @Get('reconciliation.xlsx')
  @ApiOperation({ summary: '下载按月对账表' })
  @Permit('reports.read')
  @LongWork('reconciliation', 'file-sent')
  @ApiProduces(XLSX)
  async reconciliationWorkbook(
    @CurrentCaller() caller: Caller,
    @Query() query: ReconciliationQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.reconciliation.workbook(caller, query), XLSX);
  }

  /** Money by the day on which it moved, for the books of finance. */
  @Get('vouchers.xlsx')
  @ApiOperation({ summary: '下载记账凭证清单' })
  @Permit('reports.read')
  @LongWork('vouchers', 'file-sent')
  @ApiProduces(XLSX)
  async voucherWorkbook(
    @CurrentCaller() caller: Caller,
    @Query() query: VouchersQuery,
    @Res() response: Response,
  ): Promise<void> {
    await sendDownload(response, await this.vouchers.workbook(caller, query), XLSX);
  }

  @Get('yearly.xlsx')
  @ApiOperation({ summary: '下载年度统计表' })
  @Permit('reports.read')
  @LongWork('yearly-workbook', 'file')
  @ApiProduces(XLSX)
  async yearlyWorkbook(@CurrentCaller() caller: Caller, @Query() query: YearlyQuery): Promise<StreamableFile> {
    const { fileName: name, content } = await this.yearly.workbook(caller, query);
    return wholeFile({ name, content }, XLSX);
  }
}
