import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { toPage } from '../../common/http/paging.js';
import { AtStakeResponse, LapsePage, LapsesQuery, RenewalsQuery } from './lapses.dto.js';
import { LapsesService } from './lapses.service.js';

@ApiTags('training')
@ApiBearerAuth()
@Controller('training/renewals')
export class LapsesController {
  constructor(private readonly lapses: LapsesService) {}

  /** Whose registration ends soon, how many hours are missing, which open sessions bring them, and what hangs on it. */
  @Get()
  @ApiOperation({ summary: '列出登记将到期的人员' })
  @Permit('training.read')
  @ApiOkResponse({ type: LapsePage })
  async list(@CurrentCaller() caller: Caller, @Query() query: LapsesQuery): Promise<LapsePage> {
    const { items, total } = await this.lapses.list(caller, query);
    return toPage(items, total, query);
  }

  /** Over all pages of the same list. */
  @Get('at-stake')
  @ApiOperation({ summary: '合计不办再登记会少发的津贴' })
  @Permit('entitlements.read')
  @ApiOkResponse({ type: AtStakeResponse })
  atStake(@CurrentCaller() caller: Caller, @Query() query: RenewalsQuery): Promise<AtStakeResponse> {
    return this.lapses.atStake(caller, query);
  }
}
