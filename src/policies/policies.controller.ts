import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { ApiIfMatch } from '../common/http/api-headers.js';
import { IfMatch } from '../common/http/if-match.js';
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
  @Permit('policies.read')
  @ApiOkResponse({ type: PolicyPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: PoliciesQuery): Promise<PolicyPage> {
    const { items, total } = await this.policies.list(caller, query);
    return toPage(items.map(toPolicy), total, query);
  }

  @Post()
  @Permit('policies.write')
  @ApiCreatedResponse({ type: PolicyResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreatePolicyRequest): Promise<PolicyResponse> {
    return toPolicy(await this.policies.create(caller, body));
  }

  @Get(':id')
  @Permit('policies.read')
  @ApiOkResponse({ type: PolicyResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<PolicyResponse> {
    return toPolicy(await this.policies.get(caller, id));
  }

  @Patch(':id')
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
  @HttpCode(200)
  @Permit('policies.approve')
  @ApiOkResponse({ type: PolicyResponse })
  async approve(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: ApprovePolicyRequest,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.policies.approve(caller, id, body ?? {}));
  }

  /** A draft is withdrawn by those who may write; an approved policy is ended by those who may approve. */
  @Post(':id/retire')
  @HttpCode(200)
  @Permit('policies.read')
  @ApiOkResponse({ type: PolicyResponse })
  async retire(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: RetirePolicyRequest,
  ): Promise<PolicyResponse> {
    return toPolicy(await this.policies.retire(caller, id, body ?? {}));
  }
}
