import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { FigureRowsQuery, FigureRowsResponse } from './rows.dto.js';
import { FigureRowsService } from './rows.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports/rows')
export class FigureRowsController {
  constructor(private readonly figureRows: FigureRowsService) {}

  /** Where a figure comes from: as many rows as it says, or rows that add up to it. */
  @Get()
  @ApiOperation({ summary: '统计数字的明细' })
  @Permit('reports.read')
  @ApiOkResponse({ type: FigureRowsResponse })
  async rows(@CurrentCaller() caller: Caller, @Query() query: FigureRowsQuery): Promise<FigureRowsResponse> {
    return this.figureRows.rows(caller, query);
  }
}
