import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import { LateFactPage, LateFactsQuery, toLateFact } from './late-facts.dto.js';
import { LateFactsService } from './late-facts.service.js';
import { PayoutNettingPage, PayoutNettingsQuery, toPayoutNetting } from '../recoveries.dto.js';
import { RecoveriesService } from '../recoveries.service.js';

/** Registered before the payouts' own controller, whose `:id` would take `late-facts` for one. */
@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts')
export class LateFactsController {
  constructor(
    private readonly lateFacts: LateFactsService,
    private readonly recoveries: RecoveriesService,
  ) {}

  /** What changed for subjects already paid: back pay, and what is to be recovered, each with its cause. */
  @Get('late-facts')
  @ApiOperation({ summary: '查询迟到的事实（应补发、应追回）' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: LateFactPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: LateFactsQuery): Promise<LateFactPage> {
    const { items, total } = await this.lateFacts.list(caller, query);
    return toPage(items.map(toLateFact), total, query);
  }

  /** What the payout's lines keep back for recoveries. */
  @Get(':id/recoveries')
  @ApiOperation({ summary: '查看批次抵扣的追回款' })
  @Permit('recoveries.read')
  @ApiOkResponse({ type: PayoutNettingPage })
  async nettings(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: PayoutNettingsQuery,
  ): Promise<PayoutNettingPage> {
    const { items, total, totalFen } = await this.recoveries.ofPayout(caller, id, query);
    return { ...toPage(items.map(toPayoutNetting), total, query), totalFen };
  }
}
