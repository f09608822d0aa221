import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch, ApiIfMatchStated } from '../../common/http/api-headers.js';
import { IfMatch, IfMatchStated } from '../../common/http/if-match.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import {
  ApproveClaimNoticeRequest,
  ClaimNoticePage,
  ClaimNoticeRequest,
  ClaimNoticeResponse,
  ClaimNoticesQuery,
  UpdateClaimNoticeRequest,
} from './claim-notices.dto.js';
import { ClaimNoticesService } from './claim-notices.service.js';

/** 申报通知 */
@ApiTags('claims')
@ApiBearerAuth()
@Controller('claim-notices')
export class ClaimNoticesController {
  constructor(private readonly notices: ClaimNoticesService) {}

  @Get()
  @ApiOperation({ summary: '查询申报通知' })
  @Permit('claimNotices.read')
  @ApiOkResponse({ type: ClaimNoticePage })
  async list(@CurrentCaller() caller: Caller, @Query() query: ClaimNoticesQuery): Promise<ClaimNoticePage> {
    const { items, total } = await this.notices.list(caller, query);
    return toPage(items, total, query);
  }

  @Post()
  @ApiOperation({ summary: '拟写申报通知' })
  @Permit('claimNotices.write')
  @ApiCreatedResponse({ type: ClaimNoticeResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: ClaimNoticeRequest): Promise<ClaimNoticeResponse> {
    return this.notices.create(caller, body);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看申报通知' })
  @Permit('claimNotices.read')
  @ApiOkResponse({ type: ClaimNoticeResponse })
  get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<ClaimNoticeResponse> {
    return this.notices.get(caller, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改申报通知草稿' })
  @Permit('claimNotices.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ClaimNoticeResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateClaimNoticeRequest,
  ): Promise<ClaimNoticeResponse> {
    return this.notices.update(caller, id, version, body);
  }

  @Post(':id/approve')
  @ApiOperation({ summary: '批准申报通知' })
  @HttpCode(200)
  @Permit('claimNotices.approve')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimNoticeResponse })
  approve(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() body: ApproveClaimNoticeRequest,
  ): Promise<ClaimNoticeResponse> {
    return this.notices.approve(caller, id, version, body?.comment ?? null);
  }

  /** A draft by those who may write it, an approved one by those who may approve. */
  @Post(':id/withdraw')
  @ApiOperation({ summary: '撤回申报通知' })
  @HttpCode(200)
  @Permit('claimNotices.withdraw')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimNoticeResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() { reason }: WithdrawalRequest,
  ): Promise<ClaimNoticeResponse> {
    return this.notices.withdraw(caller, id, version, reason);
  }
}
