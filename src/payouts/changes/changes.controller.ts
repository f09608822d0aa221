import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { pageOffset, toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import { PayoutResponse, toPayout } from '../payouts.dto.js';
import { ChangedLinePage, ChangesQuery, TakeOutRequest, toChangedLine } from './changes.dto.js';
import { ChangesService } from './changes.service.js';

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/:id/changes')
export class ChangesController {
  constructor(private readonly changes: ChangesService) {}

  /** The lines that today's facts would make otherwise: was, would be, and why. */
  @Get()
  @ApiOperation({ summary: '查看批次中事实有变化的明细' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: ChangedLinePage })
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ChangesQuery,
  ): Promise<ChangedLinePage> {
    const { changed, counts, stopping } = await this.changes.list(caller, id);
    const from = pageOffset(query);
    const items = changed.slice(from, from + query.pageSize).map(toChangedLine);
    return { ...toPage(items, changed.length, query), changes: counts, stopping };
  }

  /** Takes out the lines that are paid too much or to somebody else, in any state before the bank. */
  @Post('take-out')
  @ApiOperation({ summary: '移出多发和改付他人的明细' })
  @Permit('payouts.create')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutResponse })
  async takeOut(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: TakeOutRequest,
  ): Promise<PayoutResponse> {
    return toPayout(await this.changes.takeOut(caller, id, body));
  }
}
