import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { CoverageQuery, CoverageResponse } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';
import { ReportGridQuery, ReportGridResponse } from './report-grid.dto.js';
import { ReportGridService } from './report-grid.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations')
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly reports: ReportGridService,
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
}
