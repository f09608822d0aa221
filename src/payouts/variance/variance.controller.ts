import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { PathId } from '../../common/http/path-id.js';
import { toVariance, VarianceQuery, VarianceResponse } from './variance.dto.js';
import { VarianceService } from './variance.service.js';

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id/variance')
export class VarianceController {
  constructor(private readonly variance: VarianceService) {}

  /** What differs from the payout before it, by kind and person; adds up to the difference of the totals. */
  @Get()
  @ApiOperation({ summary: '与上批的差异' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: VarianceResponse })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: VarianceQuery,
  ): Promise<VarianceResponse> {
    return toVariance(await this.variance.get(caller, id, query), query);
  }
}
