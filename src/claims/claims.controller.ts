import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { ApiIfMatch, ApiIfMatchStated } from '../common/http/api-headers.js';
import { IfMatch, IfMatchStated } from '../common/http/if-match.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { ClaimCandidatePage, ClaimCandidatesQuery } from './candidates/claim-candidates.dto.js';
import { ClaimCandidatesService } from './candidates/claim-candidates.service.js';
import { ClaimsService } from './claims.service.js';
import {
  ClaimCheckRequest,
  ClaimDetailResponse,
  ClaimOpinionRequest,
  ClaimPage,
  ClaimReasonRequest,
  ClaimRequest,
  ClaimsQuery,
  ClaimStepRequest,
  UpdateClaimRequest,
} from './reading/claims.dto.js';

/** 申报 */
@ApiTags('claims')
@ApiBearerAuth()
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly claims: ClaimsService,
    private readonly candidates: ClaimCandidatesService,
  ) {}

  @Get()
  @ApiOperation({ summary: '查询申报' })
  @Permit('claims.read')
  @ApiOkResponse({ type: ClaimPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: ClaimsQuery): Promise<ClaimPage> {
    const { items, total, states } = await this.claims.list(caller, query);
    return { ...toPage(items, total, query), states };
  }

  @Post()
  @ApiOperation({ summary: '登记申报' })
  @Permit('claims.write')
  @ApiCreatedResponse({ type: ClaimDetailResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: ClaimRequest): Promise<ClaimDetailResponse> {
    return this.claims.create(caller, body);
  }

  /** Before the route that takes any name for an id. */
  @Get('candidates')
  @ApiOperation({ summary: '查询今天可以申报的本站人员' })
  @Permit('claims.write')
  @ApiOkResponse({ type: ClaimCandidatePage })
  async listCandidates(
    @CurrentCaller() caller: Caller,
    @Query() query: ClaimCandidatesQuery,
  ): Promise<ClaimCandidatePage> {
    const { items, total } = await this.candidates.list(caller, query);
    return toPage(items, total, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看申报' })
  @Permit('claims.read')
  @ApiOkResponse({ type: ClaimDetailResponse })
  get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<ClaimDetailResponse> {
    return this.claims.get(caller, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改申报草稿的申报日期' })
  @Permit('claims.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ClaimDetailResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() { receivedOn }: UpdateClaimRequest,
  ): Promise<ClaimDetailResponse> {
    return this.claims.update(caller, id, version, receivedOn);
  }

  @Post(':id/submit')
  @ApiOperation({ summary: '提交申报' })
  @HttpCode(200)
  @Permit('claims.write')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimDetailResponse })
  submit(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
  ): Promise<ClaimDetailResponse> {
    return this.claims.step(caller, id, 'submit', { version, reason: null });
  }

  @Post(':id/return')
  @ApiOperation({ summary: '退回申报，要求补正' })
  @HttpCode(200)
  @Permit('claims.decide')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimDetailResponse })
  giveBack(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() { reason }: ClaimReasonRequest,
  ): Promise<ClaimDetailResponse> {
    return this.claims.step(caller, id, 'return', { version, reason });
  }

  @Post(':id/accept')
  @ApiOperation({ summary: '受理申报' })
  @HttpCode(200)
  @Permit('claims.decide')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimDetailResponse })
  accept(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() body: ClaimStepRequest,
  ): Promise<ClaimDetailResponse> {
    return this.claims.step(caller, id, 'accept', { version, reason: body?.reason || null });
  }

  @Post(':id/reject')
  @ApiOperation({ summary: '不予受理申报，写明原因' })
  @HttpCode(200)
  @Permit('claims.decide')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimDetailResponse })
  reject(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() { reason }: ClaimReasonRequest,
  ): Promise<ClaimDetailResponse> {
    return this.claims.step(caller, id, 'reject', { version, reason });
  }

  /** Of a draft without a reason. */
  @Post(':id/withdraw')
  @ApiOperation({ summary: '撤回申报' })
  @HttpCode(200)
  @Permit('claims.write')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimDetailResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() body: ClaimStepRequest,
  ): Promise<ClaimDetailResponse> {
    return this.claims.step(caller, id, 'withdraw', { version, reason: body?.reason || null });
  }

  @Post(':id/opinion')
  @ApiOperation({ summary: '填写单位意见' })
  @HttpCode(200)
  @Permit('claims.write')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: ClaimDetailResponse })
  opine(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() body: ClaimOpinionRequest,
  ): Promise<ClaimDetailResponse> {
    return this.claims.opine(caller, id, version, body);
  }

  @Post(':id/checks')
  @ApiOperation({ summary: '登记申报条件的核实结果' })
  @Permit('claims.decide')
  @ApiCreatedResponse({ type: ClaimDetailResponse })
  check(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: ClaimCheckRequest,
  ): Promise<ClaimDetailResponse> {
    return this.claims.check(caller, id, body);
  }
}
