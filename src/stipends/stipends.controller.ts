import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { StipendEntitlementPage, StipendEntitlementsQuery } from './stipends.dto.js';
import { StipendsService } from './stipends.service.js';

@ApiTags('stipends')
@ApiBearerAuth()
@Controller('stipends')
export class StipendsController {
  constructor(private readonly stipends: StipendsService) {}

  @Get('entitlements')
  @ApiOperation({ summary: '查询职业津贴应发清单' })
  @Permit('entitlements.read')
  @ApiOkResponse({ type: StipendEntitlementPage })
  async entitlements(
    @CurrentCaller() caller: Caller,
    @Query() query: StipendEntitlementsQuery,
  ): Promise<StipendEntitlementPage> {
    const { items, total } = await this.stipends.list(caller, query);
    return toPage(items, total, query);
  }
}
