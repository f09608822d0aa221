import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { toPage } from '../common/http/paging.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { RETURN_QUEUES, type ReturnQueue } from '../ledger/bank-return.entity.js';
import { ReturnQueuesPage, ReturnQueuesQuery, toQueuedRow } from './bank-queues.dto.js';
import { ReturnQueuesReader } from './returns/return-queues.reader.js';

/** What banks left unclear, over all payouts. */
@ApiTags('payouts')
@ApiBearerAuth()
@Controller('banking')
export class BankQueuesController {
  constructor(
    private readonly queues: ReturnQueuesReader,
    private readonly personalData: PersonalData,
  ) {}

  /** The oldest file first; what was worked off, the latest first. */
  @Get('returns')
  @ApiOperation({ summary: '查询各批次待认定的回单行' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: ReturnQueuesPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: ReturnQueuesQuery): Promise<ReturnQueuesPage> {
    const { items, total, queues } = await this.queues.list(caller, query);
    const rows = items.map((item) => toQueuedRow(item, this.personalData));
    const counts = Object.fromEntries(RETURN_QUEUES.map((queue) => [queue, queues[queue] ?? 0]));
    return { ...toPage(rows, total, query), queues: counts as Record<ReturnQueue, number> };
  }
}
