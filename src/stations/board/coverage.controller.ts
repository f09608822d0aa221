import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { CoverageQuery, CoverageResponse } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';
import { ReportGridQuery, ReportGridResponse } from './report-grid.dto.js';
import { RemindersRequest, RemindersResponse } from './reminders.dto.js';
import { RemindersService } from './reminders.service.js';
import { ReportGridService } from './report-grid.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations')
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly reports: ReportGridService,
    private readonly reminders: RemindersService,
  ) {}

  @Get('coverage')
  @ApiOperation({ summary: '社工站覆盖情况' })
  @Permit('stations.read')
  @ApiOkResponse({ type: CoverageResponse })
  async board(@CurrentCaller() caller: Caller, @Query() query: CoverageQuery): Promise<CoverageResponse> {
    return this.coverage.board(caller, query);
  }

  @Get('report-grid')
  @ApiOperation({ summary: '各站逐月报送情况' })
  @Permit('stations.read')
  @ApiOkResponse({ type: ReportGridResponse })
  async grid(@CurrentCaller() caller: Caller, @Query() query: ReportGridQuery): Promise<ReportGridResponse> {
    return this.reports.grid(caller, query);
  }

  /** Of one station, of several, or of all that lack the report. */
  @Post('report-reminders')
  @ApiOperation({ summary: '催报月报' })
  @Permit('stations.write')
  @HttpCode(200)
  @ApiOkResponse({ type: RemindersResponse })
  async remind(@CurrentCaller() caller: Caller, @Body() body: RemindersRequest): Promise<RemindersResponse> {
    return this.reminders.remind(caller, body);
  }
}
