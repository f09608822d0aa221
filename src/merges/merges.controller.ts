import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { WithdrawalRequest } from '../common/fields/withdrawal.dto.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { ConfirmationRequest, RequestsQuery } from '../workers/identity/requests.dto.js';
import { MergePage, MergeRequest, MergeResponse } from './merges.dto.js';
import { MergesService } from './merges.service.js';

/** 合并: another record goes into the one of the address. */
@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id')
export class MergesController {
  constructor(private readonly merges: MergesService) {}

  @Get('merges')
  @Permit('workers.read')
  @ApiOperation({ summary: '查看一人的合并记录' })
  @ApiOkResponse({ type: [MergeResponse] })
  list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<MergeResponse[]> {
    return this.merges.ofWorker(caller, id);
  }

  @Post('merge')
  @Permit('workers.write')
  @ApiOperation({ summary: '申请将另一条记录并入本记录，由另一人确认后生效' })
  @ApiCreatedResponse({ type: MergeResponse })
  request(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: MergeRequest,
  ): Promise<MergeResponse> {
    return this.merges.request(caller, id, body);
  }

  @Post('merges/:mid/confirm')
  @Permit('workers.confirm')
  @HttpCode(200)
  @ApiOperation({ summary: '确认合并两条记录' })
  @ApiOkResponse({ type: MergeResponse })
  confirm(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('mid', PathId) mid: string,
    @Body() body: ConfirmationRequest,
  ): Promise<MergeResponse> {
    return this.merges.confirm(caller, id, mid, body?.comment);
  }

  @Post('merges/:mid/refuse')
  @Permit('workers.confirm')
  @HttpCode(200)
  @ApiOperation({ summary: '驳回合并两条记录' })
  @ApiOkResponse({ type: MergeResponse })
  refuse(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('mid', PathId) mid: string,
    @Body() body: WithdrawalRequest,
  ): Promise<MergeResponse> {
    return this.merges.refuse(caller, id, mid, body.reason);
  }

  @Post('merges/:mid/withdrawal')
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOperation({ summary: '撤回合并两条记录' })
  @ApiOkResponse({ type: MergeResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('mid', PathId) mid: string,
    @Body() body: WithdrawalRequest,
  ): Promise<MergeResponse> {
    return this.merges.withdraw(caller, id, mid, body.reason);
  }
}

/** Those of everybody, so that what waits for a second person is found. */
@ApiTags('workers')
@ApiBearerAuth()
@Controller('merges')
export class AllMergesController {
  constructor(private readonly merges: MergesService) {}

  @Get()
  @Permit('workers.read')
  @ApiOperation({ summary: '查看本辖区的合并记录，待确认的可按状态筛选' })
  @ApiOkResponse({ type: MergePage })
  async all(@CurrentCaller() caller: Caller, @Query() query: RequestsQuery): Promise<MergePage> {
    const { items, total } = await this.merges.list(caller, query);
    return toPage(items, total, query);
  }
}
