import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { AwardEntitlementPage, AwardEntitlementsQuery } from './awards.dto.js';
import { AwardsService } from './awards.service.js';

@ApiTags('awards')
@ApiBearerAuth()
@Controller('awards')
export class AwardsController {
  constructor(private readonly awards: AwardsService) {}

  @Get('entitlements')
  @ApiOperation({ summary: '查询一次性奖励应发清单' })
  @Permit('entitlements.read')
  @ApiOkResponse({ type: AwardEntitlementPage })
  async entitlements(
    @CurrentCaller() caller: Caller,
    @Query() query: AwardEntitlementsQuery,
  ): Promise<AwardEntitlementPage> {
    const { items, total } = await this.awards.list(caller, query);
    return toPage(items, total, query);
  }
}
