import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { ApiIfMatch, ApiIfMatchStated } from '../common/http/api-headers.js';
import { IfMatch, IfMatchStated } from '../common/http/if-match.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import {
  ApprovePolicyRequest,
  CreatePolicyRequest,
  PoliciesQuery,
  PolicyPage,
  PolicyResponse,
  RetirePolicyRequest,
  toPolicy,
  UpdatePolicyRequest,
} from './policies.dto.js';
import { PoliciesService } from './policies.service.js';

@ApiTags('policies')
@ApiBearerAuth()
@Controller('policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Get()
  @ApiOperation({ summary: '查询政策' })
  @Permit('policies.read')
  @ApiOkResponse({ type: PolicyPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: PoliciesQuery): Promise<PolicyPage> {
    const { items, total } = await this.policies.list(caller, query);
    return toPage(items.map(toPolicy), total, query);
  }

  @Post()
  @ApiOperation({ summary: '拟写政策草稿' })
  @Permit('policies.write')
  @ApiCreatedResponse({ type: PolicyResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreatePolicyRequest): Promise<PolicyResponse> {
    return toPolicy(await this.policies.create(caller, body));
  }

  @Get(':id')
  @ApiOperation({ summary: '查看政策' })
  @Permit('policies.read')
  @ApiOkResponse({ type: PolicyResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<PolicyResponse> {
    return toPolicy(await this.policies.get(caller, id));
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改政策草稿' })
  @Permit('policies.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: PolicyResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdatePolicyRequest,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.policies.update(caller, id, version, body));
  }

  @Post(':id/approve')
  @ApiOperation({ summary: '批准政策' })
  @HttpCode(200)
  @Permit('policies.approve')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PolicyResponse })
  async approve(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() body: ApprovePolicyRequest,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.policies.approve(caller, id, body ?? {}, version));
  }

  /** A draft is withdrawn by those who may write; an approved policy is ended by those who may approve. */
  @Post(':id/retire')
  @ApiOperation({ summary: '废止政策' })
  @HttpCode(200)
  @Permit('policies.read')
  @ApiIfMatchStated()
  @ApiOkResponse({ type: PolicyResponse })
  async retire(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatchStated() version: number | null,
    @Body() body: RetirePolicyRequest,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.policies.retire(caller, id, body ?? {}, version));
  }
}
