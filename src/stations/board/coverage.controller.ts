import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { CoverageQuery, CoverageResponse } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

@ApiTags('stations')
@ApiBearerAuth()
@Controller('stations/coverage')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get()
  @Permit('stations.read')
  @ApiOkResponse({ type: CoverageResponse })
  async board(@CurrentCaller() caller: Caller, @Query() query: CoverageQuery): Promise<CoverageResponse> {
    return this.coverage.board(caller, query);
  }
}
