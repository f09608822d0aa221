import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { Permit } from '../auth/access/route-access.js';
import { ApiIfMatch } from '../common/http/api-headers.js';
import { IfMatch } from '../common/http/if-match.js';
import { toPage } from '../common/http/paging.js';
import { WithdrawalRequest } from '../common/fields/withdrawal.dto.js';
import { PathId } from '../common/http/path-id.js';
import { WorkerDetail } from './worker-detail.dto.js';
import {
  CreateWorkerRequest,
  PhoneResponse,
  RevealRequest,
  RevealResponse,
  UpdateWorkerRequest,
  WorkerPage,
  WorkersQuery,
} from './workers.dto.js';
import { WorkersService } from './workers.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers')
export class WorkersController {
  constructor(private readonly workers: WorkersService) {}

  @Get()
  @ApiOperation({ summary: '查询人员' })
  @Permit('workers.read')
  @ApiOkResponse({ type: WorkerPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: WorkersQuery): Promise<WorkerPage> {
    const { items, total } = await this.workers.list(caller, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '登记人员' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: WorkerDetail })
  create(@CurrentCaller() caller: Caller, @Body() body: CreateWorkerRequest): Promise<WorkerDetail> {
    return this.workers.create(caller, body);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看人员' })
  @Permit('workers.read')
  @ApiOkResponse({ type: WorkerDetail })
  detail(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<WorkerDetail> {
    return this.workers.detail(caller, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: '更正人员信息' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: WorkerDetail })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateWorkerRequest,
  ): Promise<WorkerDetail> {
    return this.workers.update(caller, id, version, body);
  }

  /** The numbers in clear. Every answer is recorded with its reason, and kept by no cache. */
  @Post(':id/identity')
  @ApiOperation({ summary: '查看完整号码' })
  @Permit('workers.reveal')
  @Discloses('reveal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: RevealResponse })
  reveal(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: RevealRequest,
  ): Promise<RevealResponse> {
    return this.workers.reveal(caller, id, body.reason);
  }

  /** The phone alone, for whoever only rings up: the other numbers are not needed for that and stay masked. */
  @Post(':id/phone')
  @ApiOperation({ summary: '查看手机号' })
  @Permit('workers.reveal')
  @Discloses('reveal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: PhoneResponse })
  revealPhone(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: RevealRequest,
  ): Promise<PhoneResponse> {
    return this.workers.revealPhone(caller, id, body.reason);
  }

  @Post(':id/bank-account/withdrawal')
  @ApiOperation({ summary: '作废误录的银行账户' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WorkerDetail })
  withdrawAccount(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WorkerDetail> {
    return this.workers.withdrawAccount(caller, id, body.reason);
  }
}
